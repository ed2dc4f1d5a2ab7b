/** What makes two unit groups near beside the number of their minor group. */
export type NearnessPack = {
  /** Groups between which people change in practice, by the name of the family. */
  readonly families: ReadonlyMap<string, readonly string[]>;
  /** How many duties two groups share, 0 to 1 (ends in). */
  readonly alike: readonly { readonly isco08: string; readonly other: string; readonly share: number }[];
  /** Occupation group of CBS by unit group. */
  readonly groups: ReadonlyMap<string, string>;
};

/** From this share of common duties on two groups are near. Our choice. */
const NEAR_FROM = 0.5;

/**
 * Tells which unit groups are near one another: of one minor group (three digits), of one family, of one occupation group of CBS, or with much
 * the same duties. Near is no more than that: it orders what is not in the zoekprofiel, and decides nothing.
 * @param codes all unit groups
 * @returns a function from a unit group to those near it, itself not among them, in order; neither throws
 */
export function createNearOccupations(
  codes: readonly string[],
  { families, alike, groups }: NearnessPack,
): (isco08: string) => readonly string[] {
  const near = new Map<string, Set<string>>(codes.map((code) => [code, new Set()]));
  const join = (members: readonly string[]): void => {
    for (const one of members) for (const other of members) if (one !== other) near.get(one)?.add(other);
  };
  for (const minor of Map.groupBy(codes, (code) => code.slice(0, 3)).values()) join(minor);
  for (const family of families.values()) join(family);
  for (const members of Map.groupBy(groups.keys(), (code) => groups.get(code)).values()) join(members);
  for (const { isco08, other, share } of alike) if (share >= NEAR_FROM) join([isco08, other]);
  const known = new Map([...near].map(([code, others]) => [code, [...others].filter((other) => near.has(other)).toSorted()]));
  return (isco08) => known.get(isco08) ?? [];
}

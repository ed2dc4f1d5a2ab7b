import type { Dimension } from '../demand/dimension.ts';
import type { UsualDemand } from '../match/match.ts';

/** From a figure to levels: the highest level whose `from` the figure reaches, where all figures of `and` are reached as well. */
export type PriorRule = {
  readonly dim: Dimension;
  readonly figure: string;
  /** Level and the lowest figure (in) from which it counts, in rising order of level. */
  readonly levels: readonly { readonly level: number; readonly from: number }[];
  readonly and: readonly { readonly figure: string; readonly from: number }[];
};

/** Means of one unit group by the name of the figure. */
export type GroupFigures = ReadonlyMap<string, number>;

/**
 * Gives every unit group figures: its own, and for each figure that it lacks the one of its stand-in, else the mean of the groups with the same
 * first three digits, else the first two.
 * @param own figures by unit group
 * @param standIns unit group by the group that stands in for it
 * @returns a group of which nothing is known has no figures; never throws
 */
export function fillGroups(
  groups: readonly string[],
  own: ReadonlyMap<string, GroupFigures>,
  standIns: ReadonlyMap<string, string>,
): ReadonlyMap<string, GroupFigures> {
  const meanUnder = (prefix: string): GroupFigures =>
    meanOf([...own].filter(([code]) => code.startsWith(prefix)).map(([, figures]) => figures));
  return new Map(
    groups.map((group) => [
      group,
      // What comes later goes before what came first.
      new Map(
        [group.slice(0, 2), group.slice(0, 3)]
          .flatMap((prefix) => [...meanUnder(prefix)])
          .concat([...(own.get(standIns.get(group) ?? '') ?? [])], [...(own.get(group) ?? [])]),
      ),
    ]),
  );
}

/** The mean of figures, each over those that have it. Never throws. */
export function meanOf(all: readonly GroupFigures[]): GroupFigures {
  const names = new Set(all.flatMap((figures) => [...figures.keys()]));
  return new Map(
    [...names].map((name) => {
      const values = all.flatMap((figures) => figures.get(name) ?? []);
      return [name, values.reduce((sum, value) => sum + value, 0) / values.length];
    }),
  );
}

/**
 * What is usual in a unit group by its figures: per dimension the highest level that any rule gives.
 * @returns levels over 0 only; a figure that is not known gives nothing. Never throws.
 */
export function derivePriors(isco08: string, figures: GroupFigures, rules: readonly PriorRule[]): readonly UsualDemand[] {
  const levels = new Map<Dimension, number>();
  for (const { dim, figure, levels: steps, and } of rules) {
    if (and.some((also) => (figures.get(also.figure) ?? 0) < also.from)) continue;
    const value = figures.get(figure) ?? 0;
    const level = Math.max(0, ...steps.filter(({ from }) => value >= from).map((step) => step.level));
    if (level > (levels.get(dim) ?? 0)) levels.set(dim, level);
  }
  return [...levels].map(([dim, level]) => ({ isco08, dim, level }));
}

import { estimatedLikeness } from './min-hash.ts';
import { apartBecause, judgePair, type MergeRule, type PairFacts } from './judge-pair.ts';
import type { PostingProfile } from './posting-profile.ts';

/** A person's word on two postings: it outweighs every rule, and a later run keeps it. */
export type HumanDecision = { readonly a: string; readonly b: string; readonly same: boolean };

/** Why one posting stands with another. `decided`: a person said so. */
export type MergeReason =
  | { readonly a: string; readonly b: string; readonly rule: MergeRule; readonly facts: PairFacts }
  | { readonly a: string; readonly b: string; readonly rule: 'decided' };

/** One vacancy: its postings in the order given, and the chain of reasons that holds them together (one fewer than postings). */
export type VacancyGroup = {
  readonly ids: readonly string[];
  readonly why: readonly MergeReason[];
  /** Who the work is probably for; null where nobody is named. */
  readonly likelyEmployer: string | null;
};

type Link = { readonly a: PostingProfile; readonly b: PostingProfile; readonly rule: MergeRule; readonly facts: PairFacts };

/** A key that more postings share than this tells nothing; they are compared within their more telling keys. */
const BLOCK_MAX = 400;

/** Keys of which two postings of one vacancy share at least one: title and town, title and employer, address, bands of the text. */
function keysOf({ titleWords, places, employerKey, address, bands }: PostingProfile): readonly string[] {
  const title = titleWords.words.join(' ');
  const spots = places.map(({ town, regions, country }) => town ?? (regions.join() || country) ?? '');
  return [
    ...(title === '' ? [] : [...spots, ''].map((spot) => `t|${title}|${spot}`)),
    ...(title === '' || employerKey === '' ? [] : [`e|${title}|${employerKey}`]),
    ...(address === null ? [] : [`u|${address}`]),
    ...bands.map((band) => `b|${band}`),
  ];
}

/** Where nothing else is known, the title alone brings too many together: such a key is not looked up. */
const TITLE_ALONE = /^t\|.*\|$/;

/**
 * The keys of a posting as numbers (32 bits, signed), for looking up what it may be one with among many. Two keys may share a number: what is
 * found is compared in full.
 */
export function blockKeysOf(profile: PostingProfile): readonly number[] {
  const keys = keysOf(profile).filter((key) => !TITLE_ALONE.test(key));
  return [...new Set(keys.map(hashOf))];
}

/** @source FNV-1a, 32 bits */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

function linksOf(profiles: readonly PostingProfile[]): readonly Link[] {
  const blocks = new Map<string, number[]>();
  for (const [index, profile] of profiles.entries())
    for (const key of keysOf(profile)) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  const seen = new Set<number>();
  const links: Link[] = [];
  for (const [key, block] of blocks) {
    if (block.length < 2 || (block.length > BLOCK_MAX && /^t\|.*\|$/.test(key))) continue;
    for (const [at, i] of block.entries()) {
      for (const j of block.slice(at + 1)) {
        const pair = i * profiles.length + j;
        const [a, b] = [profiles[i], profiles[j]];
        if (seen.has(pair) || !a || !b) continue;
        seen.add(pair);
        // In a crowded band only texts that are practically one are worth the exact comparison.
        if (key.startsWith('b|') && block.length > BLOCK_MAX && estimatedLikeness(a.signature, b.signature) < 0.9) continue;
        const judged = judgePair(a, b);
        if (judged.verdict === 'one') links.push({ a, b, rule: judged.rule, facts: judged.facts });
      }
    }
  }
  return links;
}

/** A posting without a town that fits postings in several towns belongs to none of them for certain: those links go. */
function withoutTornLinks(links: readonly Link[]): readonly Link[] {
  const townsBeside = new Map<string, Set<string>>();
  const note = (vague: PostingProfile, other: PostingProfile): void => {
    for (const { town } of other.places) {
      if (town === null) continue;
      const towns = townsBeside.get(vague.id) ?? new Set();
      townsBeside.set(vague.id, towns.add(town));
    }
  };
  const isVague = ({ places }: PostingProfile): boolean => places.every(({ town, wide }) => town === null || wide);
  for (const { a, b, facts } of links) {
    if (facts.place === 'same') continue;
    if (isVague(a)) note(a, b);
    if (isVague(b)) note(b, a);
  }
  const isTorn = ({ id }: PostingProfile): boolean => (townsBeside.get(id)?.size ?? 0) > 1;
  return links.filter(({ a, b, facts }) => facts.place === 'same' || (!isTorn(a) && !isTorn(b)));
}

/** Strongest first; equal ones in an order that does not hang on the order of the input. */
function byStrength(one: Link, two: Link): number {
  const vague = ({ facts }: Link): number => (facts.place === 'same' ? 0 : 1);
  const ids = ({ a, b }: Link): string => [a.id, b.id].toSorted().join('|');
  return (
    vague(one) - vague(two) ||
    two.facts.overlap.jaccard - one.facts.overlap.jaccard ||
    two.facts.overlap.containment - one.facts.overlap.containment ||
    (ids(one) < ids(two) ? -1 : 1)
  );
}

const AGENCY =
  /uitzend|detacher|recruit|werving|selectie|personeel|staffing|interim|flex|jobs?\b|vacature|talent|people|werkt|payroll|randstad|tempo.?team|adecco|manpower|olympia|start people|unique|vakblad/i;

/** The employer that the texts speak of and that is no agency by its name; else the only name that is no agency; else the first. */
function likelyEmployerOf(members: readonly PostingProfile[]): string | null {
  const names = [...new Set(members.flatMap(({ employerName }) => (employerName === null ? [] : [employerName])))];
  const score = (name: string): number => {
    const words = ` ${name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
    const spoken = members.filter((member) => member.words.includes(words)).length / members.length;
    return spoken + (AGENCY.test(name) ? 0 : 1);
  };
  return names.toSorted((a, b) => score(b) - score(a))[0] ?? null;
}

/**
 * Brings postings of one vacancy together. Each merge is explained; no group holds two postings that something keeps apart for certain
 * (another place, another job, other hours, another load), not even by way of a third. The outcome does not hang on the order of the input.
 * @param decisions what people said of pairs; ids that are not among the postings are passed over
 * @returns the groups in the order of their first postings; every posting in exactly one; never throws
 */
export function groupVacancies(profiles: readonly PostingProfile[], decisions: readonly HumanDecision[] = []): readonly VacancyGroup[] {
  const groupOf = new Map<string, { members: PostingProfile[]; why: MergeReason[] }>();
  for (const profile of profiles) groupOf.set(profile.id, { members: [profile], why: [] });
  const pairKey = (a: string, b: string): string => JSON.stringify([a, b].toSorted());
  const decided = new Map(decisions.map(({ a, b, same }) => [pairKey(a, b), same]));
  const join = (a: string, b: string, reason: MergeReason, isAllowed: (one: PostingProfile, two: PostingProfile) => boolean): void => {
    const [one, two] = [groupOf.get(a), groupOf.get(b)];
    if (!one || !two || one === two || !one.members.every((left) => two.members.every((right) => isAllowed(left, right)))) return;
    one.members.push(...two.members);
    one.why.push(...two.why, reason);
    for (const { id } of two.members) groupOf.set(id, one);
  };
  const notDenied = (a: PostingProfile, b: PostingProfile): boolean => decided.get(pairKey(a.id, b.id)) !== false;
  for (const { a, b, same } of decisions) if (same) join(a, b, { a, b, rule: 'decided' }, notDenied);
  for (const { a, b, rule, facts } of withoutTornLinks(linksOf(profiles)).toSorted(byStrength))
    join(a.id, b.id, { a: a.id, b: b.id, rule, facts }, (one, two) => notDenied(one, two) && fitsTogether(one, two, decided, pairKey));
  const order = new Map(profiles.map(({ id }, index) => [id, index]));
  return [...new Set(groupOf.values())].map(({ members, why }) => {
    const sorted = members.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return { ids: sorted.map(({ id }) => id), why, likelyEmployer: likelyEmployerOf(sorted) };
  });
}

function fitsTogether(
  one: PostingProfile,
  two: PostingProfile,
  decided: ReadonlyMap<string, boolean>,
  pairKey: (a: string, b: string) => string,
): boolean {
  return decided.get(pairKey(one.id, two.id)) === true || apartBecause(one, two) === null;
}

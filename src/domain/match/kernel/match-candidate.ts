import type { LimitsPack } from '../../limit/limits-pack.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import { toGridPoint } from '../distance.ts';
import type { MatchableCandidate } from '../match.ts';
import { notKnownKm } from '../order.ts';
import type { Bitmap } from './bitmap.ts';
import { addRange, clear, copyOf, keepOnly, newBitmap } from './bitmap.ts';
import type { Condition, StrictGate } from './conditions.ts';
import { createConditions } from './conditions.ts';
import type { ConflictCounts, KindCounts, Tally } from './count-conflicts.ts';
import { countConflicts, countKeptBack, countKinds, countOnlyConflicts } from './count-conflicts.ts';
import type { Ranked } from './find-best.ts';
import { findBest } from './find-best.ts';
import type { Circle } from './reach.ts';
import { markReach } from './reach.ts';
import { createFunctionKinds } from './sought-functions.ts';
import type { VacancyIndex } from './vacancy-index.ts';

/** How many of the best are told. */
export const BEST = 50;

/** What the index says about one candidate. All zero and empty for a candidate who is not to be matched. */
export type KernelResult = {
  /** Version of the index. */
  readonly index: string;
  readonly on: LocalDate;
  /** Vacancies within reach, of a function that is not excluded, past the strict gates, with exactly so many dimensions in conflict. */
  readonly conflicts: ConflictCounts;
  /** At most `BEST` of those without a conflict: the kind of function first, then distance, then the newest, then by id. See `idAt`. */
  readonly best: readonly Ranked[];
};

/** What is asked of an index about one candidate. */
export type KernelQuestion = {
  /** Only vacancies in this set; left out: all. */
  readonly among?: Bitmap;
  /** How many of the best; left out: `BEST`. */
  readonly most?: number;
};

export type Kernel = {
  readonly index: VacancyIndex;
  readonly match: (candidate: MatchableCandidate, question?: KernelQuestion) => KernelResult;
  /** Counts every vacancy as the rules of `keptBackBy` do; one counts for every rule that keeps it back. */
  readonly tally: (candidate: MatchableCandidate, question?: Pick<KernelQuestion, 'among'>) => Tally;
  /** What is not kept back, in a set of its own, and how much of it is of each kind of function. */
  readonly fits: (
    candidate: MatchableCandidate,
    question?: Pick<KernelQuestion, 'among'>,
  ) => { readonly set: Bitmap; readonly kinds: KindCounts };
  /** Per dimension how many vacancies nothing keeps back but a conflict on that dimension alone. */
  readonly costs: (candidate: MatchableCandidate, question?: Pick<KernelQuestion, 'among'>) => ReadonlyMap<Condition['on'], number>;
};

/**
 * Counts conflicts of candidates over a whole index. It counts what the plain match (`matchPair`) calls a conflict and nothing else: aandacht and
 * onbekend come from the plain match, on what is shown.
 *
 * In three steps: mark what is within reach (`markReach`); block by block sort by kind of function and count the conflicts of thirty-two vacancies
 * at a time (`countConflicts`); and look for the best until no other can be better (`findBest`). One kernel is for one thread: it reuses its own
 * memory from candidate to candidate.
 * @param strict gates besides function and distance whose conflict leaves a vacancy out
 * @returns never throws, and neither do its answers
 */
export function createKernel(index: VacancyIndex, pack: LimitsPack, strict: readonly StrictGate[] = []): Kernel {
  const conditions = createConditions(index, pack);
  const functions = createFunctionKinds(index);
  const [inReach, fits] = [newBitmap(index.size), newBitmap(index.size)];
  const everything = newBitmap(index.size);
  addRange(everything, 0, index.size);
  return {
    index,
    match(candidate, { among = everything, most = BEST } = {}) {
      const told = { index: index.version, on: index.on };
      if (!candidate.limits.matchable) return { ...told, conflicts: [0, 0, 0], best: [] };
      const circle = circleOf(candidate);
      markReach(index, circle, inReach);
      keepOnly(inReach, among);
      functions.prepare(candidate.zoekprofiel);
      const conflicts = countConflicts(inReach, conditions.of(candidate, strict), functions, fits);
      const best = findBest({ index, fits, functions, circle, notKnownKm: notKnownKm(candidate.zoekprofiel), most });
      clear(inReach);
      clear(fits);
      return { ...told, conflicts, best };
    },
    fits(candidate, { among = everything } = {}) {
      if (!candidate.limits.matchable) return { set: newBitmap(index.size), kinds: { wanted: 0, acceptable: 0, other: 0 } };
      markReach(index, circleOf(candidate), inReach);
      keepOnly(inReach, among);
      functions.prepare(candidate.zoekprofiel);
      countConflicts(inReach, conditions.of(candidate, strict), functions, fits);
      const found = { set: copyOf(fits), kinds: countKinds(fits, functions) };
      clear(inReach);
      clear(fits);
      return found;
    },
    costs(candidate, { among = everything } = {}) {
      if (!candidate.limits.matchable) return new Map();
      markReach(index, circleOf(candidate), inReach);
      keepOnly(inReach, among);
      functions.prepare(candidate.zoekprofiel);
      const counts = countOnlyConflicts(inReach, conditions.of(candidate, strict), functions);
      clear(inReach);
      return counts;
    },
    tally(candidate, { among = everything } = {}) {
      markReach(index, circleOf(candidate), inReach);
      functions.prepare(candidate.zoekprofiel);
      const counted = countKeptBack(among, inReach, conditions.of(candidate, []), functions);
      clear(inReach);
      if (candidate.limits.matchable) return counted;
      return { seen: counted.seen, shown: 0, keptBack: { ...counted.keptBack, geen_matching: counted.seen } };
    },
  };
}

function circleOf({ zoekprofiel: { home, maxKm, homeWorking } }: MatchableCandidate): Circle {
  const point = home.point ? toGridPoint(home.point) : null;
  return {
    home: point,
    // Distances are whole kilometres, rounded up: 12 is within 12.5, 13 is not.
    metres: point === null || maxKm === null ? null : Math.floor(maxKm) * 1000,
    homeWorking: homeWorking !== false,
  };
}

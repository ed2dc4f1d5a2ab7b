import type { LimitsPack } from '../../limit/limits-pack.ts';
import type { VacancyId } from '../../shared/ids.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import type { SoughtFunction, Zoekprofiel } from '../../zoekprofiel/zoekprofiel.ts';
import type { GridPoint } from '../distance.ts';
import { distanceKm, squareMetres, toGridPoint } from '../distance.ts';
import { functionKindOf } from '../gates.ts';
import type { MatchableCandidate } from '../match.ts';
import { DISTANCE_NOT_KNOWN_KM } from '../order.ts';
import type { Bitmap } from './bitmap.ts';
import { addPosition, addRange, BLOCK_WORDS, clear, countBits, hasPosition, newBitmap, removePosition } from './bitmap.ts';
import type { Conditions, StrictGate } from './conditions.ts';
import { createConditions } from './conditions.ts';
import { cellsAround, COLUMNS, reachOfCell, walkOutward } from './grid.ts';
import { AGE_MAX, INDEX_MAX } from './index-vacancies.ts';
import type { SoughtPositions } from './sought-functions.ts';
import { positionsOf } from './sought-functions.ts';
import type { VacancyIndex } from './vacancy-index.ts';

/** How many of the best are told. */
export const BEST = 50;

/** What the index says about one candidate. All zero and empty for a candidate who is not to be matched. */
export type KernelResult = {
  /** Version of the index. */
  readonly index: string;
  readonly on: LocalDate;
  /** Vacancies within reach, of a function that is not excluded, past the strict gates, with exactly so many dimensions in conflict. */
  readonly conflicts: readonly [none: number, one: number, two: number];
  /** At most `BEST` of those without a conflict: the kind of function first, then distance, then the newest, then by id. */
  readonly best: readonly VacancyId[];
};

/**
 * Counts conflicts of candidates over a whole index. It counts what the plain match (`matchPair`) calls a conflict and nothing else: aandacht and
 * onbekend come from the plain match, on what is shown.
 *
 * In four steps: mark what is within reach (`Reach`), take out the excluded functions, count the conflicts of thirty-two vacancies at a time,
 * and look for the best until no other can be better. One kernel is for one thread: it reuses its own memory from candidate to candidate.
 * @param strict gates besides function and distance whose conflict leaves a vacancy out
 * @returns a function from candidate to result; neither throws
 */
export function createKernel(
  index: VacancyIndex,
  pack: LimitsPack,
  strict: readonly StrictGate[] = [],
): { readonly match: (candidate: MatchableCandidate) => KernelResult } {
  const conditions = createConditions(index, pack);
  const sought = createSoughtCache(index);
  const [inReach, fits] = [newBitmap(index.size), newBitmap(index.size)];
  const functions = createFunctionMarks(index.size);
  return {
    match(candidate) {
      const { zoekprofiel, limits } = candidate;
      if (!limits.matchable) return { index: index.version, on: index.on, conflicts: [0, 0, 0], best: [] };
      const home = zoekprofiel.home.point ? toGridPoint(zoekprofiel.home.point) : null;
      const metres = home === null || zoekprofiel.maxKm === null ? null : Math.floor(zoekprofiel.maxKm) * 1000;
      markReach(index, home, metres, zoekprofiel.homeWorking !== false, inReach);
      functions.mark(zoekprofiel, sought);
      for (const position of functions.touched()) if (functions.kindAt(position) === EXCLUDED) removePosition(inReach, position);
      const conflicts = countConflicts(inReach, conditions.of(candidate, strict), fits);
      const best = findBest({ index, fits, functions, home, metres, notKnownKm: zoekprofiel.maxKm ?? DISTANCE_NOT_KNOWN_KM });
      functions.reset();
      clear(inReach);
      clear(fits);
      return { index: index.version, on: index.on, conflicts, best };
    },
  };
}

// ---- Step 1: what is within reach ----

/** Marks every vacancy that the distance does not leave out. A vacancy without a known place is always within reach. */
function markReach(index: VacancyIndex, home: GridPoint | null, metres: number | null, homeWorking: boolean, inReach: Bitmap): void {
  if (home === null || metres === null) {
    addRange(inReach, 0, index.size);
    return;
  }
  addRange(inReach, 0, index.placeless);
  if (homeWorking) addRange(inReach, index.placeless, index.fromHome);
  else markNear(index, home, metres, index.placeless, index.fromHome, inReach);
  if (metres < 0) return;
  const { rows, columns } = cellsAround(home, metres);
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    for (let column = columns[0]; column <= columns[1]; column += 1) {
      const cell = row * COLUMNS + column;
      const [from, until] = [index.cells[cell] ?? 0, index.cells[cell + 1] ?? 0];
      if (from === until) continue;
      const { nearest, farthest } = reachOfCell(home, cell);
      // A cell that lies in the circle as a whole is marked as a whole; only where the circle cuts a cell is each vacancy measured.
      if (farthest <= metres ** 2) addRange(inReach, from, until);
      else if (nearest <= metres ** 2) markNear(index, home, metres, from, until, inReach);
    }
  }
}

function markNear({ x, y }: VacancyIndex, home: GridPoint, metres: number, from: number, until: number, inReach: Bitmap): void {
  if (metres < 0) return;
  for (let position = from; position < until; position += 1)
    if (squareMetres(home, { x: x[position] ?? 0, y: y[position] ?? 0 }) <= metres ** 2) addPosition(inReach, position);
}

// ---- Step 2: kinds of function ----

/** Kinds of function in the order in which they are shown; excluded is not shown. */
const WANTED = 0;
const ACCEPTABLE = 1;
const OTHER = 2;
const EXCLUDED = 3;
const KIND_NUMBER = { gewenst: WANTED, acceptabel: ACCEPTABLE, anders: OTHER, uitgesloten: EXCLUDED } as const;

/** Each sign that a function gives is one bit. */
const SIGN = { excludedNamed: 1, excludedIs: 2, soughtNamed: 4, wantedIs: 8, acceptableIs: 16 } as const;
/** The kind that each of the 32 combinations of signs makes, asked once of the rule that the plain match uses. */
const KIND_BY_SIGNS = Uint8Array.from({ length: 32 }, (_, signs) => {
  const has = (sign: number): boolean => (signs & sign) !== 0;
  const kind = functionKindOf({
    excludedNamed: has(SIGN.excludedNamed),
    excludedIs: has(SIGN.excludedIs),
    soughtNamed: has(SIGN.soughtNamed),
    wantedIs: has(SIGN.wantedIs),
    acceptableIs: has(SIGN.acceptableIs),
  });
  return KIND_NUMBER[kind];
});

type FunctionMarks = {
  readonly mark: (zoekprofiel: Zoekprofiel, positionsFor: (one: SoughtFunction) => SoughtPositions) => void;
  /** Positions that any function sought meets; all others are OTHER. */
  readonly touched: () => readonly number[];
  readonly kindAt: (position: number) => number;
  readonly reset: () => void;
};

function createFunctionMarks(size: number): FunctionMarks {
  const signs = new Uint8Array(size);
  let touched: number[] = [];
  const add = (positions: Uint32Array, sign: number): void => {
    for (const position of positions) {
      const before = signs[position] ?? 0;
      if (before === 0) touched.push(position);
      signs[position] = before | sign;
    }
  };
  return {
    mark({ wanted, acceptable, excluded }, positionsFor) {
      for (const { named, is } of excluded.map(positionsFor)) {
        add(named, SIGN.excludedNamed);
        add(is, SIGN.excludedIs);
      }
      for (const { named, is } of wanted.map(positionsFor)) {
        add(named, SIGN.soughtNamed);
        add(is, SIGN.wantedIs);
      }
      for (const { named, is } of acceptable.map(positionsFor)) {
        add(named, SIGN.soughtNamed);
        add(is, SIGN.acceptableIs);
      }
    },
    touched: () => touched,
    kindAt: (position) => KIND_BY_SIGNS[signs[position] ?? 0] ?? OTHER,
    reset() {
      for (const position of touched) signs[position] = 0;
      touched = [];
    },
  };
}

const KEPT_FUNCTIONS = 2000;

function createSoughtCache(index: VacancyIndex): (one: SoughtFunction) => SoughtPositions {
  const kept = new Map<string, SoughtPositions>();
  return (one) => {
    const key = `${one.title}\n${one.isco08.join()}`;
    const known = kept.get(key);
    if (known) return known;
    const found = positionsOf(one, index);
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_FUNCTIONS && oldest !== undefined) kept.delete(oldest);
    kept.set(key, found);
    return found;
  };
}

// ---- Step 3: conflicts, thirty-two vacancies at a time ----

/**
 * Counts the vacancies in reach with no, one and two dimensions in conflict, and leaves those with none in `fits`.
 *
 * For each of thirty-two vacancies three bits say: at least one, at least two, at least three conflicts so far. A further dimension raises them
 * from the top: who had two and is in this conflict too has three; who had one has two; whoever is in it has one. More than three need not be told apart.
 */
function countConflicts(inReach: Bitmap, { dimensions, gates }: Conditions, fits: Bitmap): [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  for (let block = 0; block < inReach.occupied.length; block += 1) {
    if (inReach.occupied[block] === 0) continue;
    // Only the conditions that have any vacancy in this block bear on it.
    const own = dimensions.filter(({ occupied }) => occupied[block] === 1).map(({ words }) => words);
    const out = gates.filter(({ occupied }) => occupied[block] === 1).map(({ words }) => words);
    for (let at = block * BLOCK_WORDS, end = at + BLOCK_WORDS; at < end; at += 1) {
      let left = inReach.words[at] ?? 0;
      for (const words of out) left &= ~(words[at] ?? 0);
      if (left === 0) continue;
      let one = 0;
      let two = 0;
      let three = 0;
      for (const words of own) {
        const conflict = words[at] ?? 0;
        three |= two & conflict;
        two |= one & conflict;
        one |= conflict;
      }
      const none = left & ~one;
      counts[0] += countBits(none);
      counts[1] += countBits(left & one & ~two);
      counts[2] += countBits(left & two & ~three);
      if (none === 0) continue;
      fits.words[at] = none;
      fits.occupied[block] = 1;
    }
  }
  return counts;
}

// ---- Step 4: the best ----

type Search = {
  readonly index: VacancyIndex;
  readonly fits: Bitmap;
  readonly functions: FunctionMarks;
  readonly home: GridPoint | null;
  readonly metres: number | null;
  /** Stands in for a distance that is not known. */
  readonly notKnownKm: number;
};

/** Half kilometres that the sort key holds: 16 bits. */
const HALVES_MAX = 2 ** 16 - 1;

/**
 * All that the order depends on as one whole number, the lowest first: kind of function (2 bits), half kilometres (16), age (15), rank (20).
 * Together 53 bits, which a number holds exactly. Known distances are whole kilometres, so even halves; one that is not known can be a fraction
 * of a radius, and any fraction lies between the same two whole kilometres as the odd half.
 */
function sortKey(kind: number, km: number, age: number, rank: number): number {
  const halves = Math.min(Math.max(Math.floor(km) * 2 + (Number.isInteger(km) ? 0 : 1), 0), HALVES_MAX);
  return ((kind * (HALVES_MAX + 1) + halves) * (AGE_MAX + 1) + age) * INDEX_MAX + rank;
}

/**
 * The best of what fits. Groups are visited from the best downward, and the search ends as soon as the lowest key that a group can have is
 * higher than the worst of fifty that were found: nothing that was not visited can be among them.
 */
function findBest(search: Search): readonly VacancyId[] {
  const { index, fits, functions, home, metres, notKnownKm } = search;
  const best = createShortlist();
  const kmAt = (position: number): number =>
    home === null || position < index.placeless ? notKnownKm : distanceKm(home, { x: index.x[position] ?? 0, y: index.y[position] ?? 0 });
  const keyAt = (position: number, kind: number): number =>
    sortKey(kind, kmAt(position), index.age[position] ?? 0, index.rank[position] ?? 0);
  const idsOf = (): readonly VacancyId[] => best.ranks().flatMap((rank) => index.ids[index.byRank[rank] ?? 0] ?? []);

  // Wanted and acceptable functions come before all others, and are few.
  for (const position of functions.touched()) {
    const kind = functions.kindAt(position);
    if (kind !== OTHER && hasPosition(fits, position)) best.offer(keyAt(position, kind));
  }
  const offerOther = (position: number): boolean => {
    if (!hasPosition(fits, position) || functions.kindAt(position) !== OTHER) return true;
    return best.offer(keyAt(position, OTHER));
  };
  if (!best.takes(sortKey(OTHER, 0, 0, 0))) return idsOf();

  if (home === null) {
    // All are as far: the newest first. The first that is not taken ends it, for all after it are worse.
    for (const position of index.byFreshness) if (!offerOther(position)) break;
    return idsOf();
  }
  for (let position = 0; position < index.placeless; position += 1) if (!offerOther(position)) break; // newest first within the section
  for (let position = index.placeless; position < index.fromHome; position += 1) offerOther(position);
  walkOutward(home, (cell, least) => {
    if (metres !== null && least > metres ** 2) return false;
    if (!best.takes(sortKey(OTHER, Math.ceil(Math.sqrt(least) / 1000) - 1, 0, 0))) return false;
    for (let position = index.cells[cell] ?? 0, end = index.cells[cell + 1] ?? 0; position < end; position += 1) offerOther(position);
    return true;
  });
  return idsOf();
}

/** The lowest fifty keys offered so far, in order. */
function createShortlist(): {
  /** Whether a key could still come in. */
  readonly takes: (key: number) => boolean;
  /** Takes a key in if it is low enough; false when it is not. */
  readonly offer: (key: number) => boolean;
  readonly ranks: () => readonly number[];
} {
  const keys: number[] = [];
  const takes = (key: number): boolean => keys.length < BEST || key < (keys[BEST - 1] ?? 0);
  return {
    takes,
    offer(key) {
      if (!takes(key)) return false;
      let at = keys.length;
      while (at > 0 && (keys[at - 1] ?? 0) > key) at -= 1;
      keys.splice(at, 0, key);
      keys.length = Math.min(keys.length, BEST);
      return true;
    },
    ranks: () => keys.map((key) => key % INDEX_MAX),
  };
}

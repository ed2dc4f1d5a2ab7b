import { distanceKm } from '../distance.ts';
import type { Bitmap } from './bitmap.ts';
import { visitRange } from './bitmap.ts';
import { walkOutward } from './grid.ts';
import { AGE_MAX, INDEX_MAX } from './index-vacancies.ts';
import type { Circle } from './reach.ts';
import type { FunctionKinds } from './sought-functions.ts';
import type { VacancyIndex } from './vacancy-index.ts';

export type Search = {
  readonly index: VacancyIndex;
  /** All that fits. */
  readonly fits: Bitmap;
  readonly functions: Pick<FunctionKinds, 'wanted' | 'acceptable'>;
  readonly circle: Circle;
  /** Stands in for a distance that is not known, whole kilometres. */
  readonly notKnownKm: number;
  /** How many of the best are asked. */
  readonly most: number;
};

/** Kilometres that the sort key holds: 16 bits. */
const KM_MAX = 2 ** 16 - 1;

/**
 * All that the order depends on as one whole number, the lowest first: kind of function (2 bits), whole kilometres (16), age (15), rank (20).
 * Together 53 bits, which a number holds exactly.
 */
function sortKey(kind: number, km: number, age: number, rank: number): number {
  return ((kind * (KM_MAX + 1) + Math.min(Math.max(km, 0), KM_MAX)) * (AGE_MAX + 1) + age) * INDEX_MAX + rank;
}

/** One of the best. `key` is the sort key without the rank: comparable between indexes of one day. */
export type Ranked = { readonly position: number; readonly key: number };

/**
 * The best of what fits, in order. Kinds of function are visited from the best downward and cells from the home outward, and a search ends as soon as
 * the lowest key that what is left can have is higher than the worst of those that were found: nothing that was not visited can be among them.
 */
export function findBest({ index, fits, functions, circle: { home, metres }, notKnownKm, most }: Search): readonly Ranked[] {
  const best = createShortlist(most);
  const { wanted, acceptable } = functions;
  const fit = (word: number): number => fits.words[word] ?? 0;
  // In the order in which kinds are shown.
  const kinds: readonly ((word: number) => number)[] = [
    (word) => (fit(word) === 0 ? 0 : fit(word) & wanted(word)),
    (word) => (fit(word) === 0 ? 0 : fit(word) & acceptable(word)),
    (word) => (fit(word) === 0 ? 0 : fit(word) & ~wanted(word) & ~acceptable(word)),
  ];
  for (const [kind, wordAt] of kinds.entries()) {
    const keyAt = (position: number): number => {
      const known = home !== null && position >= index.placeless;
      const km = known ? distanceKm(home, { x: index.x[position] ?? 0, y: index.y[position] ?? 0 }) : notKnownKm;
      return sortKey(kind, km, index.age[position] ?? 0, index.rank[position] ?? 0);
    };
    const offer = (position: number): void => void best.offer(keyAt(position));
    if (!best.takes(sortKey(kind, 0, 0, 0))) break;
    if (home === null) {
      offerNewest(index, wordAt, (position) => best.offer(keyAt(position)));
      continue;
    }
    walkOutward(home, (cell, least) => {
      if (metres !== null && least > metres ** 2) return false;
      if (!best.takes(sortKey(kind, Math.ceil(Math.sqrt(least) / 1000) - 1, 0, 0))) return false;
      visitRange(wordAt, index.cells[cell] ?? 0, index.cells[cell + 1] ?? 0, offer);
      return true;
    });
    visitRange(wordAt, index.placeless, index.fromHome, offer);
    if (best.takes(sortKey(kind, notKnownKm, 0, 0))) visitRange(wordAt, 0, index.placeless, offer);
  }
  return best.keys().map((key) => ({ position: index.byRank[key % INDEX_MAX] ?? 0, key: Math.floor(key / INDEX_MAX) }));
}

/** All are as far: the newest first. The first that is not taken ends it, for all after it are worse. */
function offerNewest(index: VacancyIndex, wordAt: (word: number) => number, offer: (position: number) => boolean): void {
  for (const position of index.byFreshness) {
    const fits = ((wordAt(position >>> 5) >>> (position & 31)) & 1) === 1;
    if (fits && !offer(position)) return;
  }
}

/** The lowest keys offered so far, in order. */
function createShortlist(most: number): {
  /** Whether a key could still come in. */
  readonly takes: (key: number) => boolean;
  /** Takes a key in if it is low enough; false when it is not. */
  readonly offer: (key: number) => boolean;
  readonly keys: () => readonly number[];
} {
  const keys = new Float64Array(most);
  let length = 0;
  const takes = (key: number): boolean => length < most || key < (keys[most - 1] ?? 0);
  return {
    takes,
    offer(key) {
      if (!takes(key)) return false;
      let at = Math.min(length, most - 1);
      for (; at > 0 && (keys[at - 1] ?? 0) > key; at -= 1) keys[at] = keys[at - 1] ?? 0;
      keys[at] = key;
      length = Math.min(length + 1, most);
      return true;
    },
    keys: () => Array.from(keys.subarray(0, length)),
  };
}

import type { KeptBackRule } from '../kept-back.ts';
import type { Bitmap, FixedSet } from './bitmap.ts';
import { BLOCK_WORDS, countBits, fixedSet, joinBlock } from './bitmap.ts';
import type { Condition, Conditions } from './conditions.ts';
import type { FunctionKinds } from './sought-functions.ts';

/** Vacancies with none, with exactly one and with exactly two dimensions in conflict. */
export type ConflictCounts = readonly [none: number, one: number, two: number];

/**
 * Counts the vacancies in reach, of a function that is not excluded and past the gates, with no, one and two dimensions in conflict, and leaves
 * those with none in `fits`.
 *
 * For each of thirty-two vacancies three bits say: at least one, at least two, at least three conflicts so far. A further dimension raises them
 * from the top: who had two and is in this conflict too has three; who had one has two; whoever is in it has one. More than three need not be told apart.
 */
export function countConflicts(inReach: Bitmap, { dimensions, gates }: Conditions, functions: FunctionKinds, fits: Bitmap): ConflictCounts {
  const counts: [number, number, number] = [0, 0, 0];
  for (let block = 0; block < inReach.occupied.length; block += 1) {
    if (inReach.occupied[block] === 0) continue;
    countBlock(dimensions, block);
    OUT.fill(0);
    for (const { set } of gates) joinBlock(OUT, set, block);
    const excluded = functions.excluded(block);
    for (let at = 0; at < BLOCK_WORDS; at += 1) {
      const word = block * BLOCK_WORDS + at;
      const left = (inReach.words[word] ?? 0) & ~(OUT[at] ?? 0) & ~(excluded[at] ?? 0);
      if (left === 0) continue;
      const one = ONE[at] ?? 0;
      const two = TWO[at] ?? 0;
      const three = THREE[at] ?? 0;
      const none = left & ~one;
      counts[0] += countBits(none);
      counts[1] += countBits(left & one & ~two);
      counts[2] += countBits(left & two & ~three);
      if (none === 0) continue;
      fits.words[word] = none;
      fits.occupied[block] = 1;
    }
  }
  return counts;
}

/** How many vacancies were held against a candidate, how many of them are not kept back, and how many each rule keeps back. */
export type Tally = { readonly seen: number; readonly shown: number; readonly keptBack: Readonly<Record<KeptBackRule, number>> };

/** Counts every vacancy of a set, within reach or not, by the rules that keep it back. */
export function countKeptBack(
  among: Bitmap,
  inReach: Bitmap,
  { dimensions }: Pick<Conditions, 'dimensions'>,
  functions: Pick<FunctionKinds, 'excluded'>,
): Tally {
  let [seen, shown, tooFar, excluded, conflicts] = [0, 0, 0, 0, 0];
  for (let block = 0; block < among.occupied.length; block += 1) {
    if (among.occupied[block] === 0) continue;
    OUT.fill(0);
    for (const { set } of dimensions) joinBlock(OUT, set, block);
    const isExcluded = functions.excluded(block);
    for (let at = 0; at < BLOCK_WORDS; at += 1) {
      const all = among.words[block * BLOCK_WORDS + at] ?? 0;
      if (all === 0) continue;
      const near = inReach.words[block * BLOCK_WORDS + at] ?? 0;
      const out = isExcluded[at] ?? 0;
      const conflict = OUT[at] ?? 0;
      seen += countBits(all);
      tooFar += countBits(all & ~near);
      excluded += countBits(all & out);
      conflicts += countBits(all & conflict);
      shown += countBits(all & near & ~out & ~conflict);
    }
  }
  return { seen, shown, keptBack: { geen_matching: 0, functie_uitgesloten: excluded, te_ver: tooFar, niet_passend: conflicts } };
}

/** How many of a set are of each kind of function; excluded ones are in none. */
export type KindCounts = { readonly wanted: number; readonly acceptable: number; readonly other: number };

/** Counts what fits by kind of function. */
export function countKinds(fits: Bitmap, functions: Pick<FunctionKinds, 'wanted' | 'acceptable'>): KindCounts {
  let [wanted, acceptable, all] = [0, 0, 0];
  for (const [word, bits] of fits.words.entries()) {
    if (bits === 0) continue;
    wanted += countBits(bits & functions.wanted(word));
    acceptable += countBits(bits & functions.acceptable(word));
    all += countBits(bits);
  }
  return { wanted, acceptable, other: all - wanted - acceptable };
}

/** How many vacancies are within reach, of a function that is not excluded, and in conflict on one dimension alone. */
export function countOnlyConflicts(
  inReach: Bitmap,
  { dimensions }: Pick<Conditions, 'dimensions'>,
  functions: Pick<FunctionKinds, 'excluded'>,
): ReadonlyMap<Condition['on'], number> {
  const counts = new Map<Condition['on'], number>();
  for (let block = 0; block < inReach.occupied.length; block += 1) {
    if (inReach.occupied[block] === 0) continue;
    countBlock(dimensions, block);
    const excluded = functions.excluded(block);
    for (const { on, set } of dimensions) {
      const start = set.starts[block] ?? 0;
      if (start === 0) continue;
      let count = 0;
      for (let at = 0; at < BLOCK_WORDS; at += 1) {
        const left = (inReach.words[block * BLOCK_WORDS + at] ?? 0) & ~(excluded[at] ?? 0);
        count += countBits(left & (ONE[at] ?? 0) & ~(TWO[at] ?? 0) & (set.words[start + at] ?? 0));
      }
      counts.set(on, (counts.get(on) ?? 0) + count);
    }
  }
  return counts;
}

/** At least one, two and three conflicts, and left out by a gate, for the block at hand. A thread does one candidate at a time. */
const [ONE, TWO, THREE, OUT] = [
  new Int32Array(BLOCK_WORDS),
  new Int32Array(BLOCK_WORDS),
  new Int32Array(BLOCK_WORDS),
  new Int32Array(BLOCK_WORDS),
] as const;

/** Leaves in ONE, TWO and THREE which vacancies of a block have at least so many conflicts. */
function countBlock(dimensions: readonly Condition[], block: number): void {
  ONE.fill(0);
  TWO.fill(0);
  THREE.fill(0);
  let waiting: FixedSet | null = null;
  for (const { set } of dimensions) {
    if ((set.starts[block] ?? 0) === 0) continue;
    if (waiting === null) waiting = set;
    else {
      addTwo(waiting, set, block);
      waiting = null;
    }
  }
  // The first block of a set is all zeros: a dimension left over is added together with nothing.
  if (waiting !== null) addTwo(waiting, NOTHING, block);
}

/** Two dimensions are added at once, for half the reading and writing: in either raises by one, in both by two. */
function addTwo(first: FixedSet, second: FixedSet, block: number): void {
  const [a, b] = [first.words, second.words];
  const [fromA, fromB] = [first.starts[block] ?? 0, second.starts[block] ?? 0];
  for (let at = 0; at < BLOCK_WORDS; at += 1) {
    const inA = a[fromA + at] ?? 0;
    const inB = b[fromB + at] ?? 0;
    const either = inA | inB;
    const both = inA & inB;
    const one = ONE[at] ?? 0;
    const two = TWO[at] ?? 0;
    THREE[at] = (THREE[at] ?? 0) | (two & either) | (one & both);
    TWO[at] = two | (one & either) | both;
    ONE[at] = one | either;
  }
}

const NOTHING = fixedSet(0, []);

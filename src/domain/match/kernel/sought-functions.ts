import { holds, titleWords } from '../../zoekprofiel/matches-title.ts';
import type { SoughtFunction, Zoekprofiel } from '../../zoekprofiel/zoekprofiel.ts';
import { createBoundedCache } from './bounded-cache.ts';
import type { FixedSet } from './bitmap.ts';
import { BLOCK_WORDS, blocksOf, bytesOf, fixedSet, joinBlock } from './bitmap.ts';
import type { Lexicon, VacancyIndex } from './vacancy-index.ts';

/** The vacancies that a function sought meets: by the title alone, and by the title or the occupation. */
export type SoughtSets = { readonly named: FixedSet; readonly is: FixedSet };

/**
 * Finds the vacancies that a function sought meets. Every word of the titles stands once in the index: a title names the function if each
 * telling word of the function is held by one of its words, which is the same question asked word by word.
 * @returns never throws; a function without words names nothing
 */
export function soughtSets({ title, isco08 }: SoughtFunction, { words, occupations, size }: VacancyIndex): SoughtSets {
  const positions = namedBy(titleWords(title), words, size);
  const named = fixedSet(size, [positions]);
  const codes = occupations.entries.flatMap((code, at) => (isco08.includes(code) ? [entryPositions(occupations, at)] : []));
  return { named, is: codes.length === 0 ? named : fixedSet(size, [positions, ...codes]) };
}

const entryPositions = ({ starts, positions }: Lexicon, entry: number): Uint32Array => positions.subarray(starts[entry], starts[entry + 1]);

function namedBy(asked: readonly string[], words: Lexicon, size: number): Uint32Array {
  // How many of the words asked, from the first on, each title holds. Only a title that held all before a word is counted on.
  const held = new Uint8Array(size);
  let last: number[] = [];
  for (const [at, part] of asked.entries()) {
    last = [];
    for (const [entry, word] of words.entries.entries()) {
      if (!holds(word, part)) continue;
      for (const position of entryPositions(words, entry)) {
        if (held[position] !== at) continue;
        held[position] = at + 1;
        last.push(position);
      }
    }
  }
  return Uint32Array.from(last);
}

/** Memory for sets of functions that were asked before. */
const KEPT_BYTES = 48 * 2 ** 20;

/**
 * Sorts vacancies by kind of function, with the rule of the plain match (`functionKindOf`) written for thirty-two at a time: excluded is what an
 * excluded function names, and what it is by occupation unless a function sought names it; of the rest wanted goes before acceptable. Whoever is in
 * none of the three is of another kind.
 */
export type FunctionKinds = {
  /** Takes a zoekprofiel; what is asked afterwards is by it. */
  readonly prepare: (zoekprofiel: Zoekprofiel) => void;
  /** The excluded ones of a block of 512: sixteen words, overwritten by the next call. */
  readonly excluded: (block: number) => Int32Array;
  /** Those of a word of thirty-two that are wanted, and those that are acceptable and not wanted. Of excluded ones they say nothing. */
  readonly wanted: (word: number) => number;
  readonly acceptable: (word: number) => number;
};

/** Function kinds over one index; sets of functions that were asked before are kept. */
export function createFunctionKinds(index: VacancyIndex): FunctionKinds {
  const kept = createBoundedCache<SoughtSets>(KEPT_BYTES, ({ named, is }) => bytesOf(named) + (is === named ? 0 : bytesOf(is)));
  const setsOf = (one: SoughtFunction): SoughtSets => kept.get(`${one.title}\n${one.isco08.join()}`, () => soughtSets(one, index));
  const [excluded, excludedNamed, soughtNamed] = [newBlock(), newBlock(), newBlock()];
  let avoids: readonly SoughtSets[] = [];
  let wants: readonly SoughtSets[] = [];
  let accepts: readonly SoughtSets[] = [];
  /** Whether an excluded function is known by occupation too: only then does it matter that a function sought names the title. */
  let byOccupation = false;
  // Wanted and acceptable are worked out for a block when the first of it is asked for: the best mostly lie in a few blocks near home.
  const blocks = blocksOf(index.size);
  const [isWanted, isAcceptable] = [new Int32Array(blocks * BLOCK_WORDS), new Int32Array(blocks * BLOCK_WORDS)];
  const doneFor = new Uint32Array(blocks);
  let asked = 0;

  function sortBlock(block: number): void {
    doneFor[block] = asked;
    const from = block * BLOCK_WORDS;
    const [wanted, acceptable] = [isWanted.subarray(from, from + BLOCK_WORDS), isAcceptable.subarray(from, from + BLOCK_WORDS)];
    wanted.fill(0);
    acceptable.fill(0);
    for (const { is } of wants) joinBlock(wanted, is, block);
    for (const { is } of accepts) joinBlock(acceptable, is, block);
    for (let at = 0; at < BLOCK_WORDS; at += 1) acceptable[at] = (acceptable[at] ?? 0) & ~(wanted[at] ?? 0);
  }
  const sorted = (words: Int32Array, word: number): number => {
    const block = Math.floor(word / BLOCK_WORDS);
    if (doneFor[block] !== asked) sortBlock(block);
    return words[word] ?? 0;
  };

  return {
    prepare(zoekprofiel) {
      avoids = zoekprofiel.excluded.map(setsOf);
      wants = zoekprofiel.wanted.map(setsOf);
      accepts = zoekprofiel.acceptable.map(setsOf);
      byOccupation = avoids.some(({ named, is }) => is !== named);
      asked += 1;
    },
    excluded(block) {
      excluded.fill(0);
      for (const { is } of avoids) joinBlock(excluded, is, block);
      if (!byOccupation) return excluded;
      excludedNamed.fill(0);
      soughtNamed.fill(0);
      for (const { named } of avoids) joinBlock(excludedNamed, named, block);
      for (const { named } of wants) joinBlock(soughtNamed, named, block);
      for (const { named } of accepts) joinBlock(soughtNamed, named, block);
      for (let at = 0; at < BLOCK_WORDS; at += 1) excluded[at] = (excludedNamed[at] ?? 0) | ((excluded[at] ?? 0) & ~(soughtNamed[at] ?? 0));
      return excluded;
    },
    wanted: (word) => sorted(isWanted, word),
    acceptable: (word) => sorted(isAcceptable, word),
  };
}

const newBlock = (): Int32Array => new Int32Array(BLOCK_WORDS);

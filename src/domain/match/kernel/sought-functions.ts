import type { SoughtFunction } from '../../zoekprofiel/zoekprofiel.ts';
import { holds, titleWords } from '../../zoekprofiel/matches-title.ts';
import type { Lexicon, VacancyIndex } from './vacancy-index.ts';

/** The positions that a function sought meets, ascending: by the title alone, and by the title or the occupation. */
export type SoughtPositions = { readonly named: Uint32Array; readonly is: Uint32Array };

/**
 * Finds the vacancies that a function sought meets. Every word of the titles stands once in the index: a title names the function if each
 * telling word of the function is held by one of its words, which is the same question asked word by word.
 * @returns never throws; a function without words names nothing
 */
export function positionsOf({ title, isco08 }: SoughtFunction, { words, occupations, size }: VacancyIndex): SoughtPositions {
  const named = namedBy(titleWords(title), words, size);
  const codes = occupations.entries.flatMap((code, at) => (isco08.includes(code) ? [at] : []));
  if (codes.length === 0) return { named, is: named };
  return { named, is: Uint32Array.from(new Set([...named, ...codes.flatMap((code) => [...entryPositions(occupations, code)])])).sort() };
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
  return Uint32Array.from(last).sort();
}

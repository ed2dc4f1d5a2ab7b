import type { Amount } from '../demand/dimension.ts';
import type { DemandPack, PatternElement } from './demand-rules.ts';
import type { Clause, Word } from './words.ts';

/** Where a pattern was found: words `first` to `last` (both in) of the clause, and the amounts that stand in it. */
export type Occurrence = { readonly first: number; readonly last: number; readonly amount: Amount | null };

function fits(word: Word, element: Extract<PatternElement, { kind: 'word' }>): boolean {
  return element.any.some(({ text, match }) => {
    if (match === 'whole') return word.text === text;
    return match === 'prefix' ? word.text.startsWith(text) : word.text.endsWith(text);
  });
}

/** Under this a range of degrees counts by its coldest end. */
const COLD = 12;

/** Reads "25 kg", "tot 25 kilo", "10 a 15 kg" at a word: the highest number with the unit, and the last word that belongs to it. */
function readAmount(clause: Clause, at: number, unit: Amount['unit'], units: DemandPack['units']): { value: number; last: number } | null {
  let value: number | null = null;
  for (let index = at; index < clause.words.length && index < at + 5; index += 1) {
    const word = clause.words[index];
    if (!word) return null;
    if (word.value !== null) {
      value =
        value === null ? word.value : unit === 'graden_celsius' && value < COLD ? Math.min(value, word.value) : Math.max(value, word.value);
      continue;
    }
    if (value === null) return null;
    const known = units.find((one) => one.unit === unit && one.words.includes(word.text));
    if (known) return { value: value * known.factor, last: index };
    if (!['tot', 'a', 'en', 'of', 'to', 'and'].includes(word.text)) return null;
  }
  return null;
}

/**
 * Looks for a pattern that begins at a word. Gaps are tried shortest first; the work is bounded by the gaps of the pattern, not by the text.
 * @returns the occurrence, or null
 */
export function matchAt(clause: Clause, start: number, pattern: readonly PatternElement[], units: DemandPack['units']): Occurrence | null {
  const step = (at: number, element: number, amount: Amount | null): Occurrence | null => {
    const wanted = pattern[element];
    if (!wanted) return { first: start, last: at - 1, amount };
    const word = clause.words[at];
    if (wanted.kind === 'gap') {
      for (let skipped = 0; skipped <= wanted.most; skipped += 1) {
        const found = step(at + skipped, element + 1, amount);
        if (found) return found;
        if (at + skipped >= clause.words.length) return null;
      }
      return null;
    }
    if (wanted.kind === 'amount') {
      const read = readAmount(clause, at, wanted.unit, units);
      return read ? step(read.last + 1, element + 1, { value: read.value, unit: wanted.unit }) : null;
    }
    if (word && fits(word, wanted)) {
      const found = step(at + 1, element + 1, amount);
      if (found) return found;
    }
    return wanted.optional ? step(at, element + 1, amount) : null;
  };
  return step(start, 0, null);
}

/** Patterns with something that belongs to each, to be found by the word that they begin with instead of trying them all. */
export type PatternIndex<T> = { startingAt(word: Word): readonly { readonly pattern: readonly PatternElement[]; readonly of: T }[] };

/** Builds the index once per version of the rules; a look-up then costs the same however many patterns there are. */
export function indexPatterns<T>(patterns: readonly { readonly pattern: readonly PatternElement[]; readonly of: T }[]): PatternIndex<T> {
  type Entry = (typeof patterns)[number];
  const whole = new Map<string, Entry[]>();
  const prefixes = new Map<number, Map<string, Entry[]>>();
  const suffixes: { text: string; entry: Entry }[] = [];
  const numbers: Entry[] = [];
  const anywhere: Entry[] = [];
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry): void => {
    const known = map.get(key);
    if (known) known.push(entry);
    else map.set(key, [entry]);
  };
  for (const entry of patterns) {
    const [first] = entry.pattern;
    if (first?.kind === 'amount') numbers.push(entry);
    else if (first?.kind !== 'word' || first.optional) anywhere.push(entry);
    else
      for (const { text, match } of first.any) {
        if (match === 'whole') put(whole, text, entry);
        else if (match === 'suffix') suffixes.push({ text, entry });
        else {
          const map = prefixes.get(text.length) ?? new Map<string, Entry[]>();
          prefixes.set(text.length, map);
          put(map, text, entry);
        }
      }
  }
  return {
    startingAt(word) {
      const found: Entry[] = [...(whole.get(word.text) ?? []), ...anywhere];
      for (const [length, map] of prefixes) {
        if (length > word.text.length) continue;
        const entries = map.get(word.text.slice(0, length));
        if (entries) found.push(...entries);
      }
      if (word.value !== null) found.push(...numbers);
      for (const { text, entry } of suffixes) if (word.text.endsWith(text)) found.push(entry);
      return found;
    },
  };
}

/** Finds any of a number of patterns that mean the same (the negations, the softeners). */
export type Finder = (clause: Clause, from?: number, until?: number) => Occurrence | null;

/** @returns a finder of the first occurrence that lies in the words `from` (in) to `until` (out) of a clause; null when there is none */
export function createFinder(patterns: readonly (readonly PatternElement[])[], units: DemandPack['units']): Finder {
  const index = indexPatterns(patterns.map((pattern) => ({ pattern, of: null })));
  return (clause, from = 0, until = clause.words.length) => {
    for (let at = from; at < until; at += 1) {
      const word = clause.words[at];
      if (!word) return null;
      for (const { pattern } of index.startingAt(word)) {
        const found = matchAt(clause, at, pattern, units);
        if (found && found.last < until) return found;
      }
    }
    return null;
  };
}

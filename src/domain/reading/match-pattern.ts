import type { DemandPack, Pattern, TextAmount, TextUnit } from './demand-rules.ts';
import type { BookPattern, WordBook } from './word-book.ts';
import type { Clause } from './words.ts';

/** A clause with, for each word, the numbers of the book that it answers to. */
export type BookClause = Clause & { readonly known: readonly (readonly number[])[] };

/** Where a pattern was found: words `first` to `last` (both in) of the clause, the words between that no element of it took, and its amount. */
export type Occurrence = {
  readonly first: number;
  readonly last: number;
  readonly skipped: readonly number[];
  readonly amount: TextAmount | null;
};

/** Looks the words of a clause up, once for all patterns. */
export function withBook(clause: Clause, book: WordBook): BookClause {
  return { ...clause, known: clause.words.map(({ text }) => book.lookUp(text)) };
}

/** Under this a range of degrees counts by its coldest end. */
const COLD = 12;
const BETWEEN_NUMBERS = new Set(['tot', 'a', 'en', 'of', 'to', 'and', 'of', 'max', 'maximaal', 'ongeveer', 'ca', 'circa']);
const BELOW_ZERO = new Set(['onder', 'below', 'min']);

/** Reads "25 kg", "tot 25 kilo", "10 a 15 kg", "een kilo of 12" at a word: the highest number with the unit, and the last word that belongs to it. */
function readAmount(clause: Clause, at: number, unit: TextUnit, units: DemandPack['units']): { value: number; last: number } | null {
  const words = clause.words;
  const known = units.filter((one) => one.unit === unit);
  const isUnit = (text: string) => known.find((one) => one.words.includes(text));
  const first = words[at];
  if (!first) return null;
  const inverted = isUnit(first.text);
  if (inverted) {
    const number = words[at + 2]?.value;
    return words[at + 1]?.text === 'of' && typeof number === 'number' ? { value: number * inverted.factor, last: at + 2 } : null;
  }
  if (first.value === null) return null;
  const bare = known.some((one) => one.words.length === 0);
  let value = first.value;
  let last = at;
  for (let index = at + 1; index < words.length && index < at + 6; index += 1) {
    const word = words[index];
    if (!word) break;
    if (word.value !== null) {
      value = unit === 'graden_celsius' && value < COLD ? Math.min(value, word.value) : Math.max(value, word.value);
      last = index;
      continue;
    }
    const match = isUnit(word.text);
    if (match) {
      const isBelow =
        unit === 'graden_celsius' && BELOW_ZERO.has(words[index + 1]?.text ?? '') && /^(?:nul|0|zero)$/.test(words[index + 2]?.text ?? '');
      return { value: (isBelow ? -Math.abs(value) : value) * match.factor, last: isBelow ? index + 2 : index };
    }
    if (!BETWEEN_NUMBERS.has(word.text)) break;
  }
  return bare ? { value, last } : null;
}

/**
 * Looks for a pattern that begins at a word. Gaps are tried shortest first; the work is bounded by the gaps of the pattern, not by the text.
 * @returns the occurrence, or null
 */
function matchAt(clause: BookClause, start: number, pattern: BookPattern, units: DemandPack['units']): Occurrence | null {
  const skipped: number[] = [];
  let amount: TextAmount | null = null;
  let last = start;
  const step = (at: number, element: number): boolean => {
    const wanted = pattern[element];
    if (!wanted) return true;
    if (wanted.kind === 'word') {
      if (clause.known[at]?.includes(wanted.word) !== true) return false;
      last = at;
      return step(at + 1, element + 1);
    }
    if (wanted.kind === 'end') return at === clause.words.length;
    if (wanted.kind === 'amount') {
      const read = readAmount(clause, at, wanted.unit, units);
      if (!read) return false;
      amount = { value: read.value, unit: wanted.unit };
      last = read.last;
      return step(read.last + 1, element + 1);
    }
    const depth = skipped.length;
    for (let over = 0; over <= wanted.most && at + over <= clause.words.length; over += 1) {
      if (step(at + over, element + 1)) return true;
      skipped.length = depth + over;
      skipped[depth + over] = at + over;
    }
    skipped.length = depth;
    return false;
  };
  return step(start, 0) ? { first: start, last, skipped, amount } : null;
}

/** Patterns with something that belongs to each, found by the word or number that they begin with instead of trying them all. */
export type PatternIndex<T> = {
  /** Calls back for every pattern that is found at a word. */
  eachAt(clause: BookClause, at: number, found: (of: T, occurrence: Occurrence) => void, wants: (of: T) => boolean): void;
};

/** Builds the index once per version of the rules; a look-up then costs the same however many patterns there are. */
export function indexPatterns<T>(
  patterns: readonly { readonly pattern: Pattern; readonly of: T }[],
  book: WordBook,
  units: DemandPack['units'],
): PatternIndex<T> {
  type Entry = { readonly pattern: BookPattern; readonly of: T };
  const byWord = new Map<number, Entry[]>();
  const byAmount: Entry[] = [];
  for (const { pattern, of } of patterns) {
    const entry = { pattern: book.enter(pattern), of };
    const [first] = entry.pattern;
    if (first?.kind === 'amount') byAmount.push(entry);
    else if (first?.kind === 'word') {
      const row = byWord.get(first.word) ?? [];
      row.push(entry);
      byWord.set(first.word, row);
    }
  }
  const unitWords = new Set(units.flatMap(({ words }) => words));
  return {
    eachAt(clause, at, found, wants) {
      const tryAll = (entries: readonly Entry[]): void => {
        for (const { pattern, of } of entries) {
          if (!wants(of)) continue;
          const occurrence = matchAt(clause, at, pattern, units);
          if (occurrence) found(of, occurrence);
        }
      };
      for (const number of clause.known[at] ?? []) {
        const entries = byWord.get(number);
        if (entries) tryAll(entries);
      }
      const word = clause.words[at];
      if (word && byAmount.length > 0 && (word.value !== null || unitWords.has(word.text))) tryAll(byAmount);
    },
  };
}

/** Finds any of a number of patterns that mean the same (the negations, the softeners). */
export type Finder = (clause: BookClause, from?: number, until?: number) => Occurrence | null;

/** @returns a finder of the first occurrence that lies in the words `from` (in) to `until` (out) of a clause; null when there is none */
export function createFinder(patterns: readonly Pattern[], book: WordBook, units: DemandPack['units']): Finder {
  if (patterns.length === 0) return () => null;
  const index = indexPatterns(
    patterns.map((pattern) => ({ pattern, of: null })),
    book,
    units,
  );
  return (clause, from = 0, until = clause.words.length) => {
    for (let at = from; at < until; at += 1) {
      const found: Occurrence[] = [];
      index.eachAt(
        clause,
        at,
        (_, occurrence) => {
          if (occurrence.last < until) found.push(occurrence);
        },
        () => found.length === 0,
      );
      if (found[0]) return found[0];
    }
    return null;
  };
}

import type { Pattern, WordForm } from './demand-rules.ts';

/** A pattern whose words are numbers of a book, so that matching compares numbers. */
export type BookPattern = readonly (
  | { readonly kind: 'word'; readonly word: number }
  | Exclude<Pattern[number], { readonly kind: 'word' }>
)[];

/** Every word that any pattern asks for, under a number; and for a written word the numbers that it answers to. */
export type WordBook = {
  /** Writes the words of a pattern into the book. To be done for all patterns before the first look-up. */
  enter(pattern: Pattern): BookPattern;
  /** The numbers that a folded word answers to; the same array for the same word. */
  lookUp(text: string): readonly number[];
};

/** How many different words are kept with their numbers. Our choice: a day's vacancies have fewer, and it bounds memory. */
const KEPT_WORDS = 50_000;
const NONE: readonly number[] = [];

/** An empty book. */
export function createWordBook(): WordBook {
  const numbers = new Map<string, number>();
  const tables = { whole: new Map<string, number[]>(), prefix: new Map<string, number[]>(), suffix: new Map<string, number[]>() };
  const lengths = { prefix: new Set<number>(), suffix: new Set<number>() };
  const kept = new Map<string, readonly number[]>();
  const numberOf = (any: readonly WordForm[]): number => {
    const key = any.map(({ text, match }) => `${match} ${text}`).join('|');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    for (const { text, match } of any) {
      const table = tables[match];
      const row = table.get(text) ?? [];
      if (!row.includes(number)) row.push(number);
      table.set(text, row);
      if (match !== 'whole') lengths[match].add(text.length);
    }
    return number;
  };
  const find = (text: string): readonly number[] => {
    const found = new Set<number>(tables.whole.get(text));
    for (const length of lengths.prefix)
      if (length <= text.length) for (const number of tables.prefix.get(text.slice(0, length)) ?? NONE) found.add(number);
    for (const length of lengths.suffix)
      if (length <= text.length) for (const number of tables.suffix.get(text.slice(-length)) ?? NONE) found.add(number);
    return found.size === 0 ? NONE : [...found];
  };
  return {
    enter: (pattern) => pattern.map((element) => (element.kind === 'word' ? { kind: 'word', word: numberOf(element.any) } : element)),
    lookUp(text) {
      const known = kept.get(text);
      if (known) return known;
      const found = find(text);
      if (kept.size >= KEPT_WORDS) kept.clear();
      kept.set(text, found);
      return found;
    },
  };
}

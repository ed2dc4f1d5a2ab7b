import { fold } from './readable-text.ts';

/** A word of a clause in folded form; `start` in, `end` out, in the text. A number keeps its value; `afterComma`: a comma or bracket stands before it. */
export type Word = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly afterComma: boolean;
};
export type Clause = { readonly words: readonly Word[]; readonly start: number; readonly end: number };

const WORD = /\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{N}]*(?:['’]\p{L}+)?|[€%°]/gu;

function numberOf(text: string, isNegative: boolean): number | null {
  if (!/^\d/.test(text)) return null;
  // 1.250 is a thousand and something, 2,5 and 2.5 are two and a half.
  const plain = /^\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? (isNegative ? -value : value) : null;
}

/** No clause is longer, in words, so that a text without full stops costs no more than another. Our choice: over any real sentence. */
const CLAUSE_MAX = 80;

/**
 * Parts a stretch of text into clauses: at full stops, semicolons, colons, question and exclamation marks, and at words that turn ("maar", "echter").
 * A full stop inside a number or abbreviation parts nothing.
 * @param turns folded words that begin a clause of their own
 */
export function toClauses(text: string, start: number, end: number, turns: ReadonlySet<string>): Clause[] {
  const folded = fold(text.slice(start, end));
  const clauses: Clause[] = [];
  let words: Word[] = [];
  const close = (): void => {
    const [first] = words;
    const last = words.at(-1);
    if (first && last) clauses.push({ words, start: first.start, end: last.end });
    words = [];
  };
  let before = 0;
  for (const match of folded.matchAll(WORD)) {
    const between = folded.slice(before, match.index);
    if (/[;:?!…•|\n]/.test(between) || /\.\s/.test(between) || /\s[-–—]\s/.test(between)) close();
    const [word] = match;
    if (turns.has(word) || words.length >= CLAUSE_MAX) close();
    words.push({
      text: word,
      start: start + match.index,
      end: start + match.index + word.length,
      value: numberOf(word, /(?:^|[\s(])[-−–]$/.test(between)),
      afterComma: /[,()]/.test(between),
    });
    before = match.index + word.length;
  }
  close();
  return clauses;
}

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

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    twee: 2,
    drie: 3,
    vier: 4,
    vijf: 5,
    zes: 6,
    zeven: 7,
    acht: 8,
    negen: 9,
    tien: 10,
    elf: 11,
    twaalf: 12,
    vijftien: 15,
    twintig: 20,
    vijfentwintig: 25,
    dertig: 30,
    veertig: 40,
    vijftig: 50,
    honderd: 100,
    anderhalf: 1.5,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    eight: 8,
    ten: 10,
  }),
);

function numberOf(text: string, isNegative: boolean): number | null {
  const first = text.charCodeAt(0);
  if (first < 48 || first > 57) return NUMBER_WORDS.get(text) ?? null;
  // 1.250 is a thousand and something, 2,5 and 2.5 are two and a half.
  const plain = /^\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? (isNegative ? -value : value) : null;
}

/** No clause is longer, in words, so that a text without full stops costs no more than another. Our choice: over any real sentence. */
const CLAUSE_MAX = 80;

/** Words after which a full stop ends nothing: "ca. 15 kg". */
const SHORTENED = new Set(
  'ca max min bijv bv o.a oa incl excl evt d.w.z nl resp gem o.b.v obv i.v.m p.w p.m e.d t.b.v m.b.t d.m.v nr vb'.split(' '),
);

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** A letter of the folded text; whatever lies above Latin-1 signs counts as one, but for punctuation. */
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && (code < 0x2000 || code > 0x2bff) && code !== 0xfeff);
const SIGNS = new Set(['€', '%', '°']);
const CLOSING = new Set(';:?!…•|\n✔✓✅►▪■●'.split(''));

/** Where the word that begins at an offset ends. Numbers hold full stops and commas between digits, words an apostrophe. */
function endOfWord(text: string, at: number): number {
  let end = at;
  if (isDigit(text.charCodeAt(at))) {
    while (end < text.length && (isDigit(text.charCodeAt(end)) || ('.,'.includes(text[end] ?? ' ') && isDigit(text.charCodeAt(end + 1)))))
      end += 1;
    return end;
  }
  while (end < text.length && (isLetter(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end += 1;
  if (/['’]/.test(text[end] ?? '') && isLetter(text.charCodeAt(end + 1))) {
    end += 1;
    while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  }
  return end;
}

/**
 * Parts a stretch of text into clauses: at full stops, semicolons, colons, question and exclamation marks, and at words that turn ("maar", "echter").
 * A full stop inside a number or behind an abbreviation parts nothing.
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
  let afterComma = false;
  let at = 0;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    const character = folded[at] ?? '';
    const isSign = SIGNS.has(character);
    if (!isSign && !isLetter(code) && !isDigit(code)) {
      if (CLOSING.has(character)) close();
      else if (character === '.') {
        if (/\s/.test(folded[at + 1] ?? ' ') && !SHORTENED.has(words.at(-1)?.text ?? '') && !SHORTENED.has(lastShort(folded, at))) close();
      } else if (character === ',' || character === '(' || character === ')') afterComma = true;
      else if ((character === '-' || character === '–' || character === '—') && folded[at - 1] === ' ' && folded[at + 1] === ' ') close();
      at += 1;
      continue;
    }
    const until = isSign ? at + 1 : endOfWord(folded, at);
    const word = folded.slice(at, until);
    if (turns.has(word) || words.length >= CLAUSE_MAX) close();
    const isNegative = /[-−–]/.test(folded[at - 1] ?? ' ') && /[\s(]/.test(folded[at - 2] ?? ' ');
    words.push({ text: word, start: start + at, end: start + until, value: numberOf(word, isNegative), afterComma });
    afterComma = false;
    at = until;
  }
  close();
  return clauses;
}

/** The letters and full stops just before an offset: "o.a" of "o.a.". */
function lastShort(folded: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < 6 && /[a-z.]/.test(folded[from - 1] ?? '')) from -= 1;
  return folded.slice(from, at);
}

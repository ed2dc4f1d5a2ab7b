import { foldText } from './phrase.ts';

/** What part of a vacancy a stretch of text belongs to, as far as the headings tell; null where they do not. */
export type GateZone = 'over_ons' | 'taken' | 'eisen' | 'bieden' | 'procedure' | null;

/** A title or description in folded form (same offsets), with its zones. */
export type GateText = {
  readonly field: 'title' | 'description';
  readonly text: string;
  readonly zoneAt: (offset: number) => GateZone;
};

/** Something read, with the stretch of readable text (start in, end out) that says it and the rule that read it. */
export type Found<T> = {
  readonly value: T;
  readonly field: 'title' | 'description';
  readonly start: number;
  readonly end: number;
  readonly rule: string;
};

/** Makes a text ready for the gate readers. @param zoneAt offset of the readable text -> zone; leave out where headings are not known */
export function gateText(field: GateText['field'], text: string, zoneAt: GateText['zoneAt'] = () => null): GateText {
  return { field, text: foldText(text), zoneAt };
}

/** A stretch around an offset, ends as indexes into the text. */
export type Stretch = { readonly start: number; readonly end: number; readonly text: string };

const SENTENCE_LIMIT = 400;

/** The sentence or bullet around a stretch: up to a line end, `;`, or a `.`, `!`, `?` that ends a sentence; at most 400 characters to each side. */
export function sentenceAround(text: string, start: number, end: number): Stretch {
  let from = start;
  while (from > 0 && start - from < SENTENCE_LIMIT && !endsSentence(text, from - 1)) from -= 1;
  let until = end;
  while (until < text.length && until - end < SENTENCE_LIMIT && !endsSentence(text, until)) until += 1;
  return { start: from, end: until, text: text.slice(from, until) };
}

const ABBREVIATED =
  /(?:^|[^\p{L}])(?:min|max|ca|o\.b\.v|obv|o\.a|incl|excl|bijv|evt|m\.u\.v|p\.m|p\.w|p\.u|i\.c\.m|n\.a\.v|t\.a\.v|d\.w\.z|nl|mevr|dhr|niv|dipl|b\.v|n\.v|i\.o|a\.d\.h\.v|i\.v\.m|t\.b\.v|v\.a|resp|gem|bv|vb|enz|etc)$/u;

function endsSentence(text: string, at: number): boolean {
  const char = text[at];
  if (char === '\n' || char === ';' || char === '!' || char === '?' || char === '\u2022') return true;
  if (char !== '.') return false;
  const next = text[at + 1];
  if (next !== undefined && next !== ' ' && next !== '\n') return false;
  return !ABBREVIATED.test(text.slice(Math.max(0, at - 8), at));
}

const CLAUSE_END = /[,:()|]| - | maar | echter | wel (?=een |is |zijn )| behalve | tenzij | waarbij | zodat | zolang /gu;

/** The clause around a stretch: the sentence, cut at commas, colons, brackets, dashes and at "maar", "echter", "wel". */
export function clauseAround(text: string, start: number, end: number): Stretch {
  const sentence = sentenceAround(text, start, end);
  let from = sentence.start;
  let until = sentence.end;
  for (const stop of sentence.text.matchAll(CLAUSE_END)) {
    const at = sentence.start + stop.index;
    if (at + stop[0].length <= start) from = at + stop[0].length;
    else if (at >= end) {
      until = at;
      break;
    }
  }
  return { start: from, end: until, text: text.slice(from, until) };
}

/** The text just before an offset, within its line. */
export function before(text: string, at: number, length: number): string {
  const part = text.slice(Math.max(0, at - length), at);
  return part.slice(part.lastIndexOf('\n') + 1);
}

/** The text from an offset on, within its line. */
export function after(text: string, at: number, length: number): string {
  const part = text.slice(at, at + length);
  const line = part.indexOf('\n');
  return line === -1 ? part : part.slice(0, line);
}

/** True where a pattern occurs in a text; patterns with the g flag keep no state here. */
export function has(pattern: RegExp, text: string): boolean {
  return text.search(pattern) !== -1;
}

/** Reads a plain decimal ("38,75", "7.5"). @returns NaN where it is none */
export function decimal(text: string): number {
  return Number(text.replace(',', '.'));
}

const WORD_NUMBERS: Readonly<Record<string, number>> = {
  een: 1,
  eens: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
};

/** Reads a small number in figures or words. @returns null where it is none */
export function smallNumber(text: string): number | null {
  const known = WORD_NUMBERS[text];
  if (known !== undefined) return known;
  const value = decimal(text);
  return Number.isFinite(value) ? value : null;
}

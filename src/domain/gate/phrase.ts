/**
 * A phrase of the word lists, written so that somebody who does not program can read and correct it:
 * - a space stands for any white space or a hyphen between two words, and a hyphen for a hyphen, a space or nothing;
 * - `*` stands for the rest of a word (at most 30 letters), `#` for a number;
 * - `(a|b)` for either, `(a|)` for "a or nothing";
 * - `...` for at most 40 characters within one clause.
 * Capitals and accents in a phrase do not matter, because the texts are folded in the same way.
 */
export type Phrase = string;

const SEPARATOR = '[ \\-]+[("]?';
const GAP = '[^.;!?\\n]{0,40}?';
const TOKEN = /( ?)(?:\(([^()]*)\)|(\.\.\.)|([^ ]))( ?)/gu;

/**
 * Turns phrases into one pattern that finds any of them as whole words, longest list entry first as written.
 * Every repetition in the pattern is bounded, so the search is linear in the length of the text.
 * @param phrases may be empty: the pattern then finds nothing
 * @returns a global pattern for folded text; callers take copies through `matchAll`, never through `lastIndex`
 */
export function phrasePattern(phrases: readonly Phrase[]): RegExp {
  if (phrases.length === 0) return /(?!)/gu;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.map(phraseSource).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

function phraseSource(phrase: Phrase): string {
  let source = '';
  let separated = true;
  for (const [, spaceBefore, group, gap, char, spaceAfter] of foldText(phrase.trim()).matchAll(TOKEN)) {
    const lead = separated || spaceBefore === '' ? '' : SEPARATOR;
    const options = group?.split('|');
    if (gap !== undefined) {
      source += GAP;
      separated = true;
      continue;
    }
    if (options?.includes('')) {
      // An optional word takes the space beside it along.
      const words = `(?:${options.filter((option) => option !== '').map(wordSource).join('|')})`;
      source += source === '' ? `(?:${words}${spaceAfter === '' ? '' : SEPARATOR})?` : `(?:${lead}${words})?`;
      separated = source.startsWith('(?:(?:') && spaceAfter !== '' && lead === '' && source.endsWith(`${SEPARATOR})?`);
      if (!separated && spaceAfter !== '') {
        source += SEPARATOR;
        separated = true;
      }
      continue;
    }
    source += lead + (options ? `(?:${options.map(wordSource).join('|')})` : wordSource(char ?? ''));
    separated = false;
    if (spaceAfter !== '') {
      source += SEPARATOR;
      separated = true;
    }
  }
  return source;
}

const SAME_LENGTH: Readonly<Record<string, string>> = {
  '\u00A0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u200A': ' ',
  '\u202F': ' ',
  '\u200B': ' ',
  '\uFEFF': ' ',
  '\t': ' ',
  '\r': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u00B4': "'",
  '`': "'",
  '\u201C': '"',
  '\u201D': '"',
};

/**
 * Lower case, plain letters, plain spaces, hyphens and quotes; **every UTF-16 unit stays at its place**, so that an offset into the folded
 * text is an offset into the text itself.
 */
export function foldText(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const code = char.charCodeAt(0);
    if (code < 128 && char !== '`' && char !== '\t' && char !== '\r') folded += char.toLowerCase();
    else folded += SAME_LENGTH[char] ?? plainLetter(char);
  }
  return folded;
}

function plainLetter(char: string): string {
  const base = char.normalize('NFD')[0] ?? char;
  const lower = (/\p{L}/u.test(base) ? base : char).toLowerCase();
  return lower.length === 1 ? lower : char;
}

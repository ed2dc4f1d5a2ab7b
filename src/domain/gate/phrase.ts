/**
 * A phrase of the word lists, written so that somebody who does not program can read and correct it:
 * - a space stands for any white space or a hyphen between two words, and a hyphen for a hyphen, a space or nothing;
 * - `*` stands for the rest of a word (at most 30 letters), `#` for a number;
 * - `(a|b)` for either, `(a|)` for "a or nothing", not one within the other;
 * - `...` for at most 40 characters within one clause.
 * Capitals and accents in a phrase do not matter, because the texts are folded in the same way.
 */
export type Phrase = string;

// A bracket or quote may open the next word: "heftruck (certificaat)".
const SEPARATOR = '[ \\-]+[("]?';
/** A letter of folded text; a plain range is looked through far faster than the property of Unicode. */
const LETTER = 'a-z\\u00c0-\\u024f';
const GAP = `(?![${LETTER}0-9])[^,:.;!?\\n]{0,40}?(?<![${LETTER}0-9])`;
const TOKEN = /\.\.\.|\([^()]*\)| |[^ (]+?(?= |\(|\.\.\.|$)/gu;

/**
 * Turns phrases into one pattern that finds any of them as whole words, longest list entry first as written.
 * Every repetition in the pattern is bounded, so the search is linear in the length of the text.
 * @param phrases may be empty: the pattern then finds nothing
 * @returns a global pattern for folded text; callers take copies through `matchAll`, never through `lastIndex`
 */
export function phrasePattern(phrases: readonly Phrase[]): RegExp {
  if (phrases.length === 0) return /(?!)/gu;
  return new RegExp(`(?<![${LETTER}0-9])(?:${byFirstLetters(phrases.map(phraseSource))})(?![${LETTER}0-9])`, 'gu');
}

/** Puts phrases that begin with the same letter together, so that most are passed over by one look. The order within a letter stays. */
function byFirstLetters(sources: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const source of sources) {
    const first = /^[a-z](?![?*{])/.test(source) ? (source[0] ?? '') : '';
    groups.set(first, [...(groups.get(first) ?? []), first === '' ? source : source.slice(1)]);
  }
  return [...groups].map(([first, rest]) => (first === '' ? rest.join('|') : `${first}(?:${rest.join('|')})`)).join('|');
}

function phraseSource(phrase: Phrase): string {
  const tokens = foldText(phrase.trim()).match(TOKEN) ?? [];
  let source = '';
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    const next = tokens[index + 1];
    if (token === '...') source += GAP;
    else if (token === ' ') {
      // A gap holds its own spaces, and an optional word takes the space beside it along.
      const taken = previous === '...' || next === '...' || isOptional(next) || (index === 1 && isOptional(previous));
      source += taken ? '' : SEPARATOR;
    } else if (isOptional(token)) {
      const words = token
        .slice(1, -1)
        .split('|')
        .filter((word) => word !== '');
      const either = `(?:${words.map(wordSource).join('|')})`;
      source += index === 0 && next === ' ' ? `(?:${either}${SEPARATOR})?` : `(?:${previous === ' ' ? SEPARATOR : ''}${either})?`;
    } else source += token.startsWith('(') ? `(?:${token.slice(1, -1).split('|').map(wordSource).join('|')})` : wordSource(token);
  }
  return source;
}

function isOptional(token = ''): boolean {
  return token.startsWith('(') && token.endsWith(')') && token.slice(1, -1).split('|').includes('');
}

function wordSource(word: string): string {
  let source = '';
  for (const char of word) {
    if (char === ' ') source += SEPARATOR;
    else if (char === '-') source += '[ \\-]?';
    else if (char === '*') source += `[${LETTER}]{0,30}`;
    else if (char === '#') source += '\\d{1,6}(?:[.,]\\d{1,3})?';
    else source += char.replace(/[\\^$.+?()[\]{}|/]/gu, '\\$&');
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

/** Characters that take no room: zero-width spaces and joiners, soft hyphen, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/**
 * One line of plain text: Unicode composed, invisible characters gone, every run of white space (no-break spaces too) one space, ends trimmed.
 * @returns empty when nothing is left; never throws
 */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim();
}

/** What real markup writes where it has nothing to say. @source vacancy data, "How JobPosting is really written" */
const NOTHING = /^(?:null|undefined|none|n\/?a|n\.v\.t\.?|nvt|unavailable|onbekend|unknown|geen|-+|\.+|\?+|\/)$/i;

/**
 * The text of a field, or null where it is empty or a word for nothing ("Null", "n.v.t.", "-").
 * @param value anything that a source may hold there; numbers are written out, other things give null
 */
export function textOrNull(value: unknown): string | null {
  const text = typeof value === 'string' ? tidy(value) : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
  return text === '' || NOTHING.test(text) ? null : text;
}

/** Letters and digits only, without accents, in lower case, words one space apart: for comparing, not for showing. */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether one text, compared as words, stands whole within the other. False when either has no words. */
export function holdsWords(text: string, part: string): boolean {
  const [whole, words] = [comparable(text), comparable(part)];
  return words !== '' && ` ${whole} `.includes(` ${words} `);
}

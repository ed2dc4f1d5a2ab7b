/** One thing that is looked for: a word, or several in that order. */
export type SearchTerm = {
  /** Lower case, letters and digits; more than one: a phrase. */
  readonly words: readonly string[];
  /** Must not be found. */
  readonly excluded: boolean;
};

const PIECE = /(-?)(?:"([^"]*)"?|(\S+))/gu;
const WORD = /[\p{L}\p{N}]+(?:[.'’+#][\p{L}\p{N}]+)*[+#]*/gu;
const TERMS_MOST = 12;

/** Words of a text in lower case. A hyphen parts words; an apostrophe or a dot inside one does not. */
export function wordsOf(text: string): readonly string[] {
  return Array.from(text.toLowerCase().matchAll(WORD), ([word]) => word.replaceAll('’', "'"));
}

/**
 * Reads what a person typed to search: words, `"phrases"`, and `-` before what must not be found. Whatever else is typed means nothing, so
 * every text can be searched with. At most 12 terms count. Never throws.
 */
export function parseSearchText(text: string): readonly SearchTerm[] {
  return Array.from(text.normalize('NFC').matchAll(PIECE), ([, minus, phrase, bare]): SearchTerm[] => {
    const excluded = minus === '-';
    const words = wordsOf(phrase ?? bare ?? '');
    if (words.length === 0) return [];
    return phrase === undefined && !excluded ? words.map((word) => ({ words: [word], excluded })) : [{ words, excluded }];
  })
    .flat()
    .slice(0, TERMS_MOST);
}

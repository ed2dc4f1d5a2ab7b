import { wordsOf } from './search-text.ts';
import { splitCompound } from './split-compound.ts';

/** What is known of Dutch words for searching. Everything in lower case. */
export type SearchLexicon = {
  /** Words that are passed over. */
  readonly stopWords: ReadonlySet<string>;
  /** Words and phrases that name the same: gender forms, spellings, abbreviations, functions. A word can stand in several groups. */
  readonly groups: readonly (readonly string[])[];
  /** Words of which compounds are made. */
  readonly parts: ReadonlySet<string>;
};

/** Terms of one vacancy; a text of any length stays a document of bounded size. */
const TERMS_MOST = 200;
const PHRASE_WORDS_MOST = 3;

/** A word with every word or phrase that names the same, itself first. */
export function alternativesOf(word: string, { groups }: Pick<SearchLexicon, 'groups'>): readonly string[] {
  return [...new Set([word, ...groups.filter((group) => group.includes(word)).flat()])];
}

/**
 * Words under which people look for a vacancy although they do not stand in it: whatever names the same as the words of the title, the parts of
 * compounds in title and text, and compounds of which the title has the parts side by side.
 */
export function searchTerms(title: string, plainText: string, lexicon: SearchLexicon): readonly string[] {
  const inTitle = wordsOf(title);
  const terms = new Set<string>();
  for (const phrase of phrasesOf(inTitle)) for (const other of alternativesOf(phrase, lexicon).slice(1)) terms.add(other);
  for (const joined of joinedPairs(inTitle, lexicon)) {
    for (const other of alternativesOf(joined, lexicon)) terms.add(other);
  }
  for (const word of new Set([...inTitle, ...wordsOf(plainText)])) {
    const parts = splitCompound(word, lexicon.parts);
    for (const part of parts) terms.add(part);
    if (terms.size >= TERMS_MOST) break;
  }
  return [...terms].slice(0, TERMS_MOST);
}

function phrasesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) => Array.from({ length: PHRASE_WORDS_MOST }, (__, more) => words.slice(from, from + more + 1).join(' ')));
}

function joinedPairs(words: readonly string[], { parts }: SearchLexicon): readonly string[] {
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && parts.has(word) && splitCompound(word + next, parts).length > 0 ? [word + next] : [];
  });
}

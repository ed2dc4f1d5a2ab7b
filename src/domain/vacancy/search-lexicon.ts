import { splitCompound } from '../occupation/compound.ts';
import { knownForm } from '../occupation/word-forms.ts';
import { wordsOf } from './search-text.ts';

/** What is known of Dutch words for searching. Everything in lower case. */
export type SearchLexicon = {
  /** Words that are passed over. */
  readonly stopWords: ReadonlySet<string>;
  /** Words and phrases that name the same: spellings, abbreviations, functions. A word can stand in several groups. */
  readonly groups: readonly (readonly string[])[];
  /** Words of which compounds are made, and to which other forms of a word lead. */
  readonly parts: ReadonlySet<string>;
};

/** Terms of one vacancy; a text of any length stays a document of bounded size. */
const TERMS_MOST = 200;
const PHRASE_WORDS_MOST = 3;
const LEAST_COMPOUND = 7;
const LEAST_PART_OF_KNOWN = 4;
/** Longer than any word that is meant as one. */
const MOST_COMPOUND = 45;

/** A word or phrase with everything that names the same, itself first: its synonyms, and its form in the lexicon (verkoopster: verkoper). */
export type Alternatives = (text: string) => readonly string[];

/** Looks words up in the lexicon. */
export function createAlternatives({ groups, parts }: SearchLexicon): Alternatives {
  const byWord = new Map<string, Set<string>>();
  for (const group of groups) {
    for (const word of group) byWord.set(word, new Set([...(byWord.get(word) ?? []), ...group]));
  }
  const known = (text: string): boolean => parts.has(text) || byWord.has(text);
  return (text) => {
    const form = text.includes(' ') ? null : knownForm(text, known);
    return [...new Set([text, ...(byWord.get(text) ?? []), ...(form === null ? [] : [form, ...(byWord.get(form) ?? [])])])];
  };
}

/**
 * Words under which people look for a vacancy although they do not stand in it: whatever names the same as the words of the title, the parts of
 * compounds in title and text, and compounds of which the title has the parts side by side.
 */
export type SearchTerms = (title: string, plainText: string) => readonly string[];

/** Makes the search terms of vacancies; what was found of a word is kept, since texts are made of the same words. */
export function createSearchTerms(lexicon: SearchLexicon): SearchTerms {
  const alternativesOf = createAlternatives(lexicon);
  const partsOf = createPartsOf(lexicon);
  return (title, plainText) => {
    const inTitle = wordsOf(title);
    const terms = new Set<string>();
    for (const phrase of phrasesOf(inTitle)) for (const other of alternativesOf(phrase).slice(1)) terms.add(other);
    for (const joined of joinedPairs(inTitle, lexicon)) for (const other of alternativesOf(joined)) terms.add(other);
    for (const word of new Set([...inTitle, ...wordsOf(plainText)])) {
      for (const part of partsOf(word)) terms.add(part);
      if (terms.size >= TERMS_MOST) break;
    }
    for (const word of inTitle) terms.delete(word);
    return [...terms].slice(0, TERMS_MOST);
  };
}

/** Words remembered; beyond it the memory begins anew. */
const REMEMBERED_MOST = 100_000;

function createPartsOf({ parts }: SearchLexicon): (word: string) => readonly string[] {
  const remembered = new Map<string, readonly string[]>();
  return (word) => {
    if (word.length < LEAST_COMPOUND || word.length > MOST_COMPOUND) return [];
    const before = remembered.get(word);
    if (before) return before;
    const found = splitCompound(word, (part) => part !== word && parts.has(part));
    // A word that is known as a whole is parted only where both parts are words of some length: heftruckchauffeur, and not voorman.
    const least = parts.has(word) ? LEAST_PART_OF_KNOWN : 0;
    const split = found.length > 1 && found.every((part) => part.length >= least) ? found : [];
    if (remembered.size >= REMEMBERED_MOST) remembered.clear();
    remembered.set(word, split);
    return split;
  };
}

function phrasesOf(words: readonly string[]): readonly string[] {
  return words.flatMap((_, from) => Array.from({ length: PHRASE_WORDS_MOST }, (__, more) => words.slice(from, from + more + 1).join(' ')));
}

function joinedPairs(words: readonly string[], { parts }: SearchLexicon): readonly string[] {
  return words.flatMap((word, at) => {
    const joined = word + (words[at + 1] ?? '');
    return joined !== word && parts.has(joined) ? [joined] : [];
  });
}

import type { Alternatives } from '../../../domain/vacancy/search-lexicon.ts';
import type { SearchTerm } from '../../../domain/vacancy/search-text.ts';

/** Words that stand in no vacancy, each with the words that it is taken for. */
export type Replacements = ReadonlyMap<string, readonly string[]>;

/**
 * What was typed, as an SQL expression of one tsquery with its values: every term has to be found, as itself or as one of its synonyms.
 * @param first number of the first value
 */
export function wordQuery(
  terms: readonly SearchTerm[],
  alternativesOf: Alternatives,
  replacements: Replacements,
  first: number,
): { readonly sql: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const phrase = (text: string): string => {
    values.push(text);
    return `phraseto_tsquery('dutch', public.unaccent($${first + values.length - 1}))`;
  };
  const parts = terms.map(({ words, excluded }) => {
    if (excluded) return `(!! ${phrase(words.join(' '))})`;
    const [word = ''] = words;
    const asked = words.length > 1 ? [words.join(' ')] : (replacements.get(word) ?? alternativesOf(word));
    return `(${asked.map(phrase).join(' || ')})`;
  });
  return { sql: parts.length === 0 ? `''::tsquery` : parts.join(' && '), values };
}

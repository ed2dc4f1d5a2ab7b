import type { PostingMark } from './posting.ts';
import { comparable, holdsWords, textOrNull } from './tidy.ts';

const HIDDEN =
  /^(?:vertrouwelijk|confidential|anoniem|anonymous|onze (?:opdrachtgever|klant|relatie|client)|(?:een|de|our|mijn) (?:opdrachtgever|client|klant)|werkgever|bedrijf|company|employer|not specified|niet bekend)\.?$/i;

/**
 * The name of an employer as a source gives it, cleaned: account numbers and white space off.
 * @returns a null name, with a mark where something stood there, for what names nobody: empty, "Vertrouwelijk", "Onze opdrachtgever", an address
 */
export function readEmployerName(value: unknown): { readonly name: string | null; readonly marks: readonly PostingMark[] } {
  const written = textOrNull(value);
  if (written === null) return { name: null, marks: [] };
  const mark = (reason: string): { name: null; marks: readonly PostingMark[] } => ({
    name: null,
    marks: [{ field: 'employer', asWritten: written, reason }],
  });
  if (HIDDEN.test(written)) return mark('not-named');
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(written)) return mark('an-address');
  if (written.length > 120) return mark('not-a-name');
  return { name: written.replace(/\s*[[(]\d{3,}[\])]$/, ''), marks: [] };
}

/** Legal forms and words that come and go in one employer's name. */
const LEGAL =
  /\b(?:b v|bv|n v|nv|v o f|vof|stichting|vereniging|cooperatie|u a|ua|holding|groep|group|nederland|netherlands|the netherlands|nl|inc|llc|ltd|gmbh|international|company|co)\b/g;

/**
 * The name as compared with others: without legal forms ("B.V.", "Stichting"), case, accents, spaces and punctuation.
 * @returns empty where the name is empty or only such words
 */
export function employerKey(name: string): string {
  const words = comparable(name.replaceAll('&', ' en ').replaceAll('+', ' plus '));
  const bare = words.replaceAll(LEGAL, ' ').replaceAll(/\s+/g, '');
  return bare === '' ? words.replaceAll(' ', '') : bare;
}

/** Whether two names are written for the same employer: equal after cleaning, or the one whole within the other. */
export function isSameEmployer(a: string, b: string): boolean {
  const [one, two] = [employerKey(a), employerKey(b)];
  return one !== '' && two !== '' && (one === two || holdsWords(a, b) || holdsWords(b, a));
}

/**
 * Chooses between the employer in the markup and the one that the page names near its title. Markup often holds who placed the
 * advertisement: a media agency, an umbrella organisation, the account. The page wins where its text speaks of that name and not of the markup's.
 * @param markup null where there is no markup, or it names nobody
 * @param named null where the page names nobody near the title
 * @param text the vacancy text
 * @returns the employer, and the markup's name where it is another one (else null)
 */
export function chooseEmployer(
  markup: string | null,
  named: string | null,
  text: string,
): { readonly employer: string | null; readonly employerMarkup: string | null } {
  if (markup === null || named === null || isSameEmployer(markup, named)) return { employer: markup ?? named, employerMarkup: null };
  return mentions(text, named) > 0 && mentions(text, markup) === 0
    ? { employer: named, employerMarkup: markup }
    : { employer: markup, employerMarkup: null };
}

/** How often a text speaks of a name, whole or by its last or only telling word ("Streekomroep Centraal+" as "Centraal+"). */
function mentions(text: string, name: string): number {
  const haystack = ` ${comparable(text)} `;
  const words = comparable(name)
    .split(' ')
    .filter((word) => word.length > 3);
  const forms = new Set([comparable(name), ...(words.length > 1 ? [words.at(-1) ?? ''] : words)].filter((form) => form !== ''));
  return [...forms].reduce((sum, form) => sum + haystack.split(` ${form} `).length - 1, 0);
}

import { employerKey, isSameEmployer } from '../posting/posting-employer.ts';
import { comparable } from '../posting/tidy.ts';

export type EmployerRelation = 'same' | 'other' | 'unknown';

/** Words with which many employers' names begin. */
const COMMON = new Set(
  'de het een the van der den ter ten stichting vereniging gemeente stad provincie koninklijke koninklijk drukkerij bouwbedrijf aannemersbedrijf aannemer school basisschool college lyceum universiteit hogeschool ziekenhuis zorggroep woonzorgcentrum restaurant hotel cafe bakkerij slagerij garage autobedrijf transport transportbedrijf installatiebedrijf schoonmaakbedrijf uitzendbureau holding groep group nederland'.split(
    ' ',
  ),
);

const wordsOf = (name: string): readonly string[] => comparable(name).split(' ');

/** The letters that a name is shortened to: "Hoogheemraadschap De Stichtse Rijnlanden" to "hdsr". */
function initialsOf(name: string): string {
  return wordsOf(name)
    .map((word) => word[0] ?? '')
    .join('');
}

/** Whether the shorter name is the other's initials. One letter may come from within a word ("HDSR"). */
function isShortOf(short: string, long: string): boolean {
  const letters = comparable(short).replaceAll(' ', '');
  return letters.length >= 3 && letters.length <= 6 && wordsOf(long).length >= 3 && initialsOf(long) === letters;
}

/**
 * Compares two employers' names: legal forms, spaces, initials and branches aside. A name that hides somebody else (an agency, a channel)
 * is `other` although the work may be the same: the texts then decide.
 * @param a null: not named
 */
export function compareEmployers(a: string | null, b: string | null): EmployerRelation {
  if (a === null || b === null) return 'unknown';
  if (isSameEmployer(a, b) || isShortOf(a, b) || isShortOf(b, a)) return 'same';
  const [one, two] = [employerKey(a), employerKey(b)];
  if (one.length >= 4 && two.length >= 4 && (one.startsWith(two) || two.startsWith(one))) return 'same';
  const [first, second] = [a, b].map((name) => wordsOf(name).find((word) => word.length >= 4 && !COMMON.has(word)));
  return first !== undefined && first === second ? 'same' : 'other';
}

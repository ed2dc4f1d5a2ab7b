import type { Demand } from '../demand/demand.ts';
import type { Dimension } from '../demand/dimension.ts';
import { readEmployerName, employerKey } from '../posting/posting-employer.ts';
import { comparable } from '../posting/tidy.ts';
import type { HoursPerWeek, WorkingTime } from '../reading/reading.ts';
import { normaliseUrl } from '../source/normalise-url.ts';
import { titleWordsOf, type TitleWords } from './compare-titles.ts';
import { dutyKindsOf, type DutyKind } from './duty-kinds.ts';
import { bandKeysOf, signatureOf, type Signature } from './min-hash.ts';
import { shinglesOf, type Shingles } from './shingles.ts';
import type { WorkPlace } from './work-place.ts';

/** A posting as it is compared with others. */
export type PostingToCompare = {
  readonly id: string;
  readonly title: string | null;
  readonly employer: string | null;
  readonly places: readonly WorkPlace[];
  readonly url: string | null;
  /** The vacancy text without markup. */
  readonly text: string;
  /** The text was cut off: what is not in it may still be asked. */
  readonly cut: boolean;
  readonly hoursPerWeek: HoursPerWeek | null;
  readonly workingTimes: readonly WorkingTime[];
  /** What was read of the load of the work. */
  readonly demands: readonly Demand[];
};

/** A load that a text names: its words without case and punctuation, and where they stand in the words of the text (in characters). */
export type LoadFact = { readonly dim: Dimension; readonly level: number; readonly words: string; readonly at: number };

/** A posting with everything that comparing needs, worked out once. */
export type PostingProfile = PostingToCompare & {
  readonly titleWords: TitleWords;
  readonly employerName: string | null;
  readonly employerKey: string;
  readonly address: string | null;
  readonly words: string;
  readonly shingles: Shingles;
  readonly signature: Signature;
  readonly bands: readonly string[];
  readonly loads: readonly LoadFact[];
  readonly duties: ReadonlySet<DutyKind>;
};

/** Loads of which a difference makes another job for who cannot bear one of them: body, posture, driving, aggression, care. */
const WEIGHTY: ReadonlySet<Dimension> = new Set<Dimension>([
  'tillen',
  'dragen',
  'licht_hanteren',
  'zwaar_hanteren',
  'duwen_trekken',
  'buigen',
  'knielen_hurken',
  'gebogen_houding',
  'bovenhands',
  'lopen',
  'trappen',
  'klimmen_hoogte',
  'zitten',
  'staan',
  'temperatuur',
  'trilling',
  'zorgcontact',
  'conflict_agressie',
  'vervoer_beroepsmatig',
]);

/** Works out what comparing needs. Pure; never throws. */
export function profileOf(posting: PostingToCompare): PostingProfile {
  const { name } = readEmployerName(posting.employer);
  const towns = posting.places.flatMap(({ town }) => (town === null ? [] : [town]));
  const shingles = shinglesOf(posting.text);
  const signature = signatureOf(shingles);
  const words = ` ${comparable(posting.text)} `;
  return {
    ...posting,
    titleWords: titleWordsOf(posting.title ?? '', [...(name === null ? [] : [name]), ...towns]),
    employerName: name,
    employerKey: name === null ? '' : employerKey(name),
    address: posting.url === null ? null : normaliseUrl(posting.url),
    words,
    duties: dutyKindsOf(words),
    shingles,
    signature,
    bands: bandKeysOf(signature),
    loads: posting.demands.flatMap(({ dim, level, quote, kind }) => {
      const told = comparable(quote);
      return WEIGHTY.has(dim) && kind !== 'afwezig' && level !== null ? [{ dim, level, words: told, at: words.indexOf(told) }] : [];
    }),
  };
}

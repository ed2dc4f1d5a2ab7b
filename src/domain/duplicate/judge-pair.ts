import type { Dimension } from '../demand/dimension.ts';
import { compareEmployers, type EmployerRelation } from './compare-employers.ts';
import { compareTitles, type TitleRelation } from './compare-titles.ts';
import type { DutyKind } from './duty-kinds.ts';
import type { PostingProfile } from './posting-profile.ts';
import { overlapOf, type Overlap } from './shingles.ts';
import { comparePlaceLists, type PlaceRelation } from './work-place.ts';

/**
 * What keeps two postings apart whatever else they share. `load` names the dimensions on which they differ; `times`: one is work by night;
 * `duties`: each brings a kind of work that the other does not.
 */
export type ApartBecause =
  | { readonly kind: 'place' }
  | { readonly kind: 'title' }
  | { readonly kind: 'hours' }
  | { readonly kind: 'times' }
  | { readonly kind: 'duties'; readonly onlyA: readonly DutyKind[]; readonly onlyB: readonly DutyKind[] }
  | { readonly kind: 'load'; readonly dims: readonly Dimension[] };

/**
 * Why two postings are one vacancy. `same-text`: practically one text; `same-job`: title, employer and place are the same and the text was
 * reworded; `cut-copy`: the one text is a part of the other; `other-door`: one text under two employers' names (agency, channel);
 * `vaguer-place`: one names the town, the other its region or nothing; `other-title`: one text under two titles; `same-address`: one page.
 */
export type MergeRule = 'same-text' | 'same-job' | 'cut-copy' | 'other-door' | 'vaguer-place' | 'other-title' | 'same-address';

export type PairFacts = {
  readonly title: TitleRelation;
  readonly employer: EmployerRelation;
  readonly place: PlaceRelation;
  readonly overlap: Overlap;
};

export type PairVerdict =
  | { readonly verdict: 'one'; readonly rule: MergeRule; readonly facts: PairFacts }
  | { readonly verdict: 'apart'; readonly because: ApartBecause }
  | { readonly verdict: 'unsure' };

/** Fewer shingles than this is no text to go by. About three sentences. */
const SHINGLES_MIN = 25;
/** Practically one text: a date or a number differs. */
const ONE_TEXT = 0.985;

/** From which likeness on two postings of the same title are one, by what else is the same. Measured on labelled pairs; precision first. */
const BAR = {
  sameEmployer: { jaccard: 0.5, containment: 0.8 },
  noEmployer: { jaccard: 0.6, containment: 0.85 },
  otherEmployer: { jaccard: 0.68, containment: 0.9 },
  vaguerSameEmployer: { jaccard: 0.6, containment: 0.85 },
  vaguerNoEmployer: { jaccard: 0.9, containment: 0.95 },
  vaguerOtherEmployer: { jaccard: 0.97, containment: 0.98 },
  cutNoPlace: { jaccard: 0.95, containment: 0.97 },
  nearTitle: { jaccard: 0.95, containment: 0.97 },
} as const;

const reaches = (overlap: Overlap, bar: Overlap): boolean => overlap.jaccard >= bar.jaccard || overlap.containment >= bar.containment;

/** Hours that cannot be one job: both told, and no number of hours fits both. */
function hoursApart(a: PostingProfile, b: PostingProfile): boolean {
  const [one, two] = [a.hoursPerWeek, b.hoursPerWeek];
  if (one === null || two === null) return false;
  return (one.min ?? 0) > (two.max ?? Infinity) || (two.min ?? 0) > (one.max ?? Infinity);
}

/** Loads that `a` names and `b`, as far as its text goes, does not: neither in the same words nor otherwise as heavy. */
function loadsBeyond(a: PostingProfile, b: PostingProfile): readonly Dimension[] {
  // A copy that stops short, marked or not, is silent about what came after; just before its end a quote may be broken off.
  const isShort = b.cut || (b.words.length < a.words.length * 0.9 && a.words.startsWith(b.words.slice(0, b.words.length * 0.97)));
  const end = isShort ? b.words.length * 0.9 : Infinity;
  return a.loads
    .filter(
      ({ dim, level, words, at }) =>
        at <= end && !b.words.includes(words) && !b.loads.some((other) => other.dim === dim && other.level >= level),
    )
    .map(({ dim }) => dim);
}

/** Only whole texts tell by silence that there is no night work, or no such duty. */
function timesApart(a: PostingProfile, b: PostingProfile): boolean {
  return !a.cut && !b.cut && a.workingTimes.includes('nacht') !== b.workingTimes.includes('nacht');
}

function dutiesApart(a: PostingProfile, b: PostingProfile): ApartBecause | null {
  const [onlyA, onlyB] = [[...a.duties].filter((kind) => !b.duties.has(kind)), [...b.duties].filter((kind) => !a.duties.has(kind))];
  return !a.cut && !b.cut && onlyA.length > 0 && onlyB.length > 0 ? { kind: 'duties', onlyA, onlyB } : null;
}

/**
 * What keeps two postings apart for certain; null where nothing does. A heavy and a light job of one employer, title and town are two
 * vacancies: the one that a candidate can do must not disappear behind the other.
 */
export function apartBecause(a: PostingProfile, b: PostingProfile): ApartBecause | null {
  if (comparePlaceLists(a.places, b.places) === 'other') return { kind: 'place' };
  if (compareTitles(a.titleWords, b.titleWords) === 'apart') return { kind: 'title' };
  if (hoursApart(a, b)) return { kind: 'hours' };
  if (timesApart(a, b)) return { kind: 'times' };
  const dims = new Set([...loadsBeyond(a, b), ...loadsBeyond(b, a)]);
  return dims.size > 0 ? { kind: 'load', dims: [...dims] } : dutiesApart(a, b);
}

function ruleFor(facts: PairFacts, isCut: boolean, size: number, sameAddress: boolean): MergeRule | null {
  const { title, employer, place, overlap } = facts;
  const isOneText = overlap.jaccard >= ONE_TEXT && !isCut && size >= SHINGLES_MIN * 2;
  const isHere = place === 'same';
  if (sameAddress && title === 'same' && overlap.jaccard >= 0.3) return 'same-address';
  if (size < SHINGLES_MIN && overlap.jaccard < 0.9) return null;
  if (title === 'other' || title === 'unknown') return isOneText && isHere && employer !== 'other' ? 'other-title' : null;
  if (title === 'near') {
    if (isOneText && employer !== 'other') return isHere ? 'same-text' : 'vaguer-place';
    return isHere && employer !== 'other' && !isCut && reaches(overlap, BAR.nearTitle) ? 'same-job' : null;
  }
  if (isHere) {
    const bar = employer === 'same' ? BAR.sameEmployer : employer === 'unknown' ? BAR.noEmployer : BAR.otherEmployer;
    if (!reaches(overlap, bar)) return null;
    if (employer === 'other') return 'other-door';
    if (overlap.jaccard >= 0.9) return 'same-text';
    return overlap.containment >= 0.9 ? 'cut-copy' : 'same-job';
  }
  // A cut text under a region or a country is as well another one of many.
  if (isCut) return place === 'unknown' && employer !== 'other' && reaches(overlap, BAR.cutNoPlace) ? 'vaguer-place' : null;
  const bar = employer === 'same' ? BAR.vaguerSameEmployer : employer === 'unknown' ? BAR.vaguerNoEmployer : BAR.vaguerOtherEmployer;
  return reaches(overlap, bar) ? 'vaguer-place' : null;
}

/**
 * Judges whether two postings are one vacancy, by title, employer, place, text, hours and load. Precision comes first: in doubt they stay two.
 * @returns `apart` with what keeps them apart for certain; `unsure` where nothing does, and they are not alike enough either
 */
export function judgePair(a: PostingProfile, b: PostingProfile): PairVerdict {
  const place = comparePlaceLists(a.places, b.places);
  if (place === 'other') return { verdict: 'apart', because: { kind: 'place' } };
  const title = compareTitles(a.titleWords, b.titleWords);
  if (title === 'apart') return { verdict: 'apart', because: { kind: 'title' } };
  const facts: PairFacts = {
    title,
    place,
    employer: compareEmployers(a.employerName, b.employerName),
    overlap: overlapOf(a.shingles, b.shingles),
  };
  const size = Math.min(a.shingles.length, b.shingles.length);
  const rule = ruleFor(facts, a.cut || b.cut, size, a.address !== null && a.address === b.address);
  if (rule === null) return { verdict: 'unsure' };
  const because = apartBecause(a, b);
  return because === null ? { verdict: 'one', rule, facts } : { verdict: 'apart', because };
}

import type { Contract, Education, WorkingTime } from '../reading/reading.ts';
import type { SourceId } from '../shared/ids.ts';
import type { DistanceRing, HoursBand, SeenWithin } from './search-facets.ts';

/** What a person asks of the vacancy search, as it can be kept and shared: places by name, days by number. Nothing of a candidate is in it. */
export type SearchRequest = {
  readonly text: string;
  /** Name of a place as typed; empty: anywhere. */
  readonly place: string;
  readonly km: DistanceRing;
  /** ISCO-08 codes of one to four digits. */
  readonly occupations: readonly string[];
  readonly hours: readonly HoursBand[];
  readonly education: readonly Education[];
  readonly contract: readonly Contract[];
  readonly workingTimes: readonly WorkingTime[];
  readonly sources: readonly SourceId[];
  /** Days back from today; null: whenever. */
  readonly seenWithin: SeenWithin | null;
  readonly order: 'best' | 'newest';
};

/** A search that narrows nothing. */
export const EVERYTHING: SearchRequest = {
  text: '',
  place: '',
  km: 25,
  occupations: [],
  hours: [],
  education: [],
  contract: [],
  workingTimes: [],
  sources: [],
  seenWithin: null,
  order: 'best',
};

/** A search kept for a candidate. */
export type SavedSearch = {
  readonly id: string;
  readonly name: string;
  readonly asked: SearchRequest;
  readonly madeByName: string | null;
  readonly madeAt: Date;
  /** When somebody last opened it. */
  readonly lookedAt: Date;
  /** Vacancies first seen since, counted up to 1,000; null until the first count. */
  readonly news: number | null;
};

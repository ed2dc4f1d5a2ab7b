import type { Point } from '../domain/place/place.ts';
import type { Contract, Education, WorkingTime } from '../domain/reading/reading.ts';
import type { AgencyId, SourceId, VacancyId } from '../domain/shared/ids.ts';
import type { DistanceRing, HoursBand, SeenWithin } from '../domain/vacancy/search-facets.ts';

/** What the search engine knows of a live vacancy: text and facts of the vacancy only, never anything of a candidate. */
export type VacancyDocument = {
  readonly id: VacancyId;
  /** Null: the shared record; else only this agency finds it. */
  readonly agencyId: AgencyId | null;
  readonly title: string;
  readonly employer: string | null;
  readonly town: string | null;
  /** Plain text. */
  readonly body: string;
  /** Words that do not stand in the text but under which people look for it: parts of compounds, the other gender, synonyms. */
  readonly terms: readonly string[];
  readonly point: Point | null;
  /** Hours a week, both ends in; null where not stated. */
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly education: Education | null;
  readonly contract: readonly Contract[];
  readonly workingTimes: readonly WorkingTime[];
  /** ISCO-08 unit group, four digits; null when the reading did not name one. */
  readonly occupation: string | null;
  readonly sources: readonly SourceId[];
  readonly firstSeenAt: Date;
  /** Hash of everything above: two documents with the same fingerprint say the same. */
  readonly fingerprint: string;
};

/** What narrows a search; an empty list narrows nothing, and the choices of one list widen each other. */
export type VacancyFilters = {
  /** Straight-line kilometres around a point, end in; a vacancy without a point is not found by it. */
  readonly near: { readonly point: Point; readonly km: number } | null;
  /** ISCO-08 codes of one to four digits. */
  readonly occupations: readonly string[];
  readonly hours: readonly HoursBand[];
  readonly education: readonly Education[];
  readonly contract: readonly Contract[];
  readonly workingTimes: readonly WorkingTime[];
  readonly sources: readonly SourceId[];
  /** First seen at or after this moment. */
  readonly seenSince: Date | null;
};

export type VacancyQuery = VacancyFilters & {
  readonly agencyId: AgencyId;
  /** Free text: every word has to be found, `"words in this order"` as a phrase, `-word` not at all; empty finds everything. */
  readonly text: string;
  /** `best`: by how well and where the text is found, then newest first. */
  readonly order: 'best' | 'newest';
  /** The moment of asking, from which "new since" is counted. */
  readonly at: Date;
  /** 1 to 100. */
  readonly limit: number;
  /** 0 to 900: the best 1,000 are ranked. */
  readonly offset: number;
};

/** A piece of text; `marked` where it is what was looked for. */
export type MarkedText = readonly { readonly text: string; readonly marked: boolean }[];

export type VacancyHit = {
  readonly id: VacancyId;
  readonly title: MarkedText;
  readonly employer: string | null;
  readonly town: string | null;
  /** The passage of the text where the words stand, or its beginning. */
  readonly excerpt: MarkedText;
  /** Straight line from the point of the query, rounded; null without either point. */
  readonly km: number | null;
  readonly firstSeenAt: Date;
};

/** How many of the found vacancies carry a value. @see CAP for `atLeast` */
export type FacetCount<Value extends string | number = string> = {
  readonly value: Value;
  readonly count: number;
  /** True: there are this many or more. */
  readonly atLeast: boolean;
};

/** Counts per value: what would be found with that value chosen beside the other filters. */
export type VacancyFacets = {
  /** ISCO-08 sub-major groups, two digits. */
  readonly occupations: readonly FacetCount[];
  readonly hours: readonly FacetCount<HoursBand>[];
  readonly education: readonly FacetCount<Education>[];
  readonly contract: readonly FacetCount<Contract>[];
  readonly workingTimes: readonly FacetCount<WorkingTime>[];
  readonly sources: readonly FacetCount<SourceId>[];
  /** The ring of the search and its neighbours (`ringsBeside`); empty without a point. */
  readonly distance: readonly FacetCount<DistanceRing>[];
  readonly seen: readonly FacetCount<SeenWithin>[];
};

export type VacancyHits = {
  /** Best first. */
  readonly hits: readonly VacancyHit[];
  /** All that match, counted up to `CAP`. */
  readonly total: number;
  readonly atLeast: boolean;
  readonly facets: VacancyFacets;
  /** Words that stood in no vacancy and were taken for these; empty when none were. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
};

/** Above this a count says "1.000+". */
export const CAP = 1_000;

/** Finds live vacancies by text. Can always be rebuilt from the record; waits until the engine has done the work. */
export type VacancyIndex = {
  /**
   * Makes sure that the engine can be worked with.
   * @returns `rebuild` when it is new, or was built by other settings, and the record has to be put in anew; searching goes on meanwhile
   * @throws ConfigError with a sentence for whoever starts the service; UpstreamError
   */
  prepare(): Promise<'ready' | 'rebuild'>;
  /** Adds or replaces. @throws UpstreamError */
  put(documents: readonly VacancyDocument[]): Promise<void>;
  /** Takes out; ids that are not in are passed over. @throws UpstreamError */
  remove(ids: readonly VacancyId[]): Promise<void>;
  /** @throws UpstreamError */
  search(query: VacancyQuery): Promise<VacancyHits>;
  /**
   * Replaces everything by what is handed over, batch by batch, beside the index in use: searches see the old one until the new one is whole.
   * When `batches` throws, the old one stays. @throws UpstreamError
   */
  rebuild(batches: AsyncIterable<readonly VacancyDocument[]>): Promise<void>;
  /** How many documents it holds. @throws UpstreamError */
  count(): Promise<number>;
  /** Id and fingerprint of every document, in pieces, in no order. @throws UpstreamError */
  fingerprints(): AsyncIterable<readonly { readonly id: VacancyId; readonly fingerprint: string }[]>;
};

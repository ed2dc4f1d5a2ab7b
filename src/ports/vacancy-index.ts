import type { Education, Contract } from '../domain/reading/reading.ts';
import type { Point } from '../domain/place/place.ts';
import type { AgencyId, VacancyId } from '../domain/shared/ids.ts';

/** What the search engine knows of a vacancy: text and facts of the vacancy only, never anything of a candidate. */
export type VacancyDocument = {
  readonly id: VacancyId;
  /** Null: the shared record; else only this agency finds it. */
  readonly agencyId: AgencyId | null;
  readonly title: string;
  readonly employer: string | null;
  readonly town: string | null;
  /** Plain text. */
  readonly body: string;
  readonly live: boolean;
  readonly point: Point | null;
  /** Hours a week, both ends in; null where not stated. */
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  readonly education: Education | null;
  readonly contract: readonly Contract[];
  readonly sources: readonly string[];
  readonly firstSeenAt: Date;
};

export type VacancyQuery = {
  readonly agencyId: AgencyId;
  /** Free text; empty finds everything. */
  readonly text: string;
  /** Only live ones unless false. */
  readonly liveOnly: boolean;
  /** Straight-line kilometres around a point, end in; a vacancy without a point is not found by it, and `withoutPlace` tells how many. */
  readonly near: { readonly point: Point; readonly km: number } | null;
  readonly education: readonly Education[];
  readonly contract: readonly Contract[];
  /** 1 to 100. */
  readonly limit: number;
  readonly offset: number;
};

export type VacancyHits = {
  /** Best first. */
  readonly hits: readonly {
    readonly id: VacancyId;
    readonly title: string;
    readonly employer: string | null;
    readonly town: string | null;
  }[];
  /** All that match, possibly an estimate above 1,000. */
  readonly total: number;
};

/** Finds vacancies by text. Can always be rebuilt from the record; waits until the engine has done the work. */
export type VacancyIndex = {
  /** @throws UpstreamError */
  put(documents: readonly VacancyDocument[]): Promise<void>;
  /** @throws UpstreamError */
  remove(ids: readonly VacancyId[]): Promise<void>;
  /** @throws UpstreamError */
  search(query: VacancyQuery): Promise<VacancyHits>;
  /** Empties the index; used by a rebuild only. @throws UpstreamError */
  clear(): Promise<void>;
  /** How many documents it holds. @throws UpstreamError */
  count(): Promise<number>;
};

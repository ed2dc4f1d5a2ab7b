import type { Place } from '../place/place.ts';
import type { PostingMark, Salary } from '../posting/posting.ts';
import type { Contract, Education, HoursPerWeek } from '../reading/reading.ts';
import type { AgencyId, PostingId, SourceId, VacancyId, VacancyVersionId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';

/** `gone`: no source shows it any more. `closed`: the text says so. `expired`: its closing date has passed. None is ever deleted. */
export type VacancyState = 'live' | 'gone' | 'closed' | 'expired';

/** What the sources say about a vacancy beside its text, normalised; null and empty mean that they do not say it. */
export type VacancyRecord = {
  readonly url: string | null;
  /** Every place where the work is; empty when none was given. A place that could not be resolved has no point. */
  readonly places: readonly Place[];
  readonly remote: 'nee' | 'hybride' | 'volledig' | null;
  readonly postedOn: LocalDate | null;
  readonly closingOn: LocalDate | null;
  readonly validThroughOn: LocalDate | null;
  readonly hoursPerWeek: HoursPerWeek | null;
  readonly salary: Salary | null;
  readonly contract: readonly Contract[];
  readonly education: Education | null;
  readonly marks: readonly PostingMark[];
};

/** A vacancy as its text stood from one moment on; immutable. */
export type VacancyVersion = {
  readonly id: VacancyVersionId;
  readonly vacancyId: VacancyId;
  readonly title: string;
  readonly employer: string | null;
  readonly description: string;
  readonly descriptionFormat: 'text' | 'markdown' | 'html';
  readonly cut: boolean;
  readonly record: VacancyRecord;
  readonly sha256: string;
  readonly createdAt: Date;
};

/** One opening, with the version in force. */
export type Vacancy = {
  readonly id: VacancyId;
  /** Null: the shared record; else the agency that pasted it and alone sees it. */
  readonly agencyId: AgencyId | null;
  readonly state: VacancyState;
  /** Rises whenever the vacancy is new, changed or back; in order of commit over the whole installation. */
  readonly turn: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly goneAt: Date | null;
  readonly current: VacancyVersion;
};

/** A posting as it is kept: which source shows it, since when, and for which vacancy. */
export type KeptPosting = {
  readonly id: PostingId;
  readonly sourceId: SourceId | null;
  readonly sourceName: string | null;
  readonly externalKey: string;
  readonly url: string | null;
  readonly vacancyId: VacancyId;
  readonly state: 'live' | 'gone';
  readonly contentSha256: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly goneAt: Date | null;
};

import type { Education, HoursPerWeek, Contract } from '../reading/reading.ts';
import type { LocalDate } from '../shared/local-date.ts';

export type SalaryUnit = 'HOUR' | 'DAY' | 'WEEK' | 'FOUR_WEEKS' | 'MONTH' | 'YEAR';
export type Salary = {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: SalaryUnit | null;
  readonly currency: string | null;
};

/** Where the source says the work is, as far as it says it. */
export type PostingLocation = {
  readonly asWritten: string;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
};

/** A value that could not be trusted, or that contradicts another place on the same page; kept as written. */
export type PostingMark = { readonly field: string; readonly asWritten: string; readonly reason: string };

/** One opening as one source published it, after parsing and normalising the fields; null means that the source does not say it. */
export type PostingContent = {
  /** What the source calls it: its identifier, else its address without tracking parameters. Unique within a source. */
  readonly externalKey: string;
  readonly url: string | null;
  readonly title: string;
  /** The employer the work is for. */
  readonly employer: string | null;
  /** The name in the markup, where it is not the employer (agency, channel). */
  readonly employerMarkup: string | null;
  readonly locations: readonly PostingLocation[];
  readonly remote: 'nee' | 'hybride' | 'volledig' | null;
  readonly postedOn: LocalDate | null;
  /** Closing date from the text; `validThroughOn` is the markup's end of the advertisement. */
  readonly closingOn: LocalDate | null;
  readonly validThroughOn: LocalDate | null;
  readonly hoursPerWeek: HoursPerWeek | null;
  readonly salary: Salary | null;
  readonly contract: readonly Contract[];
  readonly contractAsWritten: string | null;
  readonly education: Education | null;
  readonly identifier: string | null;
  /** The vacancy text exactly as published; spans of the reading are offsets into it. */
  readonly description: string;
  readonly descriptionFormat: 'text' | 'markdown' | 'html';
  readonly cut: boolean;
  readonly marks: readonly PostingMark[];
};

import type { DemandProfile } from '../demand/demand.ts';
import type { Span } from '../shared/span.ts';

/** A vacancy text as it is handed to the reader: immutable source, exactly as published. */
export type VacancyText = {
  readonly title: string;
  readonly description: string;
  /** `cut` is set where the source cut the text off: silence then says nothing. */
  readonly format: 'text' | 'markdown' | 'html';
  readonly cut: boolean;
  readonly employer: string | null;
  readonly location: string | null;
  /** ISO 3166 alpha-2, upper case. */
  readonly country: string | null;
};

/** Lowest level of education asked for, in the words of the Dutch system. `mbo` is mbo without a level named. */
export type Education = 'geen' | 'vmbo' | 'mbo1' | 'mbo2' | 'mbo3' | 'mbo4' | 'mbo' | 'havo' | 'vwo' | 'hbo' | 'wo';
export type LicenceCode = 'B' | 'BE' | 'C' | 'CE' | 'D' | 'T' | 'AM' | 'A';
export type RequirementStatus = 'vereist' | 'pre';
export type Contract = 'vast' | 'tijdelijk' | 'detachering' | 'uitzend' | 'stage' | 'zzp' | 'vrijwillig' | 'bijbaan';
export type WorkingTime = 'avond' | 'nacht' | 'weekend' | 'ploegen' | 'consignatie' | 'alleen_dag';

export type Licence = { readonly code: LicenceCode; readonly status: RequirementStatus };
/** `code` is one of the known codes (VOG, VCA, BHV, EHBO, HACCP, BIG, SKJ, BOA, code95, ADR, heftruck, NEN3140, F-gassen, TCVT, bestuurderskaart), else the words of the text. */
export type Certificate = { readonly code: string; readonly status: RequirementStatus };
export type LanguageDemand = { readonly language: string; readonly level: string | null; readonly status: RequirementStatus };

/** Gross pay as stated; an open end is null. */
export type Pay = {
  readonly min: number | null;
  readonly max: number | null;
  readonly per: 'uur' | 'dag' | 'week' | 'vier_weken' | 'maand' | 'jaar';
};

/** Hours a week as stated, both ends in; an open end is null. */
export type HoursPerWeek = { readonly min: number | null; readonly max: number | null };

/**
 * Something said about when the work is done, finer than `WorkingTime`, for comparison with a list or zoekprofiel.
 * `from` and `until` are minutes after midnight (until may be smaller than from: past midnight), null when no clock time is named.
 */
export type WorkingTimeDetail = Span & {
  readonly time: WorkingTime | 'onregelmatig' | 'wisselend' | 'gebroken' | 'regelmatig';
  readonly kind: 'expliciet' | 'verzacht' | 'afwezig';
  readonly from: number | null;
  readonly until: number | null;
  /** Number of shifts of a ploegendienst (2, 3, 5), or null. */
  readonly shifts: number | null;
  /** Times a week, where told ("één avond per week": 1). */
  readonly perWeek: number | null;
};

/** Length of a working day as stated: hours, breaks taken off where told; `days` a week where told. */
export type HoursPerDay = { readonly hours: number | null; readonly days: number | null };

export type GateName =
  | 'hours_week'
  | 'hours_day'
  | 'education'
  | 'licences'
  | 'certificates'
  | 'languages'
  | 'working_times'
  | 'salary'
  | 'remote'
  | 'contract'
  | 'experience';

/** What the text asks or offers beside the load; null and empty both mean that it is silent. */
export type Gates = {
  readonly hoursPerWeek: HoursPerWeek | null;
  /** "uren in overleg" and the like: the stated hours are no hard border. */
  readonly hoursNegotiable: boolean;
  readonly hoursPerDay: HoursPerDay | null;
  readonly education: Education | null;
  readonly licences: readonly Licence[];
  readonly certificates: readonly Certificate[];
  readonly languages: readonly LanguageDemand[];
  readonly workingTimes: readonly WorkingTime[];
  readonly workingTimeDetails: readonly WorkingTimeDetail[];
  readonly pay: Pay | null;
  readonly remote: 'nee' | 'hybride' | 'volledig' | null;
  readonly contract: readonly Contract[];
  /** Years of experience asked; 0 where none is needed; null when silent. */
  readonly experienceYears: number | null;
  readonly evidence: readonly (Span & { readonly gate: GateName; readonly field: 'description' | 'title'; readonly rule: string })[];
};

/** One ISCO-08 unit group (four digits, leading zero kept) with the confidence of the guess, 0 to 1. */
export type OccupationGuess = { readonly code: string; readonly confidence: number };

/** What was understood of one vacancy version. Pure function of the text and the version of the rules. */
export type Reading = {
  readonly occupations: readonly OccupationGuess[];
  readonly gates: Gates;
  readonly demands: DemandProfile;
  /** Version of all rules that made this reading; the same version and text give the same reading. */
  readonly rulesVersion: string;
};

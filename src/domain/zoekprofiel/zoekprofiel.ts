import type { Contract, Education, LicenceCode, WorkingTime } from '../reading/reading.ts';
import type { DayPart, Weekday } from '../fml/fml-list.ts';
import type { Point } from '../place/place.ts';
import type { LocalDate } from '../shared/local-date.ts';

/** A kind of work by its title, with the ISCO-08 unit groups (four digits, leading zero kept) that the title was resolved to; empty when it was not. */
export type SoughtFunction = { readonly title: string; readonly isco08: readonly string[] };
export type ExcludedFunction = SoughtFunction & { readonly reason: string | null };

export type TravelMode = 'lopen' | 'fiets' | 'ebike' | 'brommer' | 'ov' | 'auto';

/** How far the candidate can travel one way. Null: not agreed. */
export type TravelReach = { readonly mode: TravelMode; readonly maxMinutes: number | null };

export type HeldCertificate = {
  readonly code: string;
  /** Last day on which it is valid (in); null: no end known. */ readonly validUntilOn: LocalDate | null;
};
export type HeldLanguage = {
  readonly language: string;
  /** A1 to C2 or moedertaal; null: level not known. */ readonly level: string | null;
};

/**
 * The work, area and hours agreed for a candidate (T1, without health). Versions are dated and never overwritten; empty lists and null mean
 * that nothing was agreed, and then nothing is compared.
 * @source domain reference section 4.2
 */
export type Zoekprofiel = {
  readonly wanted: readonly SoughtFunction[];
  readonly acceptable: readonly SoughtFunction[];
  readonly excluded: readonly ExcludedFunction[];
  readonly home: { readonly name: string; readonly point: Point | null };
  /** Straight-line kilometres, end in. */
  readonly maxKm: number | null;
  readonly travel: readonly TravelReach[];
  readonly hoursPerWeek: { readonly min: number | null; readonly max: number | null };
  readonly hoursPerDay: { readonly min: number | null; readonly max: number | null };
  readonly notTimes: readonly WorkingTime[];
  /** Parts of days on which the candidate cannot work. */
  readonly notParts: readonly { readonly day: Weekday; readonly part: DayPart }[];
  /** Highest completed. */
  readonly education: Education | null;
  readonly licences: readonly LicenceCode[];
  readonly certificates: readonly HeldCertificate[];
  readonly languages: readonly HeldLanguage[];
  readonly sectors: readonly string[];
  readonly notSectors: readonly string[];
  /** Contract forms that are acceptable; empty: any. */
  readonly contracts: readonly Contract[];
  /** Lowest acceptable gross pay. */
  readonly minimumPay: { readonly amount: number; readonly per: 'uur' | 'maand' } | null;
  /** Whether working from home is acceptable; a fully remote vacancy then needs no travelling. Null: not asked. */
  readonly homeWorking: boolean | null;
};

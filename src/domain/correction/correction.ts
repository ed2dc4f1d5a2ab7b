import { DIMENSIONS, type Dimension } from '../demand/dimension.ts';
import type { Demand } from '../demand/demand.ts';
import type { Place } from '../place/place.ts';
import type { Contract, Education, GateName, Gates, HoursPerWeek, LicenceCode, Pay, Reading, WorkingTime } from '../reading/reading.ts';
import type { VacancyVersionId } from '../shared/ids.ts';

/** Rule id of a demand that a person corrected. */
export const CORRECTION_RULE = 'correctie';

/**
 * What a person says that a vacancy asks or offers, in place of what was read. An empty list and null say that it asks or offers nothing of
 * the kind; level 0 says that the work does not ask it.
 */
export type CorrectedFact =
  | { readonly fact: 'demand'; readonly dim: Dimension; readonly level: number }
  | { readonly fact: 'hours_week'; readonly value: HoursPerWeek | null }
  | { readonly fact: 'education'; readonly value: Education | null }
  | { readonly fact: 'licences'; readonly value: readonly LicenceCode[] }
  | { readonly fact: 'certificates'; readonly value: readonly string[] }
  | { readonly fact: 'working_times'; readonly value: readonly WorkingTime[] }
  | { readonly fact: 'contract'; readonly value: readonly Contract[] }
  | { readonly fact: 'remote'; readonly value: Gates['remote'] }
  | { readonly fact: 'salary'; readonly value: Pay | null }
  /** An ISCO-08 unit group, four digits. */
  | { readonly fact: 'occupation'; readonly value: string }
  | { readonly fact: 'place'; readonly value: Place };

/** A correction by somebody of an agency; it counts for that agency alone. */
export type Correction = {
  readonly id: string;
  readonly corrected: CorrectedFact;
  /** The version of the vacancy that was before them. */
  readonly versionId: VacancyVersionId;
  /** The words that the reading rested on; empty where it rested on none. */
  readonly quote: string;
  readonly madeByName: string | null;
  readonly madeAt: Date;
};

/** What a correction is about; a vacancy has one correction in force for each. Never throws. */
export function subjectOf(corrected: CorrectedFact): string {
  return corrected.fact === 'demand' ? `demand.${corrected.dim}` : corrected.fact;
}

/** Whether the value is one that the fact can have. Never throws. */
export function isPossible(corrected: CorrectedFact): boolean {
  switch (corrected.fact) {
    case 'demand':
      return Number.isInteger(corrected.level) && corrected.level >= 0 && corrected.level <= DIMENSIONS[corrected.dim];
    case 'hours_week':
      return corrected.value === null || isRange(corrected.value, 168);
    case 'salary':
      return corrected.value === null || isRange(corrected.value, 1_000_000);
    case 'occupation':
      return /^\d{4}$/.test(corrected.value);
    default:
      return true;
  }
}

function isRange({ min, max }: { readonly min: number | null; readonly max: number | null }, most: number): boolean {
  const fits = (value: number | null): boolean => value === null || (value > 0 && value <= most);
  return fits(min) && fits(max) && (min !== null || max !== null) && (min === null || max === null || min <= max);
}

/**
 * Whether a correction still counts for a version of the vacancy: for the one that it was made on, and for a later one that still says the words
 * that it corrects. A correction that rests on no words has to be made anew, because nobody knows what the new text would have changed.
 */
export function stillCounts(
  { versionId, quote }: Correction,
  version: { readonly id: VacancyVersionId; readonly description: string },
): boolean {
  return versionId === version.id || (quote !== '' && version.description.includes(quote));
}

/** The reading with everything that a person corrected in the place of what was read. Never throws. */
export function correctReading(reading: Reading, corrections: readonly Correction[]): Reading {
  return corrections.reduce((left, { corrected }) => applyFact(left, corrected), reading);
}

/** The place that a person gave, else what was resolved. Never throws. */
export function correctPlace(place: Place | null, corrections: readonly Correction[]): Place | null {
  const given = corrections.map(({ corrected }) => corrected).find((corrected) => corrected.fact === 'place');
  return given?.value ?? place;
}

function applyFact(reading: Reading, corrected: CorrectedFact): Reading {
  switch (corrected.fact) {
    case 'demand':
      return { ...reading, demands: [...reading.demands.filter(({ dim }) => dim !== corrected.dim), toDemand(corrected)] };
    case 'occupation':
      return { ...reading, occupations: [{ code: corrected.value, confidence: 1 }] };
    case 'place':
      return reading;
    default:
      return { ...reading, gates: withoutEvidence(correctGates(reading.gates, corrected), corrected.fact) };
  }
}

/** Said by a person, so it is as far as it goes: the level is a ceiling, and level 0 clears the whole dimension. */
function toDemand({ dim, level }: CorrectedFact & { fact: 'demand' }): Demand {
  const said = { dim, aspects: [], amount: null, field: 'description', rule: CORRECTION_RULE, start: 0, end: 0, quote: '' } as const;
  return level === 0
    ? { ...said, level: 0, kind: 'afwezig', ceiling: false, absentFrom: 1 }
    : { ...said, level, kind: 'expliciet', ceiling: true, absentFrom: null };
}

function correctGates(gates: Gates, corrected: Exclude<CorrectedFact, { fact: 'demand' | 'occupation' | 'place' }>): Gates {
  switch (corrected.fact) {
    case 'hours_week':
      return { ...gates, hoursPerWeek: corrected.value, hoursNegotiable: false };
    case 'education':
      return { ...gates, education: corrected.value ?? 'geen' };
    case 'licences':
      return { ...gates, licences: corrected.value.map((code) => ({ code, status: 'vereist' })) };
    case 'certificates':
      return { ...gates, certificates: corrected.value.map((code) => ({ code, status: 'vereist' })) };
    case 'working_times':
      return { ...gates, workingTimes: corrected.value, workingTimeDetails: [] };
    case 'contract':
      return { ...gates, contract: corrected.value };
    case 'remote':
      return { ...gates, remote: corrected.value };
    case 'salary':
      return { ...gates, pay: corrected.value };
  }
}

/** The words are no longer what the gate rests on. */
const withoutEvidence = (gates: Gates, gate: GateName): Gates => ({
  ...gates,
  evidence: gates.evidence.filter((one) => one.gate !== gate),
});

import type { Salary } from '../posting/posting.ts';
import type { Pay, Reading } from '../reading/reading.ts';
import type { VacancyRecord } from './vacancy.ts';

const PER: Readonly<Record<NonNullable<Salary['unit']>, Pay['per']>> = {
  HOUR: 'uur',
  DAY: 'dag',
  WEEK: 'week',
  FOUR_WEEKS: 'vier_weken',
  MONTH: 'maand',
  YEAR: 'jaar',
};

function toPay(salary: Salary | null): Pay | null {
  if (!salary || salary.unit === null || (salary.min === null && salary.max === null)) return null;
  return { min: salary.min, max: salary.max, per: PER[salary.unit] };
}

/**
 * Fills what the text leaves open with what the source says in its own fields (hours of an ATS, pay in the markup). Where both speak, the text
 * wins: it is what the reader can be shown.
 */
export function withPostingFacts(reading: Reading, record: VacancyRecord): Reading {
  const { gates } = reading;
  return {
    ...reading,
    gates: {
      ...gates,
      hoursPerWeek: gates.hoursPerWeek ?? record.hoursPerWeek,
      pay: gates.pay ?? toPay(record.salary),
      contract: gates.contract.length > 0 ? gates.contract : record.contract,
      education: gates.education ?? record.education,
      remote: gates.remote ?? record.remote,
    },
  };
}

import type { Application } from '../application/application.ts';
import type { SearchEffortEntry } from './effort-entry.ts';

/** Periodic totals for a report; counts, never a norm. @source domain reference section 5.6 */
export type EffortTotals = {
  readonly offered: number;
  readonly applied: number;
  readonly responses: number;
  readonly interviews: number;
  /** Vacancies that the machine held against the candidate, and how many of them it showed. */
  readonly judged: number;
  readonly shown: number;
  /** Verdicts by people. */
  readonly human: number;
};

const ANSWERED: readonly string[] = ['gesprek', 'tweede_gesprek', 'proefdag', 'aanbod', 'afgewezen'];
const TALKED: readonly string[] = ['gesprek', 'tweede_gesprek', 'proefdag', 'aanbod'];

/** Adds up a period: what was done by people from the log, applications from their state, the machine from its daily counts. */
export function totalsOf(
  entries: readonly SearchEffortEntry[],
  applications: readonly Application[],
  days: readonly { readonly counts: { readonly seen: number; readonly shown: number } }[],
): EffortTotals {
  const verdicts = entries.filter((entry) => entry.kind === 'review.decided');
  return {
    offered: verdicts.filter((entry) => entry.payload['verdict'] === 'accepted').length,
    applied: applications.filter((one) => one.appliedOn !== null).length,
    responses: applications.filter((one) => one.outcome !== null && ANSWERED.includes(one.outcome)).length,
    interviews: applications.filter((one) => TALKED.includes(one.state) || (one.outcome !== null && TALKED.includes(one.outcome))).length,
    judged: days.reduce((sum, day) => sum + day.counts.seen, 0),
    shown: days.reduce((sum, day) => sum + day.counts.shown, 0),
    human: verdicts.filter((entry) => entry.payload['verdict'] === 'accepted' || entry.payload['verdict'] === 'rejected').length,
  };
}

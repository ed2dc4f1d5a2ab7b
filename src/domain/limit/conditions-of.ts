import type { CandidateLimits, Limit } from './limit.ts';
import type { LimitsPack } from './limits-pack.ts';
import { neutralHoursAndTimes, neutralWordsOf } from './neutral-words.ts';

/** A candidate's limits in neutral Dutch words, a line per dimension, hours and times last; no item numbers, no words of a doctor. */
export function conditionsOf(known: CandidateLimits, pack: LimitsPack): readonly string[] {
  const byDimension = Map.groupBy(known.limits, (limit: Limit) => limit.dim);
  const load = [...byDimension.values()].map((own) => neutralWordsOf(own, pack));
  const hoursAndTimes = (['uren_dag', 'uren_week', 'werktijden'] as const).map((dim) => neutralHoursAndTimes(dim, known, pack));
  return [...load, ...hoursAndTimes].filter((words) => words !== '');
}

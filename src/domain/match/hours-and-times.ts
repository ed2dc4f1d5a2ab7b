import type { Dimension } from '../demand/dimension.ts';
import type { ComparedDimension, Finding } from '../finding/finding.ts';
import { OUTCOME_ORDER } from '../finding/judge-evidence.ts';
import type { Judged } from '../finding/judge-hours.ts';
import { fitsFrom, judgeHoursPerDay, judgeHoursPerWeek } from '../finding/judge-hours.ts';
import { judgeTimes } from '../finding/judge-times.ts';
import type { CandidateLimits } from '../limit/limit.ts';
import type { LimitsPack } from '../limit/limits-pack.ts';
import { neutralHoursAndTimes } from '../limit/neutral-words.ts';
import type { Gates } from '../reading/reading.ts';
import type { judgeWantedHours, judgeWantedTimes } from './gates.ts';
import { evidenceOf } from './gates.ts';
import type { GateFinding } from './match.ts';

type NumberDimension = Exclude<ComparedDimension, Dimension>;
type Span = GateFinding['span'];

/** The findings on hours a week and a day; none where the list says nothing about them. Never throws. */
export function findHours(
  gates: Gates,
  limits: CandidateLimits,
  wanted: ReturnType<typeof judgeWantedHours>,
  pack: LimitsPack,
): readonly Finding[] {
  const { perDay, perWeek, later, daySettled, weekSettled } = limits.hours;
  const span = evidenceOf(gates, 'hours_week');
  const found: Finding[] = [];
  const make = (dim: NumberDimension, judged: Judged, where: Span): Finding =>
    toFinding(dim, judged, where, neutralHoursAndTimes(dim, limits, pack));
  const least = gates.hoursPerWeek?.min ?? null;
  const fits = later.length > 0 ? fitsFrom(limits.hours, { perDay: gates.hoursPerDay?.hours ?? null, perWeek: least }) : null;
  const told = (judged: Judged): Judged =>
    fits && judged.outcome !== 'past' ? { ...judged, reason: `${judged.reason} Volgens de urenopbouw past het vanaf ${fits}.` } : judged;
  if (perWeek !== null)
    found.push(
      make('uren_week', stricter(told(judgeHoursPerWeek(perWeek, weekSettled, gates, pack)), wanted?.tooMany ? wanted : null), span),
    ); // fewer hours than wanted is no health matter
  else if (!weekSettled) found.push(make('uren_week', UNSETTLED, span));
  if (perDay !== null)
    found.push(make('uren_dag', told(judgeHoursPerDay(perDay, daySettled, gates, pack)), evidenceOf(gates, 'hours_day') ?? span));
  else if (!daySettled) found.push(make('uren_dag', UNSETTLED, evidenceOf(gates, 'hours_day') ?? span));
  return found;
}

const UNSETTLED: Judged = { outcome: 'onbekend', reason: 'Over de uren is er een toelichting die nog niet is vertaald.' };

/** List and zoekprofiel both speak of it: the stricter wins for the class. */
function stricter(own: Judged, wanted: Judged | null): Judged {
  if (!wanted || OUTCOME_ORDER.indexOf(wanted.outcome) >= OUTCOME_ORDER.indexOf(own.outcome)) return own;
  return { outcome: wanted.outcome, reason: `${wanted.reason} (zoekprofiel)` };
}

/** The finding on working times; none where the list says nothing about them. Never throws. */
export function findTimes(
  gates: Gates,
  limits: CandidateLimits,
  wanted: ReturnType<typeof judgeWantedTimes>,
  pack: LimitsPack,
): readonly Finding[] {
  const judged = judgeTimes(limits.times, gates, pack);
  if (!judged) return [];
  // Only where the list speaks of the same part of the day: a weekend that the zoekprofiel alone leaves out is no health matter.
  const both = wanted !== null && limits.times.windows.some(({ part }) => part === wanted.time);
  const counts = both ? wanted : null;
  const strict = stricter(judged, counts);
  const span = inDescription(strict === judged ? judged.span : counts?.span) ?? evidenceOf(gates, 'working_times');
  return [toFinding('werktijden', strict, span, neutralHoursAndTimes('werktijden', limits, pack))];
}

/** A span without a field stands in the description. Never throws. */
export const inDescription = (span: { readonly start: number; readonly end: number; readonly quote: string } | null | undefined): Span =>
  span ? { ...span, field: 'description' } : null;

function toFinding(dim: NumberDimension, judged: Judged, span: Span, limit: string): Finding {
  return {
    dim,
    outcome: judged.outcome,
    level: null,
    amount: null,
    limit,
    limitIds: [dim],
    span,
    rule: null,
    source: span || judged.outcome !== 'onbekend' ? 'tekst' : null,
    reason: judged.reason,
    evidence: [],
  };
}

import type { HourLimits } from '../limit/limit.ts';
import type { LimitsPack } from '../limit/limits-pack.ts';
import { dutch } from '../limit/neutral-words.ts';
import type { Gates } from '../reading/reading.ts';
import type { Graded } from './judge-evidence.ts';

/** An outcome with the Dutch sentence that says why. */
export type Judged = { readonly outcome: Graded; readonly reason: string };

type OfferedHours = Pick<Gates, 'hoursPerWeek' | 'hoursNegotiable' | 'hoursPerDay'>;

/**
 * Hours a week: the lower end of what the vacancy offers against the limit.
 * @param perWeek the limit, hours
 * @param settled false while words bear on it: then never past
 * @returns never throws; `onbekend` when the vacancy is silent
 * @source limits page section 4
 */
export function judgeHoursPerWeek(perWeek: number, settled: boolean, offered: OfferedHours, pack: LimitsPack): Judged {
  const range = offered.hoursPerWeek;
  const least = range?.min ?? null;
  if (range === null || (least === null && range.max === null))
    return { outcome: 'onbekend', reason: 'De vacature noemt geen uren per week.' };
  const limit = `de grens is ${dutch(perWeek)} uur per week`;
  if (least === null) {
    const most = range.max ?? 0;
    if (most <= perWeek) return within(settled, `Hoogstens ${dutch(most)} uur per week; ${limit}.`);
    return { outcome: 'aandacht', reason: `Hoogstens ${dutch(most)} uur per week, het minste aantal staat er niet bij; ${limit}.` };
  }
  const more = range.max !== null && range.max > perWeek ? `; tot ${dutch(range.max)} mogelijk` : '';
  if (least <= perWeek) return within(settled, `Vanaf ${dutch(least)} uur per week${more}; ${limit}.`);
  const over = `De vacature vraagt minstens ${dutch(least)} uur per week`;
  if (offered.hoursNegotiable) return { outcome: 'aandacht', reason: `${over}, uren in overleg; ${limit}.` };
  if (least - perWeek <= pack.times.toleranceWeek) return { outcome: 'aandacht', reason: `${over}, iets meer dan de grens; ${limit}.` };
  return { outcome: 'conflict', reason: `${over}; ${limit}.` };
}

/**
 * Hours a day: a stated length of the day or shift; else the hours a week over the stated number of days; else over five days, where only
 * "over the limit" tells something.
 * @param perDay the limit, hours
 * @returns never throws
 * @source limits page section 4
 */
export function judgeHoursPerDay(perDay: number, settled: boolean, offered: OfferedHours, pack: LimitsPack): Judged {
  const limit = `de grens is ${dutch(perDay)} uur per dag`;
  const stated = offered.hoursPerDay?.hours ?? null;
  if (stated !== null)
    return dayOutcome(stated, perDay, settled, offered.hoursNegotiable, `Een werkdag van ${dutch(stated)} uur; ${limit}.`, pack);
  const least = offered.hoursPerWeek?.min ?? null;
  const days = offered.hoursPerDay?.days ?? null;
  if (least === null) return { outcome: 'onbekend', reason: `De vacature noemt geen lengte van de werkdag; ${limit}.` };
  if (days !== null && days > 0) {
    const hours = least / days;
    return dayOutcome(
      hours,
      perDay,
      settled,
      offered.hoursNegotiable,
      `${dutch(least)} uur in ${dutch(days)} dagen is ${dutch(hours)} uur per dag; ${limit}.`,
      pack,
    );
  }
  const spread = least / pack.times.daysWhenNotStated;
  if (spread <= perDay)
    return { outcome: 'onbekend', reason: `Over hoeveel dagen de ${dutch(least)} uur verdeeld zijn, staat er niet; ${limit}.` };
  const reason = `${dutch(least)} uur per week is ook over ${pack.times.daysWhenNotStated} dagen ${dutch(spread)} uur per dag; ${limit}.`;
  return dayOutcome(spread, perDay, settled, offered.hoursNegotiable, reason, pack);
}

/** From which day the urenopbouw reaches the hours asked; null when no recorded step does. Both are needed only as far as they are given. Never throws. */
export function fitsFrom(hours: HourLimits, asked: { readonly perDay: number | null; readonly perWeek: number | null }): string | null {
  let { perDay, perWeek } = hours;
  for (const step of hours.later) {
    perDay = step.perDay ?? perDay;
    perWeek = step.perWeek ?? perWeek;
    if (reaches(perDay, asked.perDay) && reaches(perWeek, asked.perWeek)) return step.fromOn;
  }
  return null;
}

const reaches = (limit: number | null, asked: number | null): boolean => limit === null || asked === null || asked <= limit;

const within = (settled: boolean, reason: string): Judged => ({ outcome: settled ? 'past' : 'onbekend', reason });

function dayOutcome(hours: number, perDay: number, settled: boolean, negotiable: boolean, reason: string, pack: LimitsPack): Judged {
  if (hours <= perDay) return within(settled, reason);
  return { outcome: negotiable || hours - perDay <= pack.times.toleranceDay ? 'aandacht' : 'conflict', reason };
}

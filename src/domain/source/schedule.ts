/** A five-field cron line (minute hour day-of-month month day-of-week) with the zone it is meant in. */
export type CronSchedule = { readonly cron: string; readonly tz: 'Europe/Amsterdam' };

/** Why a cron line is refused. `skipped-hour`: it names 02:00-02:59, which the clock skips in March and repeats in October. */
export type ScheduleRefusal = 'cron-form' | 'cron-range' | 'skipped-hour' | 'never-runs';

type CronFields = {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
};

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;
const DAY_MS = 86_400_000;
/** Long enough for 29 February, which can be eight years away (2096 to 2104). */
const HORIZON_DAYS = 366 * 9;

function parseField(text: string, low: number, high: number): ReadonlySet<number> | 'cron-form' | 'cron-range' {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const match = PART.exec(part);
    if (!match) return 'cron-form';
    const [, from, to, step] = match;
    // "5/10" is not standard: some read it as "5 only", others as "from 5 on".
    if (from !== undefined && to === undefined && step !== undefined) return 'cron-form';
    const first = from === undefined ? low : Number(from);
    const last = from === undefined ? high : Number(to ?? from);
    const stride = step === undefined ? 1 : Number(step);
    if (first < low || last > high || first > last || stride < 1) return 'cron-range';
    for (let value = first; value <= last; value += stride) values.add(value);
  }
  return values;
}

function parseCron(cron: string): CronFields | ScheduleRefusal {
  const fields = cron.trim().split(/\s+/);
  const [minute, hour, day, month, weekday] = fields;
  if (fields.length !== 5 || !minute || !hour || !day || !month || !weekday) return 'cron-form';
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const days = parseField(day, 1, 31);
  const months = parseField(month, 1, 12);
  const weekdays = parseField(weekday, 0, 7);
  if (typeof minutes === 'string') return minutes;
  if (typeof hours === 'string') return hours;
  if (typeof days === 'string') return days;
  if (typeof months === 'string') return months;
  if (typeof weekdays === 'string') return weekdays;
  if (hours.has(2)) return 'skipped-hour';
  return {
    minutes,
    hours,
    days,
    months,
    weekdays: new Set([...weekdays].map((value) => value % 7)),
    anyDay: day.startsWith('*'),
    anyWeekday: weekday.startsWith('*'),
  };
}

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The instant's wall-clock time in Amsterdam, written as if it were UTC so that it can be calculated with. */
function toWallMs(instantMs: number): number {
  const parts = Object.fromEntries(clock.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** The instant at which Amsterdam's clocks show a wall time; null for a time that the clocks skip. */
function toInstantMs(wallMs: number): number | null {
  // Amsterdam is one or two hours ahead of UTC; summer time first, so that a doubled hour gives its first occurrence.
  for (const offsetMs of [7_200_000, 3_600_000]) {
    if (toWallMs(wallMs - offsetMs) === wallMs) return wallMs - offsetMs;
  }
  return null;
}

/** As in Vixie cron: where both days are restricted, either one is enough. */
function isDue(fields: CronFields, dayMs: number): boolean {
  const date = new Date(dayMs);
  if (!fields.months.has(date.getUTCMonth() + 1)) return false;
  const onDay = fields.days.has(date.getUTCDate());
  const onWeekday = fields.weekdays.has(date.getUTCDay());
  return fields.anyDay || fields.anyWeekday ? onDay && onWeekday : onDay || onWeekday;
}

function findNext(fields: CronFields, afterMs: number): number | null {
  const startMs = toWallMs(afterMs);
  const firstDayMs = startMs - (startMs % DAY_MS);
  const times = [...fields.hours].flatMap((hour) => [...fields.minutes].map((minute) => hour * 60 + minute)).sort((a, b) => a - b);
  for (let day = 0; day <= HORIZON_DAYS; day += 1) {
    const dayMs = firstDayMs + day * DAY_MS;
    if (!isDue(fields, dayMs)) continue;
    for (const time of times) {
      const instantMs = toInstantMs(dayMs + time * 60_000);
      if (instantMs !== null && instantMs > afterMs) return instantMs;
    }
  }
  return null;
}

/**
 * Checks a cron line for a job that runs on Dutch clock time.
 * @param cron five fields of numbers, `*`, lists, ranges and steps; day-of-week 0 and 7 are Sunday; no names, no seconds
 * @returns the schedule, or why it is refused; never throws
 */
export function checkSchedule(cron: string): { ok: true; schedule: CronSchedule } | { ok: false; refusal: ScheduleRefusal } {
  const fields = parseCron(cron);
  if (typeof fields === 'string') return { ok: false, refusal: fields };
  // From a fixed day: whether a line ever runs does not depend on today. 30 February never comes.
  if (findNext(fields, Date.UTC(2095, 0, 1)) === null) return { ok: false, refusal: 'never-runs' };
  return { ok: true, schedule: { cron: cron.trim().split(/\s+/).join(' '), tz: 'Europe/Amsterdam' } };
}

/**
 * The first moment after another one at which a schedule is due, by the clock in the Netherlands: a run at 03:30 stays at
 * 03:30 over both changes of the clock, and comes once on each day.
 * @param after exclusive: a schedule that is due at `after` gives the next time
 * @returns the moment (UTC), or null for a line that `checkSchedule` refuses; never throws
 */
export function nextRunAt(schedule: CronSchedule, after: Date): Date | null {
  const fields = parseCron(schedule.cron);
  if (typeof fields === 'string') return null;
  const nextMs = findNext(fields, after.getTime());
  return nextMs === null ? null : new Date(nextMs);
}

import { getNextMillis } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { SCHEDULE } from '../../../jobs/schedule.ts';
import { addDays, localDateOf, parseLocalDate } from '../../../src/domain/shared/local-date.ts';
import type { ScheduleLine } from '../../../src/ports/job-queue.ts';

/** The moments from one until another that the queue's own cron reader finds. */
function moments({ cron, tz }: ScheduleLine, from: string, until: string): Date[] {
  const found: Date[] = [];
  const next = (at: number): number => getNextMillis(at, { pattern: cron, tz }) ?? Number.POSITIVE_INFINITY;
  for (let at = next(Date.parse(from)); at <= Date.parse(until); at = next(at)) found.push(new Date(at));
  return found;
}

const daysFrom = (first: string, count: number): string[] => {
  const day = parseLocalDate(first);
  return day === null ? [] : Array.from({ length: count }, (_, index) => addDays(day, index));
};

const CLOCK_CHANGES = [
  { change: 'forward', first: '2026-03-27', from: '2026-03-26T23:00:00Z', until: '2026-03-31T21:59:59Z' },
  { change: 'back', first: '2026-10-23', from: '2026-10-22T22:00:00Z', until: '2026-10-27T22:59:59Z' },
];

const daily = SCHEDULE.filter(({ cron }) => /^\d+ \d+ \* \* \*$/.test(cron));

it('names each line once, and the zone of every line', () => {
  expect(new Set(SCHEDULE.map(({ id }) => id)).size).toBe(SCHEDULE.length);
  expect(new Set(SCHEDULE.map(({ tz }) => tz))).toEqual(new Set(['Europe/Amsterdam']));
  expect(daily.length).toBeGreaterThan(0);
});

describe.each(CLOCK_CHANGES)('when clocks go $change', ({ first, from, until }) => {
  it.each(daily)('$id comes once a day, at the same Dutch time', (line) => {
    const found = moments(line, from, until);
    expect(found.map(localDateOf)).toEqual(daysFrom(first, 5));
    const time = new Intl.DateTimeFormat('nl-NL', { timeZone: line.tz, timeStyle: 'short' });
    expect(new Set(found.map((at) => time.format(at))).size).toBe(1);
  });

  it.each(SCHEDULE.filter((line) => !daily.includes(line)))('$id goes on evenly', (line) => {
    const found = moments(line, from, until).map((at) => at.getTime());
    expect(new Set(found.slice(1).map((at, index) => at - (found[index] ?? 0))).size).toBe(1);
  });
});

import { describe, expect, it } from 'vitest';
import { checkSchedule, nextRunAt } from '../../../../src/domain/source/schedule.ts';

const tz = 'Europe/Amsterdam';
const nextOf = (cron: string, after: string): string | undefined => nextRunAt({ cron, tz }, new Date(after))?.toISOString();

describe('the next run', () => {
  it.each([
    ['in winter', '30 3 * * *', '2026-01-10T00:00:00Z', '2026-01-10T02:30:00.000Z'],
    ['in summer', '30 3 * * *', '2026-07-10T00:00:00Z', '2026-07-10T01:30:00.000Z'],
    ['on the night that the clock goes forward', '30 3 * * *', '2026-03-29T00:00:00Z', '2026-03-29T01:30:00.000Z'],
    ['on the night before that', '30 3 * * *', '2026-03-28T00:00:00Z', '2026-03-28T02:30:00.000Z'],
    ['on the night that the clock goes back', '30 3 * * *', '2026-10-25T00:00:00Z', '2026-10-25T02:30:00.000Z'],
    ['the day after that', '30 3 * * *', '2026-10-25T02:30:00Z', '2026-10-26T02:30:00.000Z'],
    ['just before the skipped hour', '59 1 * * *', '2026-03-28T23:00:00Z', '2026-03-29T00:59:00.000Z'],
    ['just after the skipped hour', '0 3 * * *', '2026-03-29T00:59:00Z', '2026-03-29T01:00:00.000Z'],
    ['on working days', '0 6 * * 1-5', '2026-06-05T05:00:00Z', '2026-06-08T04:00:00.000Z'],
    ['on Sunday as 7', '0 6 * * 7', '2026-06-05T05:00:00Z', '2026-06-07T04:00:00.000Z'],
    ['every quarter of an hour', '*/15 8-9 * * *', '2026-06-05T06:46:00Z', '2026-06-05T07:00:00.000Z'],
    ['on the first of the month or on Monday', '0 6 1 * 1', '2026-06-02T00:00:00Z', '2026-06-08T04:00:00.000Z'],
    ['over the end of the year', '0 6 1 1 *', '2026-06-02T00:00:00Z', '2027-01-01T05:00:00.000Z'],
    ['on 29 February', '0 6 29 2 *', '2026-06-02T00:00:00Z', '2028-02-29T05:00:00.000Z'],
  ])('%s', (_, cron, after, expected) => {
    expect(nextOf(cron, after)).toBe(expected);
  });

  it('comes after the moment asked about, never at it', () => {
    expect(nextOf('0 6 * * *', '2026-06-05T04:00:00Z')).toBe('2026-06-06T04:00:00.000Z');
    expect(nextOf('0 6 * * *', '2026-06-05T03:59:59.999Z')).toBe('2026-06-05T04:00:00.000Z');
  });

  it('comes once on each of the days around both changes of the clock', () => {
    for (const start of ['2026-03-27T12:00:00Z', '2026-10-23T12:00:00Z']) {
      const days: (string | undefined)[] = [];
      let at: Date | null = new Date(start);
      for (let run = 0; run < 4 && at; run += 1) {
        at = nextRunAt({ cron: '30 3 * * *', tz }, at);
        days.push(at?.toLocaleString('sv-SE', { timeZone: tz }));
      }
      const first = new Date(start).getUTCDate();
      const month = start.slice(0, 8);
      expect(days).toEqual([1, 2, 3, 4].map((step) => `${month}${first + step} 03:30:00`));
    }
  });

  it('is none for a line that would be refused', () => {
    expect(nextRunAt({ cron: '0 2 * * *', tz }, new Date('2026-06-01T00:00:00Z'))).toBeNull();
  });
});

describe('a cron line', () => {
  it.each(['30 3 * * *', '0 1 * * *', '59 1 * * *', '0 3 * * *', '0,30 6-20/2 * * 1-5', '0 6 29 2 *', ' 0  6 * * 0 '])(
    'is accepted: %s',
    (cron) => {
      const checked = checkSchedule(cron);
      expect(checked).toEqual({ ok: true, schedule: { cron: cron.trim().split(/\s+/).join(' '), tz } });
    },
  );

  it.each([
    ['0 2 * * *', 'skipped-hour'],
    ['59 2 * * *', 'skipped-hour'],
    ['0 * * * *', 'skipped-hour'],
    ['0 1-3 * * *', 'skipped-hour'],
    ['0 6 30 2 *', 'never-runs'],
    ['60 3 * * *', 'cron-range'],
    ['0 24 * * *', 'cron-range'],
    ['0 6 0 * *', 'cron-range'],
    ['0 6 32 * *', 'cron-range'],
    ['0 6 * 13 *', 'cron-range'],
    ['0 6 * * 8', 'cron-range'],
    ['0 9-8 * * *', 'cron-range'],
    ['*/0 6 * * *', 'cron-range'],
    ['5/10 6 * * *', 'cron-form'],
    ['0 6 * *', 'cron-form'],
    ['0 0 6 * * *', 'cron-form'],
    ['0 6 * * MON', 'cron-form'],
    ['', 'cron-form'],
  ])('is refused: %s (%s)', (cron, refusal) => {
    expect(checkSchedule(cron)).toEqual({ ok: false, refusal });
  });
});

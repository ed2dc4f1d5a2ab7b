import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { fitsFrom, judgeHoursPerDay, judgeHoursPerWeek } from '../../../../src/domain/finding/judge-hours.ts';
import type { LocalDate } from '../../../../src/domain/shared/local-date.ts';
import { someGates } from '../../../support/an-fml-list.ts';

const pack = loadLimits();

describe('hours a week, limit 20', () => {
  it.each([
    ['the lower end within', { min: 16, max: 40 }, false, 'past'],
    ['the lower end at the limit', { min: 20, max: 24 }, false, 'past'],
    ['two hours over', { min: 22, max: 24 }, false, 'aandacht'],
    ['more than two hours over', { min: 22.5, max: 24 }, false, 'conflict'],
    ['far over, in consultation', { min: 36, max: 40 }, true, 'aandacht'],
    ['only a highest number, within', { min: null, max: 20 }, false, 'past'],
    ['only a highest number, over', { min: null, max: 32 }, false, 'aandacht'],
    ['a range without numbers', { min: null, max: null }, false, 'onbekend'],
    ['nothing said', null, false, 'onbekend'],
  ] as const)('%s: %o', (_name, hoursPerWeek, hoursNegotiable, outcome) => {
    expect(judgeHoursPerWeek(20, true, someGates({ hoursPerWeek, hoursNegotiable }), pack).outcome).toBe(outcome);
  });

  it('is never past while words stand open, and a conflict stays one', () => {
    expect(judgeHoursPerWeek(20, false, someGates({ hoursPerWeek: { min: 12, max: 12 } }), pack).outcome).toBe('onbekend');
    expect(judgeHoursPerWeek(20, false, someGates({ hoursPerWeek: { min: 36, max: 36 } }), pack).outcome).toBe('conflict');
  });

  it('tells the higher end that is possible', () => {
    expect(judgeHoursPerWeek(20, true, someGates({ hoursPerWeek: { min: 16, max: 32 } }), pack).reason).toContain('tot 32 mogelijk');
  });
});

describe('hours a day, limit 4', () => {
  it.each([
    ['a stated day at the limit', { hoursPerDay: { hours: 4, days: null } }, 'past'],
    ['half an hour over', { hoursPerDay: { hours: 4.5, days: null } }, 'aandacht'],
    ['more than half an hour over', { hoursPerDay: { hours: 4.75, days: null } }, 'conflict'],
    ['over, in consultation', { hoursPerDay: { hours: 8, days: null }, hoursNegotiable: true }, 'aandacht'],
    ['hours over the stated days', { hoursPerWeek: { min: 12, max: 12 }, hoursPerDay: { hours: null, days: 3 } }, 'past'],
    ['the same hours in fewer days', { hoursPerWeek: { min: 12, max: 12 }, hoursPerDay: { hours: null, days: 2 } }, 'conflict'],
    ['days not stated, over five days not over', { hoursPerWeek: { min: 20, max: 20 } }, 'onbekend'],
    ['days not stated, over five days half an hour over', { hoursPerWeek: { min: 22.5, max: 24 } }, 'aandacht'],
    ['days not stated, over five days more', { hoursPerWeek: { min: 24, max: 24 } }, 'conflict'],
    ['nothing said', {}, 'onbekend'],
  ] as const)('%s', (_name, gates, outcome) => {
    expect(judgeHoursPerDay(4, true, someGates(gates), pack).outcome).toBe(outcome);
  });
});

describe('the day from which the work fits', () => {
  const later = [
    { fromOn: '2026-12-01' as LocalDate, perDay: 6, perWeek: null },
    { fromOn: '2027-01-01' as LocalDate, perDay: null, perWeek: 24 },
  ];
  const hours = { perDay: 4, perWeek: 16, later, daySettled: true, weekSettled: true };
  it.each([
    [{ perDay: 6, perWeek: null }, '2026-12-01'],
    [{ perDay: 6, perWeek: 24 }, '2027-01-01'],
    [{ perDay: null, perWeek: 24.5 }, null],
  ])('%o: %s', (asked, day) => {
    expect(fitsFrom(hours, asked)).toBe(day);
  });
});

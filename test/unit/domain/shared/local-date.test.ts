import { describe, expect, it } from 'vitest';
import { startOfDay } from '../../../../src/domain/shared/instant.ts';
import { addDays, daysBetween, localDateOf, parseLocalDate, type LocalDate } from '../../../../src/domain/shared/local-date.ts';

const day = (text: string) => text as LocalDate;

describe('parseLocalDate', () => {
  it.each(['2026-01-01', '2024-02-29', '2000-02-29', '2026-12-31'])('reads %s', (text) => expect(parseLocalDate(text)).toBe(text));
  it.each(['2026-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', '', '2026-01-01T00:00'])(
    'refuses %s',
    (text) => expect(parseLocalDate(text)).toBeNull(),
  );
});

describe('addDays and daysBetween', () => {
  it('count days over both clock changes, months and years', () => {
    expect(addDays(day('2026-03-28'), 2)).toBe('2026-03-30');
    expect(addDays(day('2026-10-24'), 2)).toBe('2026-10-26');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28');
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-10-26'), day('2026-10-24'))).toBe(-2);
  });
});

describe('days in Amsterdam', () => {
  it('belong to the day on the clock there, not in London', () => {
    expect(localDateOf(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
    expect(localDateOf(new Date('2026-06-30T21:59:59Z'))).toBe('2026-06-30');
    expect(localDateOf(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  });

  it.each([
    ['2026-03-28', '2026-03-27T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins at %s, also around the clock changes', (text, instant) => {
    expect(startOfDay(day(text)).toISOString()).toBe(instant);
    expect(localDateOf(startOfDay(day(text)))).toBe(text);
  });
});

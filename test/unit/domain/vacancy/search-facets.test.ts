import { expect, it } from 'vitest';
import { dayNumber, hoursBands } from '../../../../src/domain/vacancy/search-facets.ts';

it.each([
  [null, null, ['onbekend']],
  [0, 15, ['0-15']],
  [15.5, 15.5, ['0-15']],
  [16, 16, ['16-23']],
  [16, 24, ['16-23', '24-31']],
  [32, 40, ['32-35', '36+']],
  [null, 20, ['0-15', '16-23']],
  [36, null, ['36+']],
  [28, null, ['24-31', '32-35', '36+']],
])('puts %s to %s hours in the bands %j', (min, max, bands) => {
  expect(hoursBands(min, max)).toEqual(bands);
});

it('counts days as they are in the Netherlands, also when the clock changes', () => {
  expect(dayNumber(new Date('1970-01-01T12:00:00Z'))).toBe(0);
  expect(dayNumber(new Date('2026-03-28T23:30:00Z')) - dayNumber(new Date('2026-03-28T22:30:00Z'))).toBe(1);
  expect(dayNumber(new Date('2026-10-25T22:30:00Z'))).toBe(dayNumber(new Date('2026-10-25T00:30:00Z')));
});

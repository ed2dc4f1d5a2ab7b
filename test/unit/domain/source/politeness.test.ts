import { describe, expect, it } from 'vitest';
import {
  delayBetweenRequests,
  isHostInTrouble,
  isWorthRetrying,
  parseRetryAfter,
  pauseAfterFailure,
} from '../../../../src/domain/source/politeness.ts';

describe('the pause after a failure', () => {
  it.each([
    [1, null, 2_000],
    [2, null, 4_000],
    [5, null, 32_000],
    [9, null, 512_000],
    [10, null, 900_000],
    [1_000, null, 900_000],
    [1, 500, 2_000],
    [1, 60_000, 60_000],
    [1, 3_600_000, 3_600_000],
  ])('after %i failures and a wish of %s ms: %i ms', (failures, wish, pause) => {
    expect(pauseAfterFailure(failures, wish)).toBe(pause);
  });
});

describe('Retry-After', () => {
  const at = new Date('2026-06-01T08:00:00Z');

  it.each([
    ['0', 0],
    ['120', 120_000],
    ['86400', 86_400_000],
    ['86401', 86_400_000],
    ['Mon, 01 Jun 2026 08:01:00 GMT', 60_000],
    ['Mon, 01 Jun 2026 07:00:00 GMT', 0],
    ['Sun, 01 Jun 2036 08:00:00 GMT', 86_400_000],
    ['-5', null],
    ['1.5', null],
    ['straks', null],
    ['2026', 2_026_000],
    ['', null],
    [null, null],
  ])('%s is %s ms', (value, ms) => {
    expect(parseRetryAfter(value, at)).toBe(ms);
  });
});

it.each([
  [1_000, 0, null, 1_000],
  [1_000, 5_000, null, 5_000],
  [0, 0, 0.2, 200],
  [1_000, 2_000, 10, 10_000],
])('between two requests the longest wish counts (own %i, source %i, site %s: %i ms)', (own, source, site, delay) => {
  expect(delayBetweenRequests(own, source, site)).toBe(delay);
});

it.each([
  [429, true, true],
  [503, true, true],
  [500, true, false],
  [403, false, false],
  [404, false, false],
  [501, false, false],
  [200, false, false],
])('status %i is worth another try: %s, and speaks of the host: %s', (status, isWorth, ofHost) => {
  expect([isWorthRetrying(status), isHostInTrouble(status)]).toEqual([isWorth, ofHost]);
});

import { describe, expect, it } from 'vitest';
import { judgeTravel, travelMinutes, workingDayHours } from '../../../../src/domain/match/travel.ts';
import { aZoekprofiel, someGates } from '../../../support/an-fml-list.ts';

describe('the estimate of a journey', () => {
  it.each([
    ['lopen', 1, 16],
    ['fiets', 5, 26],
    ['ebike', 5, 20],
    ['brommer', 5, 16],
    ['ov', 10, 32],
    ['auto', 30, 52],
    ['auto', 0, 0],
  ] as const)('%s over %d km takes %d minutes', (mode, km, minutes) => {
    expect(travelMinutes(km, mode)).toBe(minutes);
  });
});

describe('travelling to work', () => {
  it.each([
    ['not known', null, null, { maxKm: 10 }, false, 'onbekend'],
    ['at the radius', 10, null, { maxKm: 10 }, false, 'past'],
    ['a kilometre over it', 11, null, { maxKm: 10 }, false, 'conflict'],
    ['nothing agreed', 90, null, {}, false, 'onbekend'],
    ['a way without a time agreed', 90, null, { travel: [{ mode: 'auto', maxMinutes: null }] }, false, 'onbekend'],
    ['at the last of the minutes', 15, null, { travel: [{ mode: 'auto', maxMinutes: 26 }] }, false, 'past'],
    ['a minute beyond them by estimate', 15, null, { travel: [{ mode: 'auto', maxMinutes: 25 }] }, false, 'aandacht'],
    [
      'beyond them one way, within them another',
      15,
      null,
      {
        travel: [
          { mode: 'fiets', maxMinutes: 30 },
          { mode: 'ov', maxMinutes: 60 },
        ],
      },
      false,
      'past',
    ],
    ['within the radius but beyond the minutes', 15, null, { maxKm: 20, travel: [{ mode: 'fiets', maxMinutes: 30 }] }, false, 'aandacht'],
    ['at home', 500, 'volledig', { maxKm: 10 }, false, 'past'],
    ['at home, which is not wanted', 500, 'volledig', { maxKm: 10, homeWorking: false }, false, 'conflict'],
    ['travelling alone is limited', 3, null, { maxKm: 10 }, true, 'aandacht'],
    ['travelling alone is limited, not known', null, null, { maxKm: 10 }, true, 'aandacht'],
    ['travelling alone is limited, too far', 30, null, { maxKm: 10 }, true, 'conflict'],
  ] as const)('%s', (_name, km, remote, zoekprofiel, travelLimited, outcome) => {
    expect(judgeTravel(km, remote, aZoekprofiel(zoekprofiel), { travelLimited, dayHours: null }).outcome).toBe(outcome);
  });

  it.each([
    ['an hour each way for four hours of work', 20, 4, 'aandacht'],
    ['just under an hour each way for four hours of work', 18, 4, 'past'],
    ['an hour each way for eight hours of work', 20, 8, 'past'],
    ['a day that is not known', 25, null, 'past'],
  ] as const)('%s', (_name, km, dayHours, outcome) => {
    const zoekprofiel = aZoekprofiel({
      maxKm: 40,
      travel: [
        { mode: 'ov', maxMinutes: null },
        { mode: 'brommer', maxMinutes: null },
      ],
    });
    const judged = judgeTravel(km, null, zoekprofiel, { travelLimited: false, dayHours });
    expect(judged.outcome).toBe(outcome);
    expect(judged.reason).toContain('naar schatting');
    expect(judged.reason.includes('Heen en terug')).toBe(outcome === 'aandacht');
  });

  it('says how long it takes by every way that was agreed', () => {
    const zoekprofiel = aZoekprofiel({
      maxKm: 20,
      travel: [
        { mode: 'fiets', maxMinutes: 45 },
        { mode: 'auto', maxMinutes: null },
      ],
    });
    expect(judgeTravel(5, null, zoekprofiel, { travelLimited: false, dayHours: 8 }).reason).toBe(
      '5 km hemelsbreed, hoogstens 20; naar schatting met de fiets ongeveer 26 minuten, met de auto ongeveer 9 minuten.',
    );
  });
});

describe('the day for which the journey would be made', () => {
  const none = { perDay: null, perWeek: null, later: [], daySettled: true, weekSettled: true };
  it.each([
    ['as the vacancy says', someGates({ hoursPerDay: { hours: 6, days: null } }), null, 6],
    [
      'hours a week over the days that are told',
      someGates({ hoursPerWeek: { min: 16, max: 24 }, hoursPerDay: { hours: null, days: 3 } }),
      null,
      8,
    ],
    ['hours a week over five days', someGates({ hoursPerWeek: { min: 20, max: 20 } }), null, 4],
    ['no longer than the candidate can', someGates({ hoursPerDay: { hours: 8, days: null } }), 4, 4],
    ['as the candidate can, where the vacancy is silent', someGates(), 4, 4],
    ['not known', someGates(), null, null],
  ] as const)('%s', (_name, gates, perDay, hours) => {
    expect(workingDayHours(gates, { ...none, perDay })).toBe(hours);
  });
});

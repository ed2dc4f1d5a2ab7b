import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { judgeTimes, overlap } from '../../../../src/domain/finding/judge-times.ts';
import type { TimeLimits, TimeRule, TimeWindow } from '../../../../src/domain/limit/limit.ts';
import type { Gates, WorkingTimeDetail } from '../../../../src/domain/reading/reading.ts';
import { someGates } from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const EVENING: TimeWindow = { part: 'avond', from: 18 * 60, until: 22 * 60 };
const NIGHT: TimeWindow = { part: 'nacht', from: 22 * 60, until: 6 * 60 };

const told = (time: WorkingTimeDetail['time'], given: Partial<WorkingTimeDetail> = {}): Partial<Gates> => ({
  workingTimeDetails: [
    { time, kind: 'expliciet', from: null, until: null, shifts: null, perWeek: null, start: 0, end: 4, quote: 'dienst', ...given },
  ],
});
const at = (from: number, until: number, given: Partial<WorkingTimeDetail> = {}): Partial<Gates> =>
  told('regelmatig', { from: from * 60, until: until * 60, ...given });
const judge = (limits: Partial<TimeLimits>, gates: Partial<Gates>) =>
  judgeTimes({ windows: [], rules: [], settled: true, ...limits }, someGates(gates), pack);

it('says nothing where the list says nothing about times', () => {
  expect(judge({}, told('nacht'))).toBeNull();
});

describe('a list without nights', () => {
  it.each([
    ['nights', told('nacht'), 'conflict'],
    ['voluntary nights', told('nacht', { kind: 'verzacht' }), 'aandacht'],
    ['no nights', told('nacht', { kind: 'afwezig' }), 'past'],
    ['by day only', told('alleen_dag'), 'past'],
    ['by the clock, by day', at(8, 17), 'past'],
    ['an hour into the night', at(14, 23), 'aandacht'],
    ['more than an hour into it', at(14, 23.5), 'conflict'],
    ['two hours into it, seldom', at(14, 24, { perWeek: 1 }), 'aandacht'],
    ['before six, an hour', at(5, 13), 'aandacht'],
    ['before six, two hours', at(4, 12), 'conflict'],
    ['two shifts', told('ploegen', { shifts: 2 }), 'onbekend'],
    ['three shifts', told('ploegen', { shifts: 3 }), 'conflict'],
    ['shifts without a number', told('ploegen'), 'aandacht'],
    ['standby', told('consignatie'), 'aandacht'],
    ['irregular', told('onregelmatig'), 'aandacht'],
    ['weekends', told('weekend'), 'onbekend'],
    ['silence', {}, 'onbekend'],
  ] as const)('%s', (_name, gates, outcome) => {
    expect(judge({ windows: [NIGHT] }, gates)?.outcome).toBe(outcome);
  });
});

describe('a list without evenings', () => {
  it.each([
    ['fixed evenings', told('avond'), 'conflict'],
    ['one evening a week', told('avond', { perWeek: 1 }), 'aandacht'],
    ['two evenings a week', told('avond', { perWeek: 2 }), 'conflict'],
    ['in consultation', told('avond', { kind: 'verzacht' }), 'aandacht'],
    ['two shifts', told('ploegen', { shifts: 2 }), 'conflict'],
    ['nights', told('nacht'), 'onbekend'],
  ] as const)('%s', (_name, gates, outcome) => {
    expect(judge({ windows: [EVENING] }, gates)?.outcome).toBe(outcome);
  });
});

describe('rules that a person made of words', () => {
  const free = (part: 'hele_dag' | 'ochtend'): TimeRule => ({ kind: 'vrij', days: ['woensdag'], part });
  it.each([
    ['not before 9.30, begins then', { kind: 'niet_voor', minute: 570 }, at(9.5, 17), 'past'],
    ['not before 9.30, begins earlier', { kind: 'niet_voor', minute: 570 }, at(9, 17), 'conflict'],
    ['not after 17, ends then', { kind: 'niet_na', minute: 1020 }, at(9, 17), 'past'],
    ['not after 17, ends past midnight', { kind: 'niet_na', minute: 1020 }, at(9, 1), 'conflict'],
    ['not after 17, shifts', { kind: 'niet_na', minute: 1020 }, told('ploegen'), 'aandacht'],
    ['regular only, changing', { kind: 'alleen_regelmatig' }, told('wisselend'), 'conflict'],
    ['regular only, changing in consultation', { kind: 'alleen_regelmatig' }, told('wisselend', { kind: 'verzacht' }), 'aandacht'],
    ['regular only, regular', { kind: 'alleen_regelmatig' }, told('regelmatig'), 'past'],
    ['Wednesday off, five days', free('hele_dag'), { hoursPerDay: { hours: null, days: 5 } }, 'conflict'],
    ['Wednesday morning off, five days', free('ochtend'), { hoursPerDay: { hours: null, days: 5 } }, 'aandacht'],
    ['Wednesday off, four days', free('hele_dag'), { hoursPerDay: { hours: null, days: 4 } }, 'onbekend'],
    ['Wednesday off, fulltime', free('hele_dag'), { hoursPerWeek: { min: 36, max: 40 } }, 'aandacht'],
    ['a break, silence', { kind: 'pauze', minutes: 15, afterMinutes: 120 }, {}, 'onbekend'],
  ] as const)('%s', (_name, rule, gates, outcome) => {
    expect(judge({ rules: [rule] }, gates)?.outcome).toBe(outcome);
  });
});

it('words that nobody has settled are never past, and irregular work is then aandacht', () => {
  expect(judge({ windows: [NIGHT], settled: false }, told('alleen_dag'))?.outcome).toBe('onbekend');
  expect(judge({ settled: false }, told('gebroken'))?.outcome).toBe('aandacht');
  expect(judge({ windows: [NIGHT], settled: false }, told('nacht'))?.outcome).toBe('conflict');
});

it.each([
  [{ from: 1320, until: 360 }, { from: 0, until: 60 }, 60],
  [{ from: 1320, until: 360 }, { from: 1380, until: 300 }, 360],
  [{ from: 540, until: 1020 }, { from: 1020, until: 1080 }, 0],
])('%o and %o share %i minutes', (one, other, minutes) => {
  expect(overlap(one, other)).toBe(minutes);
});

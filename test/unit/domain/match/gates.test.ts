import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import {
  functionOf,
  judgeCertificates,
  judgeContract,
  judgeEducation,
  judgeLanguages,
  judgeLicences,
  judgePay,
  judgeWantedHours,
  judgeWantedTimes,
} from '../../../../src/domain/match/gates.ts';
import type { Gates } from '../../../../src/domain/reading/reading.ts';
import { addDays } from '../../../../src/domain/shared/local-date.ts';
import { aMatchableVacancy, aZoekprofiel, someGates, TODAY } from '../../../support/an-fml-list.ts';

const pack = loadLimits();

it.each([
  [null, 'hbo', 'onbekend'],
  ['geen', null, 'past'],
  ['mbo3', null, 'onbekend'],
  ['mbo3', 'mbo4', 'past'],
  ['mbo3', 'mbo3', 'past'],
  ['mbo4', 'mbo3', 'aandacht'],
  ['hbo', 'mbo4', 'conflict'],
  ['mbo2', 'vmbo', 'past'],
] as const)('education %s asked, %s held: %s', (asked, held, outcome) => {
  expect(judgeEducation(asked, held).outcome).toBe(outcome);
});

it.each([
  [[], [], 'onbekend'],
  [[{ code: 'B', status: 'vereist' }], ['B'], 'past'],
  [[{ code: 'B', status: 'vereist' }], ['CE'], 'past'],
  [[{ code: 'AM', status: 'vereist' }], ['B'], 'past'],
  [[{ code: 'B', status: 'vereist' }], [], 'conflict'],
  [[{ code: 'B', status: 'pre' }], [], 'past'],
] as const)('licences %o asked, %o held: %s', (asked, held, outcome) => {
  expect(judgeLicences(asked, held).outcome).toBe(outcome);
});

it.each([
  [[], [], 'onbekend'],
  [[{ code: 'VCA', status: 'pre' }], [], 'past'],
  [[{ code: 'VCA', status: 'vereist' }], [], 'conflict'],
  [[{ code: 'VOG', status: 'vereist' }], [], 'aandacht'],
  [[{ code: 'VCA', status: 'vereist' }], [{ code: 'vca', validUntilOn: null }], 'past'],
  [[{ code: 'VCA', status: 'vereist' }], [{ code: 'VCA', validUntilOn: TODAY }], 'past'],
  [[{ code: 'VCA', status: 'vereist' }], [{ code: 'VCA', validUntilOn: addDays(TODAY, -1) }], 'aandacht'],
] as const)('certificates %o asked, %o held: %s', (asked, held, outcome) => {
  expect(judgeCertificates(asked, held, TODAY).outcome).toBe(outcome);
});

it.each([
  [[], [{ language: 'Engels', level: 'B1' }], 'onbekend'],
  [[{ language: 'Engels', level: null, status: 'vereist' }], [], 'onbekend'],
  [[{ language: 'Engels', level: null, status: 'pre' }], [], 'past'],
  [[{ language: 'Engels', level: 'B2', status: 'vereist' }], [{ language: 'engels', level: 'B1' }], 'aandacht'],
  [[{ language: 'Engels', level: 'B1', status: 'vereist' }], [{ language: 'Engels', level: 'moedertaal' }], 'past'],
  [[{ language: 'Duits', level: null, status: 'vereist' }], [{ language: 'Engels', level: 'B1' }], 'conflict'],
] as const)('languages %o asked, %o held: %s', (asked, held, outcome) => {
  expect(judgeLanguages(asked, held).outcome).toBe(outcome);
});

it.each([
  [[], ['vast'], 'onbekend'],
  [['vast'], [], 'onbekend'],
  [['uitzend', 'vast'], ['vast'], 'past'],
  [['zzp'], ['vast', 'tijdelijk'], 'conflict'],
] as const)('contracts %o offered, %o acceptable: %s', (offered, acceptable, outcome) => {
  expect(judgeContract(offered, acceptable).outcome).toBe(outcome);
});

describe('pay', () => {
  it.each([
    ['silent', null, { amount: 15, per: 'uur' }, 'onbekend'],
    ['nothing agreed', { min: 2000, max: 2500, per: 'maand' }, null, 'onbekend'],
    ['the lowest is enough', { min: 16, max: 18, per: 'uur' }, { amount: 16, per: 'uur' }, 'past'],
    ['only the highest is enough', { min: 14, max: 18, per: 'uur' }, { amount: 16, per: 'uur' }, 'aandacht'],
    ['too little', { min: 14, max: 15, per: 'uur' }, { amount: 16, per: 'uur' }, 'conflict'],
    ['too little, open upwards', { min: 14, max: null, per: 'uur' }, { amount: 16, per: 'uur' }, 'aandacht'],
    // 2,600 a month is 16.67 an hour in a week of 36 hours, 15 in one of 40.
    ['enough in a short week only', { min: 2600, max: 2600, per: 'maand' }, { amount: 16, per: 'uur' }, 'aandacht'],
  ] as const)('%s', (_name, offered, minimum, outcome) => {
    expect(judgePay(offered, minimum).outcome).toBe(outcome);
  });
});

describe('the function', () => {
  const zoekprofiel = aZoekprofiel({
    wanted: [{ title: 'receptionist', isco08: ['4226'] }],
    acceptable: [{ title: 'archiefmedewerker', isco08: [] }],
    excluded: [{ title: 'inpakker', isco08: ['9321'], reason: null }],
  });
  const vacancy = (title: string, code: string | null = null, confidence = 0.9) =>
    aMatchableVacancy({
      title,
      reading: { occupations: code === null ? [] : [{ code, confidence }], gates: someGates(), demands: [], rulesVersion: 'reading-1' },
    });
  it.each([
    ['by its title', vacancy('Receptionist m/v'), 'gewenst'],
    ['by its occupation', vacancy('Gastvrouw', '4226'), 'gewenst'],
    ['by an occupation that is not sure', vacancy('Gastvrouw', '4226', 0.4), 'anders'],
    ['acceptable', vacancy('Archiefmedewerker'), 'acceptabel'],
    ['excluded by its title', vacancy('Inpakker'), 'uitgesloten'],
    ['excluded by its occupation', vacancy('Medewerker', '9321'), 'uitgesloten'],
    ['wanted by name, excluded by an occupation that resembles it', vacancy('Receptionist', '9321'), 'gewenst'],
    ['another', vacancy('Timmerman', '7115'), 'anders'],
  ] as const)('%s', (_name, given, kind) => {
    expect(functionOf(given, zoekprofiel)).toBe(kind);
  });
});

describe('hours that were agreed', () => {
  const judge = (hoursPerWeek: Gates['hoursPerWeek'], given: Partial<Gates> = {}) =>
    judgeWantedHours(someGates({ hoursPerWeek, ...given }), aZoekprofiel({ hoursPerWeek: { min: 16, max: 24 } }), pack);
  it.each([
    ['within', { min: 20, max: 32 }, 'past', false],
    ['two hours over', { min: 26, max: 32 }, 'aandacht', true],
    ['more over', { min: 27, max: 32 }, 'conflict', true],
    ['fewer than wanted', { min: 4, max: 8 }, 'aandacht', false],
    ['not known', null, 'onbekend', false],
  ] as const)('%s', (_name, hours, outcome, tooMany) => {
    expect(judge(hours)).toMatchObject({ outcome, tooMany });
  });

  it('far over in consultation is aandacht; nothing agreed gives nothing', () => {
    expect(judge({ min: 36, max: 40 }, { hoursNegotiable: true })).toMatchObject({ outcome: 'aandacht' });
    expect(judgeWantedHours(someGates({ hoursPerWeek: { min: 40, max: 40 } }), aZoekprofiel(), pack)).toBeNull();
  });
});

describe('times that were left out', () => {
  const judge = (gates: Partial<Gates>) => judgeWantedTimes(someGates(gates), aZoekprofiel({ notTimes: ['avond', 'weekend'] }));
  it.each([
    ['named', { workingTimes: ['weekend'] }, 'conflict'],
    ['another', { workingTimes: ['nacht'] }, 'onbekend'],
    ['by day only', { workingTimes: ['alleen_dag'] }, 'past'],
    ['silent', {}, 'onbekend'],
  ] as const)('%s', (_name, gates, outcome) => {
    expect(judge(gates)).toMatchObject({ outcome });
  });

  it('nothing left out gives nothing', () => {
    expect(judgeWantedTimes(someGates({ workingTimes: ['nacht'] }), aZoekprofiel())).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { limitsOf } from '../../../../src/domain/limit/limits-of.ts';
import type { MatchableCandidate, MatchableVacancy } from '../../../../src/domain/match/match.ts';
import { classOf, matchPair } from '../../../../src/domain/match/match-pair.ts';
import type { Place } from '../../../../src/domain/place/place.ts';
import { addDays } from '../../../../src/domain/shared/local-date.ts';
import {
  aDemand,
  aLimit,
  aList,
  aMatchableCandidate,
  aMatchableVacancy,
  anItem,
  aZoekprofiel,
  someGates,
  someLimits,
  TODAY,
} from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const match = (vacancy: MatchableVacancy, candidate: MatchableCandidate) => matchPair(vacancy, candidate, pack, TODAY);
/** A candidate by a revised list with these items. */
const listed = (...items: readonly ReturnType<typeof anItem>[]) =>
  aMatchableCandidate({ limits: limitsOf(aList({ items }), pack, TODAY).shared });
const lifting = (kg: number) => aDemand('tillen', null, { amount: { value: kg, unit: 'kg' }, ceiling: true });
const onLifting = (kg: number, candidate: MatchableCandidate) => {
  const { findings, class: found } = match(aMatchableVacancy({ demands: [lifting(kg)] }), candidate);
  return [findings.find(({ dim }) => dim === 'tillen')?.outcome, found];
};

describe('the class', () => {
  it.each([
    [[], true, 'geen_conflict'],
    [['past', 'onbekend'], true, 'geen_conflict'],
    [['past', 'aandacht'], true, 'aandacht'],
    [['aandacht', 'conflict'], true, 'niet_passend'],
    [['past'], false, 'aandacht'],
    [['conflict'], false, 'niet_passend'],
  ] as const)('of %o (translated: %s) is %s', (outcomes, translated, found) => {
    expect(
      classOf(
        outcomes.map((outcome) => ({ outcome })),
        translated,
      ),
    ).toBe(found);
  });
});

describe('numbers against the anchors of the list, without anything in between', () => {
  const scoreOne = listed(anItem('4.13', { score: 1, state: 'geen_extra_beperking' }));
  const explicit = listed(anItem('4.13', { score: 2, value: { value: 8, unit: 'kg' }, state: 'geen_extra_beperking' }));
  it.each([
    ['10 kg of 10', scoreOne, 10, 'past', 'geen_conflict'],
    ['12 kg of 10', scoreOne, 12, 'aandacht', 'aandacht'],
    ['14.9 kg of 10', scoreOne, 14.9, 'aandacht', 'aandacht'],
    ['15 kg of 10', scoreOne, 15, 'conflict', 'niet_passend'],
    ['8 kg of an explicit 8', explicit, 8, 'past', 'geen_conflict'],
    ['9 kg of an explicit 8', explicit, 9, 'aandacht', 'aandacht'],
    ['10 kg of an explicit 8', explicit, 10, 'conflict', 'niet_passend'],
  ] as const)('%s', (_name, candidate, kg, outcome, found) => {
    expect(onLifting(kg, candidate)).toEqual([outcome, found]);
  });
});

describe('what is not known', () => {
  it('a dimension that nothing limits is not told', () => {
    const { findings, class: found } = match(aMatchableVacancy({ demands: [aDemand('tillen', 4)] }), aMatchableCandidate());
    expect([findings, found]).toEqual([[], 'geen_conflict']);
  });

  it('a silent vacancy is onbekend, and counted', () => {
    const { findings, silent } = match(aMatchableVacancy(), listed(anItem('5.4', { score: 2 }), anItem('4.17', { score: 1 })));
    expect(findings.map(({ dim, outcome }) => [dim, outcome])).toEqual([
      ['lopen', 'onbekend'],
      ['staan', 'onbekend'],
    ]);
    expect(silent).toBe(2);
  });

  it('what an occupation usually has is aandacht at most', () => {
    const vacancy = aMatchableVacancy({ priors: [{ dim: 'staan', level: 3, isco08: '5223' }] });
    const found = match(vacancy, listed(anItem('5.4', { score: 3 })));
    expect(found).toMatchObject({ class: 'aandacht', silent: 0, findings: [{ dim: 'staan', outcome: 'aandacht', source: 'beroep' }] });
  });

  it('words that nobody has settled block past and nothing else', () => {
    const open = listed(anItem('4.13', { score: 1, toelichting: '10 kg, niet boven ellebooghoogte' }));
    const ticked = listed(anItem('4.13', { score: 1, toelichting: '10 kg, niet boven ellebooghoogte', state: 'geen_extra_beperking' }));
    expect([onLifting(5, open), onLifting(5, ticked)]).toEqual([
      ['onbekend', 'geen_conflict'],
      ['past', 'geen_conflict'],
    ]);
    expect(onLifting(15, open)).toEqual(['conflict', 'niet_passend']);
    expect(match(aMatchableVacancy(), open).openWords).toBe(1);
  });

  it('a list that nobody has translated never gives geen conflict', () => {
    const words = [{ rubriek: 4, text: 'geen zwaar werk', state: 'open', rules: [] }] as const;
    const candidate = aMatchableCandidate({ limits: limitsOf(aList({ kind: 'izp', words }), pack, TODAY).shared });
    expect(match(aMatchableVacancy(), candidate)).toMatchObject({ class: 'aandacht', untranslated: true });
  });

  it('without usable possibilities there is no matching, and no geen conflict', () => {
    expect(match(aMatchableVacancy(), aMatchableCandidate({ limits: someLimits({ matchable: false }) }))).toMatchObject({
      matchable: false,
      class: 'aandacht',
    });
  });
});

describe('driving', () => {
  const evidence = [{ gate: 'licences', field: 'description', rule: 'rijbewijs', start: 0, end: 11, quote: 'rijbewijs B' }] as const;
  const vacancy = aMatchableVacancy({ gates: someGates({ licences: [{ code: 'B', status: 'vereist' }], evidence }) });
  it('a licence that is asked for is aandacht where driving is limited, and the licence itself is there', () => {
    const candidate = { ...listed(anItem('2.11', { score: 1 })), zoekprofiel: aZoekprofiel({ licences: ['B'] }) };
    const found = match(vacancy, candidate);
    expect(found.findings).toMatchObject([{ dim: 'vervoer_beroepsmatig', outcome: 'aandacht', span: { quote: 'rijbewijs B' } }]);
    expect(found.gates.find(({ gate }) => gate === 'rijbewijs')).toMatchObject({ outcome: 'past' });
  });
});

describe('hours and times', () => {
  const hours = (perWeek: number | null, given: Partial<ReturnType<typeof someLimits>['hours']> = {}) =>
    someLimits({ hours: { perDay: null, perWeek, later: [], daySettled: true, weekSettled: true, ...given } });
  const offering = (min: number, max = min) => aMatchableVacancy({ gates: someGates({ hoursPerWeek: { min, max } }) });

  it('of the list bear on the class; those of the zoekprofiel alone do not', () => {
    expect(match(offering(36), aMatchableCandidate({ limits: hours(20) })).class).toBe('niet_passend');
    const wants = aMatchableCandidate({ zoekprofiel: aZoekprofiel({ hoursPerWeek: { min: 12, max: 20 } }) });
    const found = match(offering(36), wants);
    expect(found.class).toBe('geen_conflict');
    expect(found.gates.find(({ gate }) => gate === 'uren')).toMatchObject({ outcome: 'conflict' });
  });

  it('where both speak the stricter wins', () => {
    const candidate = aMatchableCandidate({ limits: hours(30), zoekprofiel: aZoekprofiel({ hoursPerWeek: { min: null, max: 20 } }) });
    const [finding] = match(offering(28), candidate).findings;
    expect(finding).toMatchObject({ dim: 'uren_week', outcome: 'conflict' });
    expect(finding?.reason).toContain('(zoekprofiel)');
  });

  it('fewer hours than wanted are no health matter', () => {
    const candidate = aMatchableCandidate({ limits: hours(30), zoekprofiel: aZoekprofiel({ hoursPerWeek: { min: 24, max: 30 } }) });
    expect(match(offering(8), candidate)).toMatchObject({ class: 'geen_conflict', findings: [{ dim: 'uren_week', outcome: 'past' }] });
  });

  it('the step of the urenopbouw on the day of the match counts, and the day from which it fits is told', () => {
    const later = [{ fromOn: addDays(TODAY, 30), perDay: null, perWeek: 36 }];
    const candidate = aMatchableCandidate({ limits: hours(12, { later }) });
    const [finding] = match(offering(36), candidate).findings;
    expect(finding).toMatchObject({ outcome: 'conflict' });
    expect(finding?.reason).toContain(`past het vanaf ${addDays(TODAY, 30)}`);
    expect(matchPair(offering(36), candidate, pack, addDays(TODAY, 30)).class).toBe('geen_conflict');
  });

  it('a weekend that only the zoekprofiel leaves out stays a gate', () => {
    const candidate = { ...listed(anItem('6.1', { options: [2] })), zoekprofiel: aZoekprofiel({ notTimes: ['weekend', 'nacht'] }) };
    const weekend = match(aMatchableVacancy({ gates: someGates({ workingTimes: ['weekend'] }) }), candidate);
    expect([weekend.class, weekend.gates.find(({ gate }) => gate === 'werktijden')?.outcome]).toEqual(['geen_conflict', 'conflict']);
    expect(match(aMatchableVacancy({ gates: someGates({ workingTimes: ['nacht'] }) }), candidate).class).toBe('niet_passend');
  });
});

describe('gates', () => {
  const place = (point: Place['point']): Place => ({
    asWritten: 'Ergens',
    town: null,
    postcode: null,
    municipalityCode: null,
    labourRegion: null,
    country: 'NL',
    point,
  });
  const near = aMatchableCandidate({
    zoekprofiel: aZoekprofiel({ home: { name: 'Utrecht', point: { lat: 52.09, lon: 5.12 } }, maxKm: 10 }),
  });
  const gateOf = (vacancy: MatchableVacancy, candidate: MatchableCandidate, name: string) =>
    match(vacancy, candidate).gates.find(({ gate }) => gate === name)?.outcome;

  it.each([
    ['no place', null, 'onbekend'],
    ['a place that could not be resolved', place(null), 'onbekend'],
    ['the same place', place({ lat: 52.09, lon: 5.12 }), 'past'],
    ['the other end of the country', place({ lat: 53.2, lon: 6.5 }), 'conflict'],
  ] as const)('%s', (_name, where, outcome) => {
    expect(gateOf(aMatchableVacancy({ place: where }), near, 'reistijd')).toBe(outcome);
  });

  it('hours that are not known hide nothing', () => {
    const candidate = aMatchableCandidate({ zoekprofiel: aZoekprofiel({ hoursPerWeek: { min: 12, max: 16 } }) });
    expect(gateOf(aMatchableVacancy(), candidate, 'uren')).toBe('onbekend');
  });

  it('every gate is told once, and none of those beside the load changes the class', () => {
    const gates = someGates({ education: 'wo', licences: [{ code: 'C', status: 'vereist' }], contract: ['zzp'] });
    const found = match(aMatchableVacancy({ gates, place: place({ lat: 53.2, lon: 6.5 }) }), near);
    expect(new Set(found.gates.map(({ gate }) => gate)).size).toBe(10);
    expect(found.gates).toHaveLength(10);
    expect(found.class).toBe('geen_conflict');
  });
});

it('puts the worst finding first', () => {
  const candidate = aMatchableCandidate({
    limits: someLimits({ limits: [aLimit('tillen', 2, 3), aLimit('lopen', 0, 2), aLimit('staan', 1, 2)] }),
  });
  const demands = [aDemand('tillen', 1, { ceiling: true }), aDemand('staan', 3)];
  expect(match(aMatchableVacancy({ demands }), candidate).findings.map(({ outcome }) => outcome)).toEqual(['conflict', 'onbekend', 'past']);
});

import { describe, expect, it } from 'vitest';
import type { Demand } from '../../../../src/domain/demand/demand.ts';
import { groupVacancies, type HumanDecision } from '../../../../src/domain/duplicate/group-vacancies.ts';
import { judgePair } from '../../../../src/domain/duplicate/judge-pair.ts';
import { profileOf, type PostingToCompare } from '../../../../src/domain/duplicate/posting-profile.ts';
import { aPostingToCompare, aText, aWorkPlace } from '../../../support/a-posting-to-compare.ts';

type Changes = Partial<PostingToCompare>;
const judge = (a: Changes, b: Changes) => judgePair(profileOf(aPostingToCompare('a', a)), profileOf(aPostingToCompare('b', b)));
const groups = (postings: readonly PostingToCompare[], decisions: readonly HumanDecision[] = []) =>
  groupVacancies(
    postings.map((posting) => profileOf(posting)),
    decisions,
  ).map(({ ids }) => ids);
const demand = (dim: Demand['dim'], level: number, quote: string): Demand => ({
  dim,
  level,
  quote,
  start: 0,
  end: quote.length,
  kind: 'expliciet',
  ceiling: false,
  absentFrom: null,
  aspects: [],
  amount: null,
  field: 'description',
  rule: 'r',
});
/** A text of which `share` of the words is the usual one, the rest its own. */
const reworded = (share: number): string => `${aText('woord', share * 120)} ${aText('eigen', (1 - share) * 120)}`;

describe('one vacancy', () => {
  it.each<[string, Changes, Changes, string]>([
    ['the same text on two boards', {}, { title: 'Magazijnmedewerker (m/v)', employer: 'Kruidhof Groothandel' }, 'same-text'],
    ['a text that was reworded for a third', {}, { text: reworded(0.7) }, 'same-job'],
    ['a copy that was cut', {}, { text: aText('woord', 40), cut: true }, 'cut-copy'],
    ['an agency before the employer', {}, { employer: 'Vlot Uitzendbureau' }, 'other-door'],
    ['an employer that is kept hidden', {}, { employer: 'Onze opdrachtgever' }, 'same-text'],
    ['a province for the town', {}, { places: [aWorkPlace(null, { regions: ['NL.15'] })] }, 'vaguer-place'],
    ['no place at all', {}, { places: [] }, 'vaguer-place'],
    ['a new title over the same text', { title: 'Tekstschrijver' }, { title: 'Contentspecialist' }, 'other-title'],
    [
      'one page under two tracked addresses',
      { url: 'https://werk.example/v/7?utm_source=a' },
      { url: 'https://werk.example/v/7', text: reworded(0.55), employer: 'Vlot Uitzendbureau' },
      'same-address',
    ],
  ])('is %s', (_, a, b, rule) => expect(judge(a, b)).toMatchObject({ verdict: 'one', rule }));
});

describe('two vacancies', () => {
  it.each<[string, Changes, Changes, string]>([
    ['the same text in another town', {}, { places: [aWorkPlace('hengelo', { regions: ['NL.15'] })] }, 'place'],
    ['the same text for another rank', {}, { title: 'Senior magazijnmedewerker' }, 'title'],
    ['hours that cannot be one job', { hoursPerWeek: { min: 36, max: 40 } }, { hoursPerWeek: { min: 12, max: 16 } }, 'hours'],
    ['work by night and work by day', { workingTimes: ['nacht'] }, {}, 'times'],
  ])('are %s', (_, a, b, kind) => expect(judge(a, b)).toMatchObject({ verdict: 'apart', because: { kind } }));

  it('are a heavy and a light job of one employer, title and town', () => {
    const heavy = { text: `${aText('woord')} Je tilt dozen tot 20 kg.`, demands: [demand('tillen', 4, 'Je tilt dozen tot 20 kg')] };
    const light = { text: `${aText('woord')} Je scant zittend kleine pakjes.`, demands: [demand('zitten', 2, 'Je scant zittend')] };
    expect(judge(heavy, light)).toEqual({ verdict: 'apart', because: { kind: 'load', dims: ['tillen', 'zitten'] } });
    expect(groups([aPostingToCompare('heavy', heavy), aPostingToCompare('light', light)])).toEqual([['heavy'], ['light']]);
  });

  it('are jobs with duties of another kind, where no load was read', () => {
    const forklift = { text: `${aText('woord')} Je rijdt op de heftruck.` };
    const desk = { text: `${aText('woord')} Je verwerkt facturen op kantoor.` };
    expect(judge(forklift, desk)).toEqual({ verdict: 'apart', because: { kind: 'duties', onlyA: ['driving'], onlyB: ['desk'] } });
  });

  it.each<[string, Changes, Changes]>([
    ['texts of their own under one title', {}, { text: aText('ander') }],
    ['sister firms with a text that is half the same', {}, { employer: 'Balk Bouwmarkt', text: reworded(0.6) }],
    ['nearly one text under two titles', { title: 'Netwerkbeheerder' }, { title: 'Werkplekadviseur', text: reworded(0.96) }],
    ['a cut text that names only the country', {}, { places: [aWorkPlace(null)], cut: true }],
    ['postings without any text', { text: '' }, { text: '' }],
  ])('are left: %s', (_, a, b) => expect(judge(a, b).verdict).toBe('unsure'));
});

it('takes the silence of a cut copy for no difference in load', () => {
  const whole = { text: `${aText('woord')} Je tilt dozen tot 20 kg.`, demands: [demand('tillen', 4, 'Je tilt dozen tot 20 kg')] };
  expect(judge(whole, { text: aText('woord', 60), cut: true }).verdict).toBe('one');
  expect(judge(whole, { text: aText('woord', 60) }).verdict).toBe('one');
  // The same text but for the one sentence: a light job beside a heavy one.
  expect(judge(whole, {}).verdict).toBe('apart');
  expect(judge(whole, { text: `${aText('woord')} ${aText('slot', 10)}` }).verdict).toBe('apart');
});

describe('groups', () => {
  const hengelo = [aWorkPlace('hengelo', { regions: ['NL.15'] })];

  it('make one card with six doors, and name the employer behind the agencies', () => {
    const text = `Bij Kruidhof werk je samen. ${aText('woord')}`;
    const agencies = ['Vlot Uitzendbureau', 'Snel Personeel', 'Flexplein', 'Jobs4You', 'Prima Detachering'];
    const doors = [null, ...agencies].map((agency, index) => aPostingToCompare(`d${index}`, { employer: agency ?? 'Kruidhof', text }));
    const [card, ...others] = groupVacancies(doors.map((door) => profileOf(door)));
    expect(others).toEqual([]);
    expect(card).toMatchObject({ ids: ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'], likelyEmployer: 'Kruidhof' });
    expect(card?.why).toHaveLength(5);
  });

  it('are not joined by a third that fits both', () => {
    const anywhere = aPostingToCompare('anywhere', { places: [] });
    expect(groups([aPostingToCompare('almelo'), anywhere, aPostingToCompare('hengelo', { places: hengelo })])).toEqual([
      ['almelo'],
      ['anywhere'],
      ['hengelo'],
    ]);
  });

  it('do not hang on the order of the input', () => {
    const postings = [
      aPostingToCompare('a'),
      aPostingToCompare('b', { text: reworded(0.8) }),
      aPostingToCompare('c', { places: hengelo }),
      aPostingToCompare('d', { employer: null }),
    ];
    const sorted = (found: readonly (readonly string[])[]) => found.map((ids) => ids.toSorted().join()).toSorted();
    expect(sorted(groups(postings.toReversed()))).toEqual(sorted(groups(postings)));
    expect(sorted(groups(postings))).toEqual(['a,b,d', 'c']);
  });

  it('keep what a person decided, both ways', () => {
    const postings = [aPostingToCompare('a'), aPostingToCompare('b'), aPostingToCompare('c', { text: aText('ander') })];
    expect(groups(postings, [{ a: 'b', b: 'a', same: false }])).toEqual([['a'], ['b'], ['c']]);
    expect(groups(postings, [{ a: 'a', b: 'c', same: true }])).toEqual([['a', 'b', 'c']]);
    expect(groups(postings, [{ a: 'a', b: 'elsewhere', same: true }])).toEqual([['a', 'b'], ['c']]);
  });
});

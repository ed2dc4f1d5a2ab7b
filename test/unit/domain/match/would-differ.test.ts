import { expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { matchPair } from '../../../../src/domain/match/match-pair.ts';
import { wouldHaveToDiffer } from '../../../../src/domain/match/would-differ.ts';
import {
  aDemand,
  aLimit,
  aMatchableCandidate,
  aMatchableVacancy,
  aZoekprofiel,
  someGates,
  someLimits,
  TODAY,
} from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const lifting = aMatchableCandidate({ limits: someLimits({ limits: [aLimit('tillen', 1, 2)] }) });
const differences = (...given: Parameters<typeof aMatchableVacancy>) =>
  wouldHaveToDiffer(matchPair(aMatchableVacancy(...given), lifting, pack, TODAY)).map(({ sentence }) => sentence);

it.each([
  ['outright', aDemand('tillen', 3), 'Het werk zou binnen de grens moeten blijven'],
  ['softened', aDemand('tillen', 3, { kind: 'verzacht' }), 'slag om de arm'],
  ['inferred', aDemand('tillen', 3, { kind: 'afgeleid' }), 'volgt alleen uit een taak of middel'],
] as const)('a demand that is %s', (_, demand, words) => {
  const [only, ...more] = differences({ demands: [demand] });
  expect(only).toContain(words);
  expect(more).toEqual([]);
});

it('what is only usual in the occupation is to be asked', () => {
  expect(differences({ priors: [{ dim: 'tillen', level: 3, isco08: '9333' }] })).toEqual([
    expect.stringContaining('De tekst zwijgt hierover'),
  ]);
});

it('nothing, where nothing stands against the match', () => {
  expect(differences({ demands: [aDemand('tillen', 1, { ceiling: true })] })).toEqual([]);
});

it('conflicts before points of attention, and hours once where the list limits them', () => {
  const candidate = aMatchableCandidate({
    limits: someLimits({ hours: { perDay: null, perWeek: 16, later: [], daySettled: true, weekSettled: true } }),
    zoekprofiel: aZoekprofiel({ hoursPerWeek: { min: null, max: 16 }, education: 'vmbo' }),
  });
  const vacancy = aMatchableVacancy({ gates: someGates({ hoursPerWeek: { min: 40, max: 40 }, education: 'mbo3' }) });
  const about = wouldHaveToDiffer(matchPair(vacancy, candidate, pack, TODAY)).map((one) => one.about);
  expect(about).toEqual([expect.stringContaining('16'), 'opleiding']);
});

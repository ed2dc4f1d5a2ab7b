import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import type { Demand } from '../../../../src/domain/demand/demand.ts';
import { findOnDimension } from '../../../../src/domain/finding/find-on-dimension.ts';
import type { UsualLevel } from '../../../../src/domain/finding/find-on-dimension.ts';
import { aDemand, aLimit } from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const standing = aLimit('staan', 0, 2);
const find = (demands: readonly Demand[], usual: readonly UsualLevel[] = [], limits = [standing]) =>
  findOnDimension('staan', limits, demands, usual, pack);
const usual = (level: number): UsualLevel => ({ level, isco08: '5223' });

describe('silence', () => {
  it('of text and occupation is onbekend without a source', () => {
    expect(find([])).toMatchObject({ outcome: 'onbekend', source: null, span: null, rule: null, evidence: [] });
  });

  it('of the text leaves the occupation, and that is aandacht, never conflict', () => {
    expect(find([], [usual(3)])).toMatchObject({ outcome: 'aandacht', source: 'beroep', rule: 'prior:5223', span: null });
  });

  it('of the text does not let the occupation clear anything', () => {
    expect(find([], [usual(1)], [aLimit('staan', 2, 3)])).toMatchObject({ outcome: 'onbekend', source: 'beroep' });
  });
});

describe('text and occupation together', () => {
  it('with a ceiling the text alone counts', () => {
    expect(find([aDemand('staan', 0, { ceiling: true })], [usual(3)])).toMatchObject({ outcome: 'past', source: 'tekst' });
  });

  it('without a ceiling the occupation still counts', () => {
    expect(find([aDemand('staan', 0)], [usual(3)])).toMatchObject({ outcome: 'aandacht', source: 'beroep' });
  });

  it('an absence from level 2 upward leaves the occupation no more than level 1', () => {
    const none = aDemand('staan', 0, { kind: 'afwezig', absentFrom: 2 });
    const { evidence } = find([none], [usual(3)], [aLimit('staan', 1, 2)]);
    expect(evidence.find(({ kind }) => kind === 'gebruikelijk')).toMatchObject({ level: 1, kind: 'gebruikelijk', outcome: 'onbekend' });
  });

  it('an absence from level 1 silences the occupation', () => {
    expect(find([aDemand('staan', 0, { kind: 'afwezig', absentFrom: 1 })], [usual(3)])).toMatchObject({ outcome: 'past' });
  });
});

it('the worst demand decides, against the strictest limit, and is quoted', () => {
  const found = find(
    [aDemand('staan', 0, { ceiling: true, quote: 'weinig' }), aDemand('staan', 3, { quote: 'de hele dag staan', rule: 'test:veel' })],
    [],
    [aLimit('staan', 2, 3), aLimit('staan', 0, 2, { id: 'staan-2' })],
  );
  expect(found).toMatchObject({ outcome: 'conflict', level: 3, rule: 'test:veel', limitIds: ['staan', 'staan-2'] });
  expect(found.span?.quote).toBe('de hele dag staan');
  expect(found.evidence.map(({ outcome }) => outcome)).toEqual(['conflict', 'past']);
});

it('counts how often an hour the same words name', () => {
  const lifting = aLimit('tillen', 2, 3, { timesPerHour: 10, amount: { value: 10, unit: 'kg', direction: 'max', conflictFrom: 15 } });
  const five = aDemand('tillen', 1, { amount: { value: 5, unit: 'kg' }, ceiling: true });
  const often = (times: number) => aDemand('licht_hanteren', 1, { amount: { value: times, unit: 'per_uur' } });
  const outcome = (times: number) => findOnDimension('tillen', [lifting], [five, often(times)], [], pack).outcome;
  expect([outcome(10), outcome(11)]).toEqual(['past', 'aandacht']);
});

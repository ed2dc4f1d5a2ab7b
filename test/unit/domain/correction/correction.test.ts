import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { composePure } from '../../../../src/compose-pure.ts';
import {
  correctPlace,
  correctReading,
  isPossible,
  stillCounts,
  subjectOf,
  type CorrectedFact,
  type Correction,
} from '../../../../src/domain/correction/correction.ts';
import { toVacancyVersionId } from '../../../../src/domain/shared/ids.ts';

const { rules } = composePure({ dataDir: tmpdir() });
const reading = rules.read({
  title: 'Medewerker magazijn',
  description: 'Je tilt dozen tot 25 kg en werkt 32 tot 40 uur per week in de avond. Rijbewijs B is vereist.',
  format: 'text',
  cut: false,
  employer: null,
  location: null,
  country: 'NL',
});
const aCorrection = (corrected: CorrectedFact, quote = ''): Correction => ({
  id: 'een',
  corrected,
  versionId: toVacancyVersionId('v1'),
  quote,
  madeByName: 'Joost',
  madeAt: new Date('2026-11-02T09:00:00Z'),
});
const corrected = (...facts: CorrectedFact[]) =>
  correctReading(
    reading,
    facts.map((fact) => aCorrection(fact)),
  );

describe('a corrected reading', () => {
  it('takes the level that a person says in the place of every demand read on that dimension', () => {
    expect(reading.demands.filter(({ dim }) => dim === 'tillen').map(({ level }) => level)).toEqual([4]);
    const { demands } = corrected({ fact: 'demand', dim: 'tillen', level: 2 });
    expect(demands.filter(({ dim }) => dim === 'tillen')).toMatchObject([
      { level: 2, kind: 'expliciet', ceiling: true, amount: null, rule: 'correctie' },
    ]);
    expect(demands.filter(({ dim }) => dim !== 'tillen')).toEqual(reading.demands.filter(({ dim }) => dim !== 'tillen'));
  });

  it('takes level 0 for said not to be there', () => {
    const { demands } = corrected({ fact: 'demand', dim: 'tillen', level: 0 });
    expect(demands.filter(({ dim }) => dim === 'tillen')).toMatchObject([{ level: 0, kind: 'afwezig', absentFrom: 1 }]);
  });

  it('takes facts beside the load, and no longer points at the words', () => {
    const { gates } = corrected(
      { fact: 'hours_week', value: { min: 16, max: 24 } },
      { fact: 'working_times', value: [] },
      { fact: 'licences', value: [] },
      { fact: 'certificates', value: ['VCA'] },
      { fact: 'contract', value: ['vast'] },
      { fact: 'remote', value: 'hybride' },
      { fact: 'salary', value: { min: 15, max: 17.5, per: 'uur' } },
      { fact: 'education', value: null },
    );
    expect(gates).toMatchObject({
      hoursPerWeek: { min: 16, max: 24 },
      workingTimes: [],
      workingTimeDetails: [],
      licences: [],
      certificates: [{ code: 'VCA', status: 'vereist' }],
      contract: ['vast'],
      remote: 'hybride',
      pay: { min: 15, max: 17.5, per: 'uur' },
      education: 'geen',
    });
    expect(gates.evidence.filter(({ gate }) => gate === 'hours_week' || gate === 'working_times' || gate === 'licences')).toEqual([]);
  });

  it('takes the occupation as certain, and the place that was given', () => {
    expect(corrected({ fact: 'occupation', value: '9333' }).occupations).toEqual([{ code: '9333', confidence: 1 }]);
    const ede = rules.resolveHome('Ede');
    expect(correctPlace(null, [aCorrection({ fact: 'place', value: ede })])).toBe(ede);
    expect(correctPlace(ede, [])).toBe(ede);
  });
});

describe('a correction', () => {
  const quote = 'Je tilt dozen tot 25 kg';
  const on = (id: string, description: string) => ({ id: toVacancyVersionId(id), description });
  const demand: CorrectedFact = { fact: 'demand', dim: 'tillen', level: 2 };
  it.each([
    ['on its own version', aCorrection(demand), on('v1', 'iets'), true],
    ['on a later version that says the same words', aCorrection(demand, quote), on('v2', `Nieuw: ${quote}.`), true],
    ['not where the words have changed', aCorrection(demand, quote), on('v2', 'Je tilt niets.'), false],
    ['not on a later version where it rested on no words', aCorrection(demand), on('v2', 'iets'), false],
  ])('counts %s', (_, correction, version, counts) => {
    expect(stillCounts(correction, version)).toBe(counts);
  });

  it.each<[string, CorrectedFact, boolean]>([
    ['the lowest level', { fact: 'demand', dim: 'tillen', level: 0 }, true],
    ['the highest level', { fact: 'demand', dim: 'tillen', level: 4 }, true],
    ['a level too high', { fact: 'demand', dim: 'tillen', level: 5 }, false],
    ['half a level', { fact: 'demand', dim: 'tillen', level: 1.5 }, false],
    ['hours in order', { fact: 'hours_week', value: { min: 8, max: 8 } }, true],
    ['hours the wrong way round', { fact: 'hours_week', value: { min: 40, max: 8 } }, false],
    ['no hours at all', { fact: 'hours_week', value: { min: 0, max: 0 } }, false],
    ['more hours than a week has', { fact: 'hours_week', value: { min: null, max: 169 } }, false],
    ['silence about hours', { fact: 'hours_week', value: null }, true],
    ['pay without an amount', { fact: 'salary', value: { min: null, max: null, per: 'maand' } }, false],
    ['an occupation of four digits', { fact: 'occupation', value: '0110' }, true],
    ['an occupation of three', { fact: 'occupation', value: '110' }, false],
  ])('may say %s: %j is %s', (_, fact, possible) => {
    expect(isPossible(fact)).toBe(possible);
  });

  it('is about one dimension or one fact', () => {
    expect(subjectOf(demand)).toBe('demand.tillen');
    expect(subjectOf({ fact: 'education', value: null })).toBe('education');
  });
});

import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import type { Dimension } from '../../../../src/domain/demand/dimension.ts';
import { DIMENSIONS } from '../../../../src/domain/demand/dimension.ts';
import type { Evidence } from '../../../../src/domain/finding/judge-evidence.ts';
import { judgeEvidence, worstOutcome } from '../../../../src/domain/finding/judge-evidence.ts';
import type { Limit, LimitAmount } from '../../../../src/domain/limit/limit.ts';
import { aLimit, someEvidence } from '../../../support/an-fml-list.ts';

const pack = loadLimits();
const judge = (limit: Limit, evidence: Evidence) => judgeEvidence(limit, evidence, pack);
const kg = (value: number, conflictFrom: number | null = null): LimitAmount => ({ value, unit: 'kg', conflictFrom, direction: 'max' });

describe('the table of outcomes', () => {
  const limit = aLimit('lopen', 1, 3);
  it.each([
    ['outright with a ceiling', { kind: 'expliciet', ceiling: true }, ['past', 'past', 'aandacht', 'conflict']],
    ['outright without a degree', { kind: 'expliciet' }, ['onbekend', 'onbekend', 'aandacht', 'conflict']],
    ['softened', { kind: 'verzacht' }, ['onbekend', 'onbekend', 'aandacht', 'aandacht']],
    ['inferred', { kind: 'afgeleid' }, ['onbekend', 'onbekend', 'aandacht', 'aandacht']],
    ['usual in the occupation', { kind: 'gebruikelijk' }, ['onbekend', 'onbekend', 'aandacht', 'aandacht']],
    ['said to be absent', { kind: 'afwezig', absentFrom: 1 }, ['past', 'past', 'past', 'past']],
  ] as const)('%s', (_name, given, outcomes) => {
    expect([0, 1, 2, 3].map((level) => judge(limit, someEvidence('lopen', given.kind === 'afwezig' ? 0 : level, given)))).toEqual(outcomes);
  });

  it('without a degree at all is aandacht for any limit', () => {
    expect(judge(aLimit('tillen', 2, 3), someEvidence('tillen', null))).toBe('aandacht');
    expect(judge(aLimit('tillen', 3, null), someEvidence('tillen', null, { kind: 'afgeleid' }))).toBe('aandacht');
  });

  it('a limit without "above" never gives a conflict', () => {
    expect(judge(aLimit('staan', 2, null), someEvidence('staan', 3))).toBe('aandacht');
  });

  it('between is told and not flagged where the item says so', () => {
    expect(judge(aLimit('samenwerken', 1, null, { between: 'onbekend' }), someEvidence('samenwerken', 2))).toBe('onbekend');
  });
});

describe('absence', () => {
  it('clears only from the level it names upward: no roof work leaves the ladder open', () => {
    const noRoof = someEvidence('klimmen_hoogte', 0, { kind: 'afwezig', absentFrom: 4 });
    expect(judge(aLimit('klimmen_hoogte', 2, 3), noRoof)).toBe('onbekend');
    expect(judge(aLimit('klimmen_hoogte', 3, 4), noRoof)).toBe('past');
  });

  it('of "zwaar tilwerk" is aandacht for limits of 10 kg or lower, else onbekend', () => {
    const noHeavy = someEvidence('tillen', 0, { kind: 'afwezig', absentFrom: 3 });
    expect(judge(aLimit('tillen', 2, 3, { amount: kg(10, 15) }), noHeavy)).toBe('aandacht');
    expect(judge(aLimit('tillen', 1, 3, { amount: kg(8, 10) }), noHeavy)).toBe('aandacht');
    expect(judge(aLimit('tillen', 2, 4, { amount: kg(12, 15) }), noHeavy)).toBe('onbekend');
    expect(judge(aLimit('tillen', 2, 3), noHeavy)).toBe('aandacht');
    expect(judge(aLimit('tillen', 3, null), noHeavy)).toBe('onbekend');
  });

  it('of all lifting clears a limit that does not even leave level 0', () => {
    expect(judge(aLimit('tillen', null, 1), someEvidence('tillen', 0, { kind: 'afwezig', absentFrom: 1 }))).toBe('past');
  });
});

describe('level 1, a trace of a load', () => {
  const ALWAYS: readonly Dimension[] = ['tillen', 'buigen', 'bovenhands', 'knielen_hurken', 'gebogen_houding', 'staan'];
  const AT_ZERO: readonly Dimension[] = [
    'handvaardigheid',
    'licht_hanteren',
    'zwaar_hanteren',
    'temperatuur',
    'stof_damp',
    'geluid',
    'trilling',
    'pbm',
    'persoonlijk_risico',
    'prikkels_afleiding',
    'onderbrekingen',
    'solitair',
    'emotionele_belasting',
    'huid',
    'torderen',
    'allergie_infectie',
    'communicatie_zintuigen',
  ];
  const ELSEWHERE = (Object.keys(DIMENSIONS) as Dimension[]).filter((dim) => !ALWAYS.includes(dim) && !AT_ZERO.includes(dim));
  const inferred = (dim: Dimension) => someEvidence(dim, 1, { kind: 'afgeleid' });

  it.each([...ALWAYS, ...AT_ZERO])('inferred is aandacht on %s where nothing is inside', (dim) => {
    expect(judge(aLimit(dim, 0, null), inferred(dim))).toBe('aandacht');
  });

  it.each(ELSEWHERE)('inferred is onbekend on %s', (dim) => {
    expect(judge(aLimit(dim, 0, 2), inferred(dim))).toBe('onbekend');
  });

  it.each(ALWAYS)('inferred is aandacht on %s at any level over the limit', (dim) => {
    expect([2, 3].map((level) => judge(aLimit(dim, 1, null), someEvidence(dim, level, { kind: 'afgeleid' })))).toEqual([
      'aandacht',
      'aandacht',
    ]);
  });

  it.each(['verzacht', 'gebruikelijk'] as const)('%s is onbekend, save on scales of 0 and 1 and where level 1 is outside', (kind) => {
    expect(judge(aLimit('geluid', 0, 2), someEvidence('geluid', 1, { kind }))).toBe('onbekend');
    expect(judge(aLimit('staan', 0, 2), someEvidence('staan', 1, { kind }))).toBe('onbekend');
    expect(judge(aLimit('huid', 0, 1), someEvidence('huid', 1, { kind }))).toBe('aandacht');
    expect(judge(aLimit('torderen', 0, null), someEvidence('torderen', 1, { kind }))).toBe('aandacht');
    expect(judge(aLimit('leidinggeven', 0, 1), someEvidence('leidinggeven', 1, { kind }))).toBe('aandacht');
  });

  it('outright is never a trace', () => {
    expect(judge(aLimit('geluid', 0, 2), someEvidence('geluid', 1))).toBe('aandacht');
  });
});

describe('numbers first', () => {
  const limit = aLimit('tillen', 2, 3, { amount: kg(10, 15) });
  it.each([
    [10, 'past'],
    [10.1, 'aandacht'],
    [12, 'aandacht'],
    [14.9, 'aandacht'],
    [15, 'conflict'],
  ] as const)('limit 10 kg on the scale 2-5-10-15: %d kg is %s', (value, outcome) => {
    expect(judge(limit, someEvidence('tillen', 3, { amount: { value, unit: 'kg' } }))).toBe(outcome);
  });

  it.each([
    [8, 'past'],
    [9, 'aandacht'],
    [10, 'conflict'],
  ] as const)('explicit limit 8 kg: %d kg is %s', (value, outcome) => {
    expect(judge(aLimit('tillen', 1, 3, { amount: kg(8, 10) }), someEvidence('tillen', 2, { amount: { value, unit: 'kg' } }))).toBe(
      outcome,
    );
  });

  it('without a number in the text levels are compared: the level in which the limit lies is between', () => {
    const explicit = aLimit('tillen', 1, 3, { amount: kg(8, 10) });
    expect([1, 2, 3].map((level) => judge(explicit, someEvidence('tillen', level, { ceiling: true })))).toEqual([
      'past',
      'aandacht',
      'conflict',
    ]);
  });

  it('softened numbers stay softened', () => {
    expect(judge(limit, someEvidence('tillen', 4, { kind: 'verzacht', amount: { value: 18, unit: 'kg' } }))).toBe('aandacht');
    expect(judge(limit, someEvidence('tillen', 1, { kind: 'verzacht', amount: { value: 5, unit: 'kg' } }))).toBe('onbekend');
  });

  it('"ook niet incidenteel" makes softened evidence count as outright', () => {
    expect(
      judge({ ...limit, notEvenIncidentally: true }, someEvidence('tillen', 4, { kind: 'verzacht', amount: { value: 18, unit: 'kg' } })),
    ).toBe('conflict');
  });

  it('another unit is no number: levels are compared', () => {
    expect(judge(limit, someEvidence('tillen', 4, { amount: { value: 5, unit: 'per_uur' } }))).toBe('conflict');
  });

  it('at score 0: over it aandacht, not over it onbekend, never conflict', () => {
    const words = aLimit('tillen', 1, null, { amount: kg(20), settled: false });
    expect([20, 21, 60].map((value) => judge(words, someEvidence('tillen', 4, { amount: { value, unit: 'kg' } })))).toEqual([
      'onbekend',
      'aandacht',
      'aandacht',
    ]);
  });

  it.each([
    [10, 'past'],
    [9, 'conflict'],
    [2, 'conflict'],
  ] as const)('"niet beneden 10 °C" against %d °C: %s', (value, outcome) => {
    const cold = aLimit('temperatuur', 0, 2, {
      aspects: ['koude'],
      amount: { value: 10, unit: 'graden_celsius', conflictFrom: 10, direction: 'min' },
    });
    expect(judge(cold, someEvidence('temperatuur', 1, { aspects: ['koude'], amount: { value, unit: 'graden_celsius' } }))).toBe(outcome);
  });

  it('on a scale of 0 and 1 the number is the border: beyond it conflict', () => {
    const noise = aLimit('geluid', 0, 2, { amount: { value: 80, unit: 'dB', conflictFrom: 80, direction: 'max' } });
    expect([80, 81].map((value) => judge(noise, someEvidence('geluid', 2, { amount: { value, unit: 'dB' } })))).toEqual([
      'past',
      'conflict',
    ]);
  });

  it('where the scale ends above the limit the level tells what is surely outside', () => {
    const standing = aLimit('staan', 2, 3, { amount: { value: 4, unit: 'uren_per_dag', conflictFrom: null, direction: 'max' } });
    const hours = (value: number, level: number) =>
      judge(standing, someEvidence('staan', level, { amount: { value, unit: 'uren_per_dag' } }));
    expect([hours(4, 2), hours(5, 2), hours(8, 3)]).toEqual(['past', 'aandacht', 'conflict']);
  });

  it('pushing without newton is aandacht at most', () => {
    const push = aLimit('duwen_trekken', 1, 2, { amount: { value: 100, unit: 'newton', conflictFrom: 150, direction: 'max' } });
    expect(judge(push, someEvidence('duwen_trekken', 3))).toBe('aandacht');
    expect(judge(push, someEvidence('duwen_trekken', 3, { amount: { value: 250, unit: 'newton' } }))).toBe('conflict');
  });

  it.each([
    ['de hele dag dozen van 4 kg', null, 'aandacht'],
    ['voortdurend dozen van 4 kg', null, 'aandacht'],
    ['dozen van 4 kg', 51, 'aandacht'],
    ['dozen van 4 kg', 50, 'past'],
    ['dozen van 4 kg', null, 'past'],
  ] as const)('within the weight, "%s" at %s times an hour: %s', (quote, timesPerHour, outcome) => {
    const often = aLimit('tillen', 1, 2, { amount: kg(5, 10), timesPerHour: 50 });
    expect(judge(often, someEvidence('tillen', 1, { quote, timesPerHour, amount: { value: 4, unit: 'kg' } }))).toBe(outcome);
  });
});

describe('open words', () => {
  it('make past onbekend, and leave the rest as it is', () => {
    const open = aLimit('lopen', 1, 3, { settled: false });
    const told = [1, 2, 3].map((level) => judge(open, someEvidence('lopen', level, { ceiling: true })));
    expect(told).toEqual(['onbekend', 'aandacht', 'conflict']);
    expect(judge(open, someEvidence('lopen', 0, { kind: 'afwezig', absentFrom: 1 }))).toBe('onbekend');
  });

  it('that name a kind keep conflict for that kind, the rest is aandacht at most', () => {
    const aggression = aLimit('conflict_agressie', 0, 2, { kinds: ['agressie'] });
    expect(judge(aggression, someEvidence('conflict_agressie', 3, { quote: 'omgaan met agressie' }))).toBe('conflict');
    expect(judge(aggression, someEvidence('conflict_agressie', 3, { quote: 'boze klanten aan de balie' }))).toBe('aandacht');
  });
});

describe('aspects', () => {
  const cold = aLimit('temperatuur', 0, 3, { aspects: ['koude'] });
  it('a limit counts only for its own', () => {
    expect(judge(cold, someEvidence('temperatuur', 3, { aspects: ['hitte'] }))).toBeNull();
    expect(judge(cold, someEvidence('temperatuur', 3, { aspects: ['koude'] }))).toBe('conflict');
  });

  it('one that the text leaves open counts for all, as aandacht at most', () => {
    expect(judge(cold, someEvidence('temperatuur', 3))).toBe('aandacht');
    expect(judge(cold, someEvidence('temperatuur', 3, { aspects: ['koude', 'hitte', 'tocht'] }))).toBe('aandacht');
  });

  it('a limit without an aspect counts for every one', () => {
    expect(judge(aLimit('trilling', 0, 2), someEvidence('trilling', 2, { aspects: ['hand_arm'] }))).toBe('conflict');
  });

  it('attention: levels 1 and 2 are holding it, level 3 is dividing it', () => {
    const hold = aLimit('aandacht', 0, 2, { aspects: ['vasthouden'] });
    const divide = aLimit('aandacht', 2, 3, { aspects: ['verdelen'] });
    expect([2, 3].map((level) => judge(hold, someEvidence('aandacht', level)))).toEqual(['conflict', null]);
    expect([2, 3].map((level) => judge(divide, someEvidence('aandacht', level)))).toEqual([null, 'conflict']);
  });
});

it('the worst outcome is conflict, then aandacht, then onbekend, then past', () => {
  expect(worstOutcome(['past', 'onbekend', 'aandacht', 'conflict'])).toBe('conflict');
  expect(worstOutcome(['past', 'onbekend', 'aandacht'])).toBe('aandacht');
  expect(worstOutcome(['past', 'onbekend'])).toBe('onbekend');
  expect(worstOutcome([])).toBeNull();
});

import { describe, expect, it } from 'vitest';
import type { Match } from '../../../../src/domain/match/match.ts';
import { compareMatches, orderParts } from '../../../../src/domain/match/order.ts';
import { toVacancyId } from '../../../../src/domain/shared/ids.ts';
import { addDays } from '../../../../src/domain/shared/local-date.ts';
import { aFinding, aMatch } from '../../../support/a-match.ts';
import { aMatchableCandidate, aMatchableVacancy, aZoekprofiel, TODAY } from '../../../support/an-fml-list.ts';

const parts = (given: Partial<Parameters<typeof orderParts>[0]> = {}) =>
  orderParts({
    vacancy: aMatchableVacancy(),
    candidate: aMatchableCandidate(),
    findings: [],
    gates: [],
    kind: 'anders',
    km: null,
    ...given,
  });
const valueOf = (name: string, given: Parameters<typeof parts>[0]) => parts(given).find(({ part }) => part === name)?.value;

describe('the parts of the order', () => {
  it('stand in the order in which they weigh', () => {
    expect(parts().map(({ part }) => part)).toEqual(['functie', 'afstand', 'uren', 'trefwoorden', 'versheid', 'risico']);
  });

  it.each([
    ['gewenst', 3],
    ['acceptabel', 2],
    ['anders', 1],
    ['uitgesloten', 0],
  ] as const)('a function that is %s counts %i', (kind, value) => {
    expect(valueOf('functie', { kind })).toBe(value);
  });

  it.each([
    ['anders', ['9333'], 1],
    ['anders', ['9111'], 0],
    ['acceptabel', ['9333'], 0],
    ['uitgesloten', ['9333'], 0],
  ] as const)('a function that is %s, of an occupation near %j, has %d keywords more beside a wanted 9333', (kind, near, value) => {
    const candidate = aMatchableCandidate({ zoekprofiel: aZoekprofiel({ wanted: [{ title: 'Zandzeefster', isco08: ['9333'] }] }) });
    expect(valueOf('trefwoorden', { kind, candidate, vacancy: { ...aMatchableVacancy(), near } })).toBe(value);
  });

  it('nearer is better, and a distance that is not known counts as the radius', () => {
    const candidate = aMatchableCandidate({ zoekprofiel: aZoekprofiel({ maxKm: 20 }) });
    expect([valueOf('afstand', { km: 3 }), valueOf('afstand', { km: null, candidate }), valueOf('afstand', {})]).toEqual([-3, -20, -50]);
  });

  it.each([
    [0, 'vandaag gevonden', 0],
    [-1, 'gisteren gevonden', -1],
    [-9, '9 dagen geleden gevonden', -9],
    [1, 'vandaag gevonden', 0],
  ])('found %i days from now: %s', (days, label, value) => {
    const vacancy = aMatchableVacancy({ firstSeenOn: addDays(TODAY, days) });
    expect(parts({ vacancy }).find(({ part }) => part === 'versheid')).toMatchObject({ label });
    expect(valueOf('versheid', { vacancy })).toBeCloseTo(value);
  });

  it('one conflict weighs more than every point of attention', () => {
    const many = Array.from({ length: 48 }, () => aFinding('staan', 'aandacht'));
    expect(valueOf('risico', { findings: [aFinding('staan', 'conflict')] })).toBeLessThan(valueOf('risico', { findings: many }) ?? 0);
  });

  it('are whole numbers with a label', () => {
    for (const { value, label } of parts({ km: 12, findings: [aFinding('staan', 'aandacht')] })) {
      expect(Number.isInteger(value)).toBe(true);
      expect(label).not.toBe('');
    }
  });
});

describe('the order of matches', () => {
  const match = (id: string, given: Partial<Match>) => aMatch({ vacancyId: toVacancyId(id), ...given });
  const order = (afstand: number): Match['order'] => [{ part: 'afstand', value: -afstand, label: `${afstand} km` }];
  it('is by class, then part by part, then by id, whatever the order of the input', () => {
    const sorted = [
      match('a', { order: order(5) }),
      match('b', { order: order(5) }),
      match('c', { order: order(9) }),
      match('d', { class: 'aandacht', order: order(1) }),
      match('e', { class: 'niet_passend', order: order(0) }),
    ];
    expect(sorted.toReversed().sort(compareMatches)).toEqual(sorted);
    expect(sorted.toSorted(compareMatches)).toEqual(sorted);
  });
});

import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { ASPECTS, DIMENSION_IDS, DIMENSIONS } from '../../../../src/domain/demand/dimension.ts';
import { FML_CATALOGUE } from '../../../../src/domain/fml/fml-catalogue.ts';
import type { ScoredListKind } from '../../../../src/domain/fml/fml-list.ts';

const pack = loadLimits();
const KINDS: readonly ScoredListKind[] = ['fml_klassiek', 'fml_herzien'];

describe('the rules of the limits', () => {
  it('have a version that a second reading does not change', () => {
    expect(pack.version).toMatch(/^limits-\d+-[0-9a-f]{12}$/);
    expect(loadLimits().version).toBe(pack.version);
  });

  it.each(KINDS)('know every item and every option of %s', (kind) => {
    const missing = FML_CATALOGUE[kind].flatMap(({ item, options }) => {
      if (pack.items[kind].has(item)) return [];
      return options.length === 0
        ? [item]
        : options.map(({ option }) => `${item}.${option}`).filter((number) => !pack.items[kind].has(number));
    });
    expect(missing).toEqual([]);
  });

  it.each(KINDS)('speak of no item that %s does not have', (kind) => {
    const known = new Set(FML_CATALOGUE[kind].flatMap(({ item, options }) => [item, ...options.map(({ option }) => `${item}.${option}`)]));
    expect([...pack.items[kind].keys()].filter((number) => !known.has(number))).toEqual([]);
  });

  it.each(KINDS)('have bounds for every score of every scored item of %s that limits', (kind) => {
    const gaps = FML_CATALOGUE[kind].flatMap(({ item, scale }) => {
      const rule = pack.items[kind].get(item);
      if (rule?.role !== 'limits') return [];
      return scale
        .filter(({ score }) => score > 0 && !rule.limits.some(({ at }) => at[score] ?? at.any))
        .map(({ score }) => `${item} score ${score}`);
    });
    expect(gaps).toEqual([]);
  });

  it.each(KINDS)('measure a number on an item of %s in the unit of the entry screen', (kind) => {
    const strange = FML_CATALOGUE[kind].flatMap(({ item, options, units }) => {
      const rules = [item, ...options.map(({ option }) => `${item}.${option}`)].flatMap((number) => pack.items[kind].get(number) ?? []);
      return rules.flatMap(({ amount }) => (amount && !units.includes(amount.unit) ? [`${item}: ${amount.unit}`] : []));
    });
    expect(strange).toEqual([]);
  });

  it.each(DIMENSION_IDS)('put %s in neutral words, at every level and at every limit', (dim) => {
    const words = pack.neutral.dimensions[dim];
    expect(words.levels).toHaveLength(DIMENSIONS[dim] + 1);
    const highest = Math.max(
      0,
      ...KINDS.flatMap((kind) => [...pack.items[kind].values()])
        .flatMap(({ limits }) => limits)
        .filter((limit) => limit.dim === dim)
        .flatMap(({ at }) => Object.values(at).map(({ within }) => within ?? 0)),
    );
    expect(words.limits.length).toBeGreaterThan(highest);
  });

  it('have a number template for every dimension that can carry a number', () => {
    const numbered = new Set(KINDS.flatMap((kind) => [...pack.items[kind].values()]).flatMap(({ amount }) => amount?.dims ?? []));
    for (const dim of numbered) expect(pack.neutral.dimensions[dim].number).toContain('{n}');
  });

  it('put every aspect in neutral words', () => {
    for (const aspect of Object.values(ASPECTS).flat()) expect(pack.neutral.aspects[aspect]).toBeTruthy();
  });

  it('never name an item in the words for those who may not see the list', () => {
    const said = JSON.stringify(pack.neutral);
    expect(said).not.toMatch(/\b[1-6]\.\d/);
    expect(said).not.toMatch(/FML|score|beperking/i);
  });

  it('draw the border of each level upward', () => {
    for (const [dim, { upTo }] of pack.outcomes.levels) {
      expect(upTo).toEqual([...upTo].sort((a, b) => a - b));
      expect(upTo.length).toBeLessThanOrEqual(DIMENSIONS[dim]);
    }
  });
});

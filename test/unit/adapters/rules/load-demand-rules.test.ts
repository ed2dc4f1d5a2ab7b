import { describe, expect, it } from 'vitest';
import { compilePattern, loadDemandRules } from '../../../../src/adapters/rules/load-demand-rules.ts';
import { DIMENSION_IDS } from '../../../../src/domain/demand/dimension.ts';
import { aDemandReading } from '../../../support/a-demand-reading.ts';

const pack = loadDemandRules();

describe('the demand rules', () => {
  it('read every dimension', () => {
    const read = new Set<string>(pack.rules.map(({ dim }) => dim));
    expect(DIMENSION_IDS.filter((dim) => !read.has(dim))).toEqual([]);
  });

  it('carry an id of their own', () => {
    const ids = pack.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(pack.examples.map((example) => [example.rule, example.text, example.reads, example] as const))(
    '%s reads "%s" as %s',
    (_rule, text, reads, { dim }) => {
      const demands = aDemandReading(text).filter((demand) => demand.dim === dim);
      const said = demands.at(-1);
      expect(said ? `${said.dim} ${said.level} ${said.kind}` : 'niets').toBe(reads);
    },
  );
});

describe('a pattern', () => {
  it('is made of words, their beginnings and ends, alternatives, gaps and amounts', () => {
    expect(compilePattern('til*|*werk .. (zwaar) <kg>')).toEqual([
      {
        kind: 'word',
        any: [
          { text: 'til', match: 'prefix' },
          { text: 'werk', match: 'suffix' },
        ],
        optional: false,
      },
      { kind: 'gap', most: 3 },
      { kind: 'word', any: [{ text: 'zwaar', match: 'whole' }], optional: true },
      { kind: 'amount', unit: 'kg' },
    ]);
  });

  it.each([
    ['*', '"*" has an empty word'],
    ['til* <ons>', 'Invalid option'],
    ['a||b', '"a||b" has an empty word'],
  ])('is refused when it says nothing: %s', (written, why) => {
    expect(() => compilePattern(written)).toThrow(why);
  });
});

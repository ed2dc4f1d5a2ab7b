import { describe, expect, it } from 'vitest';
import { loadDemandRules } from '../../../../src/adapters/rules/load-demand-rules.ts';
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

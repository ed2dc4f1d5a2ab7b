import { expect, it } from 'vitest';
import { withLicenceDemands } from '../../../../src/domain/match/licence-demands.ts';
import { aDemand, someGates } from '../../../support/an-fml-list.ts';

const evidence = [{ gate: 'licences', field: 'description', rule: 'rijbewijs', start: 3, end: 14, quote: 'rijbewijs B' }] as const;

it('a licence that is asked for is driving for work by inference, with its words', () => {
  const gates = someGates({ licences: [{ code: 'B', status: 'vereist' }], evidence });
  const found = withLicenceDemands({ demands: [aDemand('staan', 1)], gates });
  expect(found).toHaveLength(2);
  expect(found[1]).toMatchObject({
    dim: 'vervoer_beroepsmatig',
    level: 2,
    kind: 'afgeleid',
    ceiling: false,
    quote: 'rijbewijs B',
    start: 3,
  });
});

it.each([
  ['that is only an advantage', [{ code: 'B', status: 'pre' }] as const],
  ['that is not named', []],
])('a licence %s brings nothing', (_name, licences) => {
  expect(withLicenceDemands({ demands: [], gates: someGates({ licences, evidence }) })).toEqual([]);
});

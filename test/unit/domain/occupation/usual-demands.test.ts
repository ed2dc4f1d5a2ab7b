import { expect, it } from 'vitest';
import type { OccupationPriors } from '../../../../src/domain/occupation/occupation-pack.ts';
import { usualDemands } from '../../../../src/domain/occupation/usual-demands.ts';

const priors: OccupationPriors = new Map([
  [
    '9112',
    [
      { isco08: '9112', dim: 'staan', level: 3 },
      { isco08: '9112', dim: 'huid', level: 1 },
    ],
  ],
  [
    '9111',
    [
      { isco08: '9111', dim: 'staan', level: 2 },
      { isco08: '9111', dim: 'solitair', level: 2 },
    ],
  ],
]);

it('tells what is usual in the occupation of the vacancy', () => {
  expect(usualDemands([{ code: '9112', confidence: 0.9 }], priors)).toEqual([
    { isco08: '9112', dim: 'staan', level: 3 },
    { isco08: '9112', dim: 'huid', level: 1 },
  ]);
});

it('tells only what is usual in both where two occupations are about as likely', () => {
  const both = [
    { code: '9112', confidence: 0.4 },
    { code: '9111', confidence: 0.2 },
  ];
  expect(usualDemands(both, priors)).toEqual([{ isco08: '9112', dim: 'staan', level: 2 }]);
});

it('leaves out an occupation that is much less likely', () => {
  const one = [
    { code: '9112', confidence: 0.41 },
    { code: '9111', confidence: 0.2 },
  ];
  expect(usualDemands(one, priors).map(({ dim }) => dim)).toEqual(['staan', 'huid']);
});

it('tells nothing where the occupation is a guess, not known, or without priors', () => {
  expect(usualDemands([{ code: '9112', confidence: 0.19 }], priors)).toEqual([]);
  expect(usualDemands([], priors)).toEqual([]);
  expect(usualDemands([{ code: '6340', confidence: 1 }], priors)).toEqual([]);
});

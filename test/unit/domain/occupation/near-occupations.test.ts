import { expect, it } from 'vitest';
import { createNearOccupations } from '../../../../src/domain/occupation/near-occupations.ts';

const near = createNearOccupations(['4321', '4322', '8183', '8344', '9321', '9333', '5120'], {
  families: new Map([['magazijn', ['4321', '9333', '0000']]]),
  alike: [
    { isco08: '8344', other: '9333', share: 0.5 },
    { isco08: '5120', other: '9333', share: 0.49 },
  ],
  groups: new Map([
    ['8183', '1213'],
    ['9321', '1213'],
  ]),
});

it.each([
  ['4322', ['4321'], 'of one minor group'],
  ['4321', ['4322', '9333'], 'of one family'],
  ['8183', ['9321'], 'of one occupation group of CBS'],
  ['8344', ['9333'], 'with half of the duties in common'],
  ['5120', [], 'with fewer duties in common'],
  ['7777', [], 'a group that is not known'],
])('%s is near %j: %s', (code, others) => {
  expect(near(code)).toEqual(others);
});

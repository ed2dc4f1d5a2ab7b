import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addPosition,
  addRange,
  BLOCK,
  clear,
  countBits,
  hasPosition,
  newBitmap,
  removePosition,
} from '../../../../../src/domain/match/kernel/bitmap.ts';

const SIZE = 3 * BLOCK;
const positionsIn = (bitmap: ReturnType<typeof newBitmap>): readonly number[] =>
  Array.from({ length: SIZE }, (_, position) => position).filter((position) => hasPosition(bitmap, position));

it.each([
  [0, 0],
  [1, 1],
  [-1, 32],
  [0x80000000 | 0, 1],
  [0x55555555, 16],
  [0x7fffffff, 31],
])('%i has %i bits', (word, bits) => {
  expect(countBits(word)).toBe(bits);
});

it('counts as one by one', () => {
  fc.assert(
    fc.property(fc.integer(), (word) => {
      expect(countBits(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length);
    }),
  );
});

describe('a set of positions', () => {
  it('holds a range of which both ends lie anywhere in a word or block', () => {
    const end = fc.integer({ min: 0, max: SIZE });
    fc.assert(
      fc.property(end, end, (a, b) => {
        const bitmap = newBitmap(SIZE);
        const [from, until] = [Math.min(a, b), Math.max(a, b)];
        addRange(bitmap, from, until);
        expect(positionsIn(bitmap)).toEqual(Array.from({ length: until - from }, (_, at) => from + at));
        clear(bitmap);
        expect(positionsIn(bitmap)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('knows which blocks have anything', () => {
    const bitmap = newBitmap(SIZE);
    addPosition(bitmap, BLOCK);
    addPosition(bitmap, 2 * BLOCK - 1);
    removePosition(bitmap, BLOCK);
    expect([...bitmap.occupied]).toEqual([0, 1, 0]);
    expect(positionsIn(bitmap)).toEqual([2 * BLOCK - 1]);
  });
});

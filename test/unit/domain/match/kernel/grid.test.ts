import fc from 'fast-check';
import { expect, it } from 'vitest';
import { squareMetres } from '../../../../../src/domain/match/distance.ts';
import { cellOf, CELLS, cellsAround, COLUMNS, reachOfCell, walkOutward } from '../../../../../src/domain/match/kernel/grid.ts';

const point = fc.record({ x: fc.integer({ min: -50_000, max: 400_000 }), y: fc.integer({ min: 200_000, max: 750_000 }) });

it('a point lies between the nearest and the farthest reach of its cell, from anywhere', () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const { nearest, farthest } = reachOfCell(from, cellOf(to));
      expect(squareMetres(from, to)).toBeGreaterThanOrEqual(nearest);
      expect(squareMetres(from, to)).toBeLessThanOrEqual(farthest);
    }),
  );
});

it('whatever lies in a circle lies in the cells around it', () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const { rows, columns } = cellsAround(from, Math.ceil(Math.sqrt(squareMetres(from, to))));
      const cell = cellOf(to);
      const [row, column] = [Math.floor(cell / COLUMNS), cell % COLUMNS];
      expect(row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1]).toBe(true);
    }),
  );
});

it('a walk visits every cell once, and tells no more than the least distance of any that is left', () => {
  fc.assert(
    fc.property(point, point, (from, to) => {
      const leastOf = new Map<number, number>();
      walkOutward(from, (cell, least) => {
        expect(leastOf.has(cell)).toBe(false);
        leastOf.set(cell, least);
        return true;
      });
      const told = [...leastOf.values()];
      expect(told).toEqual(told.toSorted((a, b) => a - b));
      expect(leastOf.size).toBe(CELLS);
      expect(leastOf.get(cellOf(to))).toBeLessThanOrEqual(squareMetres(from, to));
    }),
    { numRuns: 10 },
  );
});

it('a walk ends when it is told to', () => {
  let visits = 0;
  walkOutward({ x: 155_000, y: 463_000 }, () => ++visits < 5);
  expect(visits).toBe(5);
});

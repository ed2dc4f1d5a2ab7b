import type { GridPoint } from '../distance.ts';

/** Side of a cell. */
const CELL_METRES = 5000;
/** The cells cover the Netherlands and its borders (x from 0, y from 280 km); the outermost ones also hold everything beyond them. */
export const COLUMNS = 64;
const ROWS = 80;
const SOUTH = 280_000;
/** How many cells there are in all. */
export const CELLS = COLUMNS * ROWS;

const clamp = (value: number, end: number): number => Math.min(Math.max(value, 0), end - 1);
const columnOf = (x: number): number => clamp(Math.floor(x / CELL_METRES), COLUMNS);
const rowOf = (y: number): number => clamp(Math.floor((y - SOUTH) / CELL_METRES), ROWS);

/** Number of the cell that holds a point, row by row, so that the cells of one row lie side by side. Never throws. */
export function cellOf({ x, y }: GridPoint): number {
  return rowOf(y) * COLUMNS + columnOf(x);
}

/** Square of the distance in metres from a point to the nearest and to the farthest place in a cell; cells at the edge have no end. Never throws. */
export function reachOfCell({ x, y }: GridPoint, cell: number): { readonly nearest: number; readonly farthest: number } {
  const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)];
  const [west, south] = [column * CELL_METRES, SOUTH + row * CELL_METRES];
  const left = column === 0 ? -Infinity : west;
  const right = column === COLUMNS - 1 ? Infinity : west + CELL_METRES - 1;
  const bottom = row === 0 ? -Infinity : south;
  const top = row === ROWS - 1 ? Infinity : south + CELL_METRES - 1;
  const [outX, outY] = [Math.max(left - x, 0, x - right), Math.max(bottom - y, 0, y - top)];
  const [farX, farY] = [Math.max(x - left, right - x), Math.max(y - bottom, top - y)];
  return { nearest: outX ** 2 + outY ** 2, farthest: farX ** 2 + farY ** 2 };
}

/** The rows and columns of cells that a circle can touch, ends in. Never throws. */
export function cellsAround(
  { x, y }: GridPoint,
  metres: number,
): { readonly rows: readonly [number, number]; readonly columns: readonly [number, number] } {
  return { rows: [rowOf(y - metres), rowOf(y + metres)], columns: [columnOf(x - metres), columnOf(x + metres)] };
}

type Step = { readonly columns: number; readonly rows: number; readonly least: number };

/**
 * Every step from one cell to another, the nearest first. `least` is the square of metres that at least lies between a point in the one and a
 * point in the other: the cells in between. It holds at the edge too, where what a cell also holds lies only farther away.
 */
const STEPS: readonly Step[] = Array.from({ length: 2 * ROWS - 1 }, (_, row) => row - ROWS + 1)
  .flatMap((rows) => Array.from({ length: 2 * COLUMNS - 1 }, (_, column) => ({ columns: column - COLUMNS + 1, rows })))
  .map(({ columns, rows }) => {
    const between = (cells: number): number => Math.max(Math.abs(cells) - 1, 0) * CELL_METRES;
    return { columns, rows, least: between(columns) ** 2 + between(rows) ** 2 };
  })
  .sort((a, b) => a.least - b.least);

/**
 * Visits every cell from a point outward.
 * @param visit gets the cell and the square of metres below which no point of this cell or of any later one can lie; false ends the walk
 */
export function walkOutward(from: GridPoint, visit: (cell: number, least: number) => boolean): void {
  const [column, row] = [columnOf(from.x), rowOf(from.y)];
  for (const step of STEPS) {
    const [c, r] = [column + step.columns, row + step.rows];
    if (c < 0 || c >= COLUMNS || r < 0 || r >= ROWS) continue;
    if (!visit(r * COLUMNS + c, step.least)) return;
  }
}

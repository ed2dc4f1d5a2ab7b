import type { GridPoint } from '../distance.ts';
import type { Bitmap } from './bitmap.ts';
import { addPosition, addRange } from './bitmap.ts';
import { cellsAround, COLUMNS, reachOfCell } from './grid.ts';
import type { VacancyIndex } from './vacancy-index.ts';

/** How far a candidate can go. */
export type Circle = {
  /** Null: the home is not known, and nothing is too far. */
  readonly home: GridPoint | null;
  /** Whole metres, end in; null: no radius was agreed. Below zero nothing with a place is within. */
  readonly metres: number | null;
  /** Whether work that can be done from home is within reach wherever it is. */
  readonly homeWorking: boolean;
};

/** Marks every vacancy that the distance does not leave out. A vacancy without a known place is always within reach. */
export function markReach(index: VacancyIndex, { home, metres, homeWorking }: Circle, inReach: Bitmap): void {
  if (home === null || metres === null) {
    addRange(inReach, 0, index.size);
    return;
  }
  addRange(inReach, 0, index.placeless);
  if (homeWorking) addRange(inReach, index.placeless, index.fromHome);
  else if (metres >= 0) markNear(index, home, metres, index.placeless, index.fromHome, inReach);
  if (metres >= 0) markCircle(index, home, metres, inReach);
}

function markCircle(index: VacancyIndex, home: GridPoint, metres: number, inReach: Bitmap): void {
  const { cells } = index;
  const { rows, columns } = cellsAround(home, metres);
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    for (let column = columns[0]; column <= columns[1]; column += 1) {
      const cell = row * COLUMNS + column;
      const [from, until] = [cells[cell] ?? 0, cells[cell + 1] ?? 0];
      if (from === until) continue;
      const { nearest, farthest } = reachOfCell(home, cell);
      // A cell that lies in the circle as a whole is marked as a whole; only where the circle cuts a cell is each vacancy measured.
      if (farthest <= metres ** 2) addRange(inReach, from, until);
      else if (nearest <= metres ** 2) markNear(index, home, metres, from, until, inReach);
    }
  }
}

function markNear({ x, y }: VacancyIndex, home: GridPoint, metres: number, from: number, until: number, inReach: Bitmap): void {
  const square = metres ** 2;
  for (let position = from; position < until; position += 1) {
    // `squareMetres`, written out: this is asked of every vacancy at the edge of the circle.
    const east = (x[position] ?? 0) - home.x;
    const north = (y[position] ?? 0) - home.y;
    if (east * east + north * north <= square) addPosition(inReach, position);
  }
}

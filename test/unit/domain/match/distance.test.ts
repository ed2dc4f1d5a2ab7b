import { describe, expect, it } from 'vitest';
import { distanceKm, squareMetres, toGridPoint } from '../../../../src/domain/match/distance.ts';

describe('a point on the national grid', () => {
  // The origin of the grid and of two church towers, as the land registry publishes them.
  it.each([
    ['the tower of Amersfoort', { lat: 52.1551744, lon: 5.38720621 }, { x: 155_000, y: 463_000 }, 1],
    ['the Westertoren in Amsterdam', { lat: 52.37453253, lon: 4.88352559 }, { x: 120_700.723, y: 487_525.502 }, 2],
    ['the Martinitoren in Groningen', { lat: 53.21938317, lon: 6.56820053 }, { x: 233_883.131, y: 582_065.167 }, 2],
  ])('%s', (_name, point, known, metres) => {
    const { x, y } = toGridPoint(point);
    expect(Math.hypot(x - known.x, y - known.y)).toBeLessThanOrEqual(metres);
  });
});

describe('kilometres, rounded up', () => {
  it.each([
    [0, 0],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [35_000, 35],
    [35_001, 36],
  ])('%i metres are %i km', (metres, km) => {
    expect(distanceKm({ x: 100_000, y: 400_000 }, { x: 100_000 + metres, y: 400_000 })).toBe(km);
  });

  it('are exact where the square root is not', () => {
    const [a, b] = [
      { x: 0, y: 0 },
      { x: 3_000_000, y: 4_000_000 },
    ];
    expect([distanceKm(a, b), distanceKm(a, { x: 3_000_000, y: 4_000_001 })]).toEqual([5000, 5001]);
    expect(squareMetres(a, b)).toBe(25_000_000_000_000);
  });
});

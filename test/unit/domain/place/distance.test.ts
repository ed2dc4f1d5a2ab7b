import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../../src/domain/place/distance.ts';

describe('distanceKm', () => {
  it('is nothing from a point to itself, and the same both ways', () => {
    const [utrecht, amsterdam] = [
      { lat: 52.0907, lon: 5.1214 },
      { lat: 52.3702, lon: 4.8952 },
    ];
    expect(distanceKm(utrecht, utrecht)).toBe(0);
    expect(distanceKm(utrecht, amsterdam)).toBeCloseTo(34.7, 0);
    expect(distanceKm(amsterdam, utrecht)).toBe(distanceKm(utrecht, amsterdam));
  });
});

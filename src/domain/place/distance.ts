import type { Point } from './place.ts';

const EARTH_RADIUS_KM = 6371.0088;
/** Great-circle distance in kilometres (WGS 84, mean radius); 0 for the same point. */
export function distanceKm(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const lat = Math.sin(((other.lat - one.lat) * radians) / 2) ** 2;
  const lon = Math.sin(((other.lon - one.lon) * radians) / 2) ** 2;
  const half = lat + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * lon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

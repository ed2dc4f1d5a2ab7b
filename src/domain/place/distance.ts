import type { Point } from './place.ts';

export type TravelMode = 'lopen' | 'fiets' | 'ov' | 'auto';

const EARTH_RADIUS_KM = 6371.0088;
/** The road is longer than the straight line. @source domain reference 7.3 */
const DETOUR = 1.3;
/** Door to door, kilometres an hour. @source domain reference 7.3 (walking: our own figure) */
const SPEED_KM_PER_HOUR: Readonly<Record<TravelMode, number>> = { lopen: 5, fiets: 15, ov: 25, auto: 45 };

/** Great-circle distance in kilometres (WGS 84, mean radius); 0 for the same point. */
export function distanceKm(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const lat = Math.sin(((other.lat - one.lat) * radians) / 2) ** 2;
  const lon = Math.sin(((other.lon - one.lon) * radians) / 2) ** 2;
  const half = lat + Math.cos(one.lat * radians) * Math.cos(other.lat * radians) * lon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/**
 * An estimate of the time for a single journey, to be shown as an estimate: straight line times 1.3 at a fixed speed per mode.
 * @param km straight-line distance in kilometres, 0 or more
 * @returns whole minutes, rounded up
 * @source domain reference 7.3
 */
export function travelMinutes(km: number, mode: TravelMode): number {
  return Math.ceil(((km * DETOUR) / SPEED_KM_PER_HOUR[mode]) * 60);
}

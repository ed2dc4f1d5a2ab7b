import { localDateOf } from '../shared/local-date.ts';

/** Hours a week in the bands in which people think of a working week; `onbekend` where the vacancy is silent. */
export const HOURS_BANDS = ['0-15', '16-23', '24-31', '32-35', '36+', 'onbekend'] as const;
export type HoursBand = (typeof HOURS_BANDS)[number];

const BANDS: readonly { readonly band: HoursBand; readonly from: number; readonly below: number }[] = [
  { band: '0-15', from: 0, below: 16 },
  { band: '16-23', from: 16, below: 24 },
  { band: '24-31', from: 24, below: 32 },
  { band: '32-35', from: 32, below: 36 },
  { band: '36+', from: 36, below: Infinity },
];

/**
 * Every band in which the hours of a vacancy can lie.
 * @param min hours a week, in; null where no lower end is stated
 * @param max the same for the upper end
 */
export function hoursBands(min: number | null, max: number | null): readonly HoursBand[] {
  if (min === null && max === null) return ['onbekend'];
  const [low, high] = [min ?? 0, max ?? Infinity];
  return BANDS.flatMap(({ band, from, below }) => (low < below && high >= from ? [band] : []));
}

/** Rings around a place, kilometres in a straight line, end in. */
export const DISTANCE_RINGS = [5, 10, 15, 25, 40, 60] as const;
export type DistanceRing = (typeof DISTANCE_RINGS)[number];

/** The rings that are counted beside a search within so many kilometres: its own and the ones next to it, which tell what a step costs or brings. */
export function ringsBeside(km: number): readonly DistanceRing[] {
  const smaller = DISTANCE_RINGS.filter((ring) => ring < km).slice(-1);
  const own = DISTANCE_RINGS.filter((ring) => ring === km);
  const larger = DISTANCE_RINGS.filter((ring) => ring > km).slice(0, 1);
  return [...smaller, ...own, ...larger];
}

/** Days back from now that "new since" offers. */
export const SEEN_WITHIN = [1, 3, 7, 14, 30] as const;
export type SeenWithin = (typeof SEEN_WITHIN)[number];

const DAY_MS = 86_400_000;

/** Number of the calendar day in the Netherlands, counted from 1 January 1970. */
export function dayNumber(at: Date): number {
  return Math.round(Date.parse(`${localDateOf(at)}T00:00:00Z`) / DAY_MS);
}

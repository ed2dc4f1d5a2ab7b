import type { CandidateLimits } from '../limit/limit.ts';
import { dutch } from '../limit/neutral-words.ts';
import type { Judged } from '../finding/judge-hours.ts';
import type { Gates } from '../reading/reading.ts';
import type { TravelMode, Zoekprofiel } from '../zoekprofiel/zoekprofiel.ts';

/** The road is longer than the straight line. @source domain reference 7.3 */
const DETOUR = 1.3;
/** Door to door, kilometres an hour. @source domain reference 7.3 (bicycle, public transport, car); the others are our own figures */
const KM_PER_HOUR: Readonly<Record<TravelMode, number>> = { lopen: 5, fiets: 15, ebike: 20, brommer: 25, ov: 25, auto: 45 };
const MODE_WORDS: Readonly<Record<TravelMode, string>> = {
  lopen: 'lopend',
  fiets: 'met de fiets',
  ebike: 'met de e-bike',
  brommer: 'met de brommer',
  ov: 'met het openbaar vervoer',
  auto: 'met de auto',
};
/** Travelling there and back may take up to this share of the working day. @source domain reference 4.2, "reistijd" */
const TRAVEL_SHARE = 0.5;
const WORKING_DAYS = 5;

/**
 * An estimate of the time of a single journey, to be shown as an estimate: straight line times 1.3 at a fixed speed per mode.
 * @param km straight-line distance in kilometres, 0 or more
 * @returns whole minutes, rounded up; never throws
 * @source domain reference 7.3
 */
export function travelMinutes(km: number, mode: TravelMode): number {
  return Math.ceil(((km * DETOUR) / KM_PER_HOUR[mode]) * 60);
}

/**
 * Hours of the day for which the journey would be made: the shortest of what the vacancy and the candidate allow; null when neither tells.
 * Never throws.
 */
export function workingDayHours({ hoursPerDay, hoursPerWeek }: Gates, { perDay }: CandidateLimits['hours']): number | null {
  const most = hoursPerWeek?.max ?? hoursPerWeek?.min ?? null;
  const offered = hoursPerDay?.hours ?? (most === null ? null : most / (hoursPerDay?.days ?? WORKING_DAYS));
  const known = [offered, perDay].filter((hours) => hours !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const NOT_KNOWN: Judged = { outcome: 'onbekend', reason: 'De afstand is niet bekend.' };

type Journey = { readonly mode: TravelMode; readonly minutes: number; readonly maxMinutes: number | null };

/**
 * Travelling to work by the ways that were agreed: the distance against the radius, the estimated time against the minutes, and both ways together
 * against the working day. Times are estimates, so that too long by them is aandacht and never keeps a vacancy back. Never throws.
 * @param travelLimited the list says that the candidate cannot travel alone by every way
 */
export function judgeTravel(
  km: number | null,
  remote: Gates['remote'],
  zoekprofiel: Zoekprofiel,
  { travelLimited, dayHours }: { readonly travelLimited: boolean; readonly dayHours: number | null },
): Judged {
  if (remote === 'volledig' && zoekprofiel.homeWorking !== false) return { outcome: 'past', reason: 'Het werk is thuis te doen.' };
  const journeys = km === null ? [] : zoekprofiel.travel.map((reach): Journey => ({ ...reach, minutes: travelMinutes(km, reach.mode) }));
  const judged = km === null ? NOT_KNOWN : judgeDistance(km, zoekprofiel.maxKm, journeys);
  if (judged.outcome === 'conflict') return judged;
  const doubts = [
    ...(travelLimited ? ['Zelfstandig reizen is beperkt: ga na hoe de kandidaat er komt.'] : []),
    ...tooLongForTheDay(journeys, dayHours),
  ];
  return doubts.length === 0 ? judged : { outcome: 'aandacht', reason: [judged.reason, ...doubts].join(' ') };
}

function judgeDistance(km: number, maxKm: number | null, journeys: readonly Journey[]): Judged {
  const bounded = journeys.filter(({ maxMinutes }) => maxMinutes !== null);
  const inTime = bounded.filter(({ minutes, maxMinutes }) => maxMinutes !== null && minutes <= maxMinutes);
  const far = maxKm === null ? '' : `, hoogstens ${maxKm}`;
  const took = journeys.map(({ mode, minutes }) => `${MODE_WORDS[mode]} ongeveer ${minutes} minuten`).join(', ');
  const reason = `${km} km hemelsbreed${far}${took === '' ? '' : `; naar schatting ${took}`}.`;
  if (maxKm !== null && km > maxKm) return { outcome: 'conflict', reason };
  if (bounded.length > 0 && inTime.length === 0)
    return { outcome: 'aandacht', reason: `${reason} Dat is langer dan de afgesproken reistijd.` };
  return maxKm === null && bounded.length === 0
    ? { outcome: 'onbekend', reason: `${reason} Er is geen grens afgesproken.` }
    : { outcome: 'past', reason };
}

/** Two hours of travel for four hours of work is seldom work that somebody keeps up. */
function tooLongForTheDay(journeys: readonly Journey[], dayHours: number | null): readonly string[] {
  const quickest = journeys.toSorted((a, b) => a.minutes - b.minutes)[0];
  if (!quickest || dayHours === null) return [];
  const there = quickest.minutes * 2;
  return there >= dayHours * 60 * TRAVEL_SHARE
    ? [`Heen en terug is dat ${MODE_WORDS[quickest.mode]} ongeveer ${there} minuten, voor een werkdag van ${dutch(dayHours)} uur.`]
    : [];
}

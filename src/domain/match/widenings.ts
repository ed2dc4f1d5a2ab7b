import type { WorkingTime } from '../reading/reading.ts';
import type { Zoekprofiel } from '../zoekprofiel/zoekprofiel.ts';

/** One way to look wider: what changes, and the zoekprofiel as it would be. A limit of the list is never among them. */
export type Widening = { readonly zoekprofiel: Zoekprofiel } & (
  | { readonly kind: 'afstand'; readonly km: number }
  | { readonly kind: 'uren'; readonly hours: number }
  | { readonly kind: 'tijden'; readonly time: WorkingTime }
  | { readonly kind: 'functie'; readonly title: string }
  | { readonly kind: 'thuiswerk' }
);

const MORE_KM = [5, 10, 25] as const;
const MORE_HOURS = [4, 8] as const;
const FULL_WEEK = 40;

/** The ways in which a zoekprofiel can be widened step by step; none that changes nothing. Never throws. */
export function wideningsOf(zoekprofiel: Zoekprofiel): readonly Widening[] {
  const { maxKm, hoursPerWeek, notTimes, excluded, homeWorking } = zoekprofiel;
  const widenings: Widening[] = [];
  if (maxKm !== null) for (const km of MORE_KM) widenings.push({ kind: 'afstand', km, zoekprofiel: { ...zoekprofiel, maxKm: maxKm + km } });
  const { max } = hoursPerWeek;
  if (max !== null) {
    for (const hours of MORE_HOURS) {
      if (max + hours > FULL_WEEK) continue;
      widenings.push({ kind: 'uren', hours, zoekprofiel: { ...zoekprofiel, hoursPerWeek: { ...hoursPerWeek, max: max + hours } } });
    }
  }
  for (const time of notTimes)
    widenings.push({ kind: 'tijden', time, zoekprofiel: { ...zoekprofiel, notTimes: notTimes.filter((one) => one !== time) } });
  for (const one of excluded)
    widenings.push({
      kind: 'functie',
      title: one.title,
      zoekprofiel: { ...zoekprofiel, excluded: excluded.filter((other) => other !== one) },
    });
  if (homeWorking === false) widenings.push({ kind: 'thuiswerk', zoekprofiel: { ...zoekprofiel, homeWorking: true } });
  return widenings;
}

import { z } from 'zod';
import { distanceKm } from '../../domain/place/distance.ts';
import type { Point } from '../../domain/place/place.ts';
import { toVacancyId } from '../../domain/shared/ids.ts';
import { dayNumber, hoursBands } from '../../domain/vacancy/search-facets.ts';
import type { MarkedText, VacancyDocument, VacancyHit } from '../../ports/vacancy-index.ts';

/** The agency of the shared record, in the words of the index. */
export const SHARED = 'shared';

/** Set around what was found; characters for private use, that no text carries. */
export const MARK = { open: '\uE000', close: '\uE001' } as const;

/** A vacancy as the server keeps it; codes are lists of what they are counted and filtered by. */
export function toStored(document: VacancyDocument) {
  const { occupation, point } = document;
  return {
    id: document.id,
    agency: document.agencyId ?? SHARED,
    title: document.title,
    employer: document.employer,
    town: document.town,
    terms: document.terms.join(' '),
    body: document.body,
    // A group is found by its own code and by that of every group above it.
    occupation: occupation === null ? [] : [1, 2, 3, 4].map((digits) => occupation.slice(0, digits)),
    occupationGroup: occupation === null ? [] : [occupation.slice(0, 2)],
    hours: [...hoursBands(document.hoursMin, document.hoursMax)],
    education: document.education === null ? [] : [document.education],
    contract: [...document.contract],
    workingTimes: [...document.workingTimes],
    sources: [...document.sources],
    seenAt: document.firstSeenAt.getTime(),
    seenDay: newestFirst(dayNumber(document.firstSeenAt)),
    ...(point === null ? {} : { _geo: { lat: point.lat, lng: point.lon } }),
    fingerprint: document.fingerprint,
  };
}

export type StoredVacancy = ReturnType<typeof toStored>;

const LAST_DAY = 99_999;

/** Days are listed in the order of their letters and cut off at the end: written so that the newest comes first. */
function newestFirst(day: number): string {
  return String(LAST_DAY - day).padStart(5, '0');
}

export const dayOf = (written: string): number => LAST_DAY - Number(written);

const found = z.object({
  id: z.string(),
  employer: z.string().nullable(),
  town: z.string().nullable(),
  seenAt: z.number(),
  _geo: z.object({ lat: z.number(), lng: z.number() }).nullish(),
  _formatted: z.object({ title: z.string(), body: z.string() }),
});

/** @param from where the distance is counted from; null: it is not */
export function toHit(raw: unknown, from: Point | null): VacancyHit {
  const { _geo: place, _formatted: shown, ...hit } = found.parse(raw);
  const point = place ? { lat: place.lat, lon: place.lng } : null;
  return {
    id: toVacancyId(hit.id),
    title: toMarked(shown.title),
    employer: hit.employer,
    town: hit.town,
    excerpt: toMarked(shown.body),
    km: from === null || point === null ? null : Math.round(distanceKm(from, point)),
    firstSeenAt: new Date(hit.seenAt),
  };
}

function toMarked(text: string): MarkedText {
  return text.split(MARK.open).flatMap((piece, index) => {
    const [marked = '', after = ''] = index === 0 ? ['', piece] : piece.split(MARK.close);
    return [...(marked === '' ? [] : [{ text: marked, marked: true }]), ...(after === '' ? [] : [{ text: after, marked: false }])];
  });
}

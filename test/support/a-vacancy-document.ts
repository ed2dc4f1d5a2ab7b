import { toAgencyId, toVacancyId } from '../../src/domain/shared/ids.ts';
import type { VacancyDocument, VacancyQuery } from '../../src/ports/vacancy-index.ts';

/** The agency that asks, and another one. */
export const OWN_AGENCY = toAgencyId('00000000-0000-4000-8000-0000000000a1');
export const OTHER_AGENCY = toAgencyId('00000000-0000-4000-8000-0000000000a2');
/** The moment of asking, and a day some days before it. */
export const NOW = new Date('2026-03-10T12:00:00Z');
export const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

/** The id of the n-th vacancy of a test. */
export const vacancyIdOf = (n: number): VacancyDocument['id'] => toVacancyId(`00000000-0000-4000-9000-${String(n).padStart(12, '0')}`);

/** A vacancy as the search index is told of it, in Utrecht unless said otherwise. */
export function aVacancyDocument(n: number, facts: Partial<Omit<VacancyDocument, 'id'>> = {}): VacancyDocument {
  const document = {
    agencyId: null,
    title: 'Medewerker',
    employer: 'Bedrijf',
    town: 'Utrecht',
    body: 'Wij zoeken iemand.',
    terms: [],
    point: { lat: 52.0907, lon: 5.1214 },
    hoursMin: null,
    hoursMax: null,
    education: null,
    contract: [],
    workingTimes: [],
    occupation: null,
    sources: [],
    firstSeenAt: daysAgo(2),
    ...facts,
  };
  return { fingerprint: JSON.stringify(document), ...document, id: vacancyIdOf(n) };
}

/** A search of the own agency that narrows nothing. */
export function aVacancyQuery(facts: Partial<VacancyQuery> = {}): VacancyQuery {
  return {
    agencyId: OWN_AGENCY,
    text: '',
    near: null,
    occupations: [],
    hours: [],
    education: [],
    contract: [],
    workingTimes: [],
    sources: [],
    seenSince: null,
    order: 'best',
    at: NOW,
    limit: 20,
    offset: 0,
    ...facts,
  };
}

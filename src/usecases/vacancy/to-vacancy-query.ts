import { startOfDay } from '../../domain/shared/instant.ts';
import { addDays, localDateOf } from '../../domain/shared/local-date.ts';
import type { SearchRequest } from '../../domain/vacancy/search-request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { VacancyQuery } from '../../ports/vacancy-index.ts';

/** A search as the index is asked it: the place as a point, days as moments. A place that is not known narrows nothing. */
export function toVacancyQuery(
  { rules, clock }: { readonly rules: Pick<Rules, 'resolveHome'>; readonly clock: Clock },
  { place, km, seenWithin, ...asked }: SearchRequest,
): Omit<VacancyQuery, 'agencyId' | 'limit' | 'offset'> {
  const at = clock.now();
  const point = place === '' ? null : rules.resolveHome(place).point;
  const seenSince = seenWithin === null ? null : startOfDay(addDays(localDateOf(at), -seenWithin));
  return { ...asked, near: point === null ? null : { point, km }, seenSince, at };
}

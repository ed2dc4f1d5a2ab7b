import type { Actor } from '../../domain/access/actor.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { VacancyHits, VacancyIndex, VacancyQuery } from '../../ports/vacancy-index.ts';

/** Finds vacancies by text; the engine never hears for whom. @throws NotAllowedError, UpstreamError */
export async function searchVacancies(
  { transaction, index, clock }: { transaction: Transact; index: VacancyIndex; clock: Clock },
  actor: Actor,
  query: Omit<VacancyQuery, 'agencyId' | 'at'>,
): Promise<VacancyHits> {
  await transaction(actor, 'vacancy.view', async () => undefined);
  return index.search({ ...query, agencyId: actor.agencyId, at: clock.now() });
}

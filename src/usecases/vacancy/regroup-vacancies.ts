import { INSTALLATION_ACTOR } from '../../domain/access/actor.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import { groupVacancy } from './group-vacancy.ts';

const BATCH = 25;

/**
 * Holds every live vacancy of the shared record against the others again, after the rules changed: what they now read may part what stood together, or
 * bring together what stood alone. What people decided stays as it is.
 * @param onProgress told how many were done, of how many
 * @returns how many
 */
export async function regroupVacancies(
  deps: { readonly transaction: Transact; readonly rules: Rules },
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const total = await deps.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ vacancies }) => vacancies.countLive('shared'));
  let [done, after]: [number, VacancyId | null] = [0, null];
  for (;;) {
    const from: VacancyId | null = after;
    const ids = await deps.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
      const batch = await scope.vacancies.listForIndex('shared', deps.rules.version, { after: from, limit: BATCH });
      for (const { vacancy } of batch) await groupVacancy(deps, scope, vacancy.id, true);
      return batch.map(({ vacancy }) => vacancy.id);
    });
    done += ids.length;
    onProgress(done, total);
    after = ids.at(-1) ?? after;
    if (ids.length < BATCH) return done;
  }
}

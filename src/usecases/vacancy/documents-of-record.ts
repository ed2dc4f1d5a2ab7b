import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { VacancyDocument } from '../../ports/vacancy-index.ts';
import type { IndexedVacancy } from '../../ports/vacancy-repository.ts';
import { listAgencies } from '../agency/list-agencies.ts';
import { toDocument, type IndexVacancyDeps } from './index-vacancy.ts';

const BATCH = 500;

/** Every live vacancy as a document: the shared record, then what each agency pasted. */
export async function* documentsOfRecord(deps: IndexVacancyDeps): AsyncGenerator<readonly VacancyDocument[]> {
  for (const { actor, whose } of await owners(deps)) {
    for (let after: VacancyId | null = null; ;) {
      const page: { after: VacancyId | null; limit: number } = { after, limit: BATCH };
      const live: readonly IndexedVacancy[] = await deps.transaction(actor, 'vacancy.ingest', ({ vacancies }) =>
        vacancies.listForIndex(whose, deps.rules.version, page),
      );
      if (live.length > 0) yield live.map((one) => toDocument(deps, one));
      if (live.length < BATCH) break;
      after = live.at(-1)?.vacancy.id ?? null;
    }
  }
}

/** How many live vacancies the whole record holds. */
export async function countLive(deps: IndexVacancyDeps): Promise<number> {
  let total = 0;
  for (const { actor, whose } of await owners(deps)) {
    total += await deps.transaction(actor, 'vacancy.ingest', ({ vacancies }) => vacancies.countLive(whose));
  }
  return total;
}

async function owners(deps: IndexVacancyDeps): Promise<readonly { actor: Actor; whose: 'shared' | 'own' }[]> {
  const agencies = await listAgencies(deps);
  return [
    { actor: INSTALLATION_ACTOR, whose: 'shared' },
    ...agencies.map((agencyId) => ({ actor: systemActor(agencyId), whose: 'own' as const })),
  ];
}

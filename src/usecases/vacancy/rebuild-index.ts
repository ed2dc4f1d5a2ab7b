import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import type { Scope } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';
import { toDocument, type IndexVacancyDeps } from './index-vacancy.ts';

const BATCH = 200;

/**
 * Builds the search index anew from the record: the shared vacancies, then what each agency pasted.
 * @param onProgress told how many documents are in
 * @returns how many documents
 */
export async function rebuildIndex(deps: IndexVacancyDeps, onProgress: (done: number) => void): Promise<number> {
  await deps.index.clear();
  let done = 0;
  const actors: Actor[] = [INSTALLATION_ACTOR, ...(await listAgencies(deps)).map((agencyId) => systemActor(agencyId))];
  for (const actor of actors) {
    const ids = await deps.transaction(actor, 'vacancy.ingest', ({ vacancies }) =>
      vacancies.liveIds(actor === INSTALLATION_ACTOR ? 'shared' : 'own'),
    );
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const documents = await deps.transaction(actor, 'vacancy.ingest', (scope) => toDocuments(deps, scope, batch));
      await deps.index.put(documents);
      done += documents.length;
      onProgress(done);
    }
  }
  return done;
}

async function toDocuments({ rules }: IndexVacancyDeps, { vacancies }: Scope, ids: Awaited<ReturnType<Scope['vacancies']['liveIds']>>) {
  const documents = [];
  for (const id of ids) documents.push(toDocument(rules, await vacancies.get(id), await vacancies.postingsOf(id)));
  return documents;
}

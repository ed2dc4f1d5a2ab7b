import type { VacancyId } from '../../domain/shared/ids.ts';
import type { VacancyDocument } from '../../ports/vacancy-index.ts';
import { documentsOfRecord } from './documents-of-record.ts';
import type { IndexVacancyDeps } from './index-vacancy.ts';

/** How the search index differs from the record. */
export type IndexDrift = {
  /** Live vacancies in the record. */
  readonly vacancies: number;
  readonly missing: number;
  readonly outdated: number;
  /** In the index, and no longer live in the record. */
  readonly stray: number;
};

/**
 * Holds the search index against the record, document by document.
 * @param repair true: puts in what is missing or outdated, and takes out what strayed
 */
export async function checkIndex(deps: IndexVacancyDeps, { repair }: { repair: boolean }): Promise<IndexDrift> {
  // The index first: whatever it holds now and the record does not show as live afterwards has no business there.
  const indexed = new Map<VacancyId, string>();
  for await (const piece of deps.index.fingerprints()) for (const { id, fingerprint } of piece) indexed.set(id, fingerprint);
  let [vacancies, missing, outdated] = [0, 0, 0];
  for await (const batch of documentsOfRecord(deps)) {
    const differing = batch.filter(({ id, fingerprint }) => indexed.get(id) !== fingerprint);
    vacancies += batch.length;
    missing += differing.filter(({ id }) => !indexed.has(id)).length;
    outdated += differing.filter(({ id }) => indexed.has(id)).length;
    if (repair) await putAll(deps, differing);
    for (const { id } of batch) indexed.delete(id);
  }
  if (repair) await deps.index.remove([...indexed.keys()]);
  return { vacancies, missing, outdated, stray: indexed.size };
}

async function putAll({ index }: IndexVacancyDeps, documents: readonly VacancyDocument[]): Promise<void> {
  if (documents.length > 0) await index.put(documents);
}

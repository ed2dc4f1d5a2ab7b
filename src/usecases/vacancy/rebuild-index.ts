import { checkIndex } from './check-index.ts';
import { countLive, documentsOfRecord } from './documents-of-record.ts';
import type { IndexVacancyDeps } from './index-vacancy.ts';

type Progress = (done: number, total: number) => Promise<void> | void;

/**
 * Builds the search index anew from the record, beside the one in use, and then puts right what changed meanwhile.
 * @param onProgress told how many documents of how many are handed over
 * @returns how many documents
 */
export async function rebuildIndex(deps: IndexVacancyDeps, onProgress: Progress = () => undefined): Promise<number> {
  let done = 0;
  const total = await countLive(deps);
  async function* counted() {
    for await (const batch of documentsOfRecord(deps)) {
      yield batch;
      done += batch.length;
      await onProgress(done, Math.max(done, total));
    }
  }
  await deps.index.rebuild(counted());
  await checkIndex(deps, { repair: true });
  return done;
}

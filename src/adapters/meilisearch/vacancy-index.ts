import { Meilisearch, MeilisearchApiError, type EnqueuedTaskPromise, type Index } from 'meilisearch';
import { z } from 'zod';
import { UpstreamError } from '../../domain/shared/errors.ts';
import { toVacancyId } from '../../domain/shared/ids.ts';
import type { SearchLexicon } from '../../domain/vacancy/search-lexicon.ts';
import { CAP, type VacancyDocument, type VacancyIndex } from '../../ports/vacancy-index.ts';
import { asUpstream, done, toUpstream } from './as-upstream.ts';
import { checkServer, checkSettings, refusedKey } from './check-server.ts';
import { toHit, toStored, type StoredVacancy } from './document.ts';
import { toFacets, toQuestions } from './queries.ts';
import { indexSettings, sameSettings } from './settings.ts';

export type MeilisearchOptions = {
  readonly url: string;
  /** Of least rights: see `search-key.ts`. Never the master key. */
  readonly key: string | null;
  readonly lexicon: SearchLexicon;
  /** Name of the index in use; the one that a rebuild fills is called the same with `-next`. */
  readonly index?: string;
};

export const INDEX = 'vacancies';
/** A person waits for a search. */
const SEARCH_MS = 15_000;
/** A server that is indexing takes its time to accept more. */
const UPKEEP_MS = 300_000;
/** A batch waits its turn behind others; what takes longer than this is stuck. */
const TASK = { timeout: 600_000, interval: 25 } as const;
/** Batches that the server may have waiting during a rebuild. */
const UNDERWAY_MOST = 16;
const LIST_PIECE = 1_000;

const listed = z.array(z.object({ id: z.string(), fingerprint: z.string() }));

/** Vacancy search on Meilisearch. */
export function createMeilisearchVacancyIndex({ url, key, lexicon, index: uid = INDEX }: MeilisearchOptions): VacancyIndex {
  const connect = (timeout: number): Meilisearch => new Meilisearch({ host: url, ...(key === null ? {} : { apiKey: key }), timeout });
  const searcher = connect(SEARCH_MS);
  const client = connect(UPKEEP_MS);
  const index = client.index<StoredVacancy>(uid);
  const next = client.index<StoredVacancy>(`${uid}-next`);
  const settings = indexSettings(lexicon);

  const isThere = async (): Promise<boolean> => {
    try {
      await index.getRawInfo();
      return true;
    } catch (cause) {
      if (cause instanceof MeilisearchApiError && cause.cause?.code === 'index_not_found') return false;
      throw refusedKey(url, cause) ?? toUpstream(cause);
    }
  };
  const makeEmpty = async (name: string): Promise<void> => {
    await ignoring('index_already_exists', client.createIndex(name, { primaryKey: 'id' }));
    await done(client.index(name).updateSettings(settings), TASK);
  };
  const fill = async (batches: AsyncIterable<readonly VacancyDocument[]>): Promise<void> => {
    const underway: Promise<unknown>[] = [];
    for await (const batch of batches) {
      const task = done(next.addDocuments(batch.map(toStored)), TASK);
      // Looked at below; until then a failure is nobody's.
      task.catch(() => undefined);
      underway.push(task);
      if (underway.length >= UNDERWAY_MOST) await underway.shift();
    }
    await Promise.all(underway);
  };
  const madeAt = async (one: Index<StoredVacancy>): Promise<string> => (await asUpstream(one.getRawInfo())).createdAt;
  /** A swap concerns no single index, and a key for single indexes does not see how it went: that shows from which index bears the name. */
  const swap = async (): Promise<void> => {
    const built = await madeAt(next);
    await asUpstream(client.swapIndexes([{ indexes: [uid, next.uid], rename: false }]));
    // Tasks are done in order: after this one, which changes nothing, the swap is over.
    await done(index.updateSettings(settings), TASK);
    if ((await madeAt(index)) !== built) throw new UpstreamError('meilisearch', 'back-off', new Error('indexes were not swapped'));
  };

  return {
    async prepare() {
      await checkServer(searcher, url, key);
      if (!(await isThere())) {
        await makeEmpty(uid);
        return 'rebuild';
      }
      const found = await asUpstream(index.getSettings());
      checkSettings(url, settings, found);
      return sameSettings(settings, found) ? 'ready' : 'rebuild';
    },
    async put(documents) {
      if (documents.length > 0) await done(index.addDocuments(documents.map(toStored)), TASK);
    },
    async remove(ids) {
      if (ids.length > 0) await done(index.deleteDocuments([...ids]), TASK);
    },
    async search(query) {
      const questions = toQuestions(uid, query);
      const { results } = await asUpstream(searcher.multiSearch({ queries: questions.map((question) => question.query) }));
      const answers = questions.map(({ of }, at) => ({
        of,
        total: results[at]?.estimatedTotalHits ?? 0,
        counts: results[at]?.facetDistribution ?? {},
      }));
      const total = answers[0]?.total ?? 0;
      const from = query.near?.point ?? null;
      return {
        hits: (results[0]?.hits ?? []).map((hit) => toHit(hit, from)),
        total: Math.min(total, CAP),
        atLeast: total >= CAP,
        facets: toFacets(answers, query.at),
        corrected: [],
      };
    },
    async rebuild(batches) {
      await ignoring('index_not_found', next.delete());
      await makeEmpty(next.uid);
      try {
        await fill(batches);
      } catch (cause) {
        await ignoring('index_not_found', next.delete()).catch(() => undefined);
        throw cause;
      }
      await ignoring('index_already_exists', client.createIndex(uid, { primaryKey: 'id' }));
      await swap();
      await done(next.delete(), TASK);
    },
    async count() {
      return (await asUpstream(index.getDocuments({ limit: 0 }))).total;
    },
    async *fingerprints() {
      for (let offset = 0; ; offset += LIST_PIECE) {
        const piece = await asUpstream(index.getDocuments({ limit: LIST_PIECE, offset, fields: ['id', 'fingerprint'] }));
        if (piece.results.length === 0) return;
        yield listed.parse(piece.results).map(({ id, fingerprint }) => ({ id: toVacancyId(id), fingerprint }));
      }
    },
  };
}

/** Waits for a task that may find its work already done. */
async function ignoring(code: string, taken: EnqueuedTaskPromise): Promise<void> {
  try {
    await done(taken, TASK);
  } catch (error) {
    const reason = error instanceof UpstreamError && error.cause instanceof Error ? error.cause.message : '';
    if (reason !== code) throw error;
  }
}

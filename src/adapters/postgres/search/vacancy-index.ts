import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { INSTALLATION } from '../../../domain/access/actor.ts';
import { UpstreamError } from '../../../domain/shared/errors.ts';
import { toVacancyId, type AgencyId, type VacancyId } from '../../../domain/shared/ids.ts';
import { createAlternatives, type SearchLexicon } from '../../../domain/vacancy/search-lexicon.ts';
import type { VacancyIndex } from '../../../ports/vacancy-index.ts';
import { putDocuments } from './put-documents.ts';
import { searchDocuments } from './search-documents.ts';

const PIECE = 1_000;
/** Batches that a rebuild writes at once. */
const UNDERWAY_MOST = 2;
const fingerprintRows = z.array(z.object({ vacancy_id: z.string(), fingerprint: z.string() }));
const countRows = z.tuple([z.object({ total: z.coerce.number() })]);

/** Vacancy search on PostgreSQL: Dutch full text without accents, facets and map cells in one index. */
export function createPostgresVacancyIndex({ pool, lexicon }: { pool: Pool; lexicon: SearchLexicon }): VacancyIndex {
  const alternativesOf = createAlternatives(lexicon);
  const inScope = async <T>(agencyId: AgencyId, work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await connect(pool);
    try {
      await client.query('begin');
      await client.query(
        `select set_config('search_path', 'spoor, public', true), set_config('app.actor_id', 'system', true), set_config('app.agency_id', $1, true)`,
        [agencyId],
      );
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (cause) {
      await client.query('rollback').catch(() => undefined);
      throw toUpstream(cause);
    } finally {
      client.release();
    }
  };
  const asUpkeep = <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => inScope(INSTALLATION, work);

  const put: VacancyIndex['put'] = async (documents) => {
    const byAgency = Map.groupBy(documents, (document) => document.agencyId ?? INSTALLATION);
    for (const [agencyId, own] of byAgency) await inScope(agencyId, (client) => putDocuments(client, own));
  };
  const remove: VacancyIndex['remove'] = async (ids) => {
    if (ids.length > 0) await asUpkeep((client) => client.query('select remove_documents($1)', [[...ids]]));
  };
  const count: VacancyIndex['count'] = async () => {
    const { rows } = await asUpkeep((client) => client.query('select count_documents() as total'));
    return countRows.parse(rows)[0].total;
  };
  async function* fingerprints(): ReturnType<VacancyIndex['fingerprints']> {
    for (let after: VacancyId | null = null; ;) {
      const { rows } = await asUpkeep((client) =>
        client.query('select f.vacancy_id, f.fingerprint from document_fingerprints($1, $2) f', [after, PIECE]),
      );
      const piece = fingerprintRows.parse(rows).map((row) => ({ id: toVacancyId(row.vacancy_id), fingerprint: row.fingerprint }));
      if (piece.length === 0) return;
      yield piece;
      after = piece.at(-1)?.id ?? null;
    }
  }
  return {
    // The tables come with the migrations; only what is in them can be missing.
    prepare: async () => ((await count()) === 0 ? 'rebuild' : 'ready'),
    put,
    remove,
    search: (query) => inScope(query.agencyId, (client) => searchDocuments(client, alternativesOf, query)),
    async rebuild(batches) {
      const kept = new Set<VacancyId>();
      const underway = new Set<Promise<void>>();
      for await (const batch of batches) {
        for (const { id } of batch) kept.add(id);
        if (underway.size >= UNDERWAY_MOST) await Promise.race(underway);
        const putting = put(batch).finally(() => underway.delete(putting));
        // Looked at by the race or at the end; until then a failure is nobody's.
        putting.catch(() => undefined);
        underway.add(putting);
      }
      await Promise.all(underway);
      for await (const piece of fingerprints()) await remove(piece.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
      await asUpkeep((client) => client.query('select settle_documents()'));
    },
    count,
    fingerprints,
  };
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw toUpstream(cause);
  }
}

/** The message of the database can repeat values, so only its code goes on. */
function toUpstream(cause: unknown): UpstreamError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  return new UpstreamError('postgres search', 'back-off', new Error(code, { cause }));
}

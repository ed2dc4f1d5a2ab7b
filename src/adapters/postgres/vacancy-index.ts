import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { INSTALLATION, type Actor } from '../../domain/access/actor.ts';
import { UpstreamError } from '../../domain/shared/errors.ts';
import { toVacancyId, type AgencyId } from '../../domain/shared/ids.ts';
import type { VacancyDocument, VacancyIndex, VacancyQuery } from '../../ports/vacancy-index.ts';

const hitRow = z.object({ vacancy_id: z.string(), title: z.string(), employer: z.string().nullable(), town: z.string().nullable() });

const PUT = `insert into vacancy_document as d (vacancy_id, agency_id, title, employer, town, body, live, lat, lon, hours_min, hours_max, education, contract,
    source_names, first_seen_at, words)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
    setweight(to_tsvector('dutch', public.unaccent($3)), 'A') || setweight(to_tsvector('dutch', public.unaccent(coalesce($4, '') || ' ' || coalesce($5, ''))), 'B')
      || setweight(to_tsvector('dutch', public.unaccent(left($6, 200000))), 'C'))
  on conflict (vacancy_id) do update set title = excluded.title, employer = excluded.employer, town = excluded.town, body = excluded.body, live = excluded.live,
    lat = excluded.lat, lon = excluded.lon, hours_min = excluded.hours_min, hours_max = excluded.hours_max, education = excluded.education,
    contract = excluded.contract, source_names = excluded.source_names, first_seen_at = excluded.first_seen_at, words = excluded.words`;

// A word with a typing error is found by the title it resembles; 0.45 lets one error through in a word of six letters.
const FOUND = `from vacancy_document d,
    (select websearch_to_tsquery('dutch', public.unaccent($1)) as query, public.unaccent(lower($1)) as plain) q
  where ($1 = '' or d.words @@ q.query or public.word_similarity(q.plain, public.unaccent(lower(d.title))) > 0.45)
    and (not $2 or d.live)
    and ($3::double precision is null or (d.lat is not null and
      2 * 6371 * asin(least(1, sqrt(power(sin(radians(d.lat - $3) / 2), 2) + cos(radians($3)) * cos(radians(d.lat)) * power(sin(radians(d.lon - $4) / 2), 2)))) <= $5))
    and (cardinality($6::text[]) = 0 or d.education = any ($6)) and (cardinality($7::text[]) = 0 or d.contract && $7)`;

/** Vacancy search on PostgreSQL: Dutch full text without accents, titles also by likeness. Its rows are rebuilt from the record at will. */
export function createPostgresVacancyIndex(pool: Pool): VacancyIndex {
  const inScope = async <T>(agencyId: AgencyId, work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const actor: Pick<Actor, 'agencyId'> = { agencyId };
    try {
      await client.query('begin');
      await client.query(
        `select set_config('search_path', 'spoor, public', true), set_config('app.actor_id', 'system', true), set_config('app.agency_id', $1, true)`,
        [actor.agencyId],
      );
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (cause) {
      await client.query('rollback').catch(() => undefined);
      throw new UpstreamError('postgres search', 'back-off', cause);
    } finally {
      client.release();
    }
  };
  return {
    async put(documents) {
      const byAgency = Map.groupBy(documents, (document) => document.agencyId ?? INSTALLATION);
      for (const [agencyId, own] of byAgency) {
        await inScope(agencyId, async (client) => {
          for (const document of own) await client.query(PUT, [...toValues(document)]);
        });
      }
    },
    async remove(ids) {
      await inScope(INSTALLATION, (client) =>
        client.query(`delete from vacancy_document d where d.vacancy_id = any ($1::uuid[])`, [[...ids]]),
      );
    },
    async search(query) {
      return inScope(query.agencyId, async (client) => {
        const values = toConditions(query);
        const { rows } = await client.query(
          `select d.vacancy_id, d.title, d.employer, d.town ${FOUND}
           order by case when $1 = '' then 0 else ts_rank_cd(d.words, q.query) + public.word_similarity(q.plain, public.unaccent(lower(d.title))) end desc,
             d.first_seen_at desc, d.vacancy_id limit $8 offset $9`,
          [...values, query.limit, query.offset],
        );
        const { rows: counted } = await client.query(`select count(*) as total ${FOUND}`, [...values]);
        return {
          hits: rows.map((raw) => {
            const { vacancy_id: id, ...rest } = hitRow.parse(raw);
            return { ...rest, id: toVacancyId(id) };
          }),
          total: z.object({ total: z.coerce.number() }).parse(counted[0]).total,
        };
      });
    },
    async clear() {
      await inScope(INSTALLATION, (client) => client.query(`delete from vacancy_document`));
    },
    async count() {
      const { rows } = await inScope(INSTALLATION, (client) => client.query(`select count(*) as total from vacancy_document`));
      return z.object({ total: z.coerce.number() }).parse(rows[0]).total;
    },
  };
}

function toValues(document: VacancyDocument): readonly unknown[] {
  return [
    document.id,
    document.agencyId,
    document.title,
    document.employer,
    document.town,
    document.body,
    document.live,
    document.point?.lat ?? null,
    document.point?.lon ?? null,
    document.hoursMin,
    document.hoursMax,
    document.education,
    [...document.contract],
    [...document.sources],
    document.firstSeenAt,
  ];
}

function toConditions({ text, liveOnly, near, education, contract }: VacancyQuery): readonly unknown[] {
  return [text.trim(), liveOnly, near?.point.lat ?? null, near?.point.lon ?? null, near?.km ?? null, [...education], [...contract]];
}

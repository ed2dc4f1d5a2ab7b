import { z } from 'zod';
import { NotFoundError } from '../../domain/shared/errors.ts';
import { toCandidateId } from '../../domain/shared/ids.ts';
import { EVERYTHING, type SearchRequest } from '../../domain/vacancy/search-request.ts';
import type { KeptSearch, SavedSearchRepository } from '../../ports/saved-search-repository.ts';
import type { Tx } from './tx.ts';

const savedSearchRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  candidate_name: z.string(),
  name: z.string(),
  // Written by this repository from a typed value, and never by anybody else.
  asked: z.custom<Partial<SearchRequest>>((value) => typeof value === 'object' && value !== null),
  looked_at: z.date(),
  news: z.number().nullable(),
  made_by_name: z.string().nullable(),
  made_at: z.date(),
});

const SELECT = `select s.id, s.candidate_id, c.name as candidate_name, s.name, s.asked, s.looked_at, s.news, a.name as made_by_name, s.made_at
  from saved_search s join candidate c on c.id = s.candidate_id left join account a on a.id = s.made_by where s.ended_at is null`;

function toKeptSearch(raw: unknown): KeptSearch {
  const row = savedSearchRow.parse(raw);
  return {
    id: row.id,
    candidateId: toCandidateId(row.candidate_id),
    candidateName: row.candidate_name,
    name: row.name,
    asked: { ...EVERYTHING, ...row.asked },
    lookedAt: row.looked_at,
    news: row.news,
    madeByName: row.made_by_name,
    madeAt: row.made_at,
  };
}

export const createSavedSearchRepository = (tx: Tx): SavedSearchRepository => ({
  async add(candidateId, { name, asked }) {
    const id = tx.newId();
    const at = tx.clock.now();
    await tx.query(
      `insert into saved_search (id, agency_id, candidate_id, name, asked, looked_at, news, counted_at, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, 0, $6, $7, $6)`,
      [id, tx.actor.agencyId, candidateId, name, JSON.stringify(asked), at, tx.actor.accountId],
    );
    tx.audit.note({ object: 'saved-search', objectId: id, candidateId });
    return id;
  },
  async get(id) {
    const { rows } = await tx.query(`${SELECT} and s.id = $1`, [id]);
    if (rows.length === 0) throw new NotFoundError('saved-search', id);
    return toKeptSearch(rows[0]);
  },
  async of(candidateId) {
    const { rows } = await tx.query(`${SELECT} and s.candidate_id = $1 order by s.name, s.made_at`, [candidateId]);
    return rows.map(toKeptSearch);
  },
  async list() {
    const { rows } = await tx.query(`${SELECT} order by c.name, s.name, s.made_at`);
    return rows.map(toKeptSearch);
  },
  async look(id, at) {
    await tx.query(`update saved_search s set looked_at = greatest(s.looked_at, $2), news = 0, counted_at = $2 where s.id = $1`, [id, at]);
  },
  async count(id, { news, lookedAt, at }) {
    await tx.query(`update saved_search s set news = $2, counted_at = $4 where s.id = $1 and s.looked_at = $3`, [id, news, lookedAt, at]);
  },
  async end(id, at) {
    await tx.query(`update saved_search s set ended_at = $2 where s.id = $1 and s.ended_at is null`, [id, at]);
    tx.audit.note({ object: 'saved-search', objectId: id, candidateId: await candidateOf(tx, id) });
  },
});

async function candidateOf(tx: Tx, id: string) {
  const { rows } = await tx.query(`select s.candidate_id from saved_search s where s.id = $1`, [id]);
  const [row] = z.array(z.object({ candidate_id: z.string() })).parse(rows);
  if (!row) throw new NotFoundError('saved-search', id);
  return toCandidateId(row.candidate_id);
}

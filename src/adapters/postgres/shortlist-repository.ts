import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toCandidateId, toMatchId, toVacancyId } from '../../domain/shared/ids.ts';
import { CANNOT_REASONS, type ShortlistEntry } from '../../domain/shortlist/shortlist.ts';
import type { ShortlistRepository } from '../../ports/shortlist-repository.ts';
import type { Tx } from './tx.ts';

const entryRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  vacancy_id: z.string(),
  match_id: z.string().nullable(),
  position: z.number(),
  added_at: z.date(),
  answer: z.enum(['wil', 'kan_niet']).nullable(),
  answer_reason: z.enum(CANNOT_REASONS).nullable(),
  answered_at: z.date().nullable(),
  version: z.number(),
});

const itemRow = z.object({
  title: z.string(),
  employer: z.string().nullable(),
  town: z.string().nullable(),
  url: z.string().nullable(),
  live: z.boolean(),
  application_id: z.string().nullable(),
});

const ENTRY = `s.id, s.candidate_id, s.vacancy_id, s.match_id, s.position, s.added_at, s.answer, s.answer_reason, s.answered_at, s.version`;

function toEntry(raw: unknown): ShortlistEntry {
  const row = entryRow.parse(raw);
  return {
    id: row.id,
    candidateId: toCandidateId(row.candidate_id),
    vacancyId: toVacancyId(row.vacancy_id),
    matchId: row.match_id === null ? null : toMatchId(row.match_id),
    position: row.position,
    addedAt: row.added_at,
    answer: row.answer,
    answerReason: row.answer_reason,
    answeredAt: row.answered_at,
    version: row.version,
  };
}

const noteBound = (id: string): string => `shortlist_entry.answer_note.${id}`;

export const createShortlistRepository = (tx: Tx): ShortlistRepository => ({
  async append(candidateId, vacancyId, matchId) {
    await tx.query(
      `insert into shortlist_entry as s (id, agency_id, candidate_id, vacancy_id, match_id, position, added_by, added_at)
       values ($1, $2, $3, $4, $5, (select coalesce(max(o.position), 0) + 1 from shortlist_entry o where o.candidate_id = $3), $6, $7)
       on conflict (candidate_id, vacancy_id) do update set match_id = excluded.match_id, removed_at = null, version = s.version + 1`,
      [tx.newId(), tx.actor.agencyId, candidateId, vacancyId, matchId, tx.actor.accountId, tx.clock.now()],
    );
  },
  async remove(candidateId, vacancyId) {
    await tx.query(
      `update shortlist_entry s set removed_at = $3, version = s.version + 1 where s.candidate_id = $1 and s.vacancy_id = $2 and s.removed_at is null`,
      [candidateId, vacancyId, tx.clock.now()],
    );
  },
  async getForUpdate(id) {
    const { rows } = await tx.query(`select ${ENTRY} from shortlist_entry s where s.id = $1 and s.removed_at is null for update`, [id]);
    if (rows.length === 0) throw new NotFoundError('shortlist-entry', id);
    return toEntry(rows[0]);
  },
  async saveAnswer(entry, note) {
    const key = await tx.dataKey(entry.candidateId);
    const { rowCount } = await tx.query(
      `update shortlist_entry s set answer = $3, answer_reason = $4, answer_note = $5, answered_at = $6, version = s.version + 1
       where s.id = $1 and s.version = $2`,
      [
        entry.id,
        entry.version,
        entry.answer,
        entry.answerReason,
        note === '' ? null : key.seal(Buffer.from(note), noteBound(entry.id)),
        entry.answeredAt,
      ],
    );
    if (rowCount !== 1) throw new ConflictError('shortlist-entry', entry.id);
    tx.audit.note({ object: 'shortlist-entry', objectId: entry.id, candidateId: entry.candidateId });
  },
  async list(candidateId) {
    const { rows } = await tx.query(
      `select ${ENTRY}, x.title, x.employer, x.record -> 'places' -> 0 ->> 'town' as town, x.record ->> 'url' as url, v.state = 'live' as live,
         (select a.id from application a where a.candidate_id = s.candidate_id and a.vacancy_id = s.vacancy_id order by a.created_at desc limit 1)
           as application_id
       from shortlist_entry s join vacancy v on v.id = s.vacancy_id join vacancy_version x on x.id = v.current_version_id
       where s.candidate_id = $1 and s.removed_at is null order by s.position`,
      [candidateId],
    );
    return rows.map((raw) => {
      const { application_id: applicationId, ...rest } = itemRow.parse(raw);
      return { ...toEntry(raw), ...rest, applicationId };
    });
  },
  async note(entry) {
    tx.audit.note({ object: 'shortlist-entry', objectId: entry.id, candidateId: entry.candidateId, fields: ['note'] });
    const { rows } = await tx.query(`select s.answer_note from shortlist_entry s where s.id = $1`, [entry.id]);
    const [row] = z.array(z.object({ answer_note: z.instanceof(Uint8Array).nullable() })).parse(rows);
    if (!row?.answer_note) return null;
    const key = await tx.dataKey(entry.candidateId);
    return Buffer.from(key.open(row.answer_note, noteBound(entry.id))).toString();
  },
});

import { z } from 'zod';
import { CANDIDATE_STATUSES, type Candidate } from '../../domain/candidate/candidate.ts';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toAccountId, toCandidateId, type CandidateId } from '../../domain/shared/ids.ts';
import type { CandidateRepository } from '../../ports/candidate-repository.ts';
import { localDate } from './columns.ts';
import type { Tx } from './tx.ts';

const candidateRow = z.object({
  id: z.string(),
  account_id: z.string().nullable(),
  reference: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  status: z.enum(CANDIDATE_STATUSES),
  version: z.number(),
});

const COLUMNS = 'c.id, c.account_id, c.reference, c.name, c.email, c.phone, c.status, c.version';

function toCandidate(raw: unknown): Candidate {
  const { account_id: accountId, id, ...rest } = candidateRow.parse(raw);
  return { ...rest, id: toCandidateId(id), accountId: accountId === null ? null : toAccountId(accountId) };
}

export const createCandidateRepository = (tx: Tx): CandidateRepository => ({
  async list() {
    const { rows } = await tx.query(`select ${COLUMNS} from candidate c order by c.name`);
    return rows.map(toCandidate);
  },
  async get(id) {
    const { rows } = await tx.query(`select ${COLUMNS} from candidate c where c.id = $1`, [id]);
    if (rows.length === 0) throw new NotFoundError('candidate', id);
    return toCandidate(rows[0]);
  },
  async isReferenceTaken(reference, except) {
    const { rows } = await tx.query(`select reference_taken($1, $2) as taken`, [reference, except]);
    return z.object({ taken: z.boolean() }).parse(rows[0]).taken;
  },
  async add({ reference, name, email, phone, status }) {
    const id = toCandidateId(tx.newId());
    await tx.query(`insert into candidate (id, agency_id, reference, name, email, phone, status) values ($1, $2, $3, $4, $5, $6, $7)`, [
      id,
      tx.actor.agencyId,
      reference,
      name,
      email,
      phone,
      status,
    ]);
    const { wrapped, masterKeyId } = tx.newWrappedKey(id);
    await tx.query(`insert into candidate_key (candidate_id, agency_id, wrapped, master_key_id) values ($1, $2, $3, $4)`, [
      id,
      tx.actor.agencyId,
      wrapped,
      masterKeyId,
    ]);
    return id;
  },
  async save(candidate) {
    const { rowCount } = await tx.query(
      `update candidate c set reference = $3, name = $4, email = $5, phone = $6, status = $7, version = c.version + 1 where c.id = $1 and c.version = $2`,
      [candidate.id, candidate.version, candidate.reference, candidate.name, candidate.email, candidate.phone, candidate.status],
    );
    if (rowCount !== 1) throw new ConflictError('candidate', candidate.id);
  },
  async linkAccount(id, accountId) {
    const { rowCount } = await tx.query(`update candidate c set account_id = $2 where c.id = $1 and c.account_id is null`, [id, accountId]);
    if (rowCount !== 1) throw new ConflictError('candidate', id);
  },
  async words(id) {
    tx.audit.note({ object: 'candidate-words', objectId: id, candidateId: id });
    const { rows } = await tx.query(
      `select w.id, w.content, w.written_at from candidate_words w where w.candidate_id = $1 order by w.id desc`,
      [id],
    );
    const key = await tx.dataKey(id);
    return z
      .array(z.object({ content: z.instanceof(Uint8Array), written_at: z.date() }))
      .parse(rows)
      .map((row) => ({ writtenAt: row.written_at, ...wordsContent.parse(unseal(key.open(row.content, wordsBound(id)))) }));
  },
  async addWords(id, words) {
    const key = await tx.dataKey(id);
    await tx.query(`insert into candidate_words (agency_id, candidate_id, content) values ($1, $2, $3)`, [
      tx.actor.agencyId,
      id,
      key.seal(Buffer.from(JSON.stringify(words)), wordsBound(id)),
    ]);
    tx.audit.note({ object: 'candidate-words', objectId: id, candidateId: id });
  },
  async rests(id) {
    const { rows } = await tx.query(
      `select r.id, r.starts_on::text, r.ends_on::text, r.content, r.ended_at from rest_period r where r.candidate_id = $1 order by r.starts_on desc`,
      [id],
    );
    const key = await tx.dataKey(id);
    return z
      .array(
        z.object({
          id: z.string(),
          starts_on: localDate,
          ends_on: localDate.nullable(),
          content: z.instanceof(Uint8Array),
          ended_at: z.date().nullable(),
        }),
      )
      .parse(rows)
      .map((row) => ({
        id: row.id,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        reason: restContent.parse(unseal(key.open(row.content, restBound(row.id)))).reason,
        endedAt: row.ended_at,
      }));
  },
  async startRest(id, { startsOn, endsOn, reason }) {
    const key = await tx.dataKey(id);
    const restId = tx.newId();
    await tx.query(
      `insert into rest_period (id, agency_id, candidate_id, starts_on, ends_on, content, made_by) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        restId,
        tx.actor.agencyId,
        id,
        startsOn,
        endsOn,
        key.seal(Buffer.from(JSON.stringify({ reason })), restBound(restId)),
        tx.actor.accountId,
      ],
    );
    tx.audit.note({ object: 'rest', objectId: restId, candidateId: id });
  },
  async endRest(id, restId, endsOn) {
    const { rowCount } = await tx.query(
      `update rest_period r set ends_on = greatest($3::date, r.starts_on), ended_at = $4 where r.id = $2 and r.candidate_id = $1 and r.ended_at is null`,
      [id, restId, endsOn, tx.clock.now()],
    );
    if (rowCount !== 1) throw new NotFoundError('rest', restId);
    tx.audit.note({ object: 'rest', objectId: restId, candidateId: id });
  },
});

const wordsContent = z.object({ text: z.string(), outdated: z.boolean() });
const restContent = z.object({ reason: z.string() });
const wordsBound = (id: CandidateId): string => `candidate_words.content.${id}`;
const restBound = (id: string): string => `rest_period.content.${id}`;
const unseal = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString());

import { z } from 'zod';
import type { Json } from '../../domain/chain/canonical-json.ts';
import { canonicalJson } from '../../domain/chain/canonical-json.ts';
import type { Link } from '../../domain/chain/chain.ts';
import { CHAIN_START, linkHash, payloadDigest } from '../../domain/chain/chain.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { toCandidateId } from '../../domain/shared/ids.ts';
import type { AuditEntry, AuditNote, AuditTrail } from '../../ports/audit-trail.ts';
import { newSalt, sha256 } from '../shared/hash.ts';
import { actorLabel, actorRole } from './actor-label.ts';
import type { Tx } from './tx.ts';

const entryRow = z.object({
  id: z.string(),
  agency_id: z.string(),
  seq: z.coerce.number(),
  at: z.date(),
  event: z.string(),
  actor_account_id: z.string().nullable(),
  actor_role: z.string(),
  candidate_id: z.string().nullable(),
  payload_digest: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
  content: z.instanceof(Uint8Array).nullable(),
  sealed: z.boolean().nullable(),
});
type EntryRow = z.infer<typeof entryRow>;

const contentOf = z.object({ salt: z.string(), payload: z.json() });

const COLUMNS = `e.id, e.agency_id, e.seq, e.at, e.event, e.actor_account_id, e.actor_role, e.candidate_id, e.payload_digest, e.previous_hash, e.hash,
  p.content, p.sealed`;
const JOINED = `from audit_entry e left join audit_payload p on p.entry_id = e.id`;

/** Stands for content that cannot be what was written. */
const UNREADABLE = { salt: '', payload: null };

export const createAuditTrail = (tx: Tx, notes: AuditNote[]): AuditTrail => {
  const open = async (row: EntryRow) => {
    if (row.content === null) return null;
    if (!row.sealed || row.candidate_id === null) return contentOf.parse(JSON.parse(Buffer.from(row.content).toString()));
    const key = await tx.dataKey(toCandidateId(row.candidate_id));
    return contentOf.parse(JSON.parse(Buffer.from(key.open(row.content, boundTo(row.id))).toString()));
  };
  const entries = async (rows: unknown[]): Promise<AuditEntry[]> =>
    Promise.all(
      rows.map(async (raw) => {
        const row = entryRow.parse(raw);
        return {
          id: row.id,
          seq: row.seq,
          at: row.at,
          event: row.event,
          actorAccountId: row.actor_account_id,
          actorRole: row.actor_role,
          candidateId: row.candidate_id === null ? null : toCandidateId(row.candidate_id),
          payload: ((await open(row))?.payload ?? null) as Json,
        };
      }),
    );
  return {
    note: (note) => void notes.push(note),
    async ofCandidate(candidateId, limit) {
      const { rows } = await tx.query(`select ${COLUMNS} ${JOINED} where e.candidate_id = $1 order by e.seq desc limit $2`, [
        candidateId,
        limit,
      ]);
      return entries(rows);
    },
    async ofAgency(limit, beforeSeq) {
      const { rows } = await tx.query(
        `select ${COLUMNS} ${JOINED} where e.agency_id = $1 and ($2::bigint is null or e.seq < $2) order by e.seq desc limit $3`,
        [tx.actor.agencyId, beforeSeq, limit],
      );
      return entries(rows);
    },
    async chain() {
      const { rows } = await tx.query(`select ${COLUMNS} ${JOINED} where e.agency_id = $1 order by e.seq`, [tx.actor.agencyId]);
      return Promise.all(
        rows.map(async (raw) => {
          const row = entryRow.parse(raw);
          // Content that does not open was touched: verifying the chain says so, and names the row.
          const content = await open(row).catch(() => UNREADABLE);
          return {
            id: row.id,
            owner: row.agency_id,
            seq: row.seq,
            at: row.at.toISOString(),
            kind: row.event,
            actor: `${row.actor_role}:${row.actor_account_id ?? ''}`,
            payloadDigest: row.payload_digest,
            previousHash: row.previous_hash,
            hash: row.hash,
            content: content && { salt: content.salt, payload: content.payload as Json },
          };
        }),
      );
    },
    async head() {
      const { rows } = await tx.query(`select h.seq, h.hash from audit_head h where h.agency_id = $1`, [tx.actor.agencyId]);
      if (rows.length === 0) return null;
      const head = z.object({ seq: z.coerce.number(), hash: z.string() }).parse(rows[0]);
      return { owner: tx.actor.agencyId, seq: head.seq, hash: head.hash, at: tx.clock.now().toISOString() };
    },
  };
};

/**
 * Chains what the transaction noted, one entry per candidate touched; the last thing before the commit, because the head row is a lock on the agency.
 */
export async function appendAudit(tx: Tx, event: string, notes: readonly AuditNote[], reason: string | null): Promise<void> {
  const groups = Map.groupBy(notes, (note) => note.candidateId);
  if (groups.size === 0) groups.set(null, []);
  await tx.query(`insert into audit_head (agency_id, seq, hash) values ($1, 0, $2) on conflict (agency_id) do nothing`, [
    tx.actor.agencyId,
    CHAIN_START,
  ]);
  const { rows } = await tx.query(`select h.seq, h.hash from audit_head h where h.agency_id = $1 for update`, [tx.actor.agencyId]);
  let head = z.object({ seq: z.coerce.number(), hash: z.string() }).parse(rows[0]);
  for (const [candidateId, touched] of groups) {
    const hash = await appendEntry(tx, head, event, candidateId, toPayload(touched, reason));
    head = { seq: head.seq + 1, hash };
  }
  await tx.query(`update audit_head set seq = $2, hash = $3 where agency_id = $1`, [tx.actor.agencyId, head.seq, head.hash]);
}

function toPayload(touched: readonly AuditNote[], reason: string | null): Json {
  return { reason, objects: touched.map(({ object, objectId, fields }) => ({ object, id: objectId, fields: [...(fields ?? [])] })) };
}

async function appendEntry(
  tx: Tx,
  head: { seq: number; hash: string },
  event: string,
  candidateId: CandidateId | null,
  payload: Json,
): Promise<string> {
  const salt = newSalt();
  const at = tx.clock.now();
  const link: Link = {
    id: tx.newId(),
    owner: tx.actor.agencyId,
    seq: head.seq + 1,
    at: at.toISOString(),
    kind: event,
    actor: actorLabel(tx.actor),
    payloadDigest: payloadDigest(sha256, salt, payload),
    previousHash: head.hash,
  };
  const hash = linkHash(sha256, link);
  await tx.query(
    `insert into audit_entry (id, agency_id, seq, at, event, actor_account_id, actor_role, candidate_id, payload_digest, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      link.id,
      tx.actor.agencyId,
      link.seq,
      at,
      event,
      tx.actor.accountId,
      actorRole(tx.actor),
      candidateId,
      link.payloadDigest,
      link.previousHash,
      hash,
    ],
  );
  const plain = Buffer.from(canonicalJson({ salt, payload }));
  const content = candidateId === null ? plain : (await tx.dataKey(candidateId)).seal(plain, boundTo(link.id));
  await tx.query(`insert into audit_payload (entry_id, agency_id, candidate_id, content, sealed) values ($1, $2, $3, $4, $5)`, [
    link.id,
    tx.actor.agencyId,
    candidateId,
    content,
    candidateId !== null,
  ]);
  return hash;
}

const boundTo = (entryId: string): string => `audit_payload.content.${entryId}`;

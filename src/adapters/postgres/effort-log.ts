import { z } from 'zod';
import type { ChainedEntry, Link } from '../../domain/chain/chain.ts';
import { CHAIN_START, linkHash, payloadDigest } from '../../domain/chain/chain.ts';
import type { Json } from '../../domain/chain/canonical-json.ts';
import { canonicalJson } from '../../domain/chain/canonical-json.ts';
import { EFFORT_KINDS } from '../../domain/effort/effort-entry.ts';
import { toCandidateId, toEffortEntryId } from '../../domain/shared/ids.ts';
import type { EffortLog } from '../../ports/effort-log.ts';
import { newSalt, sha256 } from '../shared/hash.ts';
import { actorLabel, actorRole } from './actor-label.ts';
import type { Tx } from './tx.ts';

const entryRow = z.object({
  id: z.string(),
  candidate_id: z.string(),
  seq: z.coerce.number(),
  at: z.date(),
  kind: z.enum(EFFORT_KINDS),
  actor_account_id: z.string().nullable(),
  actor_role: z.string(),
  payload_digest: z.string(),
  previous_hash: z.string(),
  hash: z.string(),
  content: z.instanceof(Uint8Array).nullable(),
});

const sealedContent = z.object({ salt: z.string(), payload: z.record(z.string(), z.json()) });

const COLUMNS = `e.id, e.candidate_id, e.seq, e.at, e.kind, e.actor_account_id, e.actor_role, e.payload_digest, e.previous_hash, e.hash, p.content`;

/** Stands for content that cannot be what was written. */
const UNREADABLE = { salt: '', payload: null };

export const createEffortLog = (tx: Tx): EffortLog => {
  const read = async (row: unknown) => {
    const entry = entryRow.parse(row);
    const key = await tx.dataKey(toCandidateId(entry.candidate_id));
    const opened = entry.content && sealedContent.parse(JSON.parse(Buffer.from(key.open(entry.content, boundTo(entry.id))).toString()));
    return { entry, opened };
  };
  return {
    async record(candidateId, { kind, payload }) {
      // The head row is the lock: entries of one candidate are chained one after the other.
      await tx.query(
        `insert into effort_head (candidate_id, agency_id, seq, hash) values ($1, $2, 0, $3) on conflict (candidate_id) do nothing`,
        [candidateId, tx.actor.agencyId, CHAIN_START],
      );
      const { rows } = await tx.query(`select h.seq, h.hash from effort_head h where h.candidate_id = $1 for update`, [candidateId]);
      const head = z.object({ seq: z.coerce.number(), hash: z.string() }).parse(rows[0]);
      const salt = newSalt();
      const at = tx.clock.now();
      const link: Link = {
        id: tx.newId(),
        owner: candidateId,
        seq: head.seq + 1,
        at: at.toISOString(),
        kind,
        actor: actorLabel(tx.actor),
        payloadDigest: payloadDigest(sha256, salt, payload),
        previousHash: head.hash,
      };
      const hash = linkHash(sha256, link);
      await tx.query(
        `insert into effort_entry (id, agency_id, candidate_id, seq, at, kind, actor_account_id, actor_role, payload_digest, previous_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          link.id,
          tx.actor.agencyId,
          candidateId,
          link.seq,
          at,
          kind,
          tx.actor.accountId,
          actorRole(tx.actor),
          link.payloadDigest,
          link.previousHash,
          hash,
        ],
      );
      const key = await tx.dataKey(candidateId);
      const sealed = key.seal(Buffer.from(canonicalJson({ salt, payload })), boundTo(link.id));
      await tx.query(`insert into effort_payload (entry_id, agency_id, candidate_id, content) values ($1, $2, $3, $4)`, [
        link.id,
        tx.actor.agencyId,
        candidateId,
        sealed,
      ]);
      await tx.query(`update effort_head set seq = $2, hash = $3 where candidate_id = $1`, [candidateId, link.seq, hash]);
    },
    async list(candidateId, from, until) {
      const { rows } = await tx.query(
        `select ${COLUMNS} from effort_entry e left join effort_payload p on p.entry_id = e.id
         where e.candidate_id = $1 and ($2::timestamptz is null or e.at >= $2) and ($3::timestamptz is null or e.at < $3) order by e.seq`,
        [candidateId, from, until],
      );
      const entries = await Promise.all(rows.map(read));
      return entries.map(({ entry, opened }) => ({
        id: toEffortEntryId(entry.id),
        candidateId: toCandidateId(entry.candidate_id),
        seq: entry.seq,
        at: entry.at,
        kind: entry.kind,
        actorAccountId: entry.actor_account_id,
        actorRole: entry.actor_role,
        payload: (opened?.payload ?? {}) as { readonly [key: string]: Json },
      }));
    },
    async chain(candidateId) {
      const { rows } = await tx.query(
        `select ${COLUMNS} from effort_entry e left join effort_payload p on p.entry_id = e.id where e.candidate_id = $1 order by e.seq`,
        [candidateId],
      );
      // Content that does not open was touched: verifying the chain says so, and names the row.
      const entries = await Promise.all(rows.map((row) => read(row).catch(() => ({ entry: entryRow.parse(row), opened: UNREADABLE }))));
      return entries.map(({ entry, opened }): ChainedEntry => ({
        id: entry.id,
        owner: entry.candidate_id,
        seq: entry.seq,
        at: entry.at.toISOString(),
        kind: entry.kind,
        actor: `${entry.actor_role}:${entry.actor_account_id ?? ''}`,
        payloadDigest: entry.payload_digest,
        previousHash: entry.previous_hash,
        hash: entry.hash,
        content: opened && { salt: opened.salt, payload: opened.payload as Json },
      }));
    },
    async heads() {
      const { rows } = await tx.query(
        `select h.candidate_id, h.seq, h.hash from effort_head h where h.agency_id = $1 order by h.candidate_id`,
        [tx.actor.agencyId],
      );
      const at = tx.clock.now().toISOString();
      return z
        .array(z.object({ candidate_id: z.string(), seq: z.coerce.number(), hash: z.string() }))
        .parse(rows)
        .map((row) => ({ owner: row.candidate_id, seq: row.seq, hash: row.hash, at }));
    },
  };
};

const boundTo = (entryId: string): string => `effort_payload.content.${entryId}`;

import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { DatabaseError } from 'pg';
import { concernsCandidate, isAudited, mayRole, type Permission } from '../../domain/access/permission.ts';
import type { Actor } from '../../domain/access/actor.ts';
import { ConflictError, NotAllowedError, NotFoundError } from '../../domain/shared/errors.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { AuditNote } from '../../ports/audit-trail.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DataKey, Keyring } from '../../ports/keyring.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import { createAccountRepository } from './account-repository.ts';
import { createApplicationRepository } from './application-repository.ts';
import { appendAudit, createAuditTrail } from './audit-trail.ts';
import { createCandidateRepository } from './candidate-repository.ts';
import { createCorrectionRepository } from './correction-repository.ts';
import { createDuplicateRepository } from './duplicate-repository.ts';
import { createEffortLog } from './effort-log.ts';
import { createFmlRepository } from './fml-repository.ts';
import { createMatchRepository } from './match-repository.ts';
import { createMatchRunRepository } from './match-run-repository.ts';
import { createOutbox } from './outbox.ts';
import { createQuestionRepository } from './question-repository.ts';
import { createReviewRepository } from './review-repository.ts';
import { createSavedSearchRepository } from './saved-search-repository.ts';
import { createShortlistRepository } from './shortlist-repository.ts';
import { createSourceRepository } from './source-repository.ts';
import type { Tx } from './tx.ts';
import { createVacancyRepository } from './vacancy-repository.ts';
import { createZoekprofielRepository } from './zoekprofiel-repository.ts';

export type TransactionDeps = { readonly pool: Pool; readonly keyring: Keyring; readonly clock: Clock };

const INSUFFICIENT_PRIVILEGE = '42501';
const UNIQUE_VIOLATION = '23505';

/** Transactions of the application role on one pool. The pool's connections must be those of a role that stands under row-level security. */
export function createTransact({ pool, keyring, clock }: TransactionDeps): Transact {
  return async (actor, permission, work, options = {}) => {
    if (!mayRole(actor, permission)) throw new NotAllowedError(permission);
    const client = await pool.connect();
    let broken = false;
    try {
      await client.query('begin');
      await setScope(client, actor, options.reason ?? '');
      const notes: AuditNote[] = [];
      const tx = createTx(client, { actor, keyring, clock, notes });
      const result = await work(createScope(tx, notes));
      await audit(tx, permission, notes, options.reason ?? null);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw toAppError(error, permission);
    } finally {
      client.release(broken);
    }
  };
}

async function setScope(client: PoolClient, actor: Actor, reason: string): Promise<void> {
  await client.query(
    `select set_config('search_path', 'spoor, public', true), set_config('app.actor_id', $1, true), set_config('app.agency_id', $2, true),
            set_config('app.reason', $3, true)`,
    [actor.accountId ?? 'system', actor.agencyId, reason],
  );
}

function createTx(
  client: PoolClient,
  { actor, keyring, clock, notes }: { actor: Actor; keyring: Keyring; clock: Clock; notes: AuditNote[] },
): Tx {
  const keys = new Map<CandidateId, Promise<DataKey>>();
  const findKey = async (candidateId: CandidateId): Promise<DataKey> => {
    const { rows } = await client.query<{ wrapped: Uint8Array }>(`select k.wrapped from candidate_key k where k.candidate_id = $1`, [
      candidateId,
    ]);
    const [row] = rows;
    if (!row) throw new NotFoundError('candidate', candidateId);
    return keyring.unwrap(row.wrapped, candidateId);
  };
  return {
    actor,
    clock,
    query: (text, values) => client.query(text, values ? [...values] : undefined),
    dataKey(candidateId) {
      const known = keys.get(candidateId) ?? findKey(candidateId);
      keys.set(candidateId, known);
      return known;
    },
    newWrappedKey: (candidateId) => ({ wrapped: keyring.newWrappedKey(candidateId), masterKeyId: keyring.masterKeyId }),
    audit: { note: (note) => void notes.push(note) },
    newId: () => randomUUID(),
  };
}

function createScope(tx: Tx, notes: AuditNote[]): Scope {
  return {
    actor: tx.actor,
    accounts: createAccountRepository(tx),
    applications: createApplicationRepository(tx),
    audit: createAuditTrail(tx, notes),
    candidates: createCandidateRepository(tx),
    corrections: createCorrectionRepository(tx),
    duplicates: createDuplicateRepository(tx),
    effort: createEffortLog(tx),
    lists: createFmlRepository(tx),
    matches: createMatchRepository(tx),
    matchRuns: createMatchRunRepository(tx),
    outbox: createOutbox(tx),
    questions: createQuestionRepository(tx),
    reviews: createReviewRepository(tx),
    savedSearches: createSavedSearchRepository(tx),
    shortlists: createShortlistRepository(tx),
    sources: createSourceRepository(tx),
    vacancies: createVacancyRepository(tx),
    zoekprofielen: createZoekprofielRepository(tx),
  };
}

/** Every use of an audited permission leaves an entry, and so does every read of T3 and T4 whatever the permission. */
async function audit(tx: Tx, permission: Permission, notes: readonly AuditNote[], reason: string | null): Promise<void> {
  if (notes.length === 0 && !isAudited(permission)) return;
  if (isAudited(permission) && concernsCandidate(permission) && !notes.some((note) => note.candidateId !== null)) {
    throw new Error(`${permission} is audited per candidate, but the use case noted none`);
  }
  await appendAudit(tx, permission, notes, reason);
}

function toAppError(error: unknown, permission: Permission): unknown {
  if (!(error instanceof DatabaseError)) return error;
  if (error.code === INSUFFICIENT_PRIVILEGE) return new NotAllowedError(`${permission} (${error.message})`);
  // Two at once wrote what may be there once: the second one is told, and can look and try again.
  return error.code === UNIQUE_VIOLATION ? new ConflictError(error.table ?? 'record', error.constraint ?? '') : error;
}

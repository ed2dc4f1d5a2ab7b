import type { QueryResult } from 'pg';
import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { AuditTrail } from '../../ports/audit-trail.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DataKey } from '../../ports/keyring.ts';

/** A database transaction in the scope of an actor: the only thing that a repository can be made of. */
export type Tx = {
  readonly actor: Actor;
  readonly clock: Clock;
  query(text: string, values?: readonly unknown[]): Promise<QueryResult>;
  /** The candidate's data key, unwrapped once a transaction. @throws NotFoundError when the actor does not see the candidate */
  dataKey(candidateId: CandidateId): Promise<DataKey>;
  /** A new data key for a candidate, wrapped by the master key. */
  newWrappedKey(candidateId: CandidateId): { readonly wrapped: Uint8Array; readonly masterKeyId: string };
  /** Where repositories note reads of T3 and T4 by themselves. */
  readonly audit: Pick<AuditTrail, 'note'>;
  newId(): string;
};

import type { ChainedEntry, Anchor } from '../domain/chain/chain.ts';
import type { EffortToRecord, SearchEffortEntry } from '../domain/effort/effort-entry.ts';
import type { CandidateId } from '../domain/shared/ids.ts';

/** The log that counts, one chain per candidate, written in the transaction of the act it tells of. */
export type EffortLog = {
  record(candidateId: CandidateId, entry: EffortToRecord): Promise<void>;
  /** Entries in order; `from` in, `until` out; null means no border. */
  list(candidateId: CandidateId, from: Date | null, until: Date | null): Promise<SearchEffortEntry[]>;
  /** The whole chain with salts, for an export that a third party can verify. */
  chain(candidateId: CandidateId): Promise<ChainedEntry[]>;
  /** Heads of all chains of the actor's agency, to be written down outside the database. */
  heads(): Promise<Anchor[]>;
};

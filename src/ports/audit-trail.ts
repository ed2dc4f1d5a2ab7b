import type { Anchor, ChainedEntry } from '../domain/chain/chain.ts';
import type { Json } from '../domain/chain/canonical-json.ts';
import type { CandidateId } from '../domain/shared/ids.ts';

/** What an act touched. `fields` names what was read or changed, never its content. */
export type AuditNote = {
  readonly object: string;
  readonly objectId: string;
  readonly candidateId: CandidateId | null;
  readonly fields?: readonly string[];
};

export type AuditEntry = {
  readonly id: string;
  readonly seq: number;
  readonly at: Date;
  /** The permission that was used. */
  readonly event: string;
  readonly actorAccountId: string | null;
  readonly actorRole: string;
  readonly candidateId: CandidateId | null;
  readonly payload: Json;
};

/** Notes what a transaction touched; the entry itself is chained last, just before the commit. */
export type AuditTrail = {
  note(note: AuditNote): void;
  /** Who looked at or changed one candidate's file, newest first. */
  ofCandidate(candidateId: CandidateId, limit: number): Promise<AuditEntry[]>;
  /** The agency's log, newest first. */
  ofAgency(limit: number, beforeSeq: number | null): Promise<AuditEntry[]>;
  chain(): Promise<ChainedEntry[]>;
  head(): Promise<Anchor | null>;
};

import type { AgencyId, CandidateId } from '../domain/shared/ids.ts';

/** Some candidates of one agency, held against what is new for each of them by one job. */
export type MatchShard = {
  readonly number: number;
  readonly agencyId: AgencyId;
  /** In order of id: from the one up to the other, both in. */
  readonly first: CandidateId;
  readonly last: CandidateId;
  readonly candidates: number;
};

/** How far a run is. */
export type MatchRun = {
  readonly id: string;
  readonly startedAt: Date;
  /** Null while it is under way. */
  readonly finishedAt: Date | null;
  readonly shards: number;
  readonly shardsDone: number;
  readonly candidates: number;
  readonly done: number;
};

/** Runs over all candidates, of the installation as a whole. */
export type MatchRunRepository = {
  /** The run of a job, made now if that job has none yet. @returns its id */
  start(claim: string): Promise<string>;
  /** Keeps the shards of a run; those that are kept already stay as they are. */
  addShards(runId: string, shards: readonly MatchShard[]): Promise<void>;
  shards(runId: string): Promise<MatchShard[]>;
  /** @param done candidates of the shard so far; never goes back */
  advance(runId: string, number: number, done: number): Promise<void>;
  finish(runId: string): Promise<void>;
  /** The latest runs, the newest first. */
  latest(limit: number): Promise<MatchRun[]>;
  /** Forgets finished runs that began before this moment. */
  forgetBefore(at: Date): Promise<void>;
};

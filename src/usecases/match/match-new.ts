import { INSTALLATION_ACTOR, systemActor } from '../../domain/access/actor.ts';
import type { AgencyId, CandidateId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MatchShard } from '../../ports/match-run-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';
import { matchCandidates, type MatchCandidateDeps } from './match-candidate.ts';

/** Candidates that one job takes on, unless it is told otherwise. */
const SHARD = 500;
/** Candidates in one transaction. */
const BATCH = 50;
const KEEP_RUNS_MS = 30 * 86_400_000;

export type MatchRunPlan = { readonly runId: string; readonly shards: readonly MatchShard[] };

/**
 * Divides the candidates of every agency that are being searched for into shards, each for one job.
 * @param claim what asks: asked again by the same, the same shards are given
 * @param shardSize candidates that one job takes on
 */
export async function planMatchRun(deps: { transaction: Transact; clock: Clock }, claim: string, shardSize = SHARD): Promise<MatchRunPlan> {
  const agencies = await listAgencies(deps);
  const candidates: (readonly [AgencyId, readonly CandidateId[]])[] = [];
  for (const agencyId of agencies) {
    const ids = await deps.transaction(systemActor(agencyId), 'match.judge', ({ matches }) => matches.matchableCandidates());
    candidates.push([agencyId, ids]);
  }
  return deps.transaction(INSTALLATION_ACTOR, 'match.judge', async ({ matchRuns }) => {
    const runId = await matchRuns.start(claim);
    await matchRuns.addShards(runId, toShards(candidates, shardSize));
    await matchRuns.forgetBefore(new Date(deps.clock.now().getTime() - KEEP_RUNS_MS));
    return { runId, shards: await matchRuns.shards(runId) };
  });
}

function toShards(candidates: readonly (readonly [AgencyId, readonly CandidateId[]])[], size: number): readonly MatchShard[] {
  const shards: MatchShard[] = [];
  for (const [agencyId, ids] of candidates) {
    for (let from = 0; from < ids.length; from += size) {
      const own = ids.slice(from, from + size);
      const [first, last] = [own[0], own.at(-1)];
      if (first && last) shards.push({ number: shards.length, agencyId, first, last, candidates: own.length });
    }
  }
  return shards;
}

export type ShardRun = {
  readonly runId: string;
  readonly shard: number;
  readonly agencyId: AgencyId;
  readonly first: CandidateId;
  readonly last: CandidateId;
  /** Aborts when the process is to stop: the shard then ends after the batch at hand, and is taken up again. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => Promise<void>;
};

/**
 * Holds the candidates of one shard against what is new for each of them, a batch in a transaction. Taken up again after a stop or a crash, it finds by
 * the watermarks what was done. @returns how many vacancies were held against candidates, and how many of those are not kept back
 */
export async function matchShard(
  deps: MatchCandidateDeps,
  { runId, shard, agencyId, first, last, signal, onProgress }: ShardRun,
): Promise<{ readonly seen: number; readonly shown: number }> {
  const all = await deps.transaction(systemActor(agencyId), 'match.judge', ({ matches }) => matches.matchableCandidates());
  const own = all.filter((id) => id >= first && id <= last);
  let [seen, shown] = [0, 0];
  for (let from = 0; from < own.length; from += BATCH) {
    signal?.throwIfAborted();
    const batch = own.slice(from, from + BATCH);
    const done = from + batch.length;
    const judged = await matchCandidates(deps, agencyId, batch, ({ matchRuns }) => matchRuns.advance(runId, shard, done));
    [seen, shown] = [seen + judged.seen, shown + judged.shown];
    await onProgress?.(done, own.length);
  }
  // Candidates may have come to rest since the shards were made: it is done all the same.
  await deps.transaction(INSTALLATION_ACTOR, 'match.judge', ({ matchRuns }) => matchRuns.advance(runId, shard, Number.MAX_SAFE_INTEGER));
  return { seen, shown };
}

/** Notes that every shard of a run has ended. */
export async function finishMatchRun({ transaction }: { transaction: Transact }, runId: string): Promise<void> {
  await transaction(INSTALLATION_ACTOR, 'match.judge', ({ matchRuns }) => matchRuns.finish(runId));
}

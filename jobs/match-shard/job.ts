import { z } from 'zod';
import { toAgencyId, toCandidateId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import type { MatchCandidateDeps } from '../../src/usecases/match/match-candidate.ts';
import { matchShard } from '../../src/usecases/match/match-new.ts';
import { defineJob } from '../define-job.ts';

/** Holds some candidates of one agency against what is new for each of them. One at a time in a process: it counts all the time. */
export const matchShardJob = defineJob({
  name: 'match-shard',
  payload: z.strictObject({ runId: z.uuid(), shard: z.int(), agencyId: z.uuid(), first: z.uuid(), last: z.uuid() }),
  retry: { attempts: 8, firstDelayMs: 2_000 },
  concurrency: 1,
  key: ({ runId, shard }) => `match-shard.${runId}.${shard}`,
  async run(deps: MatchCandidateDeps & { log: Log }, { runId, shard, agencyId, first, last }, context) {
    const own = { agencyId: toAgencyId(agencyId), first: toCandidateId(first), last: toCandidateId(last) };
    const { seen, shown } = await matchShard(deps, {
      runId,
      shard,
      ...own,
      signal: context.signal,
      onProgress: (done, total) => context.progress(done, total),
    });
    deps.log.info('match.shard-finished', { run: runId, shard, seen, shown });
  },
});

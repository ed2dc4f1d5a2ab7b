import { z } from 'zod';
import type { Clock } from '../../src/ports/clock.ts';
import type { JobQueue } from '../../src/ports/job-queue.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { planMatchRun } from '../../src/usecases/match/match-new.ts';
import { defineJob } from '../define-job.ts';
import { finishMatchRunJob } from '../finish-match-run/job.ts';
import { matchShardJob } from '../match-shard/job.ts';

/** After vacancies came in, or were read anew: one flow of shards over as many workers as there are. */
export const matchNewJob = defineJob({
  name: 'match-new',
  payload: z.strictObject({}),
  retry: { attempts: 5, firstDelayMs: 2_000 },
  key: () => 'match-new',
  async run(deps: { transaction: Transact; clock: Clock; queue: JobQueue; log: Log }, _, { key }) {
    const { runId, shards } = await planMatchRun(deps, key);
    await deps.queue.enqueueAfter(
      finishMatchRunJob.message({ runId }),
      shards.map(({ number, agencyId, first, last }) => matchShardJob.message({ runId, shard: number, agencyId, first, last })),
    );
    deps.log.info('match.run-started', { run: runId, shards: shards.length });
  },
});

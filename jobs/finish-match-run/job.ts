import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { finishMatchRun } from '../../src/usecases/match/match-new.ts';
import { defineJob } from '../define-job.ts';

/** After the last shard of a run. */
export const finishMatchRunJob = defineJob({
  name: 'finish-match-run',
  payload: z.strictObject({ runId: z.uuid() }),
  retry: { attempts: 8, firstDelayMs: 2_000 },
  key: ({ runId }) => `finish-match-run.${runId}`,
  async run(deps: { transaction: Transact; log: Log }, { runId }) {
    await finishMatchRun(deps, runId);
    deps.log.info('match.run-finished', { run: runId });
  },
});

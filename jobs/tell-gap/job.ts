import { z } from 'zod';
import { toRunId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { tellGap } from '../../src/usecases/effort/tell-gap.ts';
import { defineJob } from '../define-job.ts';

/** Writes a dated gap, or its end, into the log of every candidate that it concerns. */
export const tellGapJob = defineJob({
  name: 'tell-gap',
  payload: z.strictObject({ runId: z.uuid() }),
  retry: { attempts: 8, firstDelayMs: 2_000 },
  key: ({ runId }) => `tell-gap.${runId}`,
  async run(deps: { transaction: Transact; log: Log }, { runId }) {
    deps.log.info('gap.told', { run: runId, candidates: await tellGap(deps, toRunId(runId)) });
  },
});

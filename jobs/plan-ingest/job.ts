import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import { planIngest, type PlanIngestDeps } from '../../src/usecases/source/plan-ingest.ts';
import { defineJob } from '../define-job.ts';

/** Every few minutes: asks for a run of each source whose cron line fell due since the last time. */
export const planIngestJob = defineJob({
  name: 'plan-ingest',
  payload: z.strictObject({}),
  retry: { attempts: 3, firstDelayMs: 5_000 },
  key: () => 'plan-ingest',
  async run(deps: PlanIngestDeps & { log: Log }) {
    deps.log.info('ingest.planned', { sources: await planIngest(deps) });
  },
});

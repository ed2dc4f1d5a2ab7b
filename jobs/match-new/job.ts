import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import { matchNew, type MatchNewDeps } from '../../src/usecases/match/match-new.ts';
import { defineJob } from '../define-job.ts';

/** After vacancies came in: one job per candidate. */
export const matchNewJob = defineJob({
  name: 'match-new',
  payload: z.strictObject({}),
  retry: { attempts: 5, firstDelayMs: 2_000 },
  key: () => 'match-new',
  async run(deps: MatchNewDeps & { log: Log }) {
    deps.log.info('match.asked', { candidates: await matchNew(deps) });
  },
});

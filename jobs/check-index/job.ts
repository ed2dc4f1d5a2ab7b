import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import { checkIndex } from '../../src/usecases/vacancy/check-index.ts';
import type { IndexVacancyDeps } from '../../src/usecases/vacancy/index-vacancy.ts';
import { defineJob } from '../define-job.ts';

/** Holds the search index against the record and puts right what differs. */
export const checkIndexJob = defineJob({
  name: 'check-index',
  payload: z.strictObject({}),
  retry: { attempts: 5, firstDelayMs: 60_000 },
  concurrency: 1,
  key: () => 'check-index',
  async run(deps: IndexVacancyDeps & { log: Log }) {
    const { vacancies, missing, outdated, stray } = await checkIndex(deps, { repair: true });
    const drifted = missing + outdated + stray > 0;
    deps.log[drifted ? 'warn' : 'info']('index.checked', { vacancies, missing, outdated, stray });
  },
});

import { z } from 'zod';
import type { Log } from '../../src/ports/log.ts';
import type { IndexVacancyDeps } from '../../src/usecases/vacancy/index-vacancy.ts';
import { rebuildIndex } from '../../src/usecases/vacancy/rebuild-index.ts';
import { defineJob } from '../define-job.ts';

/** Builds the search index anew; searching goes on with the old one. */
export const rebuildIndexJob = defineJob({
  name: 'rebuild-index',
  payload: z.strictObject({ askedAt: z.string() }),
  retry: { attempts: 5, firstDelayMs: 30_000 },
  concurrency: 1,
  key: ({ askedAt }) => `rebuild-index.${askedAt.replaceAll(':', '.')}`,
  async run(deps: IndexVacancyDeps & { log: Log }, _payload, context) {
    const documents = await rebuildIndex(deps, (done, total) => context.progress(done, total));
    deps.log.info('index.rebuilt', { documents });
  },
});

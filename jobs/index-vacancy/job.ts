import { z } from 'zod';
import { toAgencyId, toVacancyId } from '../../src/domain/shared/ids.ts';
import { indexVacancy, type IndexVacancyDeps } from '../../src/usecases/vacancy/index-vacancy.ts';
import type { Log } from '../../src/ports/log.ts';
import { defineJob } from '../define-job.ts';

/** Brings the search index up to date with one vacancy. */
export const indexVacancyJob = defineJob({
  name: 'index-vacancy',
  payload: z.strictObject({ agencyId: z.uuid().nullable(), vacancyId: z.uuid() }),
  retry: { attempts: 8, firstDelayMs: 2_000 },
  concurrency: 4,
  key: ({ vacancyId }) => `index-vacancy.${vacancyId}`,
  async run(deps: IndexVacancyDeps & { log: Log }, { agencyId, vacancyId }) {
    await indexVacancy(deps, agencyId === null ? null : toAgencyId(agencyId), toVacancyId(vacancyId));
    deps.log.debug('index.updated', { vacancy: vacancyId });
  },
});

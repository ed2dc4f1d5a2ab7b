import { z } from 'zod';
import type { Clock } from '../../src/ports/clock.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Rules } from '../../src/ports/rules.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { readVacancies } from '../../src/usecases/vacancy/read-vacancies.ts';
import { defineJob } from '../define-job.ts';

/** After an upgrade of the rules: reads what is kept anew. */
export const readVacanciesJob = defineJob({
  name: 'read-vacancies',
  payload: z.strictObject({}),
  retry: { attempts: 5, firstDelayMs: 5_000 },
  key: () => 'read-vacancies',
  async run(deps: { transaction: Transact; rules: Rules; clock: Clock; log: Log }) {
    deps.log.info('vacancies.read', { vacancies: await readVacancies(deps), rules: deps.rules.version });
  },
});

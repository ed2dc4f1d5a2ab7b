import { z } from 'zod';
import { toAgencyId, toVacancyId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import { judgeVacancy } from '../../src/usecases/match/judge-vacancy.ts';
import type { MatchCandidateDeps } from '../../src/usecases/match/match-candidate.ts';
import { defineJob } from '../define-job.ts';

/** After a correction: the vacancy against everybody of the agency whose people corrected it. */
export const judgeVacancyJob = defineJob({
  name: 'judge-vacancy',
  payload: z.strictObject({ agencyId: z.uuid(), vacancyId: z.uuid() }),
  retry: { attempts: 5, firstDelayMs: 2_000 },
  key: ({ agencyId, vacancyId }) => `judge-vacancy.${agencyId}.${vacancyId}`,
  async run(deps: MatchCandidateDeps & { log: Log }, { agencyId, vacancyId }) {
    const candidates = await judgeVacancy(deps, toAgencyId(agencyId), toVacancyId(vacancyId));
    deps.log.info('match.corrected', { vacancy: vacancyId, candidates });
  },
});

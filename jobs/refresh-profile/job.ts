import { z } from 'zod';
import { toAgencyId, toCandidateId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { refreshCandidate } from '../../src/usecases/match/refresh-candidate.ts';
import type { RefreshProfileDeps } from '../../src/usecases/match/refresh-profile.ts';
import { defineJob } from '../define-job.ts';

/** Derives one candidate's profile again after a rest or a change of status. */
export const refreshProfileJob = defineJob({
  name: 'refresh-profile',
  payload: z.strictObject({ agencyId: z.uuid(), candidateId: z.uuid() }),
  retry: { attempts: 5, firstDelayMs: 2_000 },
  key: ({ candidateId }) => `refresh-profile.${candidateId}`,
  async run(deps: RefreshProfileDeps & { transaction: Transact; log: Log }, { agencyId, candidateId }) {
    await refreshCandidate(deps, toAgencyId(agencyId), toCandidateId(candidateId));
    deps.log.info('profile.refreshed', { candidate: candidateId });
  },
});

import { z } from 'zod';
import { toAgencyId, toCandidateId } from '../../src/domain/shared/ids.ts';
import type { Log } from '../../src/ports/log.ts';
import { matchCandidate, type MatchCandidateDeps } from '../../src/usecases/match/match-candidate.ts';
import { defineJob } from '../define-job.ts';

/** Holds what is new against one candidate; everything when limits, zoekprofiel or rules changed. */
export const matchCandidateJob = defineJob({
  name: 'match-candidate',
  payload: z.strictObject({ agencyId: z.uuid(), candidateId: z.uuid() }),
  retry: { attempts: 5, firstDelayMs: 2_000 },
  key: ({ candidateId }) => `match-candidate.${candidateId}`,
  async run(deps: MatchCandidateDeps & { log: Log }, { agencyId, candidateId }) {
    const { seen, shown } = await matchCandidate(deps, toAgencyId(agencyId), toCandidateId(candidateId));
    deps.log.info('match.finished', { candidate: candidateId, seen, shown });
  },
});

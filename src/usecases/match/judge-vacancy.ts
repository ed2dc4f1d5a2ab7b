import { systemActor } from '../../domain/access/actor.ts';
import type { AgencyId, VacancyId } from '../../domain/shared/ids.ts';
import { judge, withdraw, type JudgeDeps } from './match-candidate.ts';

/**
 * Holds one vacancy against every candidate of an agency that is being searched for, after somebody there corrected what was read of it. It is not
 * counted as seen again: the same version of the same vacancy was.
 * @returns how many candidates it was held against
 */
export async function judgeVacancy(deps: JudgeDeps, agencyId: AgencyId, vacancyId: VacancyId): Promise<number> {
  return deps.transaction(systemActor(agencyId), 'match.judge', async (scope) => {
    const vacancy = await scope.vacancies.readCurrent(vacancyId, deps.rules.version);
    const { state } = await scope.vacancies.get(vacancyId);
    if (!vacancy || state !== 'live') return 0;
    const candidates = await scope.matches.matchableCandidates();
    // A vacancy that another one stands for is shown to nobody: what was open of it goes.
    if ((await scope.duplicates.leadOf(vacancyId)) !== vacancyId) {
      for (const candidateId of candidates) await withdraw(scope, candidateId, vacancyId);
      return candidates.length;
    }
    for (const candidateId of candidates) await judge(deps, scope, await scope.matches.profile(candidateId), vacancy);
    return candidates.length;
  });
}

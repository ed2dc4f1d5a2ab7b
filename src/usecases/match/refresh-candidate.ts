import { systemActor } from '../../domain/access/actor.ts';
import type { AgencyId, CandidateId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';
import { refreshProfile, type RefreshProfileDeps } from './refresh-profile.ts';

/** Derives the profile again because a day came (urenopbouw, end of rest) or a status changed; matching follows if it matters. */
export async function refreshCandidate(
  deps: RefreshProfileDeps & { readonly transaction: Transact },
  agencyId: AgencyId,
  candidateId: CandidateId,
): Promise<void> {
  await deps.transaction(systemActor(agencyId), 'match.judge', (scope) => refreshProfile(deps, scope, candidateId));
}

/** Derives the profiles of every candidate of an agency again; once a day. @returns how many */
export async function refreshAgency(deps: RefreshProfileDeps & { readonly transaction: Transact }, agencyId: AgencyId): Promise<number> {
  const candidates = await deps.transaction(systemActor(agencyId), 'candidate.list', (scope) => scope.candidates.list());
  for (const { id } of candidates) await refreshCandidate(deps, agencyId, id);
  return candidates.length;
}

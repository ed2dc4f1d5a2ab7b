import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';
import { refreshProfile, type RefreshProfileDeps } from '../match/refresh-profile.ts';

export type AgreeZoekprofiel = { readonly candidateId: CandidateId } & Pick<
  ZoekprofielVersion,
  'content' | 'source' | 'reason' | 'agreedOn'
>;

/**
 * Records a version of the zoekprofiel as agreed with the candidate: dated, with source and reason, never over an earlier one.
 * @throws NotAllowedError, NotFoundError
 */
export async function agreeZoekprofiel(
  deps: RefreshProfileDeps & { readonly transaction: Transact },
  actor: Actor,
  { candidateId, ...agreed }: AgreeZoekprofiel,
): Promise<ZoekprofielVersion> {
  return deps.transaction(actor, 'zoekprofiel.write', async (scope) => {
    const added = await scope.zoekprofielen.add(candidateId, agreed);
    const functions = added.content.wanted.map((wanted) => wanted.title);
    const payload = { version: added.version, agreedOn: added.agreedOn, reason: added.reason, functions, maxKm: added.content.maxKm };
    await scope.effort.record(candidateId, { kind: 'zoekprofiel.agreed', payload });
    await refreshProfile(deps, scope, candidateId);
    return added;
  });
}

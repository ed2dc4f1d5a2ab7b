import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';

/** All versions of a candidate's zoekprofiel, newest first. @throws NotAllowedError */
export async function viewZoekprofiel(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<ZoekprofielVersion[]> {
  return transaction(actor, 'zoekprofiel.view', ({ zoekprofielen }) => zoekprofielen.versions(candidateId));
}

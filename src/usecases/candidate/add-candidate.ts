import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';

/**
 * Takes a candidate in, with a data key of their own. A coach who does so is the first coach.
 * @throws NotAllowedError
 */
export async function addCandidate(
  { transaction, clock }: { transaction: Transact; clock: Clock },
  actor: Actor,
  candidate: Omit<Candidate, 'id' | 'version' | 'accountId'>,
): Promise<{ ok: true; candidateId: CandidateId } | { ok: false; refusal: 'reference-taken' }> {
  return transaction(actor, 'candidate.add', async ({ candidates, accounts, audit }) => {
    if (await candidates.isReferenceTaken(candidate.reference, null)) return { ok: false, refusal: 'reference-taken' };
    const candidateId = await candidates.add(candidate);
    if (actor.roles.includes('coach') && actor.accountId !== null) {
      await accounts.assign({ candidateId, accountId: actor.accountId, role: 'coach', startsAt: clock.now() });
    }
    audit.note({ object: 'candidate', objectId: candidateId, candidateId: null });
    return { ok: true, candidateId };
  });
}

import type { Actor } from '../../domain/access/actor.ts';
import { isSearching, type Candidate } from '../../domain/candidate/candidate.ts';
import type { Transact } from '../../ports/transaction.ts';

/**
 * Changes who the candidate is (T1) or where the trajectory stands; the search starts or stops with it.
 * @throws NotAllowedError, NotFoundError, ConflictError
 */
export async function changeCandidate({ transaction }: { transaction: Transact }, actor: Actor, changed: Candidate): Promise<void> {
  await transaction(actor, 'candidate.change', async ({ candidates, outbox, audit }) => {
    const before = await candidates.get(changed.id);
    await candidates.save(changed);
    audit.note({ object: 'candidate', objectId: changed.id, candidateId: changed.id });
    if (isSearching(before.status) === isSearching(changed.status)) return;
    const payload = { agencyId: actor.agencyId, candidateId: changed.id };
    await outbox.add({ job: 'refresh-profile', key: `refresh-profile.${changed.id}.v${changed.version + 1}`, payload });
  });
}

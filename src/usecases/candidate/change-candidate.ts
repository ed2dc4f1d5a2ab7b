import type { Actor } from '../../domain/access/actor.ts';
import { isSearching, type Candidate } from '../../domain/candidate/candidate.ts';
import type { Transact } from '../../ports/transaction.ts';

/**
 * Changes who the candidate is (T1) or where the trajectory stands; the search starts or stops with it.
 * @param changed with the version that was on the screen
 * @throws NotAllowedError, NotFoundError
 */
export async function changeCandidate(
  { transaction }: { transaction: Transact },
  actor: Actor,
  changed: Candidate,
): Promise<{ ok: true } | { ok: false; refusal: 'reference-taken' | 'changed-meanwhile' }> {
  return transaction(actor, 'candidate.change', async ({ candidates, outbox, audit }) => {
    audit.note({ object: 'candidate', objectId: changed.id, candidateId: changed.id });
    const before = await candidates.get(changed.id);
    if (before.version !== changed.version) return { ok: false, refusal: 'changed-meanwhile' };
    if (await candidates.isReferenceTaken(changed.reference, changed.id)) return { ok: false, refusal: 'reference-taken' };
    await candidates.save(changed);
    if (isSearching(before.status) === isSearching(changed.status)) return { ok: true };
    const payload = { agencyId: actor.agencyId, candidateId: changed.id };
    await outbox.add({ job: 'refresh-profile', key: `refresh-profile.${changed.id}.v${changed.version + 1}`, payload });
    return { ok: true };
  });
}

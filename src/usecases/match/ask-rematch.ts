import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';

/** Asks for a candidate to be held against what is new since the last time. @throws NotAllowedError, NotFoundError */
export async function askRematch(
  { transaction, clock }: { transaction: Transact; clock: Clock },
  actor: Actor,
  candidateId: CandidateId,
): Promise<void> {
  await transaction(actor, 'match.ask', async ({ candidates, outbox, audit }) => {
    await candidates.get(candidateId);
    audit.note({ object: 'match', objectId: candidateId, candidateId });
    const payload = { agencyId: actor.agencyId, candidateId };
    await outbox.add({ job: 'match-candidate', key: `match-candidate.${candidateId}.asked.${clock.now().getTime()}`, payload });
  });
}

import type { Actor } from '../../domain/access/actor.ts';
import type { ChainedEntry } from '../../domain/chain/chain.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';

/** The whole log of a candidate with salts, so that a third party can verify it without us. Audited. @throws NotAllowedError, NotFoundError */
export async function exportChain(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<ChainedEntry[]> {
  return transaction(actor, 'effort.export', async ({ candidates, effort, audit }) => {
    await candidates.get(candidateId);
    audit.note({ object: 'effort-log', objectId: candidateId, candidateId, fields: ['chain'] });
    return effort.chain(candidateId);
  });
}

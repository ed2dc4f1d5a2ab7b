import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { OrderWeights } from '../../domain/match/weigh-order.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { QueueItem } from '../../ports/review-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

/** How the queues of an agency are ordered, and what other weights would do to one of them. */
export type ViewedWeights = {
  /** Null: no weights were chosen, and parts are compared one after the other. */
  readonly agreed: OrderWeights | null;
  readonly candidates: readonly Candidate[];
  /** The first of one candidate's queue as it is, and as it would be; null where no candidate was asked. */
  readonly preview: { readonly now: readonly QueueItem[]; readonly after: readonly QueueItem[] } | null;
};

const SHOWN = 15;

/** The weights of the actor's agency, tried on the queue of a candidate. @throws NotAllowedError, NotFoundError */
export async function viewWeights(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { candidateId, weights }: { candidateId: CandidateId | null; weights: OrderWeights | null },
): Promise<ViewedWeights> {
  return transaction(actor, 'order.view', async ({ candidates, reviews }) => {
    const queue = (order: OrderWeights | null | 'agreed') => (id: CandidateId) => reviews.queue(id, ['open'], SHOWN, 0, order);
    return {
      agreed: await reviews.weights(),
      candidates: await candidates.list(),
      preview: candidateId === null ? null : { now: await queue('agreed')(candidateId), after: await queue(weights)(candidateId) },
    };
  });
}

/** Orders the queues of the actor's agency by other weights. @param weights null: parts one after the other again @throws NotAllowedError */
export async function saveWeights({ transaction }: { transaction: Transact }, actor: Actor, weights: OrderWeights | null): Promise<void> {
  await transaction(actor, 'order.change', async ({ reviews, audit }) => {
    await reviews.saveWeights(weights);
    audit.note({ object: 'order-weights', objectId: actor.agencyId, candidateId: null });
  });
}

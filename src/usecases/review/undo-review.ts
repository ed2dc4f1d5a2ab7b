import type { Actor } from '../../domain/access/actor.ts';
import { undoReview as undo, type ReviewDecision } from '../../domain/review/decide-review.ts';
import type { Transact } from '../../ports/transaction.ts';
import { nameVacancy } from '../vacancy/name-vacancy.ts';

/**
 * Takes back a verdict: the match is open again, and off the shortlist if it was on it. Both the verdict and its undoing stay in the log.
 * @throws NotAllowedError, NotFoundError
 */
export async function undoReview(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { reviewId, version }: { reviewId: string; version: number },
): Promise<ReviewDecision> {
  return transaction(actor, 'review.decide', async ({ reviews, shortlists, effort, audit, vacancies }) => {
    const review = await reviews.getForUpdate(reviewId);
    audit.note({ object: 'review', objectId: reviewId, candidateId: review.candidateId });
    const undone = undo(review, version);
    if (!undone.ok) return undone;
    await reviews.save(undone.review, review);
    if (review.status === 'accepted') await shortlists.remove(review.candidateId, review.vacancyId);
    const payload = { verdict: review.status, ...(await nameVacancy({ vacancies }, review.vacancyId)) };
    await effort.record(review.candidateId, { kind: 'review.undone', payload });
    return undone;
  });
}

import type { Actor } from '../../domain/access/actor.ts';
import type { ReviewDecision } from '../../domain/review/decide-review.ts';
import type { CandidateId, VacancyId } from '../../domain/shared/ids.ts';
import { openKeptBack } from '../match/open-kept-back.ts';
import { decideReview } from './decide-review.ts';

/**
 * Puts a vacancy that somebody found straight on the shortlist: its review is opened if need be, and decided like any other.
 * @returns the review, and the decision with its refusal: a match that is probably not suitable asks for a reason first
 * @throws NotAllowedError, NotFoundError
 */
export async function shortlistVacancy(
  deps: Parameters<typeof openKeptBack>[0],
  actor: Actor,
  { candidateId, vacancyId }: { candidateId: CandidateId; vacancyId: VacancyId },
): Promise<{ readonly reviewId: string; readonly decision: ReviewDecision }> {
  const reviewId = await openKeptBack(deps, actor, { candidateId, vacancyId });
  const { version } = await deps.transaction(actor, 'match.view', ({ reviews }) => reviews.get(reviewId));
  const decision = await decideReview(deps, actor, { reviewId, version, verdict: { kind: 'accepted', reason: '' } });
  return { reviewId, decision };
}

import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { Review } from '../../domain/review/review.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import type { MatchId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy, VacancyVersion } from '../../domain/vacancy/vacancy.ts';
import type { KeptMatch } from '../../ports/match-repository.ts';
import type { ReviewEvent } from '../../ports/review-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedReview = {
  readonly candidate: Candidate;
  readonly review: Review;
  readonly whatChanged: string | null;
  readonly kept: KeptMatch;
  readonly vacancy: Vacancy;
  /** The version that was judged; the vacancy may have a newer one. */
  readonly version: VacancyVersion;
  readonly postings: readonly KeptPosting[];
  readonly history: readonly ReviewEvent[];
  /** Reviews before and after this one in the queue; null at its ends, or when this one is not in it. */
  readonly previousId: string | null;
  readonly nextId: string | null;
  /** Place in the queue, counting from 1; null when it is not in it. */
  readonly position: number | null;
  readonly waiting: number;
};

/** Reviews that are looked at for what stands before and after; a queue that is longer is walked through from its front. */
const NEIGHBOURS = 500;

/** One match on the review screen, with the text that it was judged on and the way on through the queue. @throws NotAllowedError, NotFoundError */
export async function viewReview({ transaction }: { transaction: Transact }, actor: Actor, reviewId: string): Promise<ViewedReview> {
  return transaction(actor, 'match.view', async ({ reviews, matches, vacancies, candidates }) => {
    const review = await reviews.get(reviewId);
    const kept = await matches.get(review.matchId);
    const queue = await reviews.queue(review.candidateId, ['open'], NEIGHBOURS, 0);
    const at = queue.findIndex((item) => item.review.id === reviewId);
    return {
      candidate: await candidates.get(review.candidateId),
      review,
      whatChanged: queue[at]?.whatChanged ?? null,
      kept,
      vacancy: await vacancies.get(review.vacancyId),
      version: await vacancies.version(kept.vacancyVersionId),
      postings: await vacancies.postingsOf(review.vacancyId),
      history: await reviews.history(reviewId),
      previousId: queue[at - 1]?.review.id ?? null,
      nextId: (at < 0 ? queue[0] : queue[at + 1])?.review.id ?? null,
      position: at < 0 ? null : at + 1,
      waiting: queue.length,
    };
  });
}

/** The same by its match; a match that was superseded shows the version that it was. @throws NotAllowedError, NotFoundError */
export async function viewReviewOfMatch(deps: { transaction: Transact }, actor: Actor, matchId: MatchId): Promise<ViewedReview> {
  const { kept, reviewId } = await deps.transaction(actor, 'match.view', async ({ matches, reviews }) => {
    const found = await matches.get(matchId);
    const review = await reviews.find(found.match.candidateId, found.match.vacancyId);
    if (!review) throw new NotFoundError('review', matchId);
    return { kept: found, reviewId: review.id };
  });
  const viewed = await viewReview(deps, actor, reviewId);
  const version = await deps.transaction(actor, 'match.view', ({ vacancies }) => vacancies.version(kept.vacancyVersionId));
  return { ...viewed, kept, version };
}

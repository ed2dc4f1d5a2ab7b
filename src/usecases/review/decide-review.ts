import type { Actor } from '../../domain/access/actor.ts';
import type { Json } from '../../domain/chain/canonical-json.ts';
import { decideReview as decide, type ReviewDecision } from '../../domain/review/decide-review.ts';
import type { Review, Verdict } from '../../domain/review/review.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KeptMatch } from '../../ports/match-repository.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

export type DecideReviewDeps = { readonly transaction: Transact; readonly clock: Clock };
export type DecideReview = { readonly reviewId: string; readonly version: number; readonly verdict: Verdict };

/**
 * Records a verdict: an accepted match joins the shortlist, a question goes to the coach, a parked one comes back on its day.
 * @throws NotAllowedError, NotFoundError
 */
export async function decideReview(
  deps: DecideReviewDeps,
  actor: Actor,
  { reviewId, version, verdict }: DecideReview,
): Promise<ReviewDecision> {
  return deps.transaction(actor, 'review.decide', async (scope) => {
    const review = await scope.reviews.getForUpdate(reviewId);
    scope.audit.note({ object: 'review', objectId: reviewId, candidateId: review.candidateId });
    const kept = await scope.matches.get(review.matchId);
    const at = deps.clock.now();
    const seen = { version, needsReason: kept.match.class === 'niet_passend' };
    const decision = decide(review, verdict, seen, { accountId: actor.accountId, at, today: localDateOf(at) });
    if (!decision.ok) return decision;
    await scope.reviews.save(decision.review, review);
    await follow(scope, decision.review, verdict);
    await scope.effort.record(review.candidateId, {
      kind: 'review.decided',
      payload: toEntry(decision.review, kept, await title(scope, kept)),
    });
    return decision;
  });
}

async function follow({ shortlists, questions }: Scope, review: Review, verdict: Verdict): Promise<void> {
  if (verdict.kind === 'accepted') await shortlists.append(review.candidateId, review.vacancyId, review.matchId);
  if (verdict.kind === 'asked') await questions.ask(review.candidateId, review.vacancyId, verdict.question);
}

async function title({ vacancies }: Scope, kept: KeptMatch): Promise<{ function: string; employer: string | null }> {
  const version = await vacancies.version(kept.vacancyVersionId);
  return { function: version.title, employer: version.employer };
}

/** What the log keeps of a verdict: who decided on which match, by which versions; the words of a question stay with the question. */
function toEntry(review: Review, kept: KeptMatch, vacancy: { function: string; employer: string | null }): Record<string, Json> {
  return {
    verdict: review.status,
    reasonCode: review.reasonCode,
    reason: review.status === 'asked' ? null : review.reason,
    parkUntil: review.parkUntil,
    vacancyId: review.vacancyId,
    ...vacancy,
    class: kept.match.class,
    listVersion: kept.match.versions.list,
    zoekprofielVersion: kept.match.versions.zoekprofiel,
    rulesVersion: kept.rulesVersion,
  };
}

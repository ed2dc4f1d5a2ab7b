import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { ReviewStatus } from '../../domain/review/review.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { MatchProfile } from '../../ports/match-repository.ts';
import type { QueueCounts, QueueItem } from '../../ports/review-repository.ts';
import type { Question } from '../../ports/question-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

/** The queues of everybody that the actor works for, with what waits in each. @throws NotAllowedError */
export async function viewQueues(
  { transaction }: { transaction: Transact },
  actor: Actor,
): Promise<{ readonly candidate: Candidate; readonly counts: QueueCounts | null }[]> {
  return transaction(actor, 'review.queue', async ({ candidates, reviews }) => {
    const counts = new Map((await reviews.counts()).map((count) => [count.candidateId, count]));
    return (await candidates.list()).map((candidate) => ({ candidate, counts: counts.get(candidate.id) ?? null }));
  });
}

export type ViewedQueue = {
  readonly candidate: Candidate;
  readonly counts: QueueCounts | null;
  readonly items: readonly QueueItem[];
  /** Null until a list and a zoekprofiel are in force. */
  readonly profile: MatchProfile | null;
  readonly questions: readonly Question[];
};

/** One candidate's queue. @param limit 1 to 200 @throws NotAllowedError, NotFoundError */
export async function viewQueue(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { candidateId, statuses, limit, offset }: { candidateId: CandidateId; statuses: readonly ReviewStatus[]; limit: number; offset: number },
): Promise<ViewedQueue> {
  return transaction(actor, 'review.queue', async ({ candidates, reviews, matches, questions }) => ({
    candidate: await candidates.get(candidateId),
    counts: (await reviews.counts()).find((count) => count.candidateId === candidateId) ?? null,
    items: await reviews.queue(candidateId, statuses, limit, offset),
    profile: await matches.findProfile(candidateId),
    questions: await questions.of(candidateId),
  }));
}

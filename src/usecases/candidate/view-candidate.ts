import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Assignment } from '../../ports/account-repository.ts';
import type { RestPeriod } from '../../ports/candidate-repository.ts';
import type { FmlListSummary } from '../../ports/fml-repository.ts';
import type { MatchProfile } from '../../ports/match-repository.ts';
import type { Question } from '../../ports/question-repository.ts';
import type { QueueCounts } from '../../ports/review-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';

/** Candidates that the actor sees, by name. @throws NotAllowedError */
export async function listCandidates({ transaction }: { transaction: Transact }, actor: Actor): Promise<Candidate[]> {
  return transaction(actor, 'candidate.list', ({ candidates }) => candidates.list());
}

export type ViewedCandidate = {
  readonly candidate: Candidate;
  readonly assignments: readonly Assignment[];
  /** What follows is empty or null for whoever may not see limits (office). */
  readonly list: FmlListSummary | null;
  readonly zoekprofiel: ZoekprofielVersion | null;
  readonly profile: MatchProfile | null;
  readonly counts: QueueCounts | null;
  readonly questions: readonly Question[];
  readonly rests: readonly RestPeriod[];
};

/** A candidate's front page. Row-level security leaves out what the actor may not see. @throws NotAllowedError, NotFoundError */
export async function viewCandidate(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<ViewedCandidate> {
  return transaction(actor, 'candidate.view', async (scope) => ({
    candidate: await scope.candidates.get(candidateId),
    assignments: await scope.accounts.assignmentsOf(candidateId),
    list: await scope.lists.summaryInForce(candidateId),
    zoekprofiel: await scope.zoekprofielen.inForce(candidateId),
    profile: await scope.matches.findProfile(candidateId),
    counts: (await scope.reviews.counts()).find((count) => count.candidateId === candidateId) ?? null,
    questions: await scope.questions.of(candidateId),
    rests: await scope.candidates.rests(candidateId),
  }));
}

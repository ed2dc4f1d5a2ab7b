import type { Actor } from '../../domain/access/actor.ts';
import type { MatchId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy, VacancyVersion } from '../../domain/vacancy/vacancy.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { KeptMatch } from '../../ports/match-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedMatch = {
  readonly candidate: Candidate;
  readonly kept: KeptMatch;
  readonly vacancy: Vacancy;
  /** The version that was judged; the vacancy may have a newer one. */
  readonly version: VacancyVersion;
  readonly postings: readonly KeptPosting[];
};

/** A match with the text that it was judged on, for the review screen and the explanation page. @throws NotAllowedError, NotFoundError */
export async function viewMatch({ transaction }: { transaction: Transact }, actor: Actor, matchId: MatchId): Promise<ViewedMatch> {
  return transaction(actor, 'match.view', async ({ matches, vacancies, candidates }) => {
    const kept = await matches.get(matchId);
    const { vacancyId, candidateId } = kept.match;
    return {
      candidate: await candidates.get(candidateId),
      kept,
      vacancy: await vacancies.get(vacancyId),
      version: await vacancies.version(kept.vacancyVersionId),
      postings: await vacancies.postingsOf(vacancyId),
    };
  });
}

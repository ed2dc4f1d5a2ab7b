import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { Match } from '../../domain/match/match.ts';
import type { Review } from '../../domain/review/review.ts';
import type { CandidateId, SourceId, VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { SearchRequest } from '../../domain/vacancy/search-request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import type { VacancyHits, VacancyIndex } from '../../ports/vacancy-index.ts';
import { toMatchable } from '../match/match-candidate.ts';
import { toVacancyQuery } from './to-vacancy-query.ts';

export type SearchVacanciesDeps = { transaction: Transact; rules: Rules; index: VacancyIndex; clock: Clock };

/** How a found vacancy stands to the candidate for whom one looks. */
export type HitForCandidate = {
  /** Null when there is no profile in force, or the vacancy is not read yet. */
  readonly match: Match | null;
  /** Rules that keep it out of the review queue. */
  readonly keptBackBy: readonly string[];
  readonly review: Pick<Review, 'id' | 'status'> | null;
};

export type FoundVacancies = {
  readonly found: VacancyHits;
  readonly sources: ReadonlyMap<SourceId, string>;
  /** True: the place that was typed is not known, and does not narrow the search. */
  readonly placeUnknown: boolean;
  readonly candidate: Candidate | null;
  /** Per shown hit; empty without a candidate. */
  readonly forCandidate: ReadonlyMap<VacancyId, HitForCandidate>;
};

/**
 * Finds vacancies, and holds those shown against the candidate for whom one looks. The engine hears what was typed, and never for whom.
 * @throws NotAllowedError, NotFoundError, UpstreamError
 */
export async function searchVacancies(
  deps: SearchVacanciesDeps,
  actor: Actor,
  { asked, limit, offset, candidateId }: { asked: SearchRequest; limit: number; offset: number; candidateId: CandidateId | null },
): Promise<FoundVacancies> {
  const sources = await deps.transaction(actor, 'vacancy.view', async (scope) => scope.sources.list());
  const query = toVacancyQuery(deps, asked);
  const found = await deps.index.search({ ...query, agencyId: actor.agencyId, limit, offset });
  const shown = found.hits.map(({ id }) => id);
  return {
    found,
    sources: new Map(sources.map(({ id, name }) => [id, name])),
    placeUnknown: asked.place !== '' && query.near === null,
    ...(candidateId === null
      ? { candidate: null, forCandidate: new Map<VacancyId, HitForCandidate>() }
      : await deps.transaction(actor, 'match.view', (scope) => holdAgainst(deps, scope, candidateId, shown))),
  };
}

/** Judges the shown vacancies anew, in the words that the actor may read. */
async function holdAgainst(
  { rules, clock }: SearchVacanciesDeps,
  { candidates, matches, vacancies, reviews }: Scope,
  candidateId: CandidateId,
  shown: readonly VacancyId[],
): Promise<{ candidate: Candidate; forCandidate: ReadonlyMap<VacancyId, HitForCandidate> }> {
  const candidate = await candidates.get(candidateId);
  const profile = await matches.findProfile(candidateId);
  const read = new Map((await vacancies.readLive(shown, rules.version)).map((vacancy) => [vacancy.version.vacancyId, vacancy]));
  const today = localDateOf(clock.now());
  const forCandidate = new Map<VacancyId, HitForCandidate>();
  for (const vacancyId of shown) {
    const vacancy = read.get(vacancyId);
    const match = profile && vacancy ? rules.match(rules.toMatchable(vacancy), toMatchable(profile), today) : null;
    const review = await reviews.find(candidateId, vacancyId);
    forCandidate.set(vacancyId, { match, keptBackBy: match === null ? [] : rules.keptBackBy(match), review });
  }
  return { candidate, forCandidate };
}

import { systemActor, type Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { AgencyId, CandidateId } from '../../domain/shared/ids.ts';
import type { SavedSearch, SearchRequest } from '../../domain/vacancy/search-request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { KeptSearch } from '../../ports/saved-search-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { VacancyIndex } from '../../ports/vacancy-index.ts';
import { toVacancyQuery } from './to-vacancy-query.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };

/** Keeps a search for a candidate, from now on counted every day. @throws NotAllowedError, NotFoundError */
export async function keepSearch(
  { transaction }: Deps,
  actor: Actor,
  { candidateId, name, asked }: { candidateId: CandidateId; name: string; asked: SearchRequest },
): Promise<string> {
  return transaction(actor, 'search.keep', async ({ candidates, savedSearches }) => {
    await candidates.get(candidateId);
    return savedSearches.add(candidateId, { name, asked });
  });
}

/** A candidate's saved searches. @throws NotAllowedError, NotFoundError */
export async function viewSavedSearches(
  { transaction }: Deps,
  actor: Actor,
  candidateId: CandidateId,
): Promise<{ readonly candidate: Candidate; readonly searches: readonly SavedSearch[] }> {
  return transaction(actor, 'search.view', async ({ candidates, savedSearches }) => ({
    candidate: await candidates.get(candidateId),
    searches: await savedSearches.of(candidateId),
  }));
}

/** Saved searches with new vacancies, of everybody that the actor works for. @throws NotAllowedError */
export async function listNews({ transaction }: Deps, actor: Actor): Promise<readonly KeptSearch[]> {
  return transaction(actor, 'review.queue', async ({ savedSearches }) =>
    (await savedSearches.list()).filter(({ news }) => news !== null && news > 0),
  );
}

/**
 * Opens a saved search: from now on nothing in it is new.
 * @returns what to search, and since when a vacancy is new to whoever opened it
 * @throws NotAllowedError, NotFoundError
 */
export async function openSavedSearch(
  { transaction, clock }: Deps,
  actor: Actor,
  id: string,
): Promise<{ readonly candidateId: CandidateId; readonly asked: SearchRequest; readonly newSince: Date }> {
  return transaction(actor, 'search.keep', async ({ savedSearches, audit }) => {
    const { candidateId, asked, lookedAt } = await savedSearches.get(id);
    audit.note({ object: 'saved-search', objectId: id, candidateId });
    await savedSearches.look(id, clock.now());
    return { candidateId, asked, newSince: lookedAt };
  });
}

/** Ends a saved search; the record keeps it. @throws NotAllowedError, NotFoundError */
export async function endSavedSearch({ transaction, clock }: Deps, actor: Actor, id: string): Promise<CandidateId> {
  return transaction(actor, 'search.keep', async ({ savedSearches }) => {
    const { candidateId } = await savedSearches.get(id);
    await savedSearches.end(id, clock.now());
    return candidateId;
  });
}

/**
 * Counts what is new in every saved search of an agency. The window of each begins where somebody last looked, whatever happened to earlier
 * counts: a run that fails loses nothing, and one that runs twice counts nothing twice.
 * @returns how many searches were counted
 */
export async function countNews(
  deps: Deps & { readonly rules: Pick<Rules, 'resolveHome'>; readonly index: VacancyIndex },
  agencyId: AgencyId,
): Promise<number> {
  const actor = systemActor(agencyId);
  const searches = await deps.transaction(actor, 'search.view', ({ savedSearches }) => savedSearches.list());
  for (const { id, asked, lookedAt } of searches) {
    const query = toVacancyQuery(deps, asked);
    const seenSince = query.seenSince !== null && query.seenSince > lookedAt ? query.seenSince : lookedAt;
    const { total } = await deps.index.search({ ...query, seenSince, agencyId, limit: 1, offset: 0 });
    const at = deps.clock.now();
    await deps.transaction(actor, 'search.view', ({ savedSearches }) => savedSearches.count(id, { news: total, lookedAt, at }));
  }
  return searches.length;
}

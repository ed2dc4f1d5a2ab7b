import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import type { AgencyId, VacancyId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy } from '../../domain/vacancy/vacancy.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { VacancyDocument, VacancyIndex } from '../../ports/vacancy-index.ts';

export type IndexVacancyDeps = {
  readonly transaction: Transact;
  readonly rules: Pick<Rules, 'plainText' | 'version'>;
  readonly index: VacancyIndex;
};

/** Brings the search index up to date with one vacancy. @param agencyId the agency that pasted it; null for the shared record */
export async function indexVacancy(deps: IndexVacancyDeps, agencyId: AgencyId | null, vacancyId: VacancyId): Promise<void> {
  const actor: Actor = agencyId === null ? INSTALLATION_ACTOR : systemActor(agencyId);
  const document = await deps.transaction(actor, 'vacancy.ingest', async ({ vacancies }) => {
    const vacancy = await vacancies.get(vacancyId);
    return toDocument(deps.rules, vacancy, await vacancies.postingsOf(vacancyId));
  });
  await deps.index.put([document]);
}

/** A vacancy as the search engine may know it. */
export function toDocument(rules: Pick<Rules, 'plainText'>, vacancy: Vacancy, postings: readonly KeptPosting[]): VacancyDocument {
  const { current } = vacancy;
  const [place] = current.record.places;
  return {
    id: vacancy.id,
    agencyId: vacancy.agencyId,
    title: current.title,
    employer: current.employer,
    town: place?.town ?? place?.asWritten ?? null,
    body: rules.plainText(current.description, current.descriptionFormat),
    live: vacancy.state === 'live',
    point: place?.point ?? null,
    hoursMin: current.record.hoursPerWeek?.min ?? null,
    hoursMax: current.record.hoursPerWeek?.max ?? null,
    education: current.record.education,
    contract: current.record.contract,
    sources: [...new Set(postings.flatMap((posting) => (posting.sourceName === null ? [] : [posting.sourceName])))],
    firstSeenAt: vacancy.firstSeenAt,
  };
}

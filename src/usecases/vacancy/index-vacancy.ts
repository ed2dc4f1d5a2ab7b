import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../domain/access/actor.ts';
import { canonicalJson } from '../../domain/chain/canonical-json.ts';
import type { AgencyId, VacancyId } from '../../domain/shared/ids.ts';
import { withPostingFacts } from '../../domain/vacancy/with-posting-facts.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { VacancyDocument, VacancyIndex } from '../../ports/vacancy-index.ts';
import type { IndexedVacancy } from '../../ports/vacancy-repository.ts';

export type IndexVacancyDeps = {
  readonly transaction: Transact;
  readonly rules: Pick<Rules, 'plainText' | 'searchTerms' | 'version'>;
  readonly hasher: Hasher;
  readonly index: VacancyIndex;
};

/**
 * Brings the search index up to date with one vacancy; one that is no longer live is taken out.
 * @param agencyId the agency that pasted it; null for the shared record
 */
export async function indexVacancy(deps: IndexVacancyDeps, agencyId: AgencyId | null, vacancyId: VacancyId): Promise<void> {
  const actor: Actor = agencyId === null ? INSTALLATION_ACTOR : systemActor(agencyId);
  const live = await deps.transaction(actor, 'vacancy.ingest', ({ vacancies }) => vacancies.findForIndex(vacancyId, deps.rules.version));
  if (live === null) await deps.index.remove([vacancyId]);
  else await deps.index.put([toDocument(deps, live)]);
}

/** A vacancy as the search engine may know it. */
export function toDocument(
  { rules, hasher }: Pick<IndexVacancyDeps, 'rules' | 'hasher'>,
  { vacancy, reading, sources }: IndexedVacancy,
): VacancyDocument {
  const { current, firstSeenAt } = vacancy;
  const place = current.record.places.find(({ point }) => point !== null) ?? current.record.places[0];
  const gates = reading === null ? null : withPostingFacts(reading, current.record).gates;
  const hours = gates?.hoursPerWeek ?? current.record.hoursPerWeek;
  const body = rules.plainText(current.description, current.descriptionFormat);
  const facts = {
    id: vacancy.id,
    agencyId: vacancy.agencyId,
    title: current.title,
    employer: current.employer,
    town: place?.town ?? place?.asWritten ?? null,
    body,
    terms: rules.searchTerms(current.title, body),
    point: place?.point ?? null,
    hoursMin: hours?.min ?? null,
    hoursMax: hours?.max ?? null,
    education: gates?.education ?? current.record.education,
    contract: gates?.contract ?? current.record.contract,
    workingTimes: gates?.workingTimes ?? [],
    occupation: reading?.occupations[0]?.code ?? null,
    sources,
  };
  return { ...facts, firstSeenAt, fingerprint: hasher.sha256(canonicalJson({ ...facts, firstSeenAt: firstSeenAt.toISOString() })) };
}

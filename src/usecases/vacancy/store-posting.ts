import { canonicalJson } from '../../domain/chain/canonical-json.ts';
import { isClosedByText } from '../../domain/posting/closing-notice.ts';
import type { PostingContent } from '../../domain/posting/posting.ts';
import type { RunId, SourceId, VacancyId } from '../../domain/shared/ids.ts';
import { identityOf } from '../../domain/vacancy/identity.ts';
import type { KeptPosting, VacancyRecord } from '../../domain/vacancy/vacancy.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope } from '../../ports/transaction.ts';
import type { NewVersion } from '../../ports/vacancy-repository.ts';
import { groupVacancy, passOnLead } from './group-vacancy.ts';

export type StorePostingDeps = { readonly rules: Rules; readonly hasher: Hasher };
export type StoredPosting = { readonly what: 'added' | 'changed' | 'unchanged' | 'back'; readonly vacancyId: VacancyId };
type From = { readonly sourceId: SourceId | null; readonly runId: RunId | null; readonly shared: boolean; readonly seenAt: Date };

/**
 * Keeps one posting as published, and brings the vacancy that it tells of up to date: a new one, another door to a known one, a new version,
 * or one that is back. A new version is read at once.
 */
export async function storePosting(deps: StorePostingDeps, scope: Scope, content: PostingContent, from: From): Promise<StoredPosting> {
  const contentSha256 = deps.hasher.sha256(canonicalJson(content));
  const known = await scope.vacancies.findPosting(from.sourceId, content.externalKey);
  if (known?.contentSha256 === contentSha256) return seeAgain(scope, known, from.seenAt);
  const vacancyId = known ? await changeVacancy(deps, scope, known, content, from) : await findOrAddVacancy(deps, scope, content, from);
  const change = { runId: from.runId, vacancyId, content, contentSha256, seenAt: from.seenAt };
  if (known) await scope.vacancies.changePosting(known.id, change);
  else await scope.vacancies.addPosting({ ...change, sourceId: from.sourceId, shared: from.shared });
  if (isClosedByText(content)) await closeVacancy(scope, vacancyId, content.externalKey, from);
  const payload = { agencyId: from.shared ? null : scope.actor.agencyId, vacancyId };
  await scope.outbox.add({ job: 'index-vacancy', key: `index-vacancy.${vacancyId}.${contentSha256.slice(0, 16)}`, payload });
  return { what: known ? 'changed' : 'added', vacancyId };
}

async function seeAgain(scope: Scope, known: KeptPosting, seenAt: Date): Promise<StoredPosting> {
  await scope.vacancies.seePosting(known.id, seenAt);
  const vacancy = await scope.vacancies.get(known.vacancyId);
  // One that is over by its own word or by its date is not back because it is still to be seen.
  const back = vacancy.state === 'gone' || (known.state === 'gone' && vacancy.state === 'live');
  if (back) {
    await scope.vacancies.setState(known.vacancyId, 'live', seenAt);
    const key = `index-vacancy.${known.vacancyId}.back.${seenAt.getTime()}`;
    await scope.outbox.add({ job: 'index-vacancy', key, payload: { agencyId: vacancy.agencyId, vacancyId: known.vacancyId } });
  } else await scope.vacancies.touch(known.vacancyId, seenAt);
  return { what: back ? 'back' : 'unchanged', vacancyId: known.vacancyId };
}

/** A vacancy whose page says that it is over ends, unless another door still offers it. */
async function closeVacancy(scope: Scope, vacancyId: VacancyId, externalKey: string, { sourceId, seenAt }: From): Promise<void> {
  const others = (await scope.vacancies.postingsOf(vacancyId)).filter(
    (posting) => posting.state === 'live' && !(posting.sourceId === sourceId && posting.externalKey === externalKey),
  );
  if (others.length > 0) return;
  await scope.vacancies.setState(vacancyId, 'closed', seenAt);
  await passOnLead(scope, vacancyId);
}

/** A posting that changed takes its vacancy along, unless other postings still tell the old one: then it goes its own way. */
async function changeVacancy(
  deps: StorePostingDeps,
  scope: Scope,
  known: KeptPosting,
  content: PostingContent,
  from: From,
): Promise<VacancyId> {
  const others = (await scope.vacancies.postingsOf(known.vacancyId)).filter(
    (posting) => posting.id !== known.id && posting.state === 'live',
  );
  if (others.length > 0) return findOrAddVacancy(deps, scope, content, from);
  const version = await scope.vacancies.addVersion(known.vacancyId, identity(deps, content), toVersion(deps, content));
  await scope.vacancies.saveReading(version.id, deps.rules.read(toText(version)));
  await groupVacancy(deps, scope, known.vacancyId, from.shared);
  await scope.vacancies.setState(known.vacancyId, 'live', from.seenAt);
  return known.vacancyId;
}

async function findOrAddVacancy(deps: StorePostingDeps, scope: Scope, content: PostingContent, from: From): Promise<VacancyId> {
  const same = await scope.vacancies.findByIdentity(identity(deps, content));
  if (same && (same.agencyId === null) === from.shared) {
    if (same.state === 'live') await scope.vacancies.touch(same.id, from.seenAt);
    else await scope.vacancies.setState(same.id, 'live', from.seenAt);
    return same.id;
  }
  const { vacancyId, version } = await scope.vacancies.add({
    identity: identity(deps, content),
    seenAt: from.seenAt,
    shared: from.shared,
    version: toVersion(deps, content),
  });
  await scope.vacancies.saveReading(version.id, deps.rules.read(toText(version)));
  await groupVacancy(deps, scope, vacancyId, from.shared);
  return vacancyId;
}

function identity({ rules, hasher }: StorePostingDeps, content: PostingContent): string {
  return identityOf(content, rules.plainText(content.description, content.descriptionFormat), (text) => hasher.sha256(text));
}

function toVersion({ rules, hasher }: StorePostingDeps, content: PostingContent): NewVersion {
  const record: VacancyRecord = {
    url: content.url,
    places: content.locations.map((location) => rules.resolvePlace(location)),
    remote: content.remote,
    postedOn: content.postedOn,
    closingOn: content.closingOn,
    validThroughOn: content.validThroughOn,
    hoursPerWeek: content.hoursPerWeek,
    salary: content.salary,
    contract: content.contract,
    education: content.education,
    marks: content.marks,
  };
  return {
    title: content.title,
    employer: content.employer,
    description: content.description,
    descriptionFormat: content.descriptionFormat,
    cut: content.cut,
    record,
    sha256: hasher.sha256(content.description),
  };
}

/** A vacancy version as the reader takes it in. */
export function toText(version: NewVersion): Parameters<Rules['read']>[0] {
  const [place] = version.record.places;
  return {
    title: version.title,
    description: version.description,
    format: version.descriptionFormat,
    cut: version.cut,
    employer: version.employer,
    location: place?.asWritten ?? null,
    country: place?.country ?? null,
  };
}

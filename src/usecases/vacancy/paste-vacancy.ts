import type { Actor } from '../../domain/access/actor.ts';
import type { PostingContent } from '../../domain/posting/posting.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FetchedPage, PageFetcher } from '../../ports/page-fetcher.ts';
import type { ParsePage } from '../../ports/source-reader.ts';
import type { Transact } from '../../ports/transaction.ts';
import { storePosting, type StorePostingDeps } from './store-posting.ts';

export type PasteVacancyDeps = StorePostingDeps & {
  readonly transaction: Transact;
  readonly clock: Clock;
  readonly fetcher: PageFetcher;
  readonly parse: ParsePage;
};

export type PastedText = {
  readonly title: string;
  readonly employer: string;
  readonly location: string;
  readonly url: string;
  readonly text: string;
};
export type PasteRefusal =
  | { readonly kind: 'title-missing' | 'text-too-short' | 'text-too-long' | 'no-vacancy' }
  | { readonly kind: 'not-fetched'; readonly page: Exclude<FetchedPage['kind'], 'ok'>; readonly detail: string }
  | { readonly kind: 'refused-by-parser'; readonly detail: string };
type Pasted = { ok: true; vacancyId: VacancyId; others: number } | { ok: false; refusal: PasteRefusal };

const PASTED_MIN = 80;
const PASTED_MAX = 200_000;

/**
 * Takes in a vacancy that somebody found: fetched politely by its address, read like any other, visible to this agency alone.
 * @returns `others`: vacancies on the same page that were not taken
 * @throws NotAllowedError
 */
export async function pasteLink(deps: PasteVacancyDeps, actor: Actor, url: string): Promise<Pasted> {
  await deps.transaction(actor, 'vacancy.view', async () => undefined);
  const page = await deps.fetcher.fetch(url);
  if (page.kind !== 'ok') {
    const detail = 'detail' in page ? page.detail : '';
    return { ok: false, refusal: { kind: 'not-fetched', page: page.kind, detail } };
  }
  const { refused, postings } = deps.parse({ bytes: page.bytes, contentType: page.contentType, url: page.url });
  if (refused !== null) return { ok: false, refusal: { kind: 'refused-by-parser', detail: refused } };
  const [content] = postings;
  if (!content) return { ok: false, refusal: { kind: 'no-vacancy' } };
  const vacancyId = await keep(deps, actor, { ...content, url: content.url ?? page.url });
  return { ok: true, vacancyId, others: postings.length - 1 };
}

/** Takes in a vacancy as text: from a mail, a telephone call, a page that we may not read. @throws NotAllowedError */
export async function pasteText(deps: PasteVacancyDeps, actor: Actor, pasted: PastedText): Promise<Pasted> {
  const [title, text] = [pasted.title.trim(), pasted.text.trim()];
  if (title === '') return { ok: false, refusal: { kind: 'title-missing' } };
  if (text.length < PASTED_MIN) return { ok: false, refusal: { kind: 'text-too-short' } };
  if (text.length > PASTED_MAX) return { ok: false, refusal: { kind: 'text-too-long' } };
  const content = toPosting(pasted, {
    title,
    text,
    externalKey: `pasted.${deps.hasher.sha256(`${title}\n${text}`)}`,
    today: localDateOf(deps.clock.now()),
  });
  return { ok: true, vacancyId: await keep(deps, actor, content), others: 0 };
}

type Given = { readonly title: string; readonly text: string; readonly externalKey: string; readonly today: LocalDate };

function toPosting(pasted: PastedText, { title, text, externalKey, today }: Given): PostingContent {
  const location = pasted.location.trim();
  return {
    externalKey,
    url: pasted.url.trim() === '' ? null : pasted.url.trim(),
    title,
    employer: pasted.employer.trim() === '' ? null : pasted.employer.trim(),
    employerMarkup: null,
    locations:
      location === '' ? [] : [{ asWritten: location, town: null, postcode: null, region: null, country: null, lat: null, lon: null }],
    remote: null,
    postedOn: today,
    closingOn: null,
    validThroughOn: null,
    hoursPerWeek: null,
    salary: null,
    contract: [],
    contractAsWritten: null,
    education: null,
    identifier: null,
    description: text,
    descriptionFormat: 'text',
    cut: false,
    marks: [],
  };
}

async function keep(deps: PasteVacancyDeps, actor: Actor, content: PostingContent): Promise<VacancyId> {
  return deps.transaction(actor, 'vacancy.paste', async (scope) => {
    const seenAt = deps.clock.now();
    const { vacancyId } = await storePosting(deps, scope, content, { sourceId: null, runId: null, shared: false, seenAt });
    scope.audit.note({ object: 'vacancy', objectId: vacancyId, candidateId: null });
    await scope.outbox.add({ job: 'match-new', key: `match-new.${vacancyId}.${seenAt.getTime()}`, payload: {} });
    return vacancyId;
  });
}

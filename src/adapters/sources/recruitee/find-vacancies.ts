import { toEntryFault, type FindVacancies } from '../crawl.ts';

/** Where a Recruitee careers site answers, on its own host and on a customer's. @source docs.recruitee.com, "Careers Site API" */
const OFFERS_PATH = '/api/offers/';

/** Reads all published offers at once: one request brings every vacancy with its text. */
export const findVacancies: FindVacancies = async function* find(source, crawl) {
  const url = new URL(OFFERS_PATH, source.address).href;
  const { current } = await crawl.recall(url);
  const page = await crawl.ask(url, current?.validators);
  if (page === null) return null;
  if (page.kind === 'not-modified' || (page.kind === 'ok' && current?.sha256 === page.sha256)) {
    for (const key of current?.externalKeys ?? []) crawl.listEntry(key);
    yield* crawl.stillThere(current);
    yield crawl.pageEvent(url, 'unchanged', null, current);
    return null;
  }
  if (page.kind !== 'ok') return toEntryFault(page);
  const { refused, postings, unreadable } = crawl.parse({ bytes: page.bytes, contentType: page.contentType, url: page.url });
  if (refused !== null) return { state: 'failed', reason: 'not-readable', detail: refused };
  for (const content of postings) {
    crawl.listEntry(content.externalKey);
    yield* crawl.show(content, page);
  }
  for (const entry of unreadable) yield crawl.unreadableCard(entry.url ?? url, 'refused-by-parser', entry.detail);
  const keys = postings.map(({ externalKey }) => externalKey);
  yield crawl.pageEvent(url, 'read', page, unreadable.length === 0 ? crawl.remember(url, page, keys) : null);
  return null;
};

import type { EntryFault } from '../../domain/source/run-outcome.ts';
import type { PageMemory, ReadEvent } from '../../ports/source-reader.ts';
import { toEntryFault, type Crawl, type OkPage } from './crawl.ts';

/**
 * `isWhole`: the one answer is everything, so that "not modified" can stand for it. `json`: asked by POST.
 * `onAnswer`: told of each answer before it is parsed; false: it only names vacancies, and there is nothing to parse.
 * `toPage`: turns what came into what can be parsed (a PDF into its text).
 */
export type ReadListOptions = {
  readonly isWhole?: boolean;
  readonly json?: string;
  readonly onAnswer?: (page: OkPage) => boolean;
  readonly toPage?: (page: OkPage) => Promise<OkPage>;
};

function* stillListed(url: string, memory: PageMemory | null, crawl: Crawl): Generator<ReadEvent> {
  for (const key of memory?.externalKeys ?? []) crawl.listEntry(key);
  yield* crawl.stillThere(memory);
  yield crawl.pageEvent(url, 'unchanged', null, memory);
}

/** Reads one answer that holds a list of vacancies with their texts: an ATS's, a table, a page. @returns what was wrong with it */
export async function* readList(
  url: string,
  crawl: Crawl,
  { isWhole = true, json, onAnswer, toPage }: ReadListOptions = {},
): AsyncGenerator<ReadEvent, EntryFault | null> {
  // Pages that are asked for by POST share one address.
  const name = json === undefined ? url : `${url}#${json}`;
  const { current } = await crawl.recall(name);
  const page = await crawl.ask(url, isWhole ? current?.validators : null, json);
  if (page === null) return null;
  if (page.kind === 'not-modified') {
    yield* stillListed(name, current, crawl);
    return null;
  }
  if (page.kind !== 'ok') return toEntryFault(page);
  if (current?.sha256 === page.sha256) {
    onAnswer?.(page);
    yield* stillListed(name, current, crawl);
    return null;
  }
  if (onAnswer?.(page) === false) {
    yield crawl.pageEvent(url, 'read', page, null);
    return null;
  }
  const readable = (await toPage?.(page)) ?? page;
  const { refused, postings, unreadable } = crawl.parse({ bytes: readable.bytes, contentType: readable.contentType, url: page.url });
  if (refused !== null) return { state: 'failed', reason: 'not-readable', detail: refused };
  const keys: string[] = [];
  for (const content of postings) {
    const key = yield* crawl.show(content, page);
    crawl.listEntry(key);
    keys.push(key);
  }
  for (const entry of unreadable) yield crawl.unreadableCard(entry.url ?? url, 'refused-by-parser', entry.detail);
  yield crawl.pageEvent(url, 'read', page, unreadable.length === 0 ? crawl.remember(name, page, keys) : null);
  return null;
}

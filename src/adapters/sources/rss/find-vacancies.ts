import type { PostingContent } from '../../../domain/posting/posting.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import type { RssRecipe, Source } from '../../../domain/source/source.ts';
import type { ReadEvent } from '../../../ports/source-reader.ts';
import { missedBy, saysOver, toEntryFault, type Crawl, type FindVacancies, type OkPage } from '../crawl.ts';

/** A vacancy text is longer than this; a feed entry that is shorter is a summary of it. In characters, without tags. Our choice. */
const THIN_BELOW = 600;

function wantsDetail(content: PostingContent, recipe: RssRecipe): boolean {
  if (recipe.detail !== 'thin') return recipe.detail === 'always';
  return content.cut || content.description.replaceAll(/<[^<>]*>/g, '').length < THIN_BELOW;
}

/**
 * Reads the page behind an entry, and shows what stands there under the entry's key. Where the page gives nothing, what an earlier run
 * read there stays (a summary must not replace a whole text), else the entry is shown; one whose page says that it is over is not.
 * @returns whether the entry is dealt with for good: the feed may be passed over while it does not change
 */
async function* readDetail(entry: PostingContent, url: string, feed: OkPage, crawl: Crawl): AsyncGenerator<ReadEvent, boolean> {
  const { known, current } = await crawl.recall(url);
  const page = await crawl.ask(url, current?.validators);
  if (current && (page?.kind === 'not-modified' || (page?.kind === 'ok' && page.sha256 === current.sha256))) {
    yield* crawl.stillThere(current);
    yield crawl.pageEvent(url, 'unchanged', null, current);
    return true;
  }
  const parsed = page?.kind === 'ok' ? crawl.parse({ bytes: page.bytes, contentType: page.contentType, url: page.url }) : null;
  if (parsed !== null && saysOver(parsed)) {
    yield crawl.overEvent(url);
    return true;
  }
  const content = parsed?.refused === null && parsed.postings.length === 1 ? parsed.postings[0] : undefined;
  if (page?.kind === 'ok' && content) {
    yield* crawl.show({ ...content, externalKey: entry.externalKey, url: content.url ?? entry.url }, page);
    yield crawl.pageEvent(url, 'read', page, crawl.remember(url, page, [entry.externalKey]));
    return true;
  }
  if (known?.externalKeys.includes(entry.externalKey)) yield* crawl.stillThere(known);
  else yield* crawl.show(entry, feed);
  if (page === null || page.kind === 'not-modified') return false;
  if (page.kind === 'blocked') crawl.tally.blockedPages += 1;
  if (page.kind === 'blocked' || page.kind === 'refused' || page.kind === 'failed') {
    yield { kind: 'unreadable', url, reason: missedBy(page), detail: `${page.reason} ${page.detail}`.trim() };
  }
  yield crawl.pageEvent(url, page.kind === 'ok' ? 'read' : page.kind, page.kind === 'ok' ? page : null, null);
  return page.kind === 'ok' || page.kind === 'gone';
}

/** Without this the feed's own address could send us anywhere. */
const isOfSite = (source: Source, url: string | null): url is string => url !== null && isSameSite(source.address, url);

/** Reads the feed, and the page behind each entry that the recipe wants whole. */
export const findVacancies: FindVacancies = async function* find(source, crawl) {
  if (source.recipe.kind !== 'rss') throw new TypeError(`an rss source with a recipe for ${source.recipe.kind}`);
  const { recipe } = source;
  const { current } = await crawl.recall(source.address);
  const feed = await crawl.ask(source.address, current?.validators);
  if (feed === null) return null;
  if (feed.kind === 'not-modified' || (feed.kind === 'ok' && current?.sha256 === feed.sha256)) {
    for (const key of current?.externalKeys ?? []) crawl.listEntry(key);
    yield* crawl.stillThere(current);
    yield crawl.pageEvent(source.address, 'unchanged', null, current);
    return null;
  }
  if (feed.kind !== 'ok') return toEntryFault(feed);
  const { refused, postings, unreadable } = crawl.parse({ bytes: feed.bytes, contentType: feed.contentType, url: feed.url });
  if (refused !== null) return { state: 'failed', reason: 'not-readable', detail: refused };
  for (const { externalKey } of postings) crawl.listEntry(externalKey);
  let isWhole = unreadable.length === 0;
  for (const entry of postings) {
    if (isOfSite(source, entry.url) && wantsDetail(entry, recipe) && !crawl.isOver()) {
      const isDone = yield* readDetail(entry, entry.url, feed, crawl);
      isWhole &&= isDone;
    } else {
      yield* crawl.show(entry, feed);
      isWhole &&= !crawl.isOver();
    }
  }
  for (const entry of unreadable) yield crawl.unreadableCard(entry.url ?? source.address, 'refused-by-parser', entry.detail);
  const keys = postings.map(({ externalKey }) => externalKey);
  yield crawl.pageEvent(source.address, 'read', feed, isWhole ? crawl.remember(source.address, feed, keys) : null);
  return null;
};

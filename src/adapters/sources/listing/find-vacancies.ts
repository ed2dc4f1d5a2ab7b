import { LayoutChangedError } from '../../../domain/shared/errors.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import type { EntryFault } from '../../../domain/source/run-outcome.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import type { ListingRecipe, Source } from '../../../domain/source/source.ts';
import type { ReadEvent } from '../../../ports/source-reader.ts';
import { toEntryFault, type Crawl, type FindVacancies, type OkPage } from '../crawl.ts';
import { decodeFile } from '../parse-any.ts';
import { parseListing, type ParsedListing } from './parse-listing.ts';

function readListing(page: OkPage, recipe: ListingRecipe): ParsedListing | LayoutChangedError {
  try {
    return parseListing(decodeFile(page.bytes, page.contentType), page.url, recipe);
  } catch (error) {
    if (error instanceof LayoutChangedError) return error;
    throw error;
  }
}

/** Pages in a row without a vacancy that is new to us, after which an overview is at its end: some lead on for ever. */
const PAGES_WITHOUT_NEWS = 3;

/** Goes through the overview from page to page, and collects the addresses of the vacancies. */
async function* readOverview(
  source: Source,
  recipe: ListingRecipe,
  crawl: Crawl,
  urls: string[],
): AsyncGenerator<ReadEvent, EntryFault | null> {
  const seen = new Set<string>();
  let withoutNews = 0;
  for (let url: string | null = source.address; url !== null && !seen.has(normaliseUrl(url) ?? url);) {
    seen.add(normaliseUrl(url) ?? url);
    const page = await crawl.ask(url);
    if (page === null || page.kind === 'not-modified') return null;
    if (page.kind !== 'ok') {
      const fault = toEntryFault(page);
      // What was listed so far can be read, unless we are being kept out.
      return fault && urls.length > 0 && fault.state === 'failed' ? { ...fault, state: 'partial' } : fault;
    }
    const listing = readListing(page, recipe);
    if (listing instanceof LayoutChangedError)
      return { state: urls.length > 0 ? 'partial' : 'failed', reason: 'layout-changed', detail: listing.message };
    const listedBefore = urls.length;
    for (const card of listing.unreadable) yield crawl.unreadableCard(page.url, card.reason, card.text);
    for (const card of listing.cards) {
      if (!isSameSite(source.address, card.url)) yield crawl.unreadableCard(card.url, 'other-site', card.title);
      else if (crawl.listPage(card.url)) urls.push(card.url);
    }
    yield crawl.pageEvent(url, 'read', page, null);
    withoutNews = urls.length > listedBefore ? 0 : withoutNews + 1;
    if (withoutNews >= PAGES_WITHOUT_NEWS) return null;
    url = listing.next !== null && isSameSite(source.address, listing.next) ? listing.next : null;
  }
  return null;
}

/** Reads the overview to its last page, then each vacancy that it names. */
export const findVacancies: FindVacancies = async function* find(source, crawl) {
  if (source.recipe.kind !== 'listing') throw new TypeError(`a listing source with a recipe for ${source.recipe.kind}`);
  const urls: string[] = [];
  const fault = yield* readOverview(source, source.recipe, crawl, urls);
  if (fault && fault.state !== 'partial') return fault;
  for (const url of urls) yield* crawl.readPage(url, true);
  return fault;
};

import { loadHtml } from '../page/load-html.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import { matchesPath } from '../../../domain/source/robots.ts';
import type { EntryFault } from '../../../domain/source/run-outcome.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import type { JsonLdRecipe, Source } from '../../../domain/source/source.ts';
import type { ReadEvent } from '../../../ports/source-reader.ts';
import { toEntryFault, type Crawl, type FindVacancies } from '../crawl.ts';
import { decodeFile } from '../parse-any.ts';
import { parseSitemap, type SitemapEntry } from './parse-sitemap.ts';

/** More sitemaps than this behind one index are a maze, or a mistake; the run is then partial. */
const SITEMAPS_MAX = 500;

const LOOKS_LIKE_SITEMAP = /\.(?:xml|txt)(?:\.gz)?$/i;

type Listing = { readonly entries: readonly SitemapEntry[]; readonly fault: EntryFault | null; readonly isThere: boolean };

/** An http address on a site that we know by https is written carelessly; the site answers on https. */
function onOwnScheme(url: string, source: Source): string {
  const [own, listed] = [new URL(source.address), new URL(url)];
  if (own.protocol === 'https:' && listed.protocol === 'http:' && listed.host === own.host) listed.protocol = 'https:';
  return listed.href;
}

function isWanted(url: string, source: Source, recipe: JsonLdRecipe): boolean {
  const parsed = URL.parse(url);
  if (!parsed || !isSameSite(source.address, url)) return false;
  const path = `${parsed.pathname}${parsed.search}`;
  const fits = (pattern: string): boolean => matchesPath(pattern, path);
  return (recipe.include.length === 0 || recipe.include.some(fits)) && !recipe.exclude.some(fits);
}

async function firstSitemaps(source: Source, recipe: JsonLdRecipe, crawl: Crawl): Promise<readonly string[]> {
  if (recipe.sitemaps.length > 0) return recipe.sitemaps;
  if (LOOKS_LIKE_SITEMAP.test(new URL(source.address).pathname)) return [source.address];
  const named = (await crawl.sitemapsOf(source.address)).filter((url) => isSameSite(source.address, url));
  return named.length > 0 ? named : [new URL('/sitemap.xml', source.address).href];
}

/** Goes through the sitemaps, wide before deep, each one once. */
async function readSitemaps(source: Source, recipe: JsonLdRecipe, crawl: Crawl): Promise<Listing> {
  const waiting = (await firstSitemaps(source, recipe, crawl)).map((url) => onOwnScheme(url, source));
  const seen = new Set<string>();
  const entries: SitemapEntry[] = [];
  let [fault, isThere]: [EntryFault | null, boolean] = [null, false];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const key = normaliseUrl(url) ?? url;
    if (seen.has(key)) continue;
    if (seen.size >= SITEMAPS_MAX)
      return { entries, isThere, fault: { state: 'partial', reason: 'page-limit', detail: `${SITEMAPS_MAX} sitemaps` } };
    seen.add(key);
    const page = await crawl.ask(url);
    if (page === null) break;
    if (page.kind === 'gone') continue;
    if (page.kind === 'blocked') return { entries: [], isThere: true, fault: toEntryFault(page) };
    if (page.kind !== 'ok') {
      const why = page.kind === 'not-modified' ? null : toEntryFault(page);
      fault ??= why && { ...why, state: why.state === 'failed' && isThere ? 'partial' : why.state };
      continue;
    }
    const sitemap = parseSitemap(page.bytes);
    if (sitemap.kind === 'refused')
      fault ??= { state: isThere ? 'partial' : 'failed', reason: 'not-readable', detail: `${url}: ${sitemap.reason}` };
    else isThere = true;
    if (sitemap.kind === 'index')
      waiting.push(...sitemap.sitemaps.filter((child) => isSameSite(source.address, child)).map((child) => onOwnScheme(child, source)));
    if (sitemap.kind === 'urls') entries.push(...sitemap.entries);
  }
  return { entries, fault: fault?.state === 'failed' && isThere ? { ...fault, state: 'partial' } : fault, isThere };
}

/** Where the budget does not reach all pages, those that no run has read yet come first: else the same ones would be read each time. */
async function newPagesFirst(urls: readonly string[], source: Source, crawl: Crawl): Promise<readonly string[]> {
  if (urls.length <= source.limits.maxPages) return urls;
  const known = new Set<string>();
  for (const url of urls) if ((await crawl.recall(url)).current !== null) known.add(url);
  return [...urls.filter((url) => !known.has(url)), ...urls.filter((url) => known.has(url))];
}

/** Without a sitemap: the page at the source's address, and where the recipe says which links are vacancies, those. */
async function* readFromPage(source: Source, recipe: JsonLdRecipe, crawl: Crawl): AsyncGenerator<ReadEvent, EntryFault | null> {
  crawl.listPage(source.address);
  if (recipe.include.length === 0) {
    yield* crawl.readPage(source.address, false);
    return null;
  }
  const page = await crawl.ask(source.address);
  if (page === null || page.kind === 'not-modified') return null;
  if (page.kind !== 'ok') return toEntryFault(page);
  const { refused } = crawl.parse({ bytes: page.bytes, contentType: page.contentType, url: page.url });
  if (refused !== null) return { state: 'failed', reason: 'not-readable', detail: refused };
  const $ = loadHtml(decodeFile(page.bytes, page.contentType));
  const links = $('a[href]')
    .toArray()
    .flatMap((link) => URL.parse($(link).attr('href') ?? '', page.url)?.href.replace(/#.*$/, '') ?? []);
  const wanted = links.filter((url) => isWanted(url, source, recipe)).filter((url) => crawl.listPage(url));
  for (const url of wanted) yield* crawl.readPage(url, true);
  return null;
}

/** Finds the pages of a site by its sitemaps, the newest first, and reads each. */
export const findVacancies: FindVacancies = async function* find(source, crawl) {
  if (source.recipe.kind !== 'json-ld') throw new TypeError(`a json-ld source with a recipe for ${source.recipe.kind}`);
  const { recipe } = source;
  const { entries, fault, isThere } = await readSitemaps(source, recipe, crawl);
  if (!isThere && (fault === null || fault.reason === 'not-readable')) return yield* readFromPage(source, recipe, crawl);
  if (fault && fault.state !== 'partial') return fault;
  // Only dates as the protocol writes them can be compared as text.
  const dateOf = ({ modified }: SitemapEntry): string => (modified !== null && /^\d{4}-\d{2}/.test(modified) ? modified : '');
  const newestFirst = entries.toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
  const urls = newestFirst
    .map(({ url }) => onOwnScheme(url, source))
    .filter((url) => isWanted(url, source, recipe))
    .filter((url) => crawl.listPage(url));
  for (const url of await newPagesFirst(urls, source, crawl)) yield* crawl.readPage(url, recipe.include.length > 0);
  return fault;
};

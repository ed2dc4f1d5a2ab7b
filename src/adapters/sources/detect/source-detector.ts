import type { CheerioAPI } from 'cheerio';
import { loadHtml } from '../page/load-html.ts';
import type { GateRules } from '../../../domain/gate/gate-rules.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import { ATS_KINDS, type AtsKind } from '../../../domain/source/source.ts';
import type { PageFetcher } from '../../../ports/page-fetcher.ts';
import type { Detected, SourceDetector, SourceProposal } from '../../../ports/source-detector.ts';
import { ATS_FAMILIES, findBoard } from '../ats/families.ts';
import type { OkPage } from '../crawl.ts';
import { parseSitemap, type SitemapEntry } from '../json-ld/parse-sitemap.ts';
import { createParseAny, decodeFile, type ParsedAny } from '../parse-any.ts';
import { proposeListing, VACANCY_WORD } from './propose-listing.ts';

/** Sitemaps that are opened to find out where the vacancies are. */
const SITEMAPS_MAX = 4;
/** How often a page is left for the one that it calls its vacancies. */
const HOPS_MAX = 2;
/** A vacancy's own text is longer than what stands on a card. In characters. */
const WHOLE_TEXT_MIN = 250;
const FEED_KINDS = new Set(['rss', 'atom', 'json-feed']);
const LEADS_ON =
  /^(?:(?:bekijk |naar |alle |onze |open(?:staande)? |actuele )*(?:vacatures?|vacancies|jobs|open positions|openings|careers|carri[eè]re)|werken (?:bij|voor).{0,40}|kom (?:bij ons )?werken.{0,30}|join us|work with us|jobs? bij.{0,40})[\s→>»!]*$/i;

/** What an employer's own site carries when an ATS makes its careers pages. */
const MADE_BY: readonly (readonly [AtsKind, RegExp])[] = [
  ['recruitee', /recruiteecdn\.com|careers-analytics\.recruitee\.com|data-recruitee/i],
  ['teamtailor', /teamtailor-cdn\.com|assets-aws\.teamtailor|window\.Teamtailor/i],
];

type Deps = { readonly fetcher: PageFetcher; readonly rules: GateRules };

/** An address as people paste it. */
function toAddress(pasted: string): URL | null {
  const text = pasted.trim().replace(/^[<("']+|[>)"'.,]+$/g, '');
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  // "vacatures" alone is no host: a word without a dot names nothing on the web.
  return url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[') ? url : null;
}

const plain = (
  kind: AtsKind | 'table' | 'page' | 'pdf',
  address: string,
  because: SourceProposal['because'],
  detail: string,
): SourceProposal => ({
  address,
  recipe: { kind },
  because,
  detail,
});

function atsProposal(kind: AtsKind, url: URL, because: SourceProposal['because'], detail: string): SourceProposal {
  // Boards that live on a host of their own are named by it; the others by the list itself.
  const isOwnHost = ['recruitee', 'teamtailor', 'personio'].includes(kind);
  return plain(kind, isOwnHost ? `${url.origin}/` : ATS_FAMILIES[kind].listUrl(url).url, because, detail);
}

/** Works out from an address how its vacancies can be read. */
export function createSourceDetector({ fetcher, rules }: Deps): SourceDetector {
  const parseAny = createParseAny(rules);
  const parse = ({ bytes, contentType, url }: OkPage): ParsedAny => {
    try {
      return parseAny(bytes, { contentType, url });
    } catch {
      return { kind: 'page', refused: 'not readable', postings: [], unreadable: [] };
    }
  };

  async function detect(pasted: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Detected> {
    const first = toAddress(pasted);
    if (first === null)
      return {
        address: pasted,
        title: null,
        proposals: [],
        failure: { kind: 'refused', reason: 'address-form', detail: pasted.slice(0, 100) },
      };
    const options = signal ? { signal } : {};
    const proposals: SourceProposal[] = [];
    let [url, title, failure]: [URL, string | null, Detected['failure']] = [first, null, null];
    const seen = new Set<string>();
    for (let hop = 0; hop <= HOPS_MAX && !seen.has(url.href); hop += 1) {
      seen.add(url.href);
      const board = findBoard(url.href);
      if (board !== null) proposals.push(atsProposal(board.kind, url, 'ats-address', board.board));
      const page = await fetcher.fetch(url.href, options);
      if (page.kind !== 'ok') {
        if (hop === 0 && page.kind !== 'not-modified') failure = page;
        break;
      }
      const parsed = parse(page);
      proposals.push(...ofAnswer(page, parsed));
      if (!isHtml(page)) break;
      if (hop === 0 && parsed.refused !== null) failure = { kind: 'refused-by-parser', detail: parsed.refused };
      const html = decodeFile(page.bytes, page.contentType);
      const $ = loadHtml(html);
      title ??= titleOf($, new URL(page.url));
      proposals.push(...ofPage($, html, page.url));
      proposals.push(...(await ofSitemap(page.url, parsed, options)));
      const listing = parsed.refused === null ? proposeListing(html, page.url) : null;
      if (listing !== null)
        proposals.push({
          address: page.url,
          recipe: listing.recipe,
          because: 'links',
          detail: `${listing.cards} links: ${listing.recipe.item}`,
        });
      if (proposals.length > 0) break;
      const onward = leadsOn($, page.url);
      if (onward === null) break;
      url = onward;
    }
    return { address: first.href, title, proposals: ranked(proposals), failure };
  }

  /** What the answer itself is, when it is no page that leads to vacancies but holds them. */
  function ofAnswer(page: OkPage, { kind, refused, postings }: ParsedAny): readonly SourceProposal[] {
    const count = `${postings.length} x ${kind}`;
    if (kind === 'sitemap')
      return [
        {
          address: new URL('/', page.url).href,
          recipe: { kind: 'json-ld', sitemaps: [page.url], include: [], exclude: [] },
          because: 'answer',
          detail: kind,
        },
      ];
    if (kind === 'pdf') return [plain('pdf', page.url, 'answer', kind)];
    if (refused !== null || postings.length === 0) return [];
    if (FEED_KINDS.has(kind))
      return [{ address: page.url, recipe: { kind: 'rss', detail: 'thin', lists: 'all' }, because: 'answer', detail: count }];
    const ats = ATS_KINDS.find((one) => one === kind);
    if (ats !== undefined) return [plain(ats, page.url, 'answer', count)];
    if (kind === 'table') return [plain('table', page.url, 'answer', count)];
    const whole = postings.filter(({ description }) => description.length >= WHOLE_TEXT_MIN);
    const isList = kind === 'json' || kind === 'xml' || kind === 'sections' || postings.length >= 2;
    return isList && whole.length >= Math.max(1, postings.length * 0.8) ? [plain('page', page.url, 'answer', count)] : [];
  }

  /** What a page names: boards of an ATS, feeds, lists in PDF. */
  function ofPage($: CheerioAPI, html: string, pageUrl: string): readonly SourceProposal[] {
    const found: SourceProposal[] = [];
    const known = new Set<string>();
    for (const [address] of html.replaceAll('\\/', '/').matchAll(/https?:\/\/[\w.-]+\.[a-z]{2,}(?:\/[^\s"'<>\\)]*)?/gi)) {
      const board = findBoard(address);
      const url = URL.parse(address);
      if (board === null || url === null || known.has(`${board.kind}.${board.board}`)) continue;
      known.add(`${board.kind}.${board.board}`);
      found.push(atsProposal(board.kind, url, 'ats-link', board.board));
      if (known.size >= 5) break;
    }
    for (const [kind, mark] of MADE_BY)
      if (mark.test(html)) found.push(atsProposal(kind, new URL(pageUrl), 'ats-link', new URL(pageUrl).host));
    const feeds = $(
      'link[rel~="alternate"][type*="rss"],link[rel~="alternate"][type*="atom"],link[rel~="alternate"][type*="feed+json"],a[href$=".rss"],a[href$="/feed/"],a[href*="rss.xml"]',
    )
      .toArray()
      .flatMap((link) => URL.parse(link.attribs['href'] ?? '', pageUrl) ?? [])
      .filter((url) => isSameSite(pageUrl, url.href) && !/comment|reactie/i.test(url.href));
    for (const href of [...new Set(feeds.map((url) => url.href))].slice(0, 3))
      found.push({ address: href, recipe: { kind: 'rss', detail: 'thin', lists: 'all' }, because: 'feed-link', detail: href });
    const lists = $('a[href*=".pdf"]')
      .toArray()
      .filter((link) => VACANCY_WORD.test(`${link.attribs['href'] ?? ''} ${$(link).text()}`));
    if (lists.length > 0) found.push(plain('pdf', pageUrl, 'pdf-link', `${lists.length} x pdf`));
    return found;
  }

  /** Where in the sitemaps the vacancies stand, tried on one of them. */
  async function ofSitemap(
    pageUrl: string,
    parsed: ParsedAny,
    options: { readonly signal?: AbortSignal },
  ): Promise<readonly SourceProposal[]> {
    const named = (await fetcher.sitemapsOf(pageUrl, options)).filter((url) => isSameSite(pageUrl, url));
    const waiting = named.length > 0 ? [...named] : [new URL('/sitemap.xml', pageUrl).href];
    const entries: SitemapEntry[] = [];
    for (let opened = 0; opened < SITEMAPS_MAX && waiting.length > 0; opened += 1) {
      waiting.sort((a, b) => Number(VACANCY_WORD.test(b)) - Number(VACANCY_WORD.test(a)));
      const page = await fetcher.fetch(waiting.shift() ?? '', options);
      const sitemap = page.kind === 'ok' ? parseSitemap(page.bytes) : null;
      if (sitemap?.kind === 'index') waiting.push(...sitemap.sitemaps.filter((url) => isSameSite(pageUrl, url)));
      if (sitemap?.kind === 'urls') entries.push(...sitemap.entries);
      if (entries.some(({ url }) => folderOf(url) !== null)) break;
    }
    const folders = new Map<string, string[]>();
    for (const { url } of entries) {
      const folder = isSameSite(pageUrl, url) ? folderOf(url) : null;
      if (folder !== null) folders.set(folder, [...(folders.get(folder) ?? []), url]);
    }
    const [best] = [...folders].toSorted(([, a], [, b]) => b.length - a.length);
    if (!best) return [];
    const [folder, urls] = best;
    // The page that was pasted may be one of them: it was read already.
    const isRead = parsed.postings.length === 1 && new URL(pageUrl).pathname.startsWith(folder);
    if (!isRead && !(await isVacancy(urls, options))) return [];
    const recipe = { kind: 'json-ld', sitemaps: named.length > 0 ? named.slice(0, 10) : [], include: [folder], exclude: [] } as const;
    return [{ address: new URL('/', pageUrl).href, recipe, because: 'sitemap', detail: `${urls.length} x ${folder}` }];
  }

  async function isVacancy(urls: readonly string[], options: { readonly signal?: AbortSignal }): Promise<boolean> {
    for (const url of [urls[0], urls.at(-1)]) {
      const page = url === undefined ? null : await fetcher.fetch(url, options);
      if (page?.kind === 'ok' && parse(page).postings.length === 1) return true;
    }
    return false;
  }

  return { detect };
}

const isHtml = ({ contentType, bytes }: OkPage): boolean =>
  /html/i.test(contentType ?? '') ||
  /^\s*<(?:!doctype html|html|head|body|div|main)/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 500)));

/** The folder of an address that a word for vacancies stands in, with at least one more part behind it. */
function folderOf(address: string): string | null {
  const { pathname } = new URL(address);
  const parts = pathname.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => VACANCY_WORD.test(`/${part}`));
  if (at < 0 || at >= parts.length - 1) return null;
  return `/${parts.slice(0, at + 1).join('/')}/`;
}

function titleOf($: CheerioAPI, url: URL): string {
  const site = tidy($('meta[property="og:site_name"]').attr('content') ?? '');
  return (
    site ||
    tidy(
      $('head > title')
        .first()
        .text()
        .split(/\s+[|–—·-]\s+/)
        .at(-1) ?? '',
    ) ||
    url.host
  ).slice(0, 100);
}

/** The link by which a page leads to its vacancies: on its own site, or on one that an employer keeps for them. */
function leadsOn($: CheerioAPI, pageUrl: string): URL | null {
  for (const link of $('a[href]').toArray()) {
    const url = URL.parse(link.attribs['href'] ?? '', pageUrl);
    if (url === null || !/^https?:$/.test(url.protocol) || normaliseUrl(url.href) === normaliseUrl(pageUrl)) continue;
    if (LEADS_ON.test(tidy($(link).text()))) return new URL(url.href.replace(/#.*$/, ''));
  }
  return null;
}

const ORDER: readonly SourceProposal['because'][] = ['ats-address', 'answer', 'ats-link', 'sitemap', 'links', 'feed-link', 'pdf-link'];

/** Each way once, the surest first: what was made to be read by machines before what was made for the eye. */
function ranked(proposals: readonly SourceProposal[]): readonly SourceProposal[] {
  const seen = new Set<string>();
  return proposals
    .filter(({ recipe, address }) => {
      const key = `${recipe.kind} ${normaliseUrl(address) ?? address}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .toSorted((a, b) => ORDER.indexOf(a.because) - ORDER.indexOf(b.because));
}

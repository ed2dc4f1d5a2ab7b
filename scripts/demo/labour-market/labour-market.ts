import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceDraft } from '../../../src/domain/source/check-source.ts';
import { ConfigError } from '../../../src/domain/shared/errors.ts';
import { localDateOf } from '../../../src/domain/shared/local-date.ts';
import { renderAtom, renderOffers, renderPackedSitemap, renderRss, renderSitemap, renderSitemapIndex } from './render-feed.ts';
import {
  overviewPath,
  pageCount,
  pathOf,
  renderHome,
  renderMissing,
  renderOverview,
  renderRefusal,
  renderVacancy,
  type LiveSite,
} from './render-page.ts';
import { SITES, type DemoSite } from './sites.ts';
import { loadVacancies } from './vacancies.ts';

/** Seconds between two requests that every site asks for. */
const CRAWL_DELAY_SECONDS = 0.2;
const MAX_PAGES = 500;

/**
 * One site of the demo labour market, running.
 * `vacancies`: those that can be read and are still open; `unreadable`: pages that it lists and that give nothing, on purpose.
 */
export type MarketSite = {
  readonly name: string;
  readonly origin: string;
  readonly vacancies: number;
  readonly unreadable: number;
  readonly draft: SourceDraft;
};
export type LabourMarket = { readonly sites: readonly MarketSite[]; stop(): Promise<void> };

type Answer = { readonly type: string; readonly body: string | Buffer; readonly status?: number };

/**
 * Starts the sites of the demo labour market on loopback, each on a port of its own.
 * @param firstPort the sites take this one and those that follow; 0: any that is free
 * @throws ConfigError when a port is taken
 */
export async function startLabourMarket({ firstPort }: { firstPort: number }): Promise<LabourMarket> {
  const vacancies = loadVacancies(localDateOf(new Date()));
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map(close));
  };
  try {
    const sites: MarketSite[] = [];
    for (const [index, site] of SITES.entries()) {
      let live: LiveSite = { site, origin: '', vacancies: vacancies.filter((vacancy) => vacancy.site === site.key) };
      const server = createServer((request, response) => answerOf(live)(request, response));
      live = { ...live, origin: await listen(server, firstPort === 0 ? 0 : firstPort + index) };
      servers.push(server);
      const unreadable = live.vacancies.filter(({ answer }) => answer !== undefined).length;
      const { origin } = live;
      sites.push({
        name: site.name,
        origin,
        vacancies: live.vacancies.filter(({ answer, over }) => answer === undefined && !over).length,
        unreadable,
        draft: draftOf(site, origin),
      });
    }
    return { sites, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(server: Server, port: number): Promise<string> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause;
    throw new ConfigError(
      `Poort ${port} is bezet, en de demo-arbeidsmarkt heeft die nodig. Draait er nog een demo? Stop die met Ctrl+C, of maak de poort vrij.`,
    );
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

/** The site as an administrator would enter it. */
function draftOf({ name, recipe, entry, cron, region }: DemoSite, origin: string): SourceDraft {
  return {
    name,
    kind: recipe.kind,
    address: `${origin}${entry}`,
    recipe,
    cron,
    region,
    state: { status: 'active' },
    limits: { minDelayMs: CRAWL_DELAY_SECONDS * 1_000, maxPages: MAX_PAGES },
  };
}

/** Answers as a small web server does: whole, or "not modified" where the visitor has it already. */
function answerOf(live: LiveSite): RequestListener {
  const pages = pagesOf(live);
  return (request, response) => {
    const { pathname = '/', search = '' } = URL.parse(request.url ?? '/', live.origin) ?? {};
    const answer = pages.get(`${pathname}${search}`)?.() ?? { status: 404, type: HTML, body: renderMissing(live) };
    const etag = `"${createHash('sha256').update(answer.body).digest('hex').slice(0, 20)}"`;
    if (answer.status === undefined && request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(answer.status ?? 200, { 'content-type': answer.type, etag }).end(answer.body);
  };
}

const HTML = 'text/html; charset=utf-8';
const XML = 'application/xml; charset=utf-8';

function pagesOf(live: LiveSite): ReadonlyMap<string, () => Answer> {
  const { site, vacancies } = live;
  const pages = new Map<string, () => Answer>([
    ['/', () => ({ type: HTML, body: renderHome(live) })],
    ['/robots.txt', () => ({ type: 'text/plain; charset=utf-8', body: robots(live) })],
  ]);
  for (let page = 1; page <= pageCount(live); page += 1) {
    pages.set(overviewPath(page), () => ({ type: HTML, body: renderOverview(live, page) }));
  }
  for (const vacancy of vacancies) {
    const answer = (): Answer =>
      vacancy.answer === 'blocked'
        ? { status: 403, type: HTML, body: renderRefusal(site) }
        : { type: HTML, body: renderVacancy(live, vacancy) };
    pages.set(pathOf(site, vacancy), answer);
  }
  if (site.sitemap === 'plain') pages.set('/sitemap.xml', () => ({ type: XML, body: renderSitemap(live) }));
  if (site.sitemap === 'packed-index') {
    pages.set('/sitemap.xml', () => ({ type: XML, body: renderSitemapIndex(live) }));
    pages.set('/sitemap-vacatures.xml.gz', () => ({ type: 'application/gzip', body: renderPackedSitemap(live) }));
  }
  if (site.publishes === 'rss') pages.set(site.entry, () => ({ type: 'application/rss+xml; charset=utf-8', body: renderRss(live) }));
  if (site.publishes === 'atom') pages.set(site.entry, () => ({ type: 'application/atom+xml; charset=utf-8', body: renderAtom(live) }));
  if (site.publishes === 'recruitee')
    pages.set('/api/offers/', () => ({ type: 'application/json; charset=utf-8', body: renderOffers(live) }));
  return pages;
}

function robots({ site, origin }: LiveSite): string {
  const lines = ['User-agent: *', `Crawl-delay: ${CRAWL_DELAY_SECONDS}`, ...site.disallow.map((path) => `Disallow: ${path}`)];
  if (site.sitemap !== 'none') lines.push('', `Sitemap: ${origin}/sitemap.xml`);
  return `${lines.join('\n')}\n`;
}

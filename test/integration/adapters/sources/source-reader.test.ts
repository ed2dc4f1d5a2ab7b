import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHostGate } from '../../../../src/adapters/http/host-gate.ts';
import { createPageFetcher, DEFAULT_FETCH_LIMITS } from '../../../../src/adapters/http/page-fetcher.ts';
import { createSourceReader } from '../../../../src/adapters/sources/source-reader.ts';
import type { PostingContent } from '../../../../src/domain/posting/posting.ts';
import { toSourceId } from '../../../../src/domain/shared/ids.ts';
import type { Source, SourceRecipe } from '../../../../src/domain/source/source.ts';
import type { PageMemory, ParsePage, ReadEvent } from '../../../../src/ports/source-reader.ts';
import { aPosting } from '../../../support/a-posting.ts';

/** A site on loopback; `asked` is what was asked of it, robots.txt aside. */
let origin: string;
let server: Server;
let pages: Map<string, RequestListener>;
let asked: string[];
/** What the use case would have kept, page by page. */
let kept: Map<string, PageMemory>;

const text =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };

beforeEach(async () => {
  [pages, asked, kept] = [new Map(), [], new Map()];
  server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path !== '/robots.txt') asked.push(path);
    const page = pages.get(path);
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const aPostingNamed = (externalKey: string, changes: Partial<PostingContent> = {}): PostingContent =>
  aPosting({
    externalKey,
    url: `${origin}/${externalKey}`,
    title: `Vacature ${externalKey}`,
    employer: null,
    description: 'Je laadt en lost vrachtwagens.',
    ...changes,
  });

/** The pages of these tests hold what a parser would make of them. */
const parse: ParsePage = ({ bytes }) => {
  const page = Buffer.from(bytes).toString();
  if (page.startsWith('voorbij')) return { refused: 'over: Deze vacature is vervuld.', postings: [], unreadable: [] };
  if (page.startsWith('stuk')) return { refused: 'broken', postings: [], unreadable: [] };
  const [postings, unreadable = []] = page.startsWith('[') ? JSON.parse(page) : [[], []];
  return { refused: null, postings, unreadable };
};

const holding = (...postings: PostingContent[]): RequestListener => text(JSON.stringify([postings]));

function aSource(recipe: SourceRecipe, changes: Partial<Source> = {}): Source {
  return {
    id: toSourceId('s1'),
    name: 'Voorbeeldbank',
    kind: recipe.kind,
    address: `${origin}/`,
    recipe,
    schedule: { cron: '30 3 * * *', tz: 'Europe/Amsterdam' },
    region: null,
    state: { status: 'active' },
    limits: { minDelayMs: 0, maxPages: 100 },
    ...changes,
  };
}

const SITEMAP: SourceRecipe = { kind: 'json-ld', sitemaps: [], include: ['/v/'], exclude: [] };
const OVERVIEW: SourceRecipe = { kind: 'listing', list: 'ul', item: 'li', link: 'a', title: 'a', next: '.next' };
const FEED: SourceRecipe = { kind: 'rss', detail: 'never', lists: 'all' };

async function readAll(source: Source, parserVersion = '1', onPage: () => void = () => {}): Promise<ReadEvent[]> {
  let nowMs = Date.parse('2026-06-01T08:00:00Z');
  const clock = { now: () => new Date(nowMs) };
  const hostGate = createHostGate({ clock, sleep: async (ms) => void (nowMs += ms) });
  const config = {
    ...DEFAULT_FETCH_LIMITS,
    agentName: 'Spoorzoeker',
    agentVersion: '0.1',
    contact: 'https://bureau.example',
    allowedOrigins: [origin],
    onlyAllowedOrigins: true,
  };
  const fetcher = createPageFetcher(config, { clock, hostGate });
  const memories = { find: async (_: Source, url: string) => kept.get(url) ?? null };
  const events: ReadEvent[] = [];
  asked.length = 0;
  for await (const event of createSourceReader({ fetcher, memories, parse, parserVersion, clock }).read(source, { onPage })) {
    events.push(event);
    if (event.kind === 'page' && event.memory) kept.set(event.memory.url, event.memory);
  }
  return events;
}

const keysOf = (events: ReadEvent[], kind: 'posting' | 'still-there'): string[] =>
  events.flatMap((event) =>
    event.kind === 'posting' && kind === 'posting'
      ? [event.content.externalKey]
      : event.kind === 'still-there' && kind === 'still-there'
        ? [event.externalKey]
        : [],
  );
const unreadableOf = (events: ReadEvent[]): string[] =>
  events.flatMap((event) => (event.kind === 'unreadable' ? [`${event.reason} ${event.url.replace(origin, '')}`] : []));
const endOf = (events: ReadEvent[]): ReadEvent | undefined => events.at(-1);

const urlset = (...paths: string[]): string => `<urlset>${paths.map((path) => `<url><loc>${origin}${path}</loc></url>`).join('')}</urlset>`;
const overview = (paths: string[], next = ''): string =>
  `<ul>${paths.map((path) => `<li><a href="${path}">Vacature</a></li>`).join('')}</ul>${next === '' ? '' : `<a class="next" href="${next}">Verder</a>`}`;

describe('a site with sitemaps', () => {
  it('is read by the index that robots.txt names, packed or not, each page once', async () => {
    pages.set('/robots.txt', text(`Sitemap: ${origin}/index.xml\n`));
    pages.set(
      '/index.xml',
      text(`<sitemapindex><sitemap><loc>${origin}/a.xml.gz</loc></sitemap><sitemap><loc>${origin}/b.txt</loc></sitemap></sitemapindex>`),
    );
    pages.set('/a.xml.gz', text(gzipSync(urlset('/v/1', '/over-ons', '/v/2?utm_source=x')), { 'content-type': 'application/gzip' }));
    pages.set('/b.txt', text(`${origin}/v/2\n${origin}/v/3\nhttps://anders.example/v/4\n`));
    pages.set('/v/1', holding(aPostingNamed('1')));
    pages.set('/v/2?utm_source=x', holding(aPostingNamed('2')));
    pages.set('/v/3', holding(aPostingNamed('3a'), aPostingNamed('3b')));
    const events = await readAll(aSource(SITEMAP));
    expect(keysOf(events, 'posting')).toEqual(['1', '2', '3a', '3b']);
    expect(asked).toEqual(['/index.xml', '/a.xml.gz', '/b.txt', '/v/1', '/v/2?utm_source=x', '/v/3']);
    expect(endOf(events)).toMatchObject({ kind: 'finished', state: 'complete', reason: null, tally: { listed: 3, found: 4 } });
  });

  it('gives the postings of a page before the page, with the hash of what they stood on', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    const [posting, page, finished] = await readAll(aSource(SITEMAP));
    expect([posting?.kind, page?.kind, finished?.kind]).toEqual(['posting', 'page', 'finished']);
    expect(page?.kind === 'page' && posting?.kind === 'posting' && page.memory?.sha256 === posting.sha256).toBe(true);
  });

  it('is not read again where nothing changed, and loses no vacancy by it', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2')));
    pages.set('/v/1', (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"' }).end(JSON.stringify([[aPostingNamed('1')]]));
    });
    pages.set('/v/2', holding(aPostingNamed('2')));
    await readAll(aSource(SITEMAP));
    const again = await readAll(aSource(SITEMAP));
    expect(keysOf(again, 'posting')).toEqual([]);
    expect(keysOf(again, 'still-there')).toEqual(['1', '2']);
    expect(endOf(again)).toMatchObject({ state: 'complete', tally: { found: 2 } });
    const byNewParser = await readAll(aSource(SITEMAP), '2');
    expect(keysOf(byNewParser, 'posting')).toEqual(['1', '2']);
  });

  it('that shows one vacancy at two addresses gives it once, changed or not', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/1-oud')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    pages.set('/v/1-oud', holding(aPostingNamed('1')));
    expect(keysOf(await readAll(aSource(SITEMAP)), 'posting')).toEqual(['1']);
    pages.set('/v/1-oud', holding(aPostingNamed('1', { employer: 'Voorbeeld' })));
    const events = await readAll(aSource(SITEMAP));
    expect([keysOf(events, 'still-there'), unreadableOf(events)]).toEqual([['1'], []]);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { found: 1 } });
  });

  it('keeps a vacancy whose page is there but cannot be read this time', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3', '/v/4')));
    for (const key of ['1', '2', '3', '4']) pages.set(`/v/${key}`, holding(aPostingNamed(key)));
    await readAll(aSource(SITEMAP));
    pages.set('/v/1', text('stuk'));
    pages.set('/v/2', text('', {}, 500));
    pages.set('/v/3', text('', {}, 404));
    const events = await readAll(aSource(SITEMAP));
    expect(keysOf(events, 'still-there')).toEqual(['1', '2', '4']);
    expect(unreadableOf(events)).toEqual(['refused-by-parser /v/1', 'failed /v/2']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'pages-failed', tally: { gonePages: 1, failedPages: 1 } });
  });

  it('takes a page that now sends to the front page for gone', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3')));
    pages.set('/', holding(aPostingNamed('voorpagina')));
    pages.set('/v/1', text('', { location: '/' }, 302));
    pages.set('/v/2', text('', { location: '/v/3' }, 301));
    pages.set('/v/3', holding(aPostingNamed('3')));
    const events = await readAll(aSource(SITEMAP));
    expect(keysOf(events, 'posting')).toEqual(['3']);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { gonePages: 2 } });
  });

  it('without a sitemap is read by the links of its page', async () => {
    pages.set(
      '/',
      text(
        '<a href="/v/1#top">Een</a><a href="/v/1">Nogmaals</a><a href="/over-ons">Over ons</a><a href="https://anders.example/v/2">Elders</a>',
      ),
    );
    pages.set('/v/1', holding(aPostingNamed('1')));
    const events = await readAll(aSource(SITEMAP));
    expect(keysOf(events, 'posting')).toEqual(['1']);
    expect(endOf(events)?.kind === 'finished' && asked).toEqual(['/sitemap.xml', '/', '/v/1']);
  });

  it('takes a page that says under its address that the vacancy is over for gone', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    pages.set('/v/2', holding(aPostingNamed('2')));
    await readAll(aSource(SITEMAP));
    pages.set('/v/2', text('voorbij'));
    const events = await readAll(aSource(SITEMAP));
    expect([keysOf(events, 'still-there'), unreadableOf(events)]).toEqual([['1'], []]);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { gonePages: 1 } });
  });

  it('that reads everything does not call a page without a vacancy unreadable', async () => {
    pages.set('/sitemap.xml', text(urlset('/over-ons', '/v/1')));
    pages.set('/over-ons', text('<p>Wij zijn een bank</p>'));
    pages.set('/v/1', holding(aPostingNamed('1')));
    const events = await readAll(aSource({ ...SITEMAP, include: [] }));
    expect(unreadableOf(events)).toEqual([]);
    expect(endOf(events)).toMatchObject({ state: 'complete' });
  });

  it('stops at its limit, and says so', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3')));
    for (const key of ['1', '2', '3']) pages.set(`/v/${key}`, holding(aPostingNamed(key)));
    const events = await readAll(aSource(SITEMAP, { limits: { minDelayMs: 0, maxPages: 3 } }));
    expect(asked).toEqual(['/sitemap.xml', '/v/1', '/v/2']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'page-limit' });
  });

  it('that asks for much time between requests is read for as long as a run may last', async () => {
    pages.set('/robots.txt', text('User-agent: *\nCrawl-delay: 600\n'));
    pages.set('/sitemap.xml', text(urlset(...Array.from({ length: 60 }, (_, index) => `/v/${index}`))));
    for (let key = 0; key < 60; key += 1) pages.set(`/v/${key}`, holding(aPostingNamed(String(key))));
    const events = await readAll(aSource(SITEMAP));
    expect(asked.length).toBe((8 * 60) / 10);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'page-limit' });
  });

  it('that is larger than the limit is read further by the next run', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3', '/v/4')));
    for (const key of ['1', '2', '3', '4']) pages.set(`/v/${key}`, holding(aPostingNamed(key)));
    const source = aSource(SITEMAP, { limits: { minDelayMs: 0, maxPages: 3 } });
    expect(keysOf(await readAll(source), 'posting')).toEqual(['1', '2']);
    expect(keysOf(await readAll(source), 'posting')).toEqual(['3', '4']);
  });

  it('with a limit of exactly what it needs is complete', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    expect(endOf(await readAll(aSource(SITEMAP, { limits: { minDelayMs: 0, maxPages: 2 } })))).toMatchObject({ state: 'complete' });
  });
});

describe('a site that keeps us out', () => {
  it('is blocked after three pages in a row, and left alone', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3', '/v/4', '/v/5')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    for (const key of ['2', '3', '4', '5']) pages.set(`/v/${key}`, text('', {}, 403));
    const events = await readAll(aSource(SITEMAP));
    expect(asked).toEqual(['/sitemap.xml', '/v/1', '/v/2', '/v/3', '/v/4']);
    expect(endOf(events)).toMatchObject({ state: 'blocked', reason: 'blocked-by-site', tally: { found: 1, blockedPages: 3 } });
  });

  it.each([
    ['json-ld', '/sitemap.xml', SITEMAP],
    ['listing', '/', OVERVIEW],
    ['rss', '/', FEED],
    ['recruitee', '/api/offers/', { kind: 'recruitee' } as const],
  ])('is blocked, not empty, when a %s source may not see its list', async (_, path, recipe) => {
    pages.set(path, text('<title>Access denied</title>', { 'content-type': 'text/html' }));
    expect(endOf(await readAll(aSource(recipe)))).toMatchObject({ state: 'blocked', reason: 'blocked-by-site' });
    pages.set('/robots.txt', text('User-agent: *\nDisallow: /\n'));
    expect(endOf(await readAll(aSource(recipe)))).toMatchObject({ state: 'blocked', reason: 'refused-by-robots' });
  });

  it('by robots.txt on some pages is read for the rest', async () => {
    pages.set('/robots.txt', text('User-agent: *\nDisallow: /v/2\n'));
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2')));
    pages.set('/v/1', holding(aPostingNamed('1')));
    const events = await readAll(aSource(SITEMAP));
    expect(unreadableOf(events)).toEqual(['robots /v/2']);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { refusedPages: 1 } });
  });

  it('by asking for a long pause ends the run', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2')));
    pages.set('/v/1', text('', { 'retry-after': '7200' }, 429));
    const events = await readAll(aSource(SITEMAP));
    expect(asked).toEqual(['/sitemap.xml', '/v/1']);
    expect(endOf(events)).toMatchObject({ state: 'blocked', reason: 'too-many-requests' });
  });
});

describe('a site that is broken', () => {
  it.each([
    ['json-ld', '/sitemap.xml', SITEMAP],
    ['listing', '/', OVERVIEW],
    ['rss', '/', FEED],
    ['recruitee', '/api/offers/', { kind: 'recruitee' } as const],
  ])('fails a %s source', async (_, path, recipe) => {
    pages.set(path, text('', {}, 500));
    expect(endOf(await readAll(aSource(recipe)))).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });

  it('at its robots.txt fails a run, and blocks none', async () => {
    pages.set('/robots.txt', text('', {}, 500));
    pages.set('/sitemap.xml', text(urlset('/v/1')));
    const events = await readAll(aSource(SITEMAP));
    expect(asked).toEqual([]);
    expect(endOf(events)).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });

  it('on ten pages in a row ends the run', async () => {
    const paths = Array.from({ length: 12 }, (_, index) => `/v/${index}`);
    pages.set('/sitemap.xml', text(urlset(...paths)));
    pages.set('/v/0', holding(aPostingNamed('0')));
    for (const path of paths.slice(1)) pages.set(path, text('', {}, 500));
    const events = await readAll(aSource(SITEMAP));
    expect(asked.at(-1)).toBe('/v/10');
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'pages-failed', tally: { found: 1, failedPages: 10 } });
  });

  it('on some of its pages is read for the rest', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3')));
    for (const path of ['/v/1', '/v/2']) pages.set(path, text('', {}, 500));
    pages.set('/v/3', holding(aPostingNamed('3')));
    expect(keysOf(await readAll(aSource(SITEMAP)), 'posting')).toEqual(['3']);
  });

  it('as a whole is left alone with growing pauses', async () => {
    pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2', '/v/3', '/v/4')));
    for (const path of ['/v/1', '/v/2', '/v/3', '/v/4']) pages.set(path, text('', {}, 503));
    const events = await readAll(aSource(SITEMAP));
    expect(asked).not.toContain('/v/3');
    expect(endOf(events)).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });
});

it('a page that sends us to another network is not followed, and counted', async () => {
  pages.set('/sitemap.xml', text(urlset('/v/1', '/v/2')));
  pages.set('/v/1', text('', { location: 'http://169.254.169.254/latest/meta-data/' }, 302));
  pages.set('/v/2', holding(aPostingNamed('2')));
  const events = await readAll(aSource(SITEMAP));
  expect(unreadableOf(events)).toEqual(['refused-address /v/1']);
  expect(endOf(events)).toMatchObject({ state: 'complete', tally: { found: 1, refusedPages: 1 } });
});

describe('an overview', () => {
  it('is followed to its last page, also where it turns in circles', async () => {
    pages.set('/', text(overview(['/v/1', '/v/2'], '/?p=2')));
    pages.set('/?p=2', text(overview(['/v/2', '/v/3'], '/')));
    for (const key of ['1', '2', '3']) pages.set(`/v/${key}`, holding(aPostingNamed(key)));
    const events = await readAll(aSource(OVERVIEW));
    expect(keysOf(events, 'posting')).toEqual(['1', '2', '3']);
    expect(asked).toEqual(['/', '/?p=2', '/v/1', '/v/2', '/v/3']);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { listed: 3 } });
  });

  it('that leads on for ever is left', async () => {
    for (let page = 1; page < 20; page += 1) pages.set(page === 1 ? '/' : `/?p=${page}`, text(overview(['/v/1'], `/?p=${page + 1}`)));
    pages.set('/v/1', holding(aPostingNamed('1')));
    expect(endOf(await readAll(aSource(OVERVIEW)))).toMatchObject({ state: 'complete', tally: { listed: 1 } });
    expect(asked).toEqual(['/', '/?p=2', '/?p=3', '/?p=4', '/v/1']);
  });

  it('counts what it cannot read', async () => {
    pages.set(
      '/',
      text('<ul><li><a href="/v/1">Kok</a></li><li>Open sollicitatie</li><li><a href="https://anders.example/1">Elders</a></li></ul>'),
    );
    pages.set('/v/1', holding(aPostingNamed('1')));
    const events = await readAll(aSource(OVERVIEW));
    expect(unreadableOf(events)).toEqual(['no-address /', 'other-site https://anders.example/1']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'cards-unreadable' });
  });

  it('whose layout changed is a failure', async () => {
    pages.set('/', text('<div>Nieuwe site</div>'));
    expect(endOf(await readAll(aSource(OVERVIEW)))).toMatchObject({ state: 'failed', reason: 'layout-changed' });
  });

  it('that breaks off is partial', async () => {
    pages.set('/', text(overview(['/v/1'], '/?p=2')));
    pages.set('/?p=2', text('', {}, 500));
    pages.set('/v/1', holding(aPostingNamed('1')));
    const events = await readAll(aSource(OVERVIEW));
    expect(keysOf(events, 'posting')).toEqual(['1']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'unreachable' });
  });

  it('names a page without a vacancy as unreadable', async () => {
    pages.set('/', text(overview(['/v/1'])));
    pages.set('/v/1', text('<p>Niets</p>'));
    const events = await readAll(aSource(OVERVIEW));
    expect(unreadableOf(events)).toEqual(['no-vacancy /v/1']);
    expect(endOf(events)).toMatchObject({ state: 'failed', reason: 'not-readable' });
  });
});

describe('a feed', () => {
  it('is read at once, and reports one key and address with two texts', async () => {
    pages.set(
      '/',
      text(
        JSON.stringify([[aPostingNamed('1'), aPostingNamed('2'), aPostingNamed('2'), aPostingNamed('1', { title: 'Anders', url: null })]]),
      ),
    );
    const events = await readAll(aSource(FEED));
    expect(keysOf(events, 'posting')).toEqual(['1', '2']);
    expect(unreadableOf(events)).toEqual(['same-key /']);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { listed: 2, found: 2 } });
  });

  it('that has not changed keeps all of its vacancies', async () => {
    pages.set('/', holding(aPostingNamed('1'), aPostingNamed('2')));
    await readAll(aSource(FEED));
    expect(keysOf(await readAll(aSource(FEED)), 'still-there')).toEqual(['1', '2']);
  });

  it('with thin entries is filled from their pages, under the keys of the feed', async () => {
    const long = 'Je laadt en lost vrachtwagens. '.repeat(30);
    pages.set(
      '/',
      holding(
        aPostingNamed('1'),
        aPostingNamed('2', { description: long }),
        aPostingNamed('3'),
        aPostingNamed('4', { url: 'https://anders.example/4' }),
      ),
    );
    pages.set('/1', holding(aPostingNamed('los', { description: long, url: null })));
    const events = await readAll(aSource({ ...FEED, detail: 'thin' }));
    expect(asked).toEqual(['/', '/1', '/3']);
    const texts = events.flatMap((event) =>
      event.kind === 'posting' ? [[event.content.externalKey, event.content.description === long]] : [],
    );
    expect(texts).toEqual([
      ['1', true],
      ['2', true],
      ['3', false],
      ['4', false],
    ]);
    expect(endOf(events)).toMatchObject({ state: 'complete', tally: { found: 4 } });
  });

  it('does not put its summary in the place of a text that was read before', async () => {
    pages.set('/', holding(aPostingNamed('1')));
    pages.set('/1', holding(aPostingNamed('x', { description: 'Heel' })));
    await readAll(aSource({ ...FEED, detail: 'always' }));
    pages.set('/', holding(aPostingNamed('1'), aPostingNamed('2')));
    pages.set('/1', text('', {}, 403));
    const events = await readAll(aSource({ ...FEED, detail: 'always' }));
    expect([keysOf(events, 'still-there'), keysOf(events, 'posting')]).toEqual([['1'], ['2']]);
    expect(unreadableOf(events)).toEqual(['blocked /1']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'blocked-by-site' });
  });

  it('is asked for again in full while the page behind an entry failed', async () => {
    pages.set('/', holding(aPostingNamed('1')));
    pages.set('/1', text('', {}, 500));
    await readAll(aSource({ ...FEED, detail: 'always' }));
    pages.set('/1', holding(aPostingNamed('x', { description: 'Heel' })));
    const again = await readAll(aSource({ ...FEED, detail: 'always' }));
    expect(again.find((event) => event.kind === 'posting')).toMatchObject({ content: { externalKey: '1', description: 'Heel' } });
  });

  it('that is no feed is a failure', async () => {
    pages.set('/', text('stuk'));
    expect(endOf(await readAll(aSource(FEED)))).toMatchObject({ state: 'failed', reason: 'not-readable' });
  });
});

describe('Recruitee', () => {
  it('is read in one request', async () => {
    pages.set('/api/offers/', holding(aPostingNamed('10'), aPostingNamed('11')));
    const events = await readAll(aSource({ kind: 'recruitee' }, { address: `${origin}/vacatures?x=1` }));
    expect(asked).toEqual(['/api/offers/']);
    expect(keysOf(events, 'posting')).toEqual(['10', '11']);
    expect(endOf(events)).toMatchObject({ state: 'complete' });
  });

  it('counts an offer it cannot read', async () => {
    pages.set('/api/offers/', text(JSON.stringify([[aPostingNamed('10')], [{ url: null, detail: 'no title' }]])));
    const events = await readAll(aSource({ kind: 'recruitee' }));
    expect(unreadableOf(events)).toEqual(['refused-by-parser /api/offers/']);
    expect(endOf(events)).toMatchObject({ state: 'partial', reason: 'cards-unreadable' });
  });
});

it('tells how far a run is', async () => {
  pages.set('/sitemap.xml', text(urlset('/v/1')));
  pages.set('/v/1', holding(aPostingNamed('1')));
  let told = 0;
  await readAll(aSource(SITEMAP), '1', () => (told += 1));
  expect(told).toBe(2);
});

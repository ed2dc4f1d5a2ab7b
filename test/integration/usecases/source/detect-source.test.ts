import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { createSourceReader } from '../../../../src/adapters/sources/source-reader.ts';
import { composePure } from '../../../../src/compose-pure.ts';
import { checkSource } from '../../../../src/domain/source/check-source.ts';
import { tryAddress } from '../../../../src/usecases/source/detect-source.ts';
import { aPdf } from '../../../support/a-pdf.ts';
import { aFetcher } from '../../../support/read-source.ts';
import { serveSite, type ServedAnswer, type ServedSite } from '../../../support/served-site.ts';

const pure = composePure({ dataDir: tmpdir() });
const clock = { now: () => new Date('2026-06-01T08:00:00Z') };
const fixture = (name: string, type = 'text/html; charset=utf-8'): ServedAnswer => ({
  body: readFileSync(new URL(`../../../fixtures/sources/${name}`, import.meta.url), 'utf8'),
  type,
});
const XML = 'application/xml';
const TITLES = ['Medewerker wasserij', 'Chauffeur rolstoeltaxi'];

let served: ServedSite | null = null;
afterEach(() => served?.close());

async function detect(pages: Readonly<Record<string, ServedAnswer>>, path = '/') {
  served = await serveSite(({ path: asked }) => pages[asked] ?? null);
  const fetcher = aFetcher([served.origin]);
  const preview = createSourceReader({ fetcher, memories: { find: async () => null }, parse: pure.parse, parserVersion: '1', clock });
  return tryAddress({ detector: pure.detectorOn(fetcher), preview, rules: pure.rules }, `${served.origin}${path}`);
}

const titlesOf = ({ best }: Awaited<ReturnType<typeof detect>>) => best?.preview?.vacancies.map(({ title }) => title);
const DETAILS = {
  '/vacatures/medewerker-wasserij': fixture('listing/detail-1.html'),
  '/vacatures/chauffeur-rolstoeltaxi': fixture('listing/detail-2.html'),
};

describe('an address is worked out', () => {
  it.each([
    ['recruitee', '/api/offers/', fixture('recruitee/offers.json', 'application/json')],
    ['greenhouse', '/v1/boards/lelie/jobs', fixture('greenhouse/jobs.json', 'application/json')],
    ['personio', '/xml', fixture('personio/positions.xml', XML)],
    ['lever', '/v0/postings/lelie', fixture('lever/postings.json', 'application/json')],
    ['workable', '/widget', fixture('workable/account.json', 'application/json')],
    ['ashby', '/board', fixture('ashby/board.json', 'application/json')],
    ['rss', '/feed', fixture('rss/feed.xml', 'application/rss+xml')],
    ['table', '/export', fixture('table/vacatures.csv', 'text/csv')],
    ['page', '/werken', fixture('page/vacatures.html')],
  ])('to %s by what it answers', async (kind, path, answer) => {
    served = await serveSite(({ path: asked }) => (asked.startsWith(path) ? answer : null));
    const fetcher = aFetcher([served.origin]);
    const preview = createSourceReader({ fetcher, memories: { find: async () => null }, parse: pure.parse, parserVersion: '1', clock });
    const found = await tryAddress({ detector: pure.detectorOn(fetcher), preview, rules: pure.rules }, `${served.origin}${path}`);
    expect(found.best?.recipe.kind).toBe(kind);
    expect(titlesOf(found)).toEqual(TITLES);
  });

  it('to a row of links, with selectors that work, its next page, and a preview of what was understood', async () => {
    const two = `<!doctype html><html><head><title>Vacatures | Wasserij De Lelie</title></head><body><nav><a href="/vacatures/alle">Alle</a></nav><main><h1>Vacatures</h1><div class="css-1x9k2 rij"><article class="kaart"><h3>Medewerker wasserij</h3><p>Breda</p><a class="knop" href="/vacatures/medewerker-wasserij">Bekijk</a></article><article class="kaart"><h3>Chauffeur rolstoeltaxi</h3><p>Breda</p><a class="knop" href="/vacatures/chauffeur-rolstoeltaxi">Bekijk</a></article></div><a rel="next" href="/vacatures?pagina=2">Volgende</a></main><footer><a href="/vacatures/privacy">Privacy</a></footer></body></html>`;
    const found = await detect({ '/vacatures': { body: two }, ...DETAILS }, '/vacatures');
    expect(found.best?.recipe).toMatchObject({ kind: 'listing', item: 'article.kaart', title: 'h3', next: 'a[rel~="next"]' });
    expect(titlesOf(found)).toEqual(TITLES);
    const [first] = found.best?.preview?.vacancies ?? [];
    expect(first?.told).toMatchObject({ employer: 'Wasserij De Lelie', hours: '24-32', posted: '2026-05-28' });
    expect(first?.missing).toContain('closing');
  });

  it('to the sitemap of a site, when it names pages of vacancies', async () => {
    const sitemap =
      '<urlset><url><loc>ORIGIN/over-ons</loc></url><url><loc>ORIGIN/vacatures/medewerker-wasserij</loc></url><url><loc>ORIGIN/vacatures/chauffeur-rolstoeltaxi</loc></url></urlset>';
    const found = await detect({
      '/': { body: '<html><body><h1>Wasserij De Lelie</h1><p>Welkom.</p></body></html>' },
      '/sitemap.xml': { body: sitemap, type: XML },
      ...DETAILS,
    });
    expect(found.best?.recipe).toEqual({ kind: 'json-ld', sitemaps: [], include: ['/vacatures/'], exclude: [] });
    expect(titlesOf(found)?.toSorted()).toEqual(TITLES.toSorted());
  });

  it('by way of the link that the front page calls its vacancies', async () => {
    const found = await detect({
      '/': { body: '<html><body><a href="/werken">Werken bij ons</a></body></html>' },
      '/werken': fixture('page/vacatures.html'),
    });
    expect(found.best?.recipe.kind).toBe('page');
  });

  it('to the feed that a page names', async () => {
    const page =
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body><p>Welkom bij De Lelie.</p></body></html>';
    expect((await detect({ '/': { body: page }, '/feed': fixture('rss/feed.xml', 'application/rss+xml') })).best?.because).toBe(
      'feed-link',
    );
  });

  it('to the lists in PDF that a page links to', async () => {
    const lines = ['Medewerker wasserij', 'Chauffeur rolstoeltaxi'].flatMap((title) => [
      { text: title, size: 14 },
      { text: 'Plaats: Breda', size: 10 },
      { text: 'Uren per week: 24', size: 10 },
      { text: 'Je sorteert schone en vuile was en je vouwt handdoeken en lakens op de vouwtafel.', size: 10 },
      { text: 'Je werkt in een klein team, van maandag tot en met vrijdag.', size: 10 },
    ]);
    const page = { body: '<html><body><p>Download <a href="/vacatures-week-22.pdf">de vacatures</a></p></body></html>' };
    const found = await detect({ '/': page, '/vacatures-week-22.pdf': { body: aPdf(lines), type: 'application/pdf' } });
    expect(found.best?.recipe.kind).toBe('pdf');
    expect(titlesOf(found)).toEqual(TITLES);
  });

  it('to the board of an ATS that its page is made by or leads to', async () => {
    const page = {
      body: '<html><body><div id="app"></div><script src="https://recruiteecdn.com/app.js"></script><a href="https://jobs.lever.co/delelie/1">Open</a></body></html>',
    };
    const found = await detect({ '/': page, '/api/offers/': fixture('recruitee/offers.json', 'application/json') });
    expect(found.best?.recipe.kind).toBe('recruitee');
    expect(found.proposals.map(({ recipe }) => recipe.kind)).toContain('lever');
  });

  it('into a source that is accepted as it is', async () => {
    const found = await detect({ '/werken': fixture('page/vacatures.html') }, '/werken');
    const { best } = found;
    if (!best) throw new Error('nothing found');
    const draft = {
      name: 'De Lelie',
      kind: best.recipe.kind,
      address: best.address,
      recipe: best.recipe,
      cron: '15 6 * * *',
      region: null,
      state: { status: 'active' },
      limits: { minDelayMs: 1000, maxPages: 100 },
    } as const;
    expect(checkSource(draft)).toMatchObject({ ok: true });
  });
});

describe('an address that gives nothing says why', () => {
  it.each([
    [
      'a login page',
      { body: '<html><head><title>Inloggen</title></head><body><form><input type="password"></form></body></html>' },
      'refused-by-parser',
    ],
    ['a refusal', { body: 'Nee', status: 403 }, 'blocked'],
    ['a page that is gone', { body: '', status: 404 }, 'gone'],
  ])('%s', async (_, answer, kind) => {
    const found = await detect({ '/': answer });
    expect(found.best).toBeNull();
    expect(found.failure?.kind).toBe(kind);
  });

  it('a page about something else', async () => {
    const page = {
      body: '<html><body><h1>Recepten</h1><ul><li><a href="/recept/soep">Soep van pompoen</a></li><li><a href="/recept/taart">Taart van appel</a></li></ul></body></html>',
    };
    expect((await detect({ '/': page })).best).toBeNull();
  });

  it('something that is no address', async () => {
    const fetcher = aFetcher([]);
    const found = await pure.detectorOn(fetcher).detect('zomaar wat woorden');
    expect(found).toMatchObject({ proposals: [], failure: { reason: 'address-form' } });
  });
});

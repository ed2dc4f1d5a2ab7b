import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHostGate } from '../../../../src/adapters/http/host-gate.ts';
import { createPageFetcher, DEFAULT_FETCH_LIMITS } from '../../../../src/adapters/http/page-fetcher.ts';
import { loadGateRules } from '../../../../src/adapters/rules/load-gate-rules.ts';
import { createParsePage } from '../../../../src/adapters/sources/parse-any.ts';
import { createSourceReader } from '../../../../src/adapters/sources/source-reader.ts';
import { toSourceId } from '../../../../src/domain/shared/ids.ts';
import type { SourceRecipe } from '../../../../src/domain/source/source.ts';
import type { ReadEvent } from '../../../../src/ports/source-reader.ts';

/** One site that publishes the same kind of vacancies in every way, read with the real parser. */
let server: Server;
let origin: string;

const DUTIES =
  'Je laadt en lost vrachtwagens met een heftruck, je verzamelt orders en je houdt het magazijn netjes. Je werkt in een klein team, van maandag tot en met vrijdag, en je begint om zeven uur. ';
const TEXT = DUTIES.repeat(4);

const page = (key: string, title: string): string => `<!doctype html><html lang="nl"><head><title>${title}</title>
<script type="application/ld+json">${JSON.stringify({
  '@context': 'https://schema.org',
  '@type': 'JobPosting',
  title,
  description: `<p>${TEXT}</p>`,
  datePosted: '2026-05-28',
  identifier: { '@type': 'PropertyValue', name: 'Magazijn Voorbeeld', value: key },
  hiringOrganization: { '@type': 'Organization', name: 'Magazijn Voorbeeld' },
  jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Tilburg', addressCountry: 'NL' } },
})}</script></head><body><h1>${title}</h1><p>${TEXT}</p></body></html>`;

const feed =
  (): string => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Vacatures</title><link>${origin}/</link>
<item><title>Heftruckchauffeur</title><link>${origin}/v/1</link><guid isPermaLink="false">feed-1</guid><description>Kort.</description></item>
<item><title>Orderverzamelaar</title><link>${origin}/v/2</link><guid isPermaLink="false">feed-2</guid><description><![CDATA[<p>${TEXT}</p>]]></description></item>
</channel></rss>`;

const offers = (): string =>
  JSON.stringify({
    offers: [1, 2].map((id) => ({
      id,
      slug: `heftruckchauffeur-${id}`,
      title: `Heftruckchauffeur ${id}`,
      description: `<p>${TEXT}</p>`,
      requirements: '<p>Je hebt een heftruckcertificaat.</p>',
      careers_url: `${origin}/o/heftruckchauffeur-${id}`,
      company_name: 'Magazijn Voorbeeld',
      city: 'Tilburg',
      country_code: 'NL',
      published_at: '2026-05-28 09:41:37 UTC',
    })),
  });

beforeAll(async () => {
  const answers: Readonly<Record<string, () => string | Buffer>> = {
    '/robots.txt': () => `User-agent: *\nCrawl-delay: 0\nSitemap: ${origin}/sitemap.xml.gz\n`,
    '/sitemap.xml.gz': () => gzipSync(`<urlset><url><loc>${origin}/v/1</loc></url><url><loc>${origin}/v/2</loc></url></urlset>`),
    '/vacatures': () => '<ul class="lijst"><li><a href="/v/1">Heftruckchauffeur</a></li><li><a href="/v/2">Orderverzamelaar</a></li></ul>',
    '/v/1': () => page('A-1', 'Heftruckchauffeur'),
    '/v/2': () => page('A-2', 'Orderverzamelaar'),
    '/feed': feed,
    '/api/offers/': offers,
  };
  const types = [
    [/feed/, 'application/rss+xml'],
    [/api/, 'application/json'],
    [/./, 'text/html; charset=utf-8'],
  ] as const;
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const answer = answers[path];
    const type = types.find(([form]) => form.test(path))?.[1] ?? '';
    if (answer) response.writeHead(200, { 'content-type': type }).end(answer());
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function readAll(recipe: SourceRecipe, path: string): Promise<ReadEvent[]> {
  const clock = { now: () => new Date('2026-06-01T08:00:00Z') };
  const config = {
    ...DEFAULT_FETCH_LIMITS,
    minDelayMs: 0,
    agentName: 'Spoorzoeker',
    agentVersion: '0.1',
    contact: 'https://bureau.example',
    allowedOrigins: [origin],
    onlyAllowedOrigins: true,
  };
  const fetcher = createPageFetcher(config, { clock, hostGate: createHostGate({ clock, sleep: async () => {} }) });
  const reader = createSourceReader({
    fetcher,
    memories: { find: async () => null },
    parse: createParsePage(loadGateRules()),
    parserVersion: '1',
    clock,
  });
  const schedule = { cron: '30 3 * * *', tz: 'Europe/Amsterdam' } as const;
  const limits = { minDelayMs: 0, maxPages: 10 };
  const source = {
    id: toSourceId('s1'),
    name: 'Voorbeeld',
    kind: recipe.kind,
    address: `${origin}${path}`,
    recipe,
    schedule,
    region: null,
    state: { status: 'active' },
    limits,
  } as const;
  const events: ReadEvent[] = [];
  for await (const event of reader.read(source)) events.push(event);
  return events;
}

it.each<[SourceRecipe, string, string[]]>([
  [{ kind: 'json-ld', sitemaps: [], include: ['/v/'], exclude: [] }, '/', ['Heftruckchauffeur', 'Orderverzamelaar']],
  [
    { kind: 'listing', list: 'ul.lijst', item: 'li', link: 'a', title: 'a', next: null },
    '/vacatures',
    ['Heftruckchauffeur', 'Orderverzamelaar'],
  ],
  [{ kind: 'rss', detail: 'thin', lists: 'all' }, '/feed', ['Heftruckchauffeur', 'Orderverzamelaar']],
  [{ kind: 'recruitee' }, '/', ['Heftruckchauffeur 1', 'Heftruckchauffeur 2']],
])('a site is read whole by $kind', async (recipe, path, titles) => {
  const events = await readAll(recipe, path);
  const postings = events.flatMap((event) => (event.kind === 'posting' ? [event.content] : []));
  expect(postings.map(({ title }) => title)).toEqual(titles);
  expect(new Set(postings.map(({ externalKey }) => externalKey)).size).toBe(2);
  for (const posting of postings) {
    expect(posting.description).toContain(DUTIES.trim());
  }
  expect(events.at(-1)).toMatchObject({ kind: 'finished', state: 'complete', tally: { found: 2, unreadable: 0 } });
});

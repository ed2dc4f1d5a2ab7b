import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { descriptionTokens } from '../../../../src/domain/vacancy/description-tokens.ts';
import type { SourceRecipe } from '../../../../src/domain/source/source.ts';
import type { ReadEvent } from '../../../../src/ports/source-reader.ts';
import { aSource, endOf, postingsOf, readSource } from '../../../support/read-source.ts';
import { serveSite, type ServedAnswer, type ServedSite } from '../../../support/served-site.ts';

/** One site whose pages are attacks, read as any other source is; what stands beside them must be read all the same. */
let site: ServedSite;
/** What an attacker would like us to reach: another server on this machine. */
let inner: ServedSite;
let pages: Record<string, ServedAnswer>;

const TEXT = 'Je sorteert schone en vuile was, je bedient de mangel en je vouwt handdoeken en lakens. Je werkt in een klein team. '.repeat(
  6,
);
const markup = (given: object = {}): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'JobPosting',
    title: 'Medewerker wasserij',
    description: `<p>${TEXT}</p>`,
    datePosted: '2026-05-28',
    hiringOrganization: { '@type': 'Organization', name: 'De Lelie' },
    jobLocation: { '@type': 'Place', address: { '@type': 'PostalAddress', addressLocality: 'Breda', addressCountry: 'NL' } },
    ...given,
  });
const withMarkup = (json: string, body = ''): string =>
  `<html><head><title>Medewerker wasserij</title><script type="application/ld+json">${json}</script></head><body><h1>Medewerker wasserij</h1>${body}</body></html>`;
const html = (body: string): ServedAnswer => ({ body });
const PRIVATE = [
  'http://127.0.0.1:1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://169.254.169.254/latest/meta-data',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://10.0.0.1/',
  'http://[fd00::1]/',
  'http://localhost:22/',
  'file:///etc/passwd',
];

beforeAll(async () => {
  site = await serveSite(({ path }) => pages[path] ?? null);
  inner = await serveSite(() => ({ body: withMarkup(markup({ title: 'Geheim' })) }));
});
afterAll(async () => {
  await site.close();
  await inner.close();
});
beforeEach(() => {
  pages = { '/v/eerlijk': html(withMarkup(markup())) };
});

const SITEMAP: SourceRecipe = { kind: 'json-ld', sitemaps: [], include: ['/v/'], exclude: [] };
/** Reads the site with these pages besides the honest one. */
async function read(given: Readonly<Record<string, ServedAnswer>>, listed: readonly string[] = Object.keys(given)): Promise<ReadEvent[]> {
  Object.assign(pages, given);
  const locations = ['/v/eerlijk', ...listed].map((path) => `<url><loc>${path.startsWith('/') ? `ORIGIN${path}` : path}</loc></url>`);
  pages['/sitemap.xml'] = { body: `<urlset>${locations.join('')}</urlset>`, type: 'application/xml' };
  return readSource(aSource(SITEMAP, `${site.origin}/`));
}
const titles = (events: readonly ReadEvent[]) => postingsOf(events).map(({ title }) => title);
const HONEST = ['Medewerker wasserij'];

describe('a hostile site', () => {
  it('cannot send us elsewhere, by its sitemap or by a redirect', async () => {
    const redirects = Object.fromEntries(
      [inner.origin, ...PRIVATE].map((target, at) => [`/v/r${at}`, { body: '', status: 302, headers: { location: target } }]),
    );
    const events = await read(redirects, [...Object.keys(redirects), ...PRIVATE, `${inner.origin}/v/1`]);
    expect(titles(events)).toEqual(HONEST);
    expect(inner.asked).toEqual([]);
  });

  it.each([
    ['a redirect in circles', { body: '', status: 302, headers: { location: '/v/x' } }],
    ['a gzip bomb', { body: gzipSync(Buffer.alloc(40_000_000, 97)), headers: { 'content-encoding': 'gzip' } }],
    ['a body that never comes whole', { body: 'kort', headers: { 'content-length': '400000' } }],
    ['an encoding nobody asked for', { body: 'x', headers: { 'content-encoding': 'zstd' } }],
    [
      'a login page under status 200',
      html('<html><head><title>Inloggen</title></head><body><h1>Inloggen</h1><form><input type="password"></form></body></html>'),
    ],
    ['a wall under status 200', html('<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>')],
    ['an error page under status 200', html('<html><head><title>404</title></head><body><h1>Pagina niet gevonden</h1></body></html>')],
    [
      'a shell that a script fills',
      html('<html><body><div id="root"></div><noscript>Enable JavaScript</noscript><script>1</script></body></html>'),
    ],
    ['broken JSON-LD without a page', html('<script type="application/ld+json">{"@type": "JobPosting", "title": "Gehei</script>')],
    ['deeply nested JSON', html(withMarkup(`${'['.repeat(50_000)}${']'.repeat(50_000)}`))],
    ['deeply nested HTML', html(`<body>${'<div><b>'.repeat(30_000)}</body>`)],
    ['ten thousand attributes', html(`<body><p ${Array.from({ length: 10_000 }, (_, at) => `a${at}="x"`).join(' ')}>tekst</p></body>`)],
    [
      'entities that grow',
      {
        body: '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>',
        type: 'application/xml',
      },
    ],
    [
      'an outside entity',
      {
        body: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><jobs><job><title>&e;</title></job></jobs>',
        type: 'application/xml',
      },
    ],
    ['bytes that are no text', { body: Buffer.from(Array.from({ length: 5_000 }, (_, at) => at % 256)), type: 'text/html' }],
    ['a page without vacancies', html('<html><body><h1>Over ons</h1><h2>Arbeiders</h2><p>Wij zijn trots.</p></body></html>')],
  ])('makes no vacancy of %s, and keeps no other from us', async (_, answer) => {
    const events = await read({ '/v/x': answer });
    expect(titles(events)).toEqual(HONEST);
    expect(endOf(events)?.kind).toBe('finished');
  });

  it('is decoded by what its bytes are, whatever it calls them', async () => {
    const western = Buffer.from(withMarkup(markup({ title: 'Conciërge' }), `<p>${TEXT}</p>`), 'latin1');
    const events = await read({ '/v/x': { body: western, type: 'text/html; charset=utf-8' } });
    expect(titles(events)).toEqual([...HONEST, 'Conciërge']);
  });

  it('cannot put its scripts on our screen', async () => {
    const attack =
      '<img src=x onerror=alert(1)><script>alert(2)</script><svg><a xlink:href="javascript:alert(3)">x</a></svg><iframe srcdoc="<script>4</script>"></iframe>';
    const [, hostile] = postingsOf(
      await read({ '/v/x': html(withMarkup(markup({ title: 'Kok', description: `${attack}<p>${TEXT}</p>` }))) }),
    );
    const source = hostile?.description ?? '';
    const shown = descriptionTokens(source)
      .map((token) => (token.kind === 'text' ? source.slice(token.start, token.end) : token.kind === 'break' ? '' : `<${token.tag}>`))
      .join('');
    expect(shown).toContain('bedient de mangel');
    expect(shown).not.toMatch(/alert|onerror|javascript|srcdoc|<(?!p|ul|ol|li|strong|em|h4|table|tr|td)/);
  });

  it('cannot let another vacancy on the page speak for the one that it is about', async () => {
    const related =
      '<section><h2>Vergelijkbare vacatures</h2><div><h3>Lasser</h3><p>Uren per week: 40</p><p>Salaris: € 9.000 per maand</p><p>Plaats: Groningen</p></div></section>';
    const [, about] = postingsOf(
      await read({
        '/v/x': html(
          withMarkup(markup({ title: 'Kok' }), `<main><p>${TEXT}</p>${related}</main>`).replaceAll('Medewerker wasserij', 'Kok'),
        ),
      }),
    );
    expect(about).toMatchObject({ title: 'Kok', hoursPerWeek: null, salary: null });
    expect(about?.locations.map(({ town }) => town)).toEqual(['Breda']);
  });

  it('is not believed to ask nothing where its text was cut off', async () => {
    const [, cut] = postingsOf(
      await read({ '/v/x': html(withMarkup(markup({ title: 'Kok', description: `<p>${TEXT.slice(0, 500)}... Lees meer</p>` }))) }),
    );
    expect(cut?.cut).toBe(true);
  });

  it('is not believed to ask nothing where its markup breaks off in the text', async () => {
    const broken = `{"@type":"JobPosting","title":"Kok","description":${JSON.stringify(`<p>${TEXT}`).slice(0, 500)}`;
    const [, cut] = postingsOf(await read({ '/v/x': html(withMarkup(broken)) }));
    expect(cut).toMatchObject({ title: 'Kok', cut: true });
  });

  it('cannot join its vacancies under a number that is none', async () => {
    const numbered = (title: string) => html(withMarkup(markup({ title, identifier: { '@type': 'PropertyValue', value: '0' } })));
    const keys = postingsOf(await read({ '/v/x': numbered('Kok'), '/v/y': numbered('Lasser') })).map(({ externalKey }) => externalKey);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain('0');
  });
});

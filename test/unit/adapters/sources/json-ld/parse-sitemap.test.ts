import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseSitemap } from '../../../../../src/adapters/sources/json-ld/parse-sitemap.ts';

const FIXTURES = new URL('../../../../fixtures/sources/json-ld/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, FIXTURES));

const URLS = {
  kind: 'urls',
  entries: [
    { url: 'https://regiobank.example/vacatures/heftruckchauffeur?taal=nl&versie=2', modified: '2026-05-30' },
    { url: 'https://regiobank.example/vacatures/receptionist', modified: null },
  ],
};

describe('a sitemap', () => {
  it.each(['sitemap.xml', 'sitemap-prefixed.xml', 'sitemap-wrong-namespace.xml'])('is read from %s', (name) => {
    expect(parseSitemap(fixture(name))).toEqual(URLS);
  });

  it('is read from gzip, and behind a byte order mark', () => {
    expect(parseSitemap(gzipSync(fixture('sitemap.xml')))).toEqual(URLS);
    expect(parseSitemap(Buffer.concat([Buffer.from('\uFEFF'), fixture('sitemap.xml')]))).toEqual(URLS);
    expect(parseSitemap(Buffer.from(`\uFEFF${fixture('sitemap.xml').toString()}`, 'utf16le'))).toEqual(URLS);
  });

  it('is read from plain text, with what is no address left out', () => {
    const text = 'https://regiobank.example/a\r\n\r\nvacatures\r\nhttps://regiobank.example/b';
    expect(parseSitemap(Buffer.from(text))).toMatchObject({
      kind: 'urls',
      entries: [{ url: 'https://regiobank.example/a' }, { url: 'https://regiobank.example/b' }],
    });
  });

  it('that is an index names further ones, each once', () => {
    expect(parseSitemap(fixture('index.xml'))).toEqual({
      kind: 'index',
      sitemaps: ['https://regiobank.example/sitemap-vacatures.xml.gz', 'https://regiobank.example/sitemap-paginas.xml'],
    });
  });

  it('without pages is one all the same', () => {
    expect(parseSitemap(Buffer.from('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'))).toEqual({
      kind: 'urls',
      entries: [],
    });
  });

  it('that breaks off keeps what it had', () => {
    expect(parseSitemap(fixture('sitemap.xml').subarray(0, -40))).toMatchObject({ kind: 'urls', entries: [{}, {}] });
  });

  it.each([
    ['a page of HTML', Buffer.from('<!DOCTYPE html><html><body>Niet gevonden</body></html>'), 'not-a-sitemap'],
    ['another XML', Buffer.from('<?xml version="1.0"?><note><to>x</to></note>'), 'not-a-sitemap'],
    ['data', Buffer.from('{"a":1}'), 'not-a-sitemap'],
    ['nothing', Buffer.alloc(0), 'not-a-sitemap'],
    ['broken gzip', Buffer.from([0x1f, 0x8b, 1, 2, 3]), 'gzip'],
    ['a gzip bomb', gzipSync(Buffer.alloc(60 * 1024 * 1024)), 'gzip'],
  ])('is not: %s', (_, bytes, reason) => {
    expect(parseSitemap(bytes)).toEqual({ kind: 'refused', reason });
  });

  it('does not expand entities of its own', () => {
    const laughs = '<!DOCTYPE x [<!ENTITY a "https://regiobank.example/"><!ENTITY b "&a;&a;">]><urlset><url><loc>&b;</loc></url></urlset>';
    expect(parseSitemap(Buffer.from(laughs))).toEqual({ kind: 'urls', entries: [] });
  });
});

const SAMPLES = new URL('../../../../../../shared/samples/robustness/robots-sitemaps-crawler-commons.json', import.meta.url);
type Sample = { readonly id: string; readonly kind: string; readonly base64: string };

describe.skipIf(!existsSync(SAMPLES))('the files of crawler-commons (absent without ../shared)', () => {
  const files: Sample[] = existsSync(SAMPLES) ? (JSON.parse(readFileSync(SAMPLES, 'utf8')) as { files: Sample[] }).files : [];

  it.each(files.filter(({ kind }) => kind !== 'robots.txt'))('$id names pages', ({ base64 }) => {
    const sitemap = parseSitemap(Buffer.from(base64, 'base64'));
    expect(sitemap.kind === 'urls' ? sitemap.entries.length : 0).toBeGreaterThan(0);
  });
});

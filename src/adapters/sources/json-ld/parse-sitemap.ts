import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';

/** Sizes that the protocol allows for one file. @source sitemaps.org, "Sitemaps XML format" */
const SITEMAP_MAX_BYTES = 50 * 1024 * 1024;
const SITEMAP_MAX_URLS = 50_000;

export type SitemapEntry = { readonly url: string; readonly modified: string | null };

/** `index`: names further sitemaps; `urls`: names pages; `refused`: is no sitemap, with the reason. */
export type Sitemap =
  | { readonly kind: 'index'; readonly sitemaps: readonly string[] }
  | { readonly kind: 'urls'; readonly entries: readonly SitemapEntry[] }
  | { readonly kind: 'refused'; readonly reason: 'gzip' | 'not-a-sitemap' };

function unpack(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: SITEMAP_MAX_BYTES });
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Files with a wrong namespace, or a prefix for it, are common: only the name behind the prefix counts. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const isAddress = (text: string): boolean => /^https?:\/\/[^\s]+$/i.test(text);

function parseXml(text: string): Sitemap {
  // Forgiving on purpose, and without entities of the file's own: half of a broken sitemap is better than none.
  const $ = load(text, { xml: true });
  const entries: SitemapEntry[] = [];
  const sitemaps: string[] = [];
  let isSitemap = false;
  for (const element of $('*').toArray()) {
    if (!('attribs' in element)) continue;
    const name = localName(element.name);
    if (name === 'urlset' || name === 'sitemapindex' || name === 'rss' || name === 'feed') isSitemap = true;
    if (name !== 'url' && name !== 'sitemap' && name !== 'item' && name !== 'entry') continue;
    const child = (wanted: string): string | null => {
      const found = $(element)
        .children()
        .toArray()
        .find((candidate) => 'attribs' in candidate && localName(candidate.name) === wanted);
      return found ? $(found).text().trim() || ($(found).attr('href') ?? '').trim() || null : null;
    };
    const url = name === 'url' || name === 'sitemap' ? child('loc') : (child('link') ?? child('guid'));
    if (url === null || !isAddress(url)) continue;
    if (name === 'sitemap') sitemaps.push(url);
    else if (entries.length < SITEMAP_MAX_URLS) entries.push({ url, modified: child('lastmod') ?? child('pubdate') ?? child('updated') });
  }
  if (sitemaps.length > 0) return { kind: 'index', sitemaps: [...new Set(sitemaps)] };
  return isSitemap ? { kind: 'urls', entries } : { kind: 'refused', reason: 'not-a-sitemap' };
}

/**
 * Reads a sitemap: XML (urlset or index, also RSS or Atom used as one) or plain text with an address a line, packed with gzip or not.
 * Never throws.
 */
export function parseSitemap(bytes: Uint8Array): Sitemap {
  const unpacked = unpack(bytes);
  if (unpacked === null) return { kind: 'refused', reason: 'gzip' };
  const text = decode(unpacked)
    .replace(/^\uFEFF/, '')
    .trim();
  if (text.startsWith('<')) return /^<!doctype html|^<html/i.test(text) ? { kind: 'refused', reason: 'not-a-sitemap' } : parseXml(text);
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (!lines.some(isAddress)) return { kind: 'refused', reason: 'not-a-sitemap' };
  return {
    kind: 'urls',
    entries: lines
      .filter(isAddress)
      .slice(0, SITEMAP_MAX_URLS)
      .map((url) => ({ url, modified: null })),
  };
}

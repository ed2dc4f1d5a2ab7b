import sniffEncoding from 'html-encoding-sniffer';
import type { GateRules } from '../../domain/gate/gate-rules.ts';
import { constantKeysOf } from '../../domain/posting/posting-key.ts';
import type { PostingContent } from '../../domain/posting/posting.ts';
import type { ParsedPage, ParsePage } from '../../ports/source-reader.ts';
import { parseJsonData, type ParsedData } from './ats/parse-json.ts';
import { isXml, parseXmlData } from './feed/parse-feed.ts';
import { readLooseJson } from './loose-json.ts';
import { parsePage } from './page/parse-page.ts';
import type { PageFacts, RawPosting } from './raw-posting.ts';
import { parseTable } from './table/parse-table.ts';
import { keyWithoutId, toPosting } from './to-posting.ts';

/** What a file was recognised as, and what was read of it. */
export type ParsedAny = ParsedPage & { readonly kind: string };

/** What is known of a file beside its bytes; null where it is not. */
export type FileHints = { readonly contentType: string | null; readonly url: string | null };

/** Larger files than this are no page; they are refused unread. In bytes. */
const BYTES_MAX = 64 * 1024 * 1024;

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * Decodes a page, feed or answer: byte order mark, then the header's charset, then the XML declaration or the page's meta element; text
 * that is valid UTF-8 is UTF-8 whatever it says, for real headers lie more often than that happens by chance.
 * @source HTML Living Standard, "Determining the character encoding"; RFC 7303 section 3
 */
export function decodeFile(bytes: Uint8Array, contentType: string | null): string {
  const charset = /charset\s*=\s*["']?([\w:-]+)/i.exec(contentType ?? '')?.[1];
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const declared = /^\s*(?:ï»¿)?<\?xml[^>]*encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1];
  const isWide = /^(?:\0<|<\0)/.test(head.slice(0, 2));
  if (isWide) return new TextDecoder(head.startsWith('<') ? 'utf-16le' : 'utf-16be').decode(bytes);
  const utf8 = decodeWholeUtf8(bytes);
  const sniff = (label: string | undefined): string =>
    sniffEncoding(bytes, { defaultEncoding: 'UTF-8', ...(label ? { transportLayerEncodingLabel: label } : {}) });
  // Two encodings look like UTF-8 and are not: one by its mark, one because it is written in seven bits.
  const isMarked = /^(?:ï»¿|ÿþ|þÿ)/.test(head);
  if (utf8 !== null && !isMarked && !/^(?:utf-?16|iso-2022)/i.test(sniff(charset ?? declared))) return utf8;
  const encoding = sniff(charset ?? declared ?? lateCharset(bytes));
  const text = decode(bytes, encoding) ?? new TextDecoder().decode(bytes);
  // A page that is called UTF-8 and is not was mostly written in Windows' western code.
  return /^utf-?8/i.test(encoding) && text.includes('\uFFFD') && countOf(text, '\uFFFD') > 0 ? preferWestern(bytes, text) : text;
}

/** Text that is valid UTF-8 from begin to end; null where it is not. */
function decodeWholeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** How far into a page a meta element is still looked for. In bytes. */
const LATE_META_BYTES = 64 * 1024;

/**
 * The charset of a meta element that stands further on than a browser looks before it starts; a browser starts anew when it meets one.
 * @source HTML Living Standard, "Changing the encoding while parsing"
 */
function lateCharset(bytes: Uint8Array): string | undefined {
  const early = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (bytes.length <= 1024 || /<meta[^>]{0,200}charset/i.test(early) || /^(?:ï»¿|ÿþ|þÿ)/.test(early)) return undefined;
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, LATE_META_BYTES))
    .replaceAll(/<!--[\s\S]*?-->|<script\b[\s\S]*?<\/script/gi, ' ');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;

function preferWestern(bytes: Uint8Array, text: string): string {
  const western = decode(bytes, 'windows-1252') ?? text;
  const isMixed = /[ÃÂ][\u0080-\u00BF]/.test(western);
  return isMixed ? text : western;
}

function refuse(kind: string, refused: string): ParsedAny {
  return { kind, refused, postings: [], unreadable: [] };
}

/** What a file that is no text begins with. */
const BINARY: readonly (readonly [string, RegExp])[] = [
  ['pdf', /^%PDF-/],
  ['zip', /^PK\u0003\u0004/],
  ['gzip', /^\u001F\u008B/],
  ['image', /^(?:\u0089PNG|\u00FF\u00D8\u00FF|GIF8|RIFF)/],
];

/** Makes the reader of pages, feeds and answers. @param rules the word lists for what only the text says: hours, pay, contract, education */
export function createParseAny(rules: GateRules): (bytes: Uint8Array, hints: FileHints) => ParsedAny {
  const understand = (
    data: { kind: string; refused: string | null; raws: readonly RawPosting[] },
    facts: PageFacts | null,
    url: string | null,
  ): ParsedAny => {
    const results = data.raws.map((raw) => toPosting(raw, facts, url, rules));
    return {
      kind: data.kind,
      refused: data.refused,
      postings: withoutConstantKeys(results.flatMap(({ content }) => (content === null ? [] : [content]))),
      unreadable: results.flatMap((result) => (result.content === null ? [{ url: result.url, detail: result.refused }] : [])),
    };
  };
  const fromData = (data: ParsedData, url: string | null): ParsedAny => understand(data, null, url);
  return (bytes, { contentType, url }) => {
    if (bytes.byteLength > BYTES_MAX) return refuse('file', 'too large');
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
    const binary = BINARY.find(([, pattern]) => pattern.test(head));
    if (binary) return refuse(binary[0], `not a page: ${binary[0]} file`);
    const text = decodeFile(bytes, contentType).replace(/^\uFEFF/, '');
    const trimmed = text.trimStart();
    if (trimmed === '') return refuse('file', 'empty file');
    if (countOf(text.slice(0, 2000), '\0') > 20) return refuse('file', 'not text');
    if (/^[[{]/.test(trimmed) || /json/i.test(contentType ?? '')) {
      const values = readLooseJson(stripCallback(trimmed));
      if (values.length === 0) return refuse('json', 'broken JSON');
      const isWhole = isWholeJson(trimmed);
      const data = parseJsonData(values.length === 1 ? values[0] : values);
      if (!isWhole && data.raws.length === 0) return refuse('json', 'broken JSON');
      return fromData(data, url);
    }
    if (isXml(trimmed)) return fromData(parseXmlData(trimmed), url);
    if (trimmed.startsWith('<') || /html/i.test(contentType ?? '') || /<(?:html|body|div|p|script|a)\b/i.test(trimmed.slice(0, 5000))) {
      const page = parsePage(text, url);
      return understand(page, page.facts, page.url);
    }
    return fromData(parseTable(text), url);
  };
}

/** A number that a source gives to several vacancies at once is none: they go by their own addresses. */
function withoutConstantKeys(postings: readonly PostingContent[]): readonly PostingContent[] {
  const constants = constantKeysOf(postings);
  if (constants.size === 0) return postings;
  return postings.map((posting) => (constants.has(posting.externalKey) ? { ...posting, externalKey: keyWithoutId(posting) } : posting));
}

/** JSONP: the answer inside a call. */
const stripCallback = (text: string): string => /^[\w$.]+\(([\s\S]*)\);?\s*$/.exec(text)?.[1] ?? text;

/** Whether the last bracket closes the first: an answer that breaks off is not whole. */
function isWholeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /[}\]]\s*;?\s*$/.test(text);
  }
}

/** The same, as the port that source readers use. Pure; never throws. */
export function createParsePage(rules: GateRules): ParsePage {
  const parseAny = createParseAny(rules);
  return ({ bytes, contentType, url }) => {
    try {
      const { refused, postings, unreadable } = parseAny(bytes, { contentType, url });
      return { refused, postings, unreadable };
    } catch (error) {
      return { refused: `not readable: ${error instanceof Error ? error.message : 'unknown fault'}`, postings: [], unreadable: [] };
    }
  };
}

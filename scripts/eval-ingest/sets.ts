import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { decodeRobots, toHostRobots } from '../../src/adapters/http/robots-file.ts';
import { loadGateRules } from '../../src/adapters/rules/load-gate-rules.ts';
import { parseXmlData } from '../../src/adapters/sources/feed/parse-feed.ts';
import { parseSitemap } from '../../src/adapters/sources/json-ld/parse-sitemap.ts';
import { readAttributes } from '../../src/adapters/sources/markup/read-attributes.ts';
import { readJsonLd } from '../../src/adapters/sources/markup/read-json-ld.ts';
import { loadHtml } from '../../src/adapters/sources/page/load-html.ts';
import { htmlToText } from '../../src/adapters/sources/page/page-text.ts';
import { createParseAny, decodeFile } from '../../src/adapters/sources/parse-any.ts';
import { tidy } from '../../src/domain/posting/tidy.ts';
import { normaliseUrl } from '../../src/domain/source/normalise-url.ts';
import { isAllowed, parseRobots } from '../../src/domain/source/robots.ts';
import { vacancyText } from '../../src/web/components/vacancy-text.ts';
import { hostileIn } from './hostile.ts';

/** `letThrough`: something hostile or forbidden came through. `detail` for people. */
export type Judgement = { readonly right: boolean; readonly letThrough: boolean; readonly detail: string };
export type EvalCase = { readonly id: string; readonly judge: () => Judgement };

const judged = (right: boolean, detail = '', letThrough = false): Judgement => ({ right: right && !letThrough, letThrough, detail });
/** A file is given byte for byte where its text alone does not say it. */
const content = { base64: z.string().optional(), text: z.string().optional() };
const bytesOf = ({ base64, text }: { base64?: string | undefined; text?: string | undefined }): Uint8Array =>
  base64 === undefined ? new TextEncoder().encode(text ?? '') : fromBase64(base64);
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
const show = (description: string): string => vacancyText({ description, descriptionFormat: 'html' }, []).markup;

const robotsCase = z.object({
  test: z.string().optional(),
  robots_txt: z.string(),
  user_agent: z.string(),
  url: z.string(),
  allowed: z.boolean(),
});
function judgeRobots({ robots_txt: text, user_agent: agent, url, allowed }: z.infer<typeof robotsCase>): Judgement {
  const may = isAllowed(text, agent, url);
  return judged(may === allowed, `${agent} at ${url}: ${may}`, may && !allowed);
}

const encodingCase = z.object({ base64: z.string(), encoding: z.string() });
function judgeEncoding({ base64, encoding }: z.infer<typeof encodingCase>): Judgement {
  const bytes = fromBase64(base64);
  const plain = (text: string): string => text.replace(/^\uFEFF/, '');
  const [have, want] = [plain(decodeFile(bytes, 'text/html')), plain(new TextDecoder(encoding).decode(bytes))];
  // A page that is UTF-8 throughout is read as such, whatever it calls itself: here its words decide, not its label.
  return judged(have === want || (isUtf8(Buffer.from(bytes)) && have === plain(new TextDecoder().decode(bytes))), `not as ${encoding}`);
}

const sanitiseCase = z.object({ payload: z.string() });
function judgeSanitise({ payload }: z.infer<typeof sanitiseCase>): Judgement {
  const hostile = hostileIn(show(payload));
  return judged(hostile === null, hostile ?? '', hostile !== null);
}

const namedFile = z.object({ id: z.string(), path: z.string(), kind: z.string(), ...content });
function judgeFile({ kind, path, ...file }: z.infer<typeof namedFile>): Judgement {
  const bytes = bytesOf(file);
  const text = decodeRobots(bytes);
  if (kind === 'robots.txt') {
    const robots = parseRobots(text);
    const named = [...text.matchAll(/^[ \t]*user-?agent[ \t]*:?[ \t]*(\S+)/gim)].length;
    const sitemaps = new Set([...text.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)].map(([, url]) => url));
    const agents = robots.groups.flatMap((group) => group.agents).length;
    const isRead = agents === named && robots.sitemaps.length === sitemaps.size && toHostRobots(text, 'Spoorzoeker').kind === 'known';
    return judged(isRead, `${agents} of ${named} agents, ${robots.sitemaps.length} of ${sitemaps.size} sitemaps`);
  }
  const sitemap = parseSitemap(bytes);
  if (kind === 'rss') return judged(sitemap.kind === 'urls' && sitemap.entries.length === countOf(text, /<item[\s>]/g), sitemap.kind);
  const isXml = text.trimStart().startsWith('<');
  const want = isXml ? countOf(text, /<(?:\w+:)?(?:url|sitemap)[\s>]/g) : countOf(text, /^https?:\/\/\S+\s*$/gm);
  const have = sitemap.kind === 'urls' ? sitemap.entries.length : sitemap.kind === 'index' ? sitemap.sitemaps.length : 0;
  return judged(have === want, `${path}: ${have} of ${want}`);
}

const countOf = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

const parseAny = createParseAny(loadGateRules());

const feedCase = z.object({ id: z.string(), group: z.string(), expect: z.string().nullable(), ...content });
const PROPERTIES: Readonly<Record<string, 'title' | 'description' | 'url'>> = {
  title: 'title',
  description: 'description',
  summary: 'description',
  link: 'url',
};

/** A literal of Python as it stands in the expectations. */
function pythonText(literal: string): string | null {
  const body = /^u?(['"])([\s\S]*)\1$/.exec(literal.trim());
  if (!body) return null;
  return (body[2] ?? '').replaceAll(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\\'"nrt]))/gi, (_, four?: string, two?: string, one?: string) => {
    const code = four ?? two;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return one === 'n' ? '\n' : one === 'r' ? '\r' : one === 't' ? '\t' : (one ?? '');
  });
}

const wordsOf = (html: string): string => tidy(htmlToText(html));

/**
 * A feed is right when it is read or refused without a fault, nothing hostile of it would be shown, and what the expectation says of the
 * character set and of the title, text and address of the first entry holds (words only: which markup may stay is our own rule).
 */
function judgeFeed({ expect, ...file }: z.infer<typeof feedCase>): Judgement {
  const bytes = bytesOf(file);
  const head = Buffer.from(bytes.subarray(0, 600)).toString('latin1');
  const contentType = /Header:\s+Content-type:\s*([^\r\n]+)/i.exec(head)?.[1]?.trim() ?? null;
  const read = parseAny(bytes, { contentType, url: 'http://127.0.0.1:8097/feed.xml' });
  const text = decodeFile(bytes, contentType);
  const data = parseXmlData(text);
  const [first] = data.raws;
  const descriptions = [...data.raws.map(({ description }) => description ?? ''), ...read.postings.map(({ description }) => description)];
  const hostile = descriptions.map((description) => hostileIn(show(description))).find((found) => found !== null) ?? null;
  if (hostile !== null) return judged(false, hostile, true);
  const wanted = expect ?? '';
  const encoding = /\bencoding == '([\w-]+)'/.exec(wanted)?.[1];
  if (encoding !== undefined && !wanted.startsWith('bozo')) {
    const same = text.replace(/^\uFEFF/, '') === new TextDecoder(encoding).decode(bytes).replace(/^\uFEFF/, '');
    if (!same) return judged(false, `not as ${encoding}`);
  }
  const entry = /entries\[0\](?:\[['"](\w+)['"]\]|\.(\w+)) == (u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")\s*$/.exec(wanted);
  const property = PROPERTIES[entry?.[1] ?? entry?.[2] ?? ''];
  const want = entry ? pythonText(entry[3] ?? '') : null;
  if (property === undefined || want === null) return judged(true);
  if (data.refused !== null) return judged(false, data.refused);
  const [posting] = read.postings;
  const understood = property === 'title' ? posting?.title : property === 'url' ? posting?.url : undefined;
  const written = understood ?? first?.[property];
  const have = typeof written === 'string' ? written : '';
  // Their reader rejects javascript and data addresses by emptying them; a text is compared by its words.
  const same = property === 'url' ? normaliseUrl(have) === normaliseUrl(want) : wordsOf(have) === wordsOf(want);
  return judged(same, `${property} ${JSON.stringify(have)} for ${JSON.stringify(want)}`);
}

/** Every text that an extraction holds, whatever its shape. */
function leavesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [tidy(value)];
  if (Array.isArray(value)) return value.flatMap((part: unknown) => [...leavesOf(part)]);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === '@context' || name === '@id' || name === 'id' ? [] : [...leavesOf(part)],
  );
}

type Extraction = { readonly html: string; readonly kind: 'json-ld' | 'microdata' | 'rdfa' | 'other'; readonly expected: unknown };
function judgeExtraction({ html, kind, expected }: Extraction): Judgement {
  const $ = loadHtml(html);
  if (kind === 'json-ld') {
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    const have = readJsonLd($).flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
    return judged(isDeepStrictEqual(plain(have), plain(expected)), JSON.stringify(have).slice(0, 200));
  }
  const items = [...readAttributes($, 'microdata'), ...readAttributes($, 'rdfa')];
  // A page whose marks are no items at all has only to be survived: no vacancy may come of it.
  if (kind === 'other' || items.length === 0)
    return judged(parseAny(Buffer.from(html), { contentType: 'text/html', url: null }).postings.length === 0);
  const have = leavesOf(items).join('\n');
  const texts = leavesOf(kind === 'rdfa' ? itemsOf(expected) : expected).filter((leaf) => !/^https?:|^_:/.test(leaf) && leaf !== '');
  const missing = texts.filter((leaf) => !have.includes(leaf));
  return judged(missing.length === 0, `missing ${JSON.stringify(missing.slice(0, 3))}`);
}

/** Of expanded RDFa only typed things: what is said of the page itself marks no item. */
const itemsOf = (expected: unknown): unknown =>
  Array.isArray(expected) ? expected.filter((part: unknown) => part !== null && typeof part === 'object' && '@type' in part) : expected;

const textFile = z.object({ id: z.string(), path: z.string(), text: z.string() });
function extractionCases(files: readonly z.infer<typeof textFile>[]): readonly EvalCase[] {
  const byPath = new Map(files.map(({ path, text }) => [path, text]));
  return files.flatMap(({ id, path, text }): readonly EvalCase[] => {
    if (!path.endsWith('.html')) return [];
    const stem = path.slice(0, -'.html'.length);
    const suffix = ['.jsonld', '.expanded.json', '.json'].find((candidate) => byPath.has(stem + candidate));
    if (suffix === undefined) return [{ id, judge: () => judgeExtraction({ html: text, kind: 'other', expected: null }) }];
    const expected: unknown = JSON.parse(byPath.get(stem + suffix) ?? 'null');
    const kind = suffix === '.jsonld' ? 'json-ld' : suffix === '.expanded.json' ? 'rdfa' : /microdata/.test(path) ? 'microdata' : 'other';
    return [{ id, judge: () => judgeExtraction({ html: text, kind, expected }) }];
  });
}

const fieldValue = z.object({ id: z.string(), property: z.string(), value: z.unknown() });
/** A vacancy with one value as it really stands; it must be read, with the value understood, left out or kept as a mark, and never as nonsense. */
function judgeValue({ property, value }: z.infer<typeof fieldValue>): Judgement {
  const posting: Record<string, unknown> = { '@context': 'https://schema.org', '@type': 'JobPosting', title: 'Medewerker' };
  if (property === 'misspelt property') posting[String(value)] = 'Voorbeeld';
  else if (property.startsWith('@type of the')) {
    const address = { '@type': property.endsWith('address') ? value : 'PostalAddress', addressLocality: 'Zwolle' };
    posting['jobLocation'] = { '@type': property.endsWith('place') ? value : 'Place', address };
  } else nest(posting, property.split('.'), value);
  const html = `<html><head><script type="application/ld+json">${JSON.stringify(posting).replaceAll('<', '\\u003c')}</script></head><body></body></html>`;
  const { postings, refused } = parseAny(Buffer.from(html), { contentType: 'text/html', url: 'https://werk.example/1' });
  const [content] = postings;
  if (!content) return judged(false, refused ?? 'no vacancy');
  const { salary, hoursPerWeek: hours, employer, locations, postedOn } = content;
  const wrong = [
    salary !== null && (salary.min === 0 || salary.max === 0) ? 'pay of nothing' : null,
    salary !== null && salary.currency !== null && !/^[A-Z]{3}$/.test(salary.currency) ? 'currency' : null,
    hours !== null && !/^\D*\d{1,2} ?(?:-|–) ?\d{1,2} ?(?:uur|hours?)?|^\d{1,2}/.test(String(value)) ? 'hours' : null,
    employer !== null && (employer !== tidy(employer) || /^null$/i.test(employer)) ? 'employer' : null,
    property.startsWith('@type of the') && locations[0]?.town !== 'Zwolle' ? 'place' : null,
    property === 'datePosted' && postedOn === null ? 'date' : null,
    content.title !== tidy(content.title) ? 'title' : null,
  ].filter((fault) => fault !== null);
  return judged(wrong.length === 0, wrong.join(', '));
}

function nest(target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[name] = value;
  else {
    const inside: Record<string, unknown> = {};
    nest(inside, rest, value);
    target[name] = inside;
  }
}

function urlCases(text: string): readonly EvalCase[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const quoted = /^"((?:[^"]|"")*)",\s*(.*)$/.exec(line);
    const comma = line.lastIndexOf(',');
    const [url, want] = quoted
      ? [(quoted[1] ?? '').replaceAll('""', '"'), quoted[2] ?? '']
      : [line.slice(0, comma), line.slice(comma + 1).trim()];
    const judge = (): Judgement => {
      const have = normaliseUrl(url);
      return judged(have === want, `${url}: ${have} for ${want}`);
    };
    return { id: url, judge };
  });
}

/** Cases of one form: as many as fit its schema, or none where the first does not. */
function casesOf<T>(list: unknown, schema: z.ZodType<T>, judge: (value: T) => Judgement): readonly EvalCase[] | null {
  if (!Array.isArray(list) || list.length === 0 || !schema.safeParse(list[0]).success) return null;
  return list.map((entry: unknown, index) => {
    const id = entry !== null && typeof entry === 'object' && 'id' in entry ? String(entry.id) : String(index);
    return { id, judge: () => judge(schema.parse(entry)) };
  });
}

/**
 * The cases of one robustness set, told by its form and not by its name.
 * @returns null where the form is not known
 */
export function readSet(file: string): readonly EvalCase[] | null {
  const text = readFileSync(file, 'utf8');
  const name = basename(file);
  if (name.endsWith('.csv')) return urlCases(text);
  if (name.endsWith('.jsonl')) {
    const lines: unknown[] = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as unknown]));
    return casesOf(lines, feedCase, judgeFeed);
  }
  const root: unknown = JSON.parse(text);
  const { cases, files, items } = z.object({ cases: z.unknown(), files: z.unknown(), items: z.unknown() }).partial().parse(root);
  return (
    casesOf(cases, robotsCase, judgeRobots) ??
    casesOf(cases, encodingCase, judgeEncoding) ??
    casesOf(cases, sanitiseCase, judgeSanitise) ??
    casesOf(files, namedFile, judgeFile) ??
    (Array.isArray(files) && textFile.safeParse(files[0]).success ? extractionCases(z.array(textFile).parse(files)) : null) ??
    casesOf(items, fieldValue, judgeValue)
  );
}

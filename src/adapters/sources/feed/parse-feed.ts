import { parseFeed } from '@rowanmanning/feed-parser';
import { load } from 'cheerio';
import { XMLParser } from 'fast-xml-parser';
import { localDateOf } from '../../../domain/shared/local-date.ts';
import { textOrNull, tidy } from '../../../domain/posting/tidy.ts';
import { isJson } from '../ats/json-job.ts';
import { parseJsonData, type ParsedData } from '../ats/parse-json.ts';
import { decodeEntities, hasTags, unwrapDescription } from '../page/page-text.ts';
import { isElement, type PageElement } from '../page/dom.ts';
import type { RawPlace, RawPosting } from '../raw-posting.ts';

/** Elements of job feeds' own namespaces that say more than the feed's: name without its prefix, in lower case. */
const OWN_FIELDS: Readonly<
  Record<string, 'employer' | 'place' | 'hours' | 'pay' | 'contract' | 'education' | 'closing' | 'identifier' | 'remote'>
> = {
  company: 'employer',
  companyname: 'employer',
  employer: 'employer',
  organisation: 'employer',
  organization: 'employer',
  bedrijf: 'employer',
  werkgever: 'employer',
  company_name: 'employer',
  location: 'place',
  job_location: 'place',
  city: 'place',
  plaats: 'place',
  locatie: 'place',
  standplaats: 'place',
  joblocation: 'place',
  hours: 'hours',
  uren: 'hours',
  aantal_uren: 'hours',
  hoursperweek: 'hours',
  salary: 'pay',
  salaris: 'pay',
  job_salary: 'pay',
  job_type: 'contract',
  jobtype: 'contract',
  employmenttype: 'contract',
  dienstverband: 'contract',
  contract: 'contract',
  education: 'education',
  opleiding: 'education',
  opleidingsniveau: 'education',
  closingdate: 'closing',
  sluitingsdatum: 'closing',
  expirationdate: 'closing',
  expires: 'closing',
  reference: 'identifier',
  referencenumber: 'identifier',
  vacaturenummer: 'identifier',
  jobid: 'identifier',
  remotestatus: 'remote',
};

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: true,
  htmlEntities: true,
  cdataPropName: '#cdata',
  textNodeName: '#text',
  stopNodes: [],
});

/** Brings parsed XML to plain values: an element with text alone is that text. */
function simplify(value: unknown, depth = 0): unknown {
  if (depth > 40) return null;
  if (Array.isArray(value)) return value.map((part: unknown) => simplify(part, depth + 1));
  if (!isJson(value)) return value;
  const { '#text': text, '#cdata': cdata, ...rest } = value;
  const words = [cdata, text]
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((part): part is string => typeof part === 'string')
    .join('');
  if (words !== '' || Object.keys(rest).length === 0) return words;
  return Object.fromEntries(Object.entries(rest).map(([name, part]) => [name.replace(/^[\w-]+:/, ''), simplify(part, depth + 1)]));
}

/** Whether a text is XML; HTML is not. */
export function isXml(text: string): boolean {
  const start = text
    .replace(/^\uFEFF/, '')
    .trimStart()
    .slice(0, 600);
  if (!start.startsWith('<')) return false;
  const root = start.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE [^>[]*(?:\[[\s\S]*?\])?>|\s)+/i, '');
  return /^<\?xml/i.test(start)
    ? !/^<(?:!doctype )?html/i.test(root)
    : /^<(?:rss|feed|rdf:rdf|rdf|channel|jobs|vacatures|vacancies|workzag-jobs|source|positions|urlset|sitemapindex)\b/i.test(root);
}

/** Reads XML: a feed (RSS 0.9 to 2.0, RDF, Atom), an ATS's or board's own list of vacancies, or neither. Never throws. */
export function parseXmlData(text: string): ParsedData {
  const body = text.replace(/^\uFEFF/, '').trim();
  const root = /<(?!\?|!--|!DOCTYPE)(?:([\w-]+):)?([\w-]+)/i.exec(body.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[2]?.toLowerCase() ?? '';
  if (root === 'urlset' || root === 'sitemapindex')
    return { kind: 'sitemap', refused: 'a sitemap: it lists addresses and holds no vacancies', raws: [] };
  if (root === 'rss' || root === 'feed' || root === 'rdf' || root === 'channel') return readFeed(body, root);
  try {
    const value = simplify(xml.parse(body));
    const parsed = parseJsonData(value);
    const isPersonio = root === 'workzag-jobs';
    // A list without entries is still a list: "<jobs></jobs>".
    if (parsed.refused !== null && /^(?:jobs|vacatures|vacancies|positions|workzag-jobs|source|offers|results)$/.test(root))
      return { kind: isPersonio ? 'personio' : 'xml', refused: null, raws: [] };
    return {
      ...parsed,
      raws: isPersonio ? parsed.raws.map(withPersonioAddress) : parsed.raws,
      kind: isPersonio ? 'personio' : parsed.kind === 'json' ? 'xml' : parsed.kind,
      refused: parsed.refused === null ? null : 'XML without anything that reads as a vacancy',
    };
  } catch (error) {
    return { kind: 'xml', refused: `broken XML: ${error instanceof Error ? tidy(error.message).slice(0, 120) : 'not readable'}`, raws: [] };
  }
}

/** Personio names no addresses; a vacancy stands beside its feed under its number. @source Personio careers pages */
function withPersonioAddress(raw: RawPosting): RawPosting {
  return raw.url === undefined && typeof raw.identifier === 'string' ? { ...raw, url: `/job/${raw.identifier}` } : raw;
}

function readFeed(body: string, root: string): ParsedData {
  const kind = root === 'feed' ? 'atom' : 'rss';
  // A feed that breaks off has lost entries, and those that are left would make the others look gone.
  if (!new RegExp(`</(?:[\\w-]+:)?${root}\\s*>|<(?:[\\w-]+:)?${root}\\b[^>]*/>`, 'i').test(body))
    return { kind, refused: 'broken feed: it breaks off before its end', raws: [] };
  try {
    const feed = parseFeed(body);
    const own = ownFields(body);
    const bodies = ownBodies(body);
    const raws = feed.items.map((item, index): RawPosting => {
      const written = [item.content, item.description].filter((part) => part !== null && part !== '');
      const described = bodies[index] ?? written.toSorted((a, b) => (b?.length ?? 0) - (a?.length ?? 0))[0] ?? '';
      const title = item.title === null ? null : textOrNull(decodeEntities(decodeEntities(item.title)));
      const { place, ...fields } = own[index] ?? {};
      const places: readonly RawPlace[] = place === undefined ? [] : [place];
      const posted = item.published ?? item.updated;
      const { description } = unwrapDescription(described);
      return {
        ...(title === null ? {} : { title }),
        ...(item.url === null ? {} : { url: item.url }),
        ...(item.id === null ? {} : { key: item.id }),
        ...(posted === null || Number.isNaN(posted.getTime()) ? {} : { posted: localDateOf(posted) }),
        ...fields,
        places,
        description: hasTags(description) ? description : description.trim(),
      };
    });
    return { kind, refused: null, raws };
  } catch (error) {
    return { kind, refused: `broken feed: ${error instanceof Error ? tidy(error.message).slice(0, 120) : 'not readable'}`, raws: [] };
  }
}

/** Texts that stand in an entry as markup, not as text: Atom's XHTML, and a whole body beside RSS's own elements. Undefined: none in that entry. */
function ownBodies(body: string): readonly (string | undefined)[] {
  if (!/type\s*=\s*["'](?:application\/)?xhtml|mode\s*=\s*["']xml|<(?:[\w-]+:)?(?:body|fullitem)\b/i.test(body)) return [];
  const $ = load(body, { xml: true });
  const nameOf = (element: PageElement): string => element.name.replace(/^[\w-]+:/, '').toLowerCase();
  const entries = $('*')
    .toArray()
    .filter(isElement)
    .filter((element) => nameOf(element) === 'entry' || nameOf(element) === 'item');
  return entries.map((entry) => {
    const parts = $(entry).children().toArray().filter(isElement);
    const isMarkup = ({ attribs }: PageElement): boolean => /xhtml/i.test(attribs['type'] ?? '') || attribs['mode'] === 'xml';
    // HTML knows no elements that close themselves: all that follows such an iframe would be inside it.
    const markupOf = (element: PageElement): string | undefined =>
      ($(element).html() ?? '').replaceAll(/<((?!br|hr|img|input|link|meta)[a-z][\w-]*)(\s[^<>]*)?\/>/gi, '<$1$2></$1>').trim() ||
      undefined;
    const inside = ['content', 'summary'].flatMap((name) => parts.filter((part) => nameOf(part) === name && isMarkup(part)))[0];
    if (inside !== undefined) return markupOf(inside);
    const said = parts.some((part) => ['description', 'encoded', 'content', 'summary'].includes(nameOf(part)));
    const whole = parts.find((part) => nameOf(part) === 'body');
    if (said) return undefined;
    if (whole !== undefined) return markupOf(whole);
    const escaped = parts.find((part) => nameOf(part) === 'fullitem');
    return escaped === undefined ? undefined : $(escaped).text().trim();
  });
}

type OwnFields = Partial<
  Record<'employer' | 'hours' | 'pay' | 'contract' | 'education' | 'closing' | 'identifier' | 'remote' | 'place', string>
>;

/** What job boards put into their feeds in elements of their own, an entry at a time. */
function ownFields(body: string): readonly OwnFields[] {
  try {
    const value = xml.parse(body) as unknown;
    // The declaration before the root is read as an element of its own.
    const base = isJson(value) ? Object.entries(value).find(([name, part]) => !name.startsWith('?') && isJson(part))?.[1] : undefined;
    if (!isJson(base)) return [];
    const channel = isJson(base['channel']) ? base['channel'] : base;
    const listed = base['item'] ?? channel['item'] ?? base['entry'];
    const items = (Array.isArray(listed) ? listed : [listed]).filter(isJson);
    return items.map((item) => {
      const found: OwnFields = {};
      for (const [name, part] of Object.entries(item)) {
        const field = OWN_FIELDS[name.replace(/^[\w-]+:/, '').toLowerCase()];
        const words = typeof part === 'string' ? part : simplify(part);
        if (field !== undefined && typeof words === 'string' && tidy(words) !== '') found[field] ??= tidy(words);
      }
      return found;
    });
  } catch {
    // The feed reader is more tolerant than this one; without its own fields the feed is still a feed.
    return [];
  }
}

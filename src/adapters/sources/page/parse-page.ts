import type { CheerioAPI } from 'cheerio';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { comparable, holdsWords, textOrNull } from '../../../domain/posting/tidy.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import { parseJsonData } from '../ats/parse-json.ts';
import { readAttributes } from '../markup/read-attributes.ts';
import { readJsonLd } from '../markup/read-json-ld.ts';
import { findJobPostings, itemsById, type SchemaItem } from '../markup/schema-item.ts';
import { jobPostingToRaw } from '../markup/to-raw.ts';
import type { PageFacts, RawPosting } from '../raw-posting.ts';
import { judgePage } from './judge-page.ts';
import { loadHtml } from './load-html.ts';
import { readQuickly } from './quick-page.ts';
import { readOverview } from './read-overview.ts';
import { readPageFacts, SECTION } from './read-page-facts.ts';
import { readSections } from './read-sections.ts';
import { readState } from './read-state.ts';

/** One page of a site, before its values are understood. `facts` only where the page is about one vacancy. */
export type ParsedHtml = {
  readonly kind: 'json-ld' | 'microdata' | 'rdfa' | 'embedded-state' | 'detail-page' | 'sections' | 'overview' | 'page';
  readonly refused: string | null;
  readonly raws: readonly RawPosting[];
  readonly facts: PageFacts | null;
  readonly url: string | null;
};

/** A vacancy's text is longer than this; a page with less and no markup is not read as one. In characters. */
const DETAIL_TEXT_MIN = 500;
const APPLY =
  /^(?:solliciteer(?:en)?(?: nu| direct| hier| op deze (?:vacature|functie))?!?|direct solliciteren|apply(?: now| here| for .{1,60}| by e-?mail)?\W*|register and apply|reageer(?: direct| op deze vacature)?|ik ben geïnteresseerd|interesse\??|postuler|bewerben|inscriure.*)$/i;

/**
 * Reads a page: JSON-LD before microdata and RDFa, before the data for its scripts, before its text.
 * @param pageUrl null where it is not known; the page's own canonical address then serves
 */
export function parsePage(html: string, pageUrl: string | null): ParsedHtml {
  const quick = pageUrl === null ? null : readQuickly(html);
  if (quick !== null) return { kind: 'json-ld', refused: null, raws: [{ ...quick, url: quick.url ?? pageUrl }], facts: null, url: pageUrl };
  const $ = loadHtml(html);
  const url = pageUrl ?? canonicalOf($);
  const marked = readMarkup($);
  if (marked.raws.length > 0) {
    const [main, isDetail] = mainOf($, marked.raws, url);
    return isDetail && main !== null
      ? { kind: marked.kind, refused: null, raws: [main], facts: readPageFacts($, textOrNull(main.title)), url }
      : { ...marked, refused: null, facts: null, url };
  }
  const state = readState($).map((value) => parseJsonData(value));
  const inState = state
    .filter(({ raws }) => raws.some(({ description, places }) => description !== undefined || places !== undefined))
    .toSorted((a, b) => b.raws.length - a.raws.length)[0];
  const judged = judgePage($);
  if (inState !== undefined && inState.raws.length > 0) {
    const [main, isDetail] = mainOf($, inState.raws, url);
    if (isDetail && main !== null)
      return { kind: 'embedded-state', refused: null, raws: [main], facts: readPageFacts($, textOrNull(main.title)), url };
    if (judged === null || judged.startsWith('filled by'))
      return { kind: 'embedded-state', refused: null, raws: inState.raws, facts: null, url };
  }
  if (judged !== null) return { kind: 'page', refused: judged, raws: [], facts: null, url };
  return parseUnmarked($, html, url);
}

function canonicalOf($: CheerioAPI): string | null {
  const written = [$('link[rel="canonical"]').attr('href'), $('meta[property="og:url"]').attr('content')];
  return written.flatMap((address) => (address && /^https?:\/\//.test(address.trim()) ? [address.trim()] : []))[0] ?? null;
}

function readMarkup($: CheerioAPI): { kind: 'json-ld' | 'microdata' | 'rdfa'; raws: readonly RawPosting[] } {
  const values = readJsonLd($);
  const inScripts = findJobPostings(values);
  if (inScripts.length > 0) {
    const byId = itemsById(values);
    const raws = distinct(inScripts).map((item) => jobPostingToRaw(item, byId));
    // Some pages give a bare JobPosting in the script and the rest in attributes.
    if (raws.some(({ title }) => textOrNull(title) !== null)) return { kind: 'json-ld', raws };
  }
  for (const kind of ['microdata', 'rdfa'] as const) {
    const items = findJobPostings(readAttributes($, kind));
    if (items.length > 0) return { kind, raws: items.map((item) => jobPostingToRaw(item)) };
  }
  return { kind: 'json-ld', raws: [] };
}

/** The same posting may stand on a page twice, word for word. */
function distinct(items: readonly SchemaItem[]): readonly SchemaItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = JSON.stringify(item);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/**
 * Which of the openings found in a page's data the page is about.
 * @returns it, and true where the page is about it alone; the others are then related ones
 */
function mainOf($: CheerioAPI, raws: readonly RawPosting[], url: string | null): readonly [RawPosting | null, boolean] {
  const [only] = raws;
  if (raws.length === 1 && only) return [only, true];
  const own = url === null ? null : normaliseUrl(url);
  const names = [$('h1').first().text(), $('meta[property="og:title"]').attr('content') ?? '', $('head > title').first().text()];
  const byUrl = raws.filter(
    (raw) => own !== null && typeof raw.url === 'string' && normaliseUrl(URL.parse(raw.url, url ?? undefined)?.href ?? '') === own,
  );
  const byTitle = raws.filter((raw) => {
    const title = textOrNull(raw.title);
    return title !== null && !isGenericTitle(title) && names.some((name) => holdsWords(name, title));
  });
  const [main] = byUrl.length === 1 ? byUrl : byTitle;
  const titles = new Set(byTitle.map((raw) => comparable(String(raw.title))));
  return main !== undefined && (byUrl.length === 1 || titles.size === 1) ? [main, true] : [null, false];
}

/** A page without any markup: one vacancy, an overview, or neither. */
function parseUnmarked($: CheerioAPI, html: string, url: string | null): ParsedHtml {
  const inSections = readSections($, url);
  if (inSections.length > 0) return { kind: 'sections', refused: null, raws: inSections, facts: null, url };
  const overview = readOverview($, url);
  const hasApply = $('a,button,input[type="submit"]')
    .toArray()
    .some((element) => APPLY.test(($(element).text() || element.attribs['value'] || '').trim()));
  const facts = readPageFacts(loadHtml(html), null);
  const title = facts.titles.find((text) => !isGenericTitle(text)) ?? null;
  const lines = facts.text.split('\n');
  const sections = new Set(lines.filter((line) => line.length <= 60 && SECTION.test(line)).map((line) => line.toLowerCase())).size;
  const labels = Object.keys(facts.labels).length;
  const h1IsGeneric =
    $('h1').length > 0 &&
    $('h1')
      .toArray()
      .every((element) => isGenericTitle($(element).text()));
  const signals =
    (hasApply ? 2 : 0) +
    Math.min(sections, 3) +
    Math.min(labels, 3) +
    (facts.text.length > 1500 ? 1 : 0) +
    (/sollicit|vacature|apply|applicat|candidate/i.test(facts.text) ? 1 : 0);
  const isList = overview.length >= 2 && facts.text.length / overview.length < 700 && sections < 2;
  const isDetail = title !== null && facts.text.length >= DETAIL_TEXT_MIN && signals >= 4 && (!h1IsGeneric || sections >= 2);
  if (isDetail && !isList) return { kind: 'detail-page', refused: null, raws: [{ title, ...(url === null ? {} : { url }) }], facts, url };
  const isShortDetail = title !== null && labels >= 2 && hasApply && overview.length < 2;
  if (isShortDetail) return { kind: 'detail-page', refused: null, raws: [{ title, ...(url === null ? {} : { url }) }], facts, url };
  return overview.length > 0
    ? { kind: 'overview', refused: null, raws: overview, facts: null, url }
    : { kind: 'page', refused: null, raws: [], facts: null, url };
}

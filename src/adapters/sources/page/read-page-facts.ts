import type { Cheerio, CheerioAPI } from 'cheerio';
import { readPostingDate } from '../../../domain/posting/posting-date.ts';
import { readPlaceText } from '../../../domain/posting/posting-place.ts';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { comparable, holdsWords, tidy } from '../../../domain/posting/tidy.ts';
import type { PageFacts } from '../raw-posting.ts';
import { isElement, type PageElement, type PageNode } from './dom.ts';
import { readLabels } from './labels.ts';
import { textOfNode } from './page-text.ts';

const OUTSIDE =
  'script,style,noscript,template,svg,iframe,nav,footer,aside,form,dialog,select,button,[role="navigation"],[role="contentinfo"],[role="search"],[role="dialog"],[hidden]';
const OUTSIDE_WORDS = new Set(
  'sidebar related gerelateerd gerelateerde similar newsletter nieuwsbrief cookie cookies consent share sharing social breadcrumb breadcrumbs footer navigation nav navbar navigatie menu comments modal popup recommended recommendations widget skip'.split(
    ' ',
  ),
);
/** Headings under which other vacancies stand. */
const RELATED_HEADING =
  /^(?:(?:gerelateerde|vergelijkbare|soortgelijke|andere|meer|overige|recente|nieuwste|laatste|ook interessante?|similar|related|other|more|recent|latest|recommended)\b.{0,30}\b(?:vacatures?|banen|functies|jobs?|vacanc(?:y|ies)|positions?|roles|openings)|(?:dit|deze|misschien).{0,30}(?:ook|interessant).{0,30}|bekijk ook|zie ook|you (?:may|might) also (?:like|be interested).{0,20}|anderen bekeken ook.*|people also viewed.*)[:…]?$/i;
const TEXT_MIN = 400;

/** Takes off what is around the vacancy. Changes the loaded page. */
function removeSurroundings($: CheerioAPI, title: PageElement | null): void {
  const holdsTitle = (element: PageElement): boolean => title !== null && (element === title || $.contains(element, title));
  const total = $('body').text().length;
  const drop = (elements: Cheerio<PageElement>): void => {
    for (const element of elements.toArray()) if (!holdsTitle(element) && $(element).text().length <= total * 0.6) $(element).remove();
  };
  $('script,style,noscript,template,svg,iframe').remove();
  drop($(OUTSIDE));
  drop(
    $('[class],[id]').filter((_, element) => {
      if (['html', 'body', 'main', 'article'].includes(element.name)) return false;
      const words = `${element.attribs['class'] ?? ''} ${element.attribs['id'] ?? ''}`.toLowerCase().split(/[^a-z]+/);
      return words.some((word) => OUTSIDE_WORDS.has(word));
    }),
  );
  removeRelated($, holdsTitle);
}

/** From a heading like "Vergelijkbare vacatures" on, nothing is of this vacancy. */
function removeRelated($: CheerioAPI, holdsTitle: (element: PageElement) => boolean): void {
  for (const heading of $('h1,h2,h3,h4,h5,h6,strong,[class*="title"],[class*="heading"]').toArray()) {
    if (!RELATED_HEADING.test(tidy($(heading).text()))) continue;
    let node = heading;
    // The heading may be wrapped alone; what it heads stands beside its wrapper.
    while (node.parent && isElement(node.parent) && !holdsTitle(node.parent) && tidy($(node.parent).text()) === tidy($(node).text()))
      node = node.parent;
    const parent = node.parent && isElement(node.parent) ? node.parent : null;
    if (parent && !holdsTitle(parent) && parent.name !== 'body' && parent.name !== 'main' && parent.name !== 'article') $(parent).remove();
    else {
      $(node)
        .nextAll()
        .filter((_, next) => !holdsTitle(next))
        .remove();
      $(node).remove();
    }
  }
}

const splitTitle = (text: string): readonly string[] =>
  tidy(text)
    .split(/\s+[|–—·»-]\s+|\s+\|\s*|\s*\|\s+/)
    .map((part) => tidy(part))
    .filter((part) => part !== '');

/** What the head of the page calls it: og:title, twitter:title and title, cut at their separators. */
function headTitles($: CheerioAPI): { readonly whole: readonly string[]; readonly parts: readonly string[] } {
  const whole = [
    $('meta[property="og:title"]').attr('content'),
    $('meta[name="twitter:title"]').attr('content'),
    $('meta[name="title"]').attr('content'),
    $('head > title').first().text(),
  ].flatMap((text) => (text && tidy(text) !== '' ? [tidy(text)] : []));
  return { whole, parts: whole.flatMap((text) => [...splitTitle(text)]) };
}

function siteNames($: CheerioAPI): readonly string[] {
  const names = [$('meta[property="og:site_name"]').attr('content'), $('meta[name="application-name"]').attr('content')];
  const own = names.flatMap((name) => (name && tidy(name) !== '' ? [tidy(name).split(/\s+[—–|-]\s+/)[0] ?? ''] : []));
  return own;
}

type TitleFound = { readonly text: string; readonly element: PageElement | null; readonly score: number };

/** Headings that may name the vacancy, best first. */
function rankTitles($: CheerioAPI, hint: string | null): readonly TitleFound[] {
  const { whole, parts } = headTitles($);
  const sites = siteNames($);
  const path = comparable(decoded($('link[rel="canonical"]').attr('href') ?? $('meta[property="og:url"]').attr('content') ?? ''));
  const found: TitleFound[] = [];
  const elements = $(
    'h1,h2,h3,[class*="job-title" i],[class*="jobtitle" i],[class*="vacature-titel" i],[class*="vacancy-title" i],[class~="title" i]',
  ).toArray();
  for (const [index, element] of elements.slice(0, 60).entries()) {
    const base = element.name === 'h1' ? 4 : element.name === 'h2' ? 2 : 1;
    for (const line of textOfNode(element).split('\n').slice(0, 6)) {
      const text = tidy(line);
      if (text.length > 160 || text.length < 3) continue;
      let score = base - index * 0.05;
      if (isGenericTitle(text)) score -= 10;
      if (sites.some((site) => comparable(site) === comparable(text))) score -= 8;
      if (parts.some((part) => comparable(part) === comparable(text))) score += 4;
      else if (whole.some((title) => holdsWords(title, text))) score += 3;
      if (text.length > 5 && path.includes(comparable(text))) score += 2;
      if (hint !== null && (holdsWords(text, hint) || holdsWords(hint, text))) score += 10;
      if ($(element).closest('nav,footer,aside,[class*="site-branding"],[class*="sidebar"]').length > 0) score -= 4;
      if ($(element).find('a[href="/"]').length > 0 || $(element).is('[class*="site-title"]')) score -= 6;
      if (/[.!?]$/.test(text) || text.split(' ').length > 14) score -= 2;
      if (/[:：]$/.test(text) || SECTION.test(text)) score -= 4;
      found.push({ text, element, score });
    }
  }
  const fromHead = parts.find((part) => !isGenericTitle(part) && !sites.some((site) => comparable(site) === comparable(part)));
  if (fromHead !== undefined) found.push({ text: fromHead, element: null, score: 1.5 });
  return found.toSorted((a, b) => b.score - a.score).filter(({ score }) => score > 0);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headings of the sections of a vacancy; two of them make a page one about a vacancy. */
export const SECTION =
  /^(?:(?:wat|waar) (?:ga je|ga jij|je gaat|jij gaat|ga jij|je).{0,30}|wie (?:ben jij|zoeken wij|wij zoeken|ben je|zijn wij).{0,20}|(?:de |jouw |over de )?(?:functie|functieomschrijving|werkzaamheden|taken|taakomschrijving|taken en verantwoordelijkheden|functie-?eisen|functieprofiel|profiel|vereisten|eisen|competenties|arbeidsvoorwaarden|sollicitatie(?:procedure)?|solliciteren)|wat (?:wij|we|bieden|vragen|vraag|breng|neem|heb|verwachten|krijg|kun|heeft).{0,40}|(?:dit|dat) (?:bieden|ga|breng|ben|vragen|krijg|neem|doe).{0,30}|wij (?:bieden|vragen|zoeken).{0,30}|ons aanbod|jouw (?:profiel|rol|taken).{0,20}|(?:job |role )?(?:responsibilities|requirements|qualifications|description|purpose)|(?:about the |the )?role|your (?:role|profile|responsibilities|tasks)|what (?:you|we).{0,40}|who you are|about (?:the (?:job|role|position)|you)|(?:minimum|preferred|required|desired) qualifications|(?:key )?(?:duties|responsibilities)(?: and responsibilities)?|benefits|nice to have|you might be a fit.*|interesse|enthousiast|geïnteresseerd|meer informatie|informatie)[?:!….]*$/i;

/** The smallest part of the page around the title that holds a vacancy's text. */
function containerOf($: CheerioAPI, title: PageElement | null): PageElement | null {
  const body = $('body').toArray()[0] ?? null;
  if (title === null) {
    const main = $('main,article,[role="main"],#content')
      .toArray()
      .find((element) => $(element).text().trim().length >= TEXT_MIN);
    return main ?? body;
  }
  const total = $('body').text().replaceAll(/\s+/g, ' ').length;
  for (let node: PageNode | null = title.parent; node !== null && isElement(node) && node !== body; node = node.parent) {
    const length = $(node).text().replaceAll(/\s+/g, ' ').length;
    if (length >= TEXT_MIN && (length >= total * 0.45 || node.name === 'article' || node.name === 'main')) return node;
  }
  return body;
}

const POSTED_WORDS = /(?:geplaatst|gepubliceerd|online sinds|posted|published)(?: op| on)?:?\s*(.*)$/i;

type Byline = { readonly employer: string | null; readonly place: string | null; readonly posted: string | null };

/** The lines around the title: "Rijksmuseum, Amsterdam, geplaatst op 29 juli 2026", "Abilene, TX · Full time". */
function readByline(lines: readonly string[], titleAt: number): Byline {
  let [employer, place, posted]: [string | null, string | null, string | null] = [null, null, null];
  const near = [...lines.slice(Math.max(0, titleAt - 3), titleAt), ...lines.slice(titleAt + 1, titleAt + 5)].filter(
    (line) => line.length <= 140,
  );
  for (const line of near) {
    const parts = line
      .split(/\s+[|·•–—-]\s+|\s*[|·•]\s*/)
      .map((part) => tidy(part))
      .filter((part) => part !== '');
    const comma = line.split(',').map((part) => tidy(part));
    const said = POSTED_WORDS.exec(line)?.[1];
    if (said !== undefined && posted === null && said !== '') posted = said;
    if (said !== undefined && parts.length <= 1 && comma.length >= 3 && POSTED_WORDS.test(comma.at(-1) ?? '')) {
      employer ??= comma.slice(0, -2).join(', ');
      place ??= comma.at(-2) ?? null;
    }
    if (parts.length >= 2) {
      const spot = parts.find(
        (part) => /^[\p{Lu}'][\p{L}\s.'-]+, ?(?:[A-Z]{2}|[\p{Lu}][\p{L} ]+)$/u.test(part) && readPlaceText(part) !== null,
      );
      if (spot !== undefined) place ??= spot;
    }
  }
  return { employer, place, posted };
}

const ARTICLE = '(?:[Dd]e |[Hh]et |[Bb]ij (?:de |het )?)?';
const NAME = "([\\p{Lu}\\d][\\p{L}\\d.&+'’\\-]*(?: (?:[\\p{Lu}\\d&+][\\p{L}\\d.&+'’\\-]*|van|de|het|den|der|voor|en|of|'t|te)){0,6})";
const SEEKS = new RegExp(
  `(?:^|[.!?\\n] ?)${ARTICLE}${NAME}(?: in ([\\p{Lu}'][\\p{L}'’\\-]*(?: (?:aan|den|de|der|op|en|[\\p{Lu}][\\p{L}'’-]*)){0,4}))?,? (?:is )?(?:zoekt|zoeken|is op zoek naar|op zoek naar)(?: per direct| met spoed| voor| naar| een| een nieuwe| twee| enkele| \\d)`,
  'u',
);
const SEEKS_EN = new RegExp(
  `(?:^|[.!?\\n] ?)(?:At |The )?${NAME} (?:is|are) (?:currently |now )?(?:seeking|looking for|hiring|searching for)`,
  'u',
);
const OPEN_WITH = new RegExp(`position is (?:open )?(?:with|at) ${NAME}`, 'u');
const NOBODY =
  /^(?:wij|we|ik|jij|je|hij|zij|ze|u|men|er|voor|ons|onze|als|wat|wie|dan|daarom|dus|the|this|our|you|your|ben|heb|vacature|team|momenteel|zoekt)$/i;

/** The employer as the text says it: "X in Town zoekt een ...". */
function readSeeks(text: string): { readonly employer: string | null; readonly place: string | null } {
  const head = text.slice(0, 4000);
  for (const pattern of [SEEKS, OPEN_WITH, SEEKS_EN]) {
    const match = pattern.exec(head);
    const name = tidy(match?.[1] ?? '').replace(/\s+(?:in|van|voor|te|en|de|het|of)$/, '');
    if (match && name.length > 1 && !NOBODY.test(name.split(' ')[0] ?? '')) return { employer: name, place: match[2] ?? null };
  }
  return { employer: null, place: null };
}

const CLASSED: Readonly<Record<'employer' | 'place' | 'posted', string>> = {
  employer:
    '[class*="company-name" i],[class*="companyname" i],[class*="employer" i],[class*="organisation" i],[class*="organization" i],[class*="werkgever" i],[class*="bedrijfsnaam" i],[class~="company" i]',
  place: '[class*="location" i],[class*="locatie" i],[class*="standplaats" i],[class*="plaats" i]:not([class*="geplaatst" i])',
  posted: 'time[datetime],[class*="posted-on" i],[class*="date-posted" i],[class*="publish" i],[class*="datum" i]',
};

/** A short text that the page's own class names say is the employer, place or day. */
function readClassed($: CheerioAPI, scope: Cheerio<PageElement>, kind: keyof typeof CLASSED): string | null {
  for (const element of scope.find(CLASSED[kind]).toArray()) {
    const text =
      kind === 'posted' ? (element.attribs['datetime'] ?? tidy($(element).text())) : tidy(textOfNode(element).split('\n')[0] ?? '');
    const value = text.replace(/^(?:locatie|location|standplaats|plaats|werkgever|bedrijf|organisatie|company|employer)\s*:\s*/i, '');
    if (value === '' || value.length > 80 || isGenericTitle(value)) continue;
    if (kind === 'posted' ? readPostingDate(value) !== null : !/[.!?:]$/.test(value)) return value;
  }
  return null;
}

/**
 * Finds on a page about one vacancy its part of the page, its title and the facts around it. Menus, sidebars, forms and other vacancies are left out.
 * Changes the loaded page: read markup first.
 * @param hint title from the markup; null where there is none
 */
export function readPageFacts($: CheerioAPI, hint: string | null): PageFacts {
  const titles = rankTitles($, hint);
  const best = titles[0] ?? null;
  const title =
    best?.element ??
    titles.find(({ text, element }) => element !== null && best !== null && comparable(text) === comparable(best.text))?.element ??
    null;
  const beside = readBeside($);
  const meta = $('meta[property="article:published_time"]').attr('content') ?? null;
  const { whole } = headTitles($);
  const sites = siteNames($);
  removeSurroundings($, title);
  const container = containerOf($, title);
  const scope = container === null ? $('body') : $(container);
  const text = container === null ? '' : textOfNode(container);
  const lines = text.split('\n');
  const titleAt = lines.findIndex((line) => best !== null && holdsWords(line, best.text));
  const head = titleAt < 0 ? headLines($) : { lines, at: titleAt };
  const byline = readByline(head.lines, head.at);
  const labels = { ...beside, ...readLabels(text) };
  const seeks = readSeeks(text);
  const prefix = best === null ? null : prefixOf(best.text, [...lines.slice(0, 40), ...whole]);
  const employer =
    labels.employer ??
    byline.employer ??
    prefix ??
    seeks.employer ??
    readClassed($, scope, 'employer') ??
    employerFromHead(whole, best?.text ?? '', sites, text);
  return {
    html: container === null ? '' : ($(container).html() ?? '').trim(),
    text,
    titles: [...new Set(titles.map(({ text: line }) => line))],
    employer,
    place: labels.place ?? byline.place ?? seeks.place ?? readClassed($, scope, 'place') ?? placeInTitle(whole, best?.text ?? ''),
    posted: labels.posted ?? byline.posted ?? readClassed($, scope, 'posted') ?? meta,
    labels,
  };
}

/** Facts that stand in a box beside the text. */
function readBeside($: CheerioAPI): PageFacts['labels'] {
  const boxes = $(
    'aside,[class*="sidebar" i],[class*="kenmerk" i],[class*="summary" i],[class*="details" i],[class*="meta" i],dl,table',
  ).toArray();
  const found: Record<string, string> = {};
  for (const box of boxes.slice(0, 40)) {
    const text = textOfNode(box);
    if (text.length > 1500 || /zoeken|search|nieuwsbrief/i.test(text.slice(0, 60))) continue;
    for (const [label, value] of Object.entries(readLabels(text, true))) found[label] ??= value;
  }
  return found;
}

function headLines($: CheerioAPI): { lines: readonly string[]; at: number } {
  const body = $('body').toArray()[0];
  const lines = body ? textOfNode(body).split('\n') : [];
  const h1 = tidy($('h1').first().text());
  return { lines, at: lines.findIndex((line) => h1 !== '' && line === h1) };
}

/** "NTR: Redacteur": the name in front, where the text speaks of it elsewhere too. */
function prefixOf(title: string, lines: readonly string[]): string | null {
  const name = /^([^:]{2,60}): \S/.exec(title)?.[1];
  if (name === undefined || isGenericTitle(name)) return null;
  return lines.filter((line) => holdsWords(line, name)).length >= 2 ? tidy(name) : null;
}

/** "Mechanical Engineer | Avalanche Energy": the other part of the page's name, where the text speaks of it; "Careers at X"; the site. */
function employerFromHead(whole: readonly string[], title: string, sites: readonly string[], text: string): string | null {
  for (const line of whole) {
    const at = /(?:careers|jobs|vacatures|werken) (?:at|bij) (.{2,60})$/i.exec(line)?.[1];
    if (at !== undefined) return tidy(at);
    for (const part of splitTitle(line)) {
      const clean = part.replace(/\s*\[\d+\]$/, '');
      if (
        comparable(part) !== comparable(title) &&
        !isGenericTitle(part) &&
        part.length <= 60 &&
        !holdsWords(title, part) &&
        holdsWords(text, clean)
      )
        return clean;
    }
  }
  const about = /(?:^|\n)(?:About|Over) ([\p{Lu}\d][^\n.!?:]{1,40})(?=\n|$)/u.exec(text)?.[1];
  if (about !== undefined && !/^(?:the|this|us|you|de functie|deze|jou|ons|the role|the job|het team)\b/i.test(about)) return tidy(about);
  return introduced(text.split('\n'), title) ?? sites.find((site) => holdsWords(text, site)) ?? null;
}

/** A heading that is a name, over a paragraph that begins with that name, introduces the employer. */
function introduced(lines: readonly string[], title: string): string | null {
  for (const [index, line] of lines.entries()) {
    const next = comparable(lines[index + 1] ?? '');
    const name = comparable(line);
    if (line.length > 60 || name.length < 3 || next.length < name.length * 2 || !next.startsWith(`${name} `)) continue;
    const isName = /^[\p{Lu}\d]/u.test(line) && !/[.!?:]$/.test(line);
    if (isName && name !== comparable(title) && !SECTION.test(line) && !isGenericTitle(line)) return line;
  }
  return null;
}

/** "Verkoper - Praxis, Utrecht / Site" holds the place behind the title. */
function placeInTitle(whole: readonly string[], title: string): string | null {
  for (const line of whole) {
    const rest = line.startsWith(title) ? line.slice(title.length) : '';
    const place = /,\s*([\p{Lu}'][\p{L}\s'-]{2,30}?)(?:\s*[/|–—-].*)?$/u.exec(rest)?.[1];
    if (place !== undefined) return tidy(place);
  }
  return null;
}

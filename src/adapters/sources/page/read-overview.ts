import type { CheerioAPI } from 'cheerio';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import type { RawPosting } from '../raw-posting.ts';
import { isElement, type PageElement } from './dom.ts';
import { readLabels } from './labels.ts';
import { textOfNode } from './page-text.ts';

/** Addresses below which single vacancies stand: a word for vacancies, and at least one more part that names one. */
const DETAIL_PATH =
  /(?:^|[/_-])(?:vacatures?|vacanc(?:y|ies)|vacature-?detail|jobs?|job-?(?:detail|posting|offer|ad)s?|positions?|openings?|careers?|o|offres?(?:-emploi)?|stellen(?:angebote?)?|functies?|banen|baan|opportunit(?:y|ies)|roles?|werken-bij|requisitions?|postings?|details?|viewjob|emplois?)[/=?_-](?:[^/]*\/)*[^/]*[a-z0-9]/i;
const NO_DETAIL =
  /(?:\/(?:page|pagina|category|categorie|tag|zoek(?:en)?|search|filter|login|inloggen|alert|job-?alert|apply|solliciteer|nieuwsbrief|feed|rss|locaties?|regio|vakgebied(?:en)?|branche|departments?|teams?)(?:\/|$|\?)|[?&](?:page|pagina|sort|filter|q)=|\.(?:pdf|jpe?g|png|svg|xml|docx?)$|^(?:mailto|tel|javascript):|^#)/i;
const CARD =
  'li,article,tr,[class*="card" i],[class*="item" i],[class*="vacature" i],[class*="vacancy" i],[class*="job" i],[class*="result" i]';
const COUNT = /^\d+\s|^\(?\d+\)?$|^(?:alle|bekijk|toon|view|see|show|all|meer|more|browse|search|explore|zoek)\b/i;

/**
 * The vacancies that an overview page without markup lists: links to pages of single vacancies, with what stands on their cards.
 * @param pageUrl for relative links; null where it is not known
 */
export function readOverview($: CheerioAPI, pageUrl: string | null): readonly RawPosting[] {
  const found = new Map<string, RawPosting>();
  for (const link of $('a[href]').toArray()) {
    if ($(link).closest('nav,footer,aside,[role="navigation"],form').length > 0) continue;
    const href = (link.attribs['href'] ?? '').trim();
    const absolute = pageUrl === null ? URL.parse(href, 'http://unknown.invalid/') : URL.parse(href, pageUrl);
    if (absolute === null || NO_DETAIL.test(href)) continue;
    const path = `${absolute.pathname}${absolute.search}`;
    if (!DETAIL_PATH.test(path) || path.replace(/\/$/, '') === new URL(pageUrl ?? 'http://unknown.invalid/').pathname.replace(/\/$/, ''))
      continue;
    const card = cardOf($, link);
    const title = titleOf($, link, card);
    if (title === null) continue;
    const key = normaliseUrl(absolute.href) ?? absolute.href;
    if (found.has(key)) continue;
    const labels = readLabels(textOfNode(card), true);
    const place = labels.place ?? placeOf($, card);
    found.set(key, {
      title,
      url: href,
      ...(place === null ? {} : { places: [place] }),
      ...(labels.hours === undefined ? {} : { hours: labels.hours }),
      ...(labels.posted === undefined ? {} : { posted: labels.posted }),
      ...(labels.closing === undefined ? {} : { closing: labels.closing }),
      ...(labels.employer === undefined ? {} : { employer: labels.employer }),
      ...(labels.identifier === undefined ? {} : { identifier: labels.identifier }),
    });
  }
  return [...found.values()];
}

/** The largest part of the page around a link that holds no link to another vacancy. */
function cardOf($: CheerioAPI, link: PageElement): PageElement {
  const card = $(link).closest(CARD).toArray().find(isElement);
  let best: PageElement = card !== undefined && textOfNode(card).length <= 1200 ? card : link;
  const hrefs = new Set(
    $(best)
      .find('a[href]')
      .toArray()
      .filter((other) => DETAIL_PATH.test(other.attribs['href'] ?? ''))
      .map((other) => other.attribs['href']),
  );
  if (hrefs.size > 1) best = link;
  const row = best.parent;
  return best.name === 'td' && row && isElement(row) ? row : best;
}

function titleOf($: CheerioAPI, link: PageElement, card: PageElement): string | null {
  const headings = [
    ...$(link).find('h1,h2,h3,h4,h5,h6,[class*="title" i],[class*="titel" i]').toArray(),
    ...(isGenericTitle(tidy($(link).text())) ? $(card).find('h1,h2,h3,h4,h5,h6,[class*="title" i],[class*="titel" i]').toArray() : []),
  ];
  const lines = textOfNode(link)
    .split('\n')
    .map((line) => tidy(line))
    .filter((line) => line !== '');
  const candidates = [
    ...headings.map((heading) => tidy(textOfNode(heading).split('\n')[0] ?? '')),
    lines.length <= 6 ? (lines.find((line) => !isGenericTitle(line)) ?? '') : '',
    tidy(link.attribs['title'] ?? ''),
    tidy(link.attribs['aria-label'] ?? ''),
  ];
  return (
    candidates.find(
      (text) => text.length >= 3 && text.length <= 160 && !isGenericTitle(text) && !COUNT.test(text) && /\p{L}{2}/u.test(text),
    ) ?? null
  );
}

function placeOf($: CheerioAPI, card: PageElement): string | null {
  for (const element of $(card).find('[class*="location" i],[class*="locatie" i],[class*="plaats" i],[class*="city" i]').toArray()) {
    const text = tidy(textOfNode(element).split('\n').at(-1) ?? '');
    if (text.length >= 2 && text.length <= 80) return text;
  }
  return null;
}

import type { CheerioAPI } from 'cheerio';
import { loadHtml } from '../page/load-html.ts';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import { normaliseUrl } from '../../../domain/source/normalise-url.ts';
import { isSameSite } from '../../../domain/source/same-site.ts';
import type { ListingRecipe } from '../../../domain/source/source.ts';
import { parseListing } from '../listing/parse-listing.ts';
import { isElement, type PageElement } from '../page/dom.ts';

/** Words in the address of a page about one vacancy, or of what lists them. */
export const VACANCY_WORD =
  /vacatur|vacanc|\bjobs?\b|job-|\/job|functie|career|werken-?bij|position|opening|stelle|emploi|baan|banen|solicit|requisition/i;
const NO_VACANCY =
  /(?:\/(?:page|pagina|category|categorie|tag|zoek(?:en)?|search|filter|login|inloggen|alert|apply|solliciteer|nieuws|blog|contact|privacy|over-ons|about)(?:\/|$|\?)|[?&](?:page|pagina|sort|filter|q)=|\.(?:pdf|jpe?g|png|svg|xml|docx?)(?:$|\?))/i;
const OUTSIDE = 'nav,footer,aside,form,[role="navigation"],[role="contentinfo"],body > header';
/** Classes that a build makes up: they change with the next one. */
const MADE_UP = /^(?:css|sc|jsx|emotion|chakra|mui|tw|_)[-_]?|\d{3,}|[A-Z].*\d|[a-z]\d[a-z]\d|[:[\]/!]/;
const NEXT = [
  'a[rel~="next"]',
  'link[rel="next"]',
  'a.next',
  '.next > a',
  'a[class*="next"]',
  'a[aria-label*="olgende"]',
  'a[aria-label*="ext page"]',
  'a[title*="olgende"]',
] as const;

type Group = { readonly shape: string; readonly links: ReadonlyMap<string, PageElement>; readonly score: number };

/** What the addresses of pages of one sort share: the folder, or the page with the names of its parameters. */
function shapeOf(url: URL): string {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const names = [...url.searchParams.keys()].filter((name) => /id|job|vac|slug|ref/i.test(name)).toSorted();
  if (names.length > 0) return `${url.host}${url.pathname}?${names.join('&')}`;
  return `${url.host}/${parts.slice(0, Math.max(parts.length - 1, 0)).join('/')}/${parts.length}`;
}

function groupsOf($: CheerioAPI, pageUrl: string): readonly Group[] {
  const own = normaliseUrl(pageUrl);
  const groups = new Map<string, Map<string, PageElement>>();
  for (const link of $('a[href]').toArray()) {
    const url = URL.parse(link.attribs['href'] ?? '', pageUrl);
    if (url === null || !isSameSite(pageUrl, url.href) || NO_VACANCY.test(url.pathname + url.search)) continue;
    if ($(link).closest(OUTSIDE).length > 0) continue;
    const key = normaliseUrl(url.href) ?? url.href;
    if (key === own || url.pathname === '/') continue;
    const group = groups.get(shapeOf(url)) ?? new Map<string, PageElement>();
    if (!group.has(key)) group.set(key, link);
    groups.set(shapeOf(url), group);
  }
  return [...groups]
    .filter(([, links]) => links.size >= 2)
    .map(([shape, links]) => {
      const titled = [...links.values()].filter((link) => isTitleLike(tidy($(itemOf($, link, links)).text()))).length / links.size;
      return { shape, links, score: (VACANCY_WORD.test(shape) ? 10 : 0) + titled * 3 + Math.min(links.size, 20) / 10 };
    })
    .toSorted((a, b) => b.score - a.score);
}

const isTitleLike = (text: string): boolean => text.length >= 5 && /\p{L}{3}/u.test(text) && !isGenericTitle(text);

/** The largest part around a link that holds no other link of its group. */
function itemOf($: CheerioAPI, link: PageElement, links: ReadonlyMap<string, PageElement>): PageElement {
  const others = new Set([...links.values()].filter((other) => other !== link));
  let node = link;
  while (node.parent && isElement(node.parent) && !['body', 'html', 'main'].includes(node.parent.name)) {
    const { parent } = node;
    if ([...others].some((other) => $.contains(parent, other))) break;
    node = parent;
  }
  return node;
}

const classesOf = (element: PageElement): readonly string[] =>
  (element.attribs['class'] ?? '').split(/\s+/).filter((name) => /^[\w-]+$/.test(name) && !MADE_UP.test(name));

const selectorOf = (tag: string, classes: readonly string[]): string => [tag, ...classes.slice(0, 2)].join('.');

/** A selector that finds this element alone on the page. */
function uniqueSelector($: CheerioAPI, element: PageElement): string {
  const chain: string[] = [];
  for (let node: PageElement | null = element; node !== null; node = node.parent && isElement(node.parent) ? node.parent : null) {
    const id = node.attribs['id'] ?? '';
    const isNamed = /^[a-z][\w-]*$/i.test(id) && !MADE_UP.test(id);
    chain.unshift(isNamed ? `#${id}` : selectorOf(node.name, classesOf(node)));
    const selector = chain.join(' > ');
    if ($(selector).length === 1) return selector;
  }
  return 'body';
}

/** Which selector finds these items within their list, and hardly anything else. */
function itemSelector($: CheerioAPI, list: PageElement, items: readonly PageElement[]): string | null {
  const [first] = items;
  if (!first) return null;
  const shared = classesOf(first).filter((name) => items.every((item) => classesOf(item).includes(name)));
  const tag = items.every(({ name }) => name === first.name) ? first.name : null;
  const candidates = [
    ...(shared.length > 0 ? [selectorOf(tag ?? '', shared), selectorOf(tag ?? '', shared.slice(0, 1))] : []),
    ...(tag === null ? [] : [`> ${tag}`, tag]),
  ];
  return (
    candidates.find((selector) => {
      const found = $(list).find(selector).toArray();
      return items.every((item) => found.includes(item)) && found.length <= Math.max(items.length * 1.3, items.length + 1);
    }) ?? null
  );
}

function titleSelector($: CheerioAPI, items: readonly PageElement[], link: string): string {
  for (const selector of [
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    '[class*="title"]',
    '[class*="titel"]',
    '[class*="naam"]',
    '[class*="name"]',
    'strong',
  ]) {
    const told = items.map((item) => tidy($(item).find(selector).first().text()));
    if (told.every((text) => isTitleLike(text)) && new Set(told).size >= Math.ceil(told.length / 2)) return selector;
  }
  return link;
}

/** The lowest part of the page that holds all items. */
function listOf($: CheerioAPI, items: readonly PageElement[]): PageElement | null {
  const [first] = items;
  let node = first?.parent ?? null;
  while (node && isElement(node) && !items.every((item) => $.contains(node as PageElement, item))) node = node.parent;
  return node && isElement(node) ? node : null;
}

/**
 * Works out selectors for an overview from its repeated links.
 * @returns a recipe that was tried on the page itself, with how many vacancies it finds; null where no row of links looks like vacancies
 */
export function proposeListing(html: string, pageUrl: string): { readonly recipe: ListingRecipe; readonly cards: number } | null {
  const $ = loadHtml(html);
  for (const { shape, links, score } of groupsOf($, pageUrl).slice(0, 3)) {
    if (score < 5) continue;
    const items = [...links.values()].map((link) => itemOf($, link, links));
    const list = listOf($, items);
    const item = list === null ? null : itemSelector($, list, items);
    if (list === null || item === null) continue;
    const folder = new URL(`http://${shape.replace(/\?.*$/, '')}`).pathname.replace(/\d+$/, '');
    const [first] = items;
    const hrefs =
      first === undefined
        ? 0
        : new Set(
            $(first)
              .find('a[href]')
              .toArray()
              .map((link) => link.attribs['href']),
          ).size;
    const link = hrefs > 1 && folder.length > 1 ? `a[href*="${folder}"]` : 'a[href]';
    const next = NEXT.find((selector) => ($(selector).first().attr('href') ?? '') !== '') ?? null;
    const recipe: ListingRecipe = {
      kind: 'listing',
      list: uniqueSelector($, list),
      item,
      link,
      title: titleSelector($, items, link),
      next,
    };
    try {
      const { cards, unreadable } = parseListing(html, pageUrl, recipe);
      if (cards.length >= 2 && unreadable.length <= cards.length * 0.25) return { recipe, cards: cards.length };
    } catch {
      // A selector that the page itself defeats: the next group may do.
    }
  }
  return null;
}

import type { CheerioAPI } from 'cheerio';
import { isGenericTitle } from '../../../domain/posting/posting-title.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import type { RawPosting } from '../raw-posting.ts';
import { isElement, type PageElement, type PageNode } from './dom.ts';
import { readLabels } from './labels.ts';
import { textOfNode } from './page-text.ts';
import { SECTION } from './read-page-facts.ts';

/** A vacancy in a list without pages of its own is longer than this. In characters. */
const TEXT_MIN = 120;
const LEVELS = ['h2', 'h3', 'h4', 'h1'] as const;
const OUTSIDE = 'nav,footer,aside,form,[role="navigation"],[role="contentinfo"]';

type Section = { readonly heading: PageElement; readonly nodes: readonly PageNode[] };

/** What follows a heading until the next heading of its level or above; a heading wrapped alone counts for its wrapper. */
function sectionOf($: CheerioAPI, heading: PageElement, level: string): Section {
  let node: PageElement = heading;
  while (node.parent && isElement(node.parent) && tidy($(node.parent).text()) === tidy($(node).text())) node = node.parent;
  const stop = LEVELS.filter((one) => one <= level).join(',');
  const nodes: PageNode[] = [];
  for (let next = node.next; next !== null; next = next.next) {
    if (isElement(next) && ($(next).is(stop) || $(next).find(stop).length > 0)) break;
    nodes.push(next);
  }
  // A card of its own: heading and text are everything in it.
  const card = node.parent;
  const isCard = card && isElement(card) && card.name !== 'body' && $(card).find(level).length === 1;
  return nodes.length === 0 && isCard ? { heading, nodes: card.children.filter((child) => child !== node) } : { heading, nodes };
}

/**
 * The vacancies of a page that holds several whole, without addresses of their own: headings of one level, each followed by the facts and
 * the text of an opening.
 * @returns empty unless most headings of one level head one; a page about one vacancy has sections, not vacancies
 */
export function readSections($: CheerioAPI, pageUrl: string | null): readonly RawPosting[] {
  for (const level of LEVELS) {
    const headings = $(level)
      .toArray()
      .filter((heading) => $(heading).closest(OUTSIDE).length === 0);
    if (headings.length < 2) continue;
    const raws = headings.flatMap((heading) => toRaw($, sectionOf($, heading, level), pageUrl) ?? []);
    if (raws.length >= 2 && raws.length >= headings.length * 0.6) return raws;
  }
  return [];
}

function toRaw($: CheerioAPI, { heading, nodes }: Section, pageUrl: string | null): RawPosting | null {
  const title = tidy($(heading).text());
  if (title.length < 3 || title.length > 160 || isGenericTitle(title) || SECTION.test(title) || /[?!:]$/.test(title)) return null;
  const html = nodes
    .map((node) => $.html(node))
    .join('')
    .trim();
  const text = nodes.map((node) => textOfNode(node)).join('\n');
  const labels = readLabels(text, true);
  const told = (['place', 'hours', 'pay', 'closing', 'contract', 'education', 'employer', 'identifier'] as const).filter(
    (name) => labels[name] !== undefined,
  );
  if (told.length < 2 || text.length < TEXT_MIN) return null;
  const anchor = heading.attribs['id'] ?? $(heading).closest('[id]').attr('id') ?? '';
  return {
    title,
    // All stand at one address: the key tells them apart, the address leads to the page.
    key: labels.identifier ?? (anchor === '' ? `${title}|${labels.place ?? ''}` : anchor),
    ...(pageUrl === null ? {} : { url: anchor === '' ? pageUrl : `${pageUrl.replace(/#.*$/, '')}#${anchor}` }),
    description: html,
    format: 'html',
    ...(labels.place === undefined ? {} : { places: [labels.place] }),
    ...(labels.hours === undefined ? {} : { hours: labels.hours }),
    ...(labels.pay === undefined ? {} : { pay: labels.pay }),
    ...(labels.posted === undefined ? {} : { posted: labels.posted }),
    ...(labels.closing === undefined ? {} : { closing: labels.closing }),
    ...(labels.employer === undefined ? {} : { employer: labels.employer }),
    ...(labels.contract === undefined ? {} : { contract: labels.contract }),
    ...(labels.education === undefined ? {} : { education: labels.education }),
    ...(labels.identifier === undefined ? {} : { identifier: labels.identifier }),
  };
}

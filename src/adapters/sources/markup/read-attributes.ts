import type { CheerioAPI } from 'cheerio';
import { isElement, type PageElement } from '../page/dom.ts';
import { tidy } from '../../../domain/posting/tidy.ts';
import { textOfNode } from '../page/page-text.ts';
import type { SchemaItem } from './schema-item.ts';

/** The attributes by which a page marks items: microdata, or RDFa Lite. */
type Dialect = {
  readonly property: 'itemprop' | 'property';
  readonly type: 'itemtype' | 'typeof';
  readonly isScope: (element: PageElement) => boolean;
};

const MICRODATA: Dialect = {
  property: 'itemprop',
  type: 'itemtype',
  isScope: ({ attribs }) => 'itemscope' in attribs || 'itemtype' in attribs,
};
const RDFA: Dialect = { property: 'property', type: 'typeof', isScope: ({ attribs }) => 'typeof' in attribs };

const ADDRESSES: Readonly<Record<string, string>> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  audio: 'src',
  video: 'src',
  source: 'src',
  iframe: 'src',
  embed: 'src',
  object: 'data',
};
/** Properties whose words matter, not the address of the link around them. */
const WORDS = /^(?:title|name|description|joblocation|address.*|hiringorgani[sz]ation|employmenttype|industry|occupationalcategory)$/i;
/** Properties that are a text with blocks of its own. */
const TEXTS =
  /^(?:description|responsibilities|qualifications|skills|educationrequirements|experiencerequirements|jobbenefits|incentives?)$/i;

/**
 * Reads the items that a page marks with attributes: microdata (`itemscope`) or RDFa Lite (`typeof`).
 * @returns the outermost items in page order, as objects like those of JSON-LD; never throws
 * @source HTML Living Standard, "Microdata"; W3C RDFa Lite 1.1
 */
export function readAttributes($: CheerioAPI, dialect: 'microdata' | 'rdfa'): readonly SchemaItem[] {
  const words = dialect === 'microdata' ? MICRODATA : RDFA;
  const selector = dialect === 'microdata' ? '[itemscope],[itemtype]' : '[typeof]';
  return $(selector)
    .toArray()
    .filter(isElement)
    .filter((element) => words.isScope(element) && (element.attribs[words.property] === undefined || !hasScopeAround(element, words)))
    .map((element) => readItem($, element, words, new Set()));
}

function hasScopeAround(element: PageElement, words: Dialect): boolean {
  for (let node = element.parent; node !== null; node = node.parent) if (isElement(node) && words.isScope(node)) return true;
  return false;
}

function readItem($: CheerioAPI, scope: PageElement, words: Dialect, above: ReadonlySet<PageElement>): SchemaItem {
  const item: Record<string, unknown> = {};
  const types = (scope.attribs[words.type] ?? '').split(/\s+/).filter((type) => type !== '');
  if (types.length > 0) item['@type'] = types.length === 1 ? types[0] : types;
  const id = scope.attribs['itemid'] ?? (words === RDFA ? (scope.attribs['resource'] ?? scope.attribs['about']) : undefined);
  if (id !== undefined) item['@id'] = id;
  const inside = new Set([...above, scope]);
  const referred = (scope.attribs['itemref'] ?? '')
    .split(/\s+/)
    .filter((name) => words === MICRODATA && name !== '')
    .flatMap((name) =>
      $(`[id="${name.replaceAll(/["\\]/g, '')}"]`)
        .toArray()
        .slice(0, 1)
        .filter(isElement),
    );
  const stack: PageElement[] = [...referred.toReversed(), ...scope.children.filter(isElement).toReversed()];
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    if (inside.has(element)) continue;
    const names = (element.attribs[words.property] ?? '').split(/\s+/).filter((name) => name !== '');
    const isScope = words.isScope(element);
    if (names.length > 0) {
      const value = isScope ? readItem($, element, words, inside) : readValue(element, names[0] ?? '');
      for (const name of names) add(item, name, value);
    }
    // Items of their own within this one are found by themselves.
    if (!isScope) stack.push(...element.children.filter(isElement).toReversed());
  }
  if (words === RDFA || Object.keys(item).length <= 1) item['@text'] = textOfNode(scope);
  return item;
}

function add(item: Record<string, unknown>, name: string, value: unknown): void {
  const before = item[name];
  item[name] = before === undefined ? value : Array.isArray(before) ? [...(before as unknown[]), value] : [before, value];
}

function readValue(element: PageElement, name: string): string {
  const { attribs } = element;
  const short = name.replace(/^.*[/#:]/, '');
  if (attribs['content'] !== undefined) return attribs['content'];
  if (element.name === 'time' && attribs['datetime'] !== undefined) return attribs['datetime'];
  if ((element.name === 'data' || element.name === 'meter') && attribs['value'] !== undefined) return attribs['value'];
  const address = ADDRESSES[element.name];
  if (address !== undefined && attribs[address] !== undefined && !WORDS.test(short)) return attribs[address];
  const text = textOfNode(element);
  return TEXTS.test(short) ? text : tidy(text);
}

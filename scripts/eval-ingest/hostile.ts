import { load } from 'cheerio';
import { isElement } from '../../src/adapters/sources/page/dom.ts';

/** Elements that the screen may show of a description, with the two that surround it. */
const SHOWN = new Set([
  'html',
  'head',
  'body',
  'div',
  'p',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'h4',
  'table',
  'tbody',
  'tr',
  'td',
  'br',
  'mark',
]);
const OWN_ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  div: new Set(),
  mark: new Set(['id', 'data-bewijs']),
};

/**
 * What in shown markup could do more than be read: an element or attribute that is not on the allow-list, once more after being written out
 * and parsed again, as a browser would when markup is moved.
 * @returns null where nothing is found
 */
export function hostileIn(markup: string): string | null {
  const once = load(markup);
  for (const $ of [once, load(once.html())]) {
    for (const element of $('*').toArray()) {
      // What stands around the text is ours; a div of the source is shown as a paragraph.
      if (!isElement(element) || $(element).is('body > div.vacaturetekst:only-child')) continue;
      if (!SHOWN.has(element.name)) return `<${element.name}>`;
      const attribute = Object.keys(element.attribs).find((name) => !OWN_ATTRIBUTES[element.name]?.has(name));
      if (attribute !== undefined) return `${element.name} ${attribute}`;
    }
  }
  return null;
}

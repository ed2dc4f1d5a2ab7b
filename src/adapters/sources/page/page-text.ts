import { load } from 'cheerio';
import { loadFragment } from './load-html.ts';
import type { PageNode } from './dom.ts';
import { tidy } from '../../../domain/posting/tidy.ts';

const HIDDEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'select',
  'option',
  'head',
  'textarea',
  'button',
]);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup time u var wbr label ins del tt big acronym nobr'.split(
    ' ',
  ),
);

/** Elements that hold a label or its value. */
const PAIRED = new Set(['span', 'label', 'strong', 'b']);

/** Page builders leave empty comments between the elements that they fill. */
function nextBesideComments(node: PageNode): PageNode | null {
  let { next } = node;
  while (next !== null && next.type === 'comment') next = next.next;
  return next;
}

/** The text of a node, a block a line; empty lines and hidden parts left out. Goes through the tree without recursion. */
export function textOfNode(root: PageNode): string {
  const parts: string[] = [];
  const stack: (PageNode | '\n')[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === '\n') parts.push('\n');
    else if (node.type === 'text') parts.push(node.data.replaceAll(/\s+/g, ' '));
    else if ('children' in node) {
      const name = 'name' in node ? node.name : '';
      if (HIDDEN.has(name)) continue;
      if (name === 'br' || name === 'hr') {
        parts.push('\n');
        continue;
      }
      const isBlock = name !== '' && !INLINE.has(name);
      // Label and value in neighbouring elements without a space between them ("<span>Country</span><span>India</span>") are two things.
      const next = PAIRED.has(name) ? nextBesideComments(node) : null;
      const isAbutting = next !== null && 'name' in next && PAIRED.has(next.name);
      if (isBlock || isAbutting) stack.push('\n');
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child) stack.push(child);
      }
      if (isBlock) stack.push('\n');
    }
  }
  return parts
    .join('')
    .split('\n')
    .map((line) => tidy(line))
    .filter((line) => line !== '')
    .join('\n');
}

/** The text of an HTML fragment, a block a line. */
export function htmlToText(html: string): string {
  const root = loadFragment(html).root()[0];
  return root ? textOfNode(root) : '';
}

/** Decodes character references in a text that holds no tags that matter. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? load(text.replaceAll('<', '&lt;'), null, false).text() : text;
}

const TAG = /<(?:p|br|ul|ol|li|div|h[1-6]|strong|b|em|i|span|table|section|a)\b[^<>]*>/i;
const ESCAPED_TAG = /&(?:amp;)*lt;\/?(?:p|br|ul|ol|li|div|h[1-6]|strong|b|em|i|span|table|section|a)\b/i;

/** Whether a text holds HTML tags. */
export function hasTags(text: string): boolean {
  return TAG.test(text);
}

/**
 * Takes off what was wrapped around a description once too often: HTML escaped twice, line ends as a backslash and an n, WordPress comments.
 * @returns the description as its author published it, and whether it is HTML
 */
export function unwrapDescription(written: string): { readonly description: string; readonly format: 'text' | 'html' } {
  let text = written;
  for (let round = 0; round < 3 && !hasTags(text) && ESCAPED_TAG.test(text); round += 1) text = decodeEntities(text);
  if (!/\n/.test(text) && /\\n/.test(text)) text = text.replaceAll(/\\r?\\n|\\n/g, '\n');
  text = text.replaceAll(/<!--\s*\/?wp:[^>]*-->/g, '');
  const format = hasTags(text) ? 'html' : 'text';
  return { description: (format === 'text' && /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? decodeEntities(text) : text).trim(), format };
}

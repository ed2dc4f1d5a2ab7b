/**
 * A piece of a description that may be shown. `open` and `close` come in pairs and carry a tag of the allow-list without attributes; `text` is a stretch
 * of the source (`start` in, `end` out) that holds no markup, as written there (character references and all).
 */
export type DescriptionToken =
  | { readonly kind: 'open' | 'close'; readonly tag: ShownTag }
  | { readonly kind: 'break' }
  | { readonly kind: 'text'; readonly start: number; readonly end: number };

const SHOWN = ['p', 'ul', 'ol', 'li', 'strong', 'em', 'h4', 'table', 'tr', 'td'] as const;
export type ShownTag = (typeof SHOWN)[number];

/** What a tag of the source is shown as; every other tag is left out and its content kept. */
const SHOWN_AS: Readonly<Record<string, ShownTag>> = {
  p: 'p',
  div: 'p',
  section: 'p',
  article: 'p',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  h1: 'h4',
  h2: 'h4',
  h3: 'h4',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
  table: 'table',
  tr: 'tr',
  td: 'td',
  th: 'td',
};

/** Content that is never shown. */
const HIDDEN = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'math',
  'head',
  'iframe',
  'object',
  'embed',
  'select',
  'textarea',
  'title',
  'xmp',
  'plaintext',
]);
const BLOCKS: ReadonlySet<ShownTag> = new Set(['p', 'ul', 'ol', 'li', 'h4', 'table', 'tr', 'td']);

/**
 * Reads an HTML description as tokens that are safe to show: tags of a short allow-list, no attributes at all, balanced, and text. Linear; never throws.
 * Nothing of the source's markup reaches the page, so nothing hostile can.
 */
export function descriptionTokens(source: string): DescriptionToken[] {
  const tokens: DescriptionToken[] = [];
  const open: ShownTag[] = [];
  const lower = source.toLowerCase();
  const text = (start: number, end: number): void => {
    if (end > start) tokens.push({ kind: 'text', start, end });
  };
  const closeUntil = (tag: ShownTag): void => {
    while (open.length > 0) {
      const last = open.pop();
      if (last === undefined) return;
      tokens.push({ kind: 'close', tag: last });
      if (last === tag) return;
    }
  };
  const start = (tag: ShownTag): void => {
    // A paragraph or heading ends where the next block begins.
    const last = open.at(-1);
    if (BLOCKS.has(tag) && (last === 'p' || last === 'h4')) closeUntil(last);
    if (tag === 'li' && open.at(-1) === 'li') closeUntil('li');
    open.push(tag);
    tokens.push({ kind: 'open', tag });
  };
  let at = 0;
  while (at < source.length) {
    const bracket = source.indexOf('<', at);
    if (bracket < 0) {
      text(at, source.length);
      break;
    }
    text(at, bracket);
    if (source.startsWith('<!--', bracket)) {
      const end = source.indexOf('-->', bracket + 4);
      at = end < 0 ? source.length : end + 3;
      continue;
    }
    const name = /^<\/?([a-z][a-z\d]*)/i.exec(source.slice(bracket, bracket + 24))?.[1]?.toLowerCase();
    const end = source.indexOf('>', bracket);
    if (name === undefined || end < 0) {
      text(bracket, bracket + 1);
      at = bracket + 1;
      continue;
    }
    const closing = source[bracket + 1] === '/';
    at = end + 1;
    const tag = Object.hasOwn(SHOWN_AS, name) ? SHOWN_AS[name] : undefined;
    if (name === 'br') tokens.push({ kind: 'break' });
    else if (HIDDEN.has(name) && !closing) {
      const closes = lower.indexOf(`</${name}`, at);
      const after = closes < 0 ? -1 : source.indexOf('>', closes);
      at = after < 0 ? source.length : after + 1;
    } else if (tag && !closing) start(tag);
    else if (tag && open.includes(tag)) closeUntil(tag);
  }
  while (open.length > 0) closeUntil(open.at(-1) ?? 'p');
  return tokens;
}

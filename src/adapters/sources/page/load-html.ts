import { load, type CheerioAPI } from 'cheerio';

/**
 * Elements within elements after which a page is made to keep us busy: real ones go to some dozens, and the time that a tree takes grows with the
 * square of its depth.
 */
const DEPTH_MAX = 600;
/** Elements that need no closing tag: left open, they do not stand within each other. */
const NEEDS_NO_END = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr thead tbody tfoot option optgroup colgroup rp rt html head body'.split(
    ' ',
  ),
);

/** Up to where a page can be loaded: where its elements stand too deep within each other, or its end. One pass, without a tree. */
function endOfShallow(html: string): number {
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z][a-z\d-]*)/gi)) {
    const [, slash, name = ''] = match;
    if (NEEDS_NO_END.has(name.toLowerCase())) continue;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > DEPTH_MAX) return match.index;
  }
  return html.length;
}

/** Loads a page for reading; of one that is nested beyond reason only the beginning. */
export function loadHtml(html: string): CheerioAPI {
  return load(html.slice(0, endOfShallow(html)));
}

/** The same for a part of a page. */
export function loadFragment(html: string): CheerioAPI {
  return load(html.slice(0, endOfShallow(html)), null, false);
}

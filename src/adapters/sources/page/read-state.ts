import type { CheerioAPI } from 'cheerio';
import { readLooseJson, readLooseValueAt } from '../loose-json.ts';
import { isElement } from './dom.ts';
import { decodeEntities } from './page-text.ts';

/** Larger blocks than this are no state that holds a vacancy, and cost time. In characters. */
const STATE_MAX = 3_000_000;
const ASSIGNED = /(?:window(?:\.|\[["'])[\w$.]+(?:["']\])?|(?:var|let|const)\s+[\w$]+|[\w$]+\.[\w$.]+)\s*=\s*(?=[[{])/g;
const PARSED = /JSON\.parse\(\s*(["'`])/g;
const PUSHED = /\.push\(\s*(?=[[{])/g;
const WORTH = /job|vacan|vacature|position|functie|requisition/i;
const HOLDERS = [
  'data-page',
  'data-props',
  'data-state',
  'data-vacancy',
  'data-vacature',
  'data-job',
  'data-jobs',
  'data-vacancies',
  'data-react-props',
  'data-initial-state',
  ':vacancy',
  ':vacancies',
  ':jobs',
  ':job',
  'jobs',
  'vacancies',
];

/**
 * The data that a page carries for its own scripts: JSON blocks, `window.x = {...}`, `JSON.parse('...')`, data layers, attributes.
 * @returns the values in page order, only of blocks that speak of vacancies; never throws
 */
export function readState($: CheerioAPI): readonly unknown[] {
  const values: unknown[] = [];
  for (const script of $('script').toArray()) {
    const type = (script.attribs['type'] ?? '').toLowerCase();
    if (type.includes('ld+json')) continue;
    const text = $(script).text();
    if (text.length < 20 || text.length > STATE_MAX || !WORTH.test(text)) continue;
    if (type.includes('json')) values.push(...readLooseJson(text));
    else values.push(...readScript(text));
  }
  const elements = $('body *').toArray().filter(isElement);
  for (const name of HOLDERS) {
    for (const element of elements.filter(({ attribs }) => name in attribs).slice(0, 50)) {
      const text = element.attribs[name] ?? '';
      if (/^\s*(?:[[{]|&quot;)/.test(text) && text.length < STATE_MAX) values.push(...readLooseJson(decodeEntities(text)));
    }
  }
  return values;
}

function readScript(text: string): readonly unknown[] {
  const values: unknown[] = [];
  for (const pattern of [ASSIGNED, PUSHED]) {
    for (const match of text.matchAll(pattern)) {
      const value = readLooseValueAt(text, match.index + match[0].length);
      if (value !== null) values.push(value);
      if (values.length > 50) return values;
    }
  }
  for (const match of text.matchAll(PARSED)) {
    const quoted = readLooseJson(`[${text.slice(match.index + match[0].length - 1, match.index + STATE_MAX)}`)[0];
    const [inside]: readonly unknown[] = Array.isArray(quoted) ? quoted : [];
    if (typeof inside === 'string') values.push(...readLooseJson(inside));
  }
  return values;
}

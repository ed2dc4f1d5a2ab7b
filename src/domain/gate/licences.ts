import type { Licence, LicenceCode } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { after, before, has } from './gate-text.ts';
import { requirementStatus } from './requirement-status.ts';

const CODE = '(?:b ?\\+ ?e|b/e|be|b96|c1e|c ?\\+ ?e|ce|c1|c|d1|d|am|a|b|t|g)';
const CODES_AFTER = new RegExp(
  `^(?: ?-|,)? ?(?:categorie|cat\\.?|type|klasse|category)? ?[("']{0,2}(${CODE}(?![\\p{L}\\p{N}'])(?: ?(?:,|/|\\+|&|en/of|en|of|or|and) ?(?:rijbewijs )?${CODE}(?![\\p{L}\\p{N}'])){0,3})`,
  'u',
);
const CODES_BEFORE = new RegExp(`(?<![\\p{L}\\p{N}])(${CODE}(?: ?(?:/|of|en|-|, ) ?${CODE}){0,2}) ?-? ?$`, 'u');
const KNOWN: Readonly<Record<string, LicenceCode>> = {
  b: 'B',
  b96: 'BE',
  be: 'BE',
  'b/e': 'BE',
  'b+e': 'BE',
  c: 'C',
  c1: 'C',
  ce: 'CE',
  c1e: 'CE',
  'c+e': 'CE',
  d: 'D',
  d1: 'D',
  t: 'T',
  g: 'T',
  am: 'AM',
  a: 'A',
};

/** The rule that reads a class from a job title. */
export const JOB_TITLE_RULE = 'licence/job-title';

/**
 * The driving licences that a text speaks of. "Rijbewijs" without a class is B; "C of CE" asks for the lowest of the two.
 * @returns one entry per mention, in the order of the text; a mention that is not needed is left out
 */
export function readLicences(source: GateText, rules: GateRules): readonly Found<Licence>[] {
  const { text } = source;
  const found: Found<Licence>[] = [];
  const add = (code: LicenceCode, start: number, end: number, rule: string): void => {
    const status = requirementStatus(text, start, end, rules.status);
    if (status) found.push({ value: { code, status }, field: source.field, start, end, rule });
  };
  for (const match of text.matchAll(rules.licences.word)) {
    const start = match.index;
    const end = start + match[0].length;
    if (has(rules.licences.not, text.slice(Math.max(0, start - 14), end))) continue;
    const behind = CODES_AFTER.exec(after(text, end, 40));
    const ahead = behind ? null : CODES_BEFORE.exec(before(text, start, 16));
    const written = behind?.[1] ?? ahead?.[1];
    const from = ahead ? start - ahead[0].length : start;
    const until = behind ? end + behind[0].length : end;
    for (const code of written ? codesIn(written) : (['B'] as const)) add(code, from, until, written ? 'licence/named' : 'licence/unnamed');
  }
  const named = found.filter(({ rule }) => rule === 'licence/named');
  if (named.length > 0) found.splice(0, found.length, ...named);
  for (const { code, pattern } of rules.licences.fixed) {
    for (const match of text.matchAll(pattern)) add(code, match.index, match.index + match[0].length, 'licence/word');
  }
  if (source.field === 'title' && found.length === 0) {
    for (const { code, pattern } of rules.licences.title) {
      const match = [...text.matchAll(pattern)][0];
      if (!match) continue;
      found.push({
        value: { code, status: 'vereist' },
        field: 'title',
        start: match.index,
        end: match.index + match[0].length,
        rule: JOB_TITLE_RULE,
      });
      break;
    }
  }
  return found;
}

const ORDER: readonly LicenceCode[] = ['AM', 'A', 'B', 'BE', 'T', 'C', 'CE', 'D'];

function codesIn(written: string): readonly LicenceCode[] {
  const whole = KNOWN[written.replaceAll(' ', '')];
  if (whole) return [whole];
  const codes = written
    .split(/ ?(?:,|\/|&|en\/of|\ben\b|\bof\b|\bor\b|\band\b) ?/u)
    .flatMap((part) => KNOWN[part.replace('rijbewijs', '').replaceAll(' ', '')] ?? []);
  if (codes.length === 0) return ['B'];
  const choice = /\/|\bof\b|\bor\b/u.test(written);
  return choice ? codes.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other)).slice(0, 1) : codes;
}

import type { Education } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { clauseAround, has, sentenceAround } from './gate-text.ts';

/** From low to high, for "the lowest level asked". mbo without a level stands between 3 and 4, so that a named level 2 or 3 is lower. */
const ORDER: readonly Education[] = ['geen', 'vmbo', 'mbo1', 'mbo2', 'mbo3', 'mbo', 'mbo4', 'havo', 'vwo', 'hbo', 'wo'];
const NUMBERED = new Set<Education>(['mbo1', 'mbo2', 'mbo3', 'mbo4']);
const NAMES_MBO =
  /v?mbo|opleiding|opgeleid|diploma|geschoold|verzorg|verpleeg|helpende|beveilig|pedagogisch|werk- ?en denk|monteur|kok(?!\p{L})|niveau \d/u;
const NOT_A_LEVEL = /(?<![\p{L}])(?:las\p{L}*|taal\p{L}*|nederlands|engels|vca|eqf|sva|cefr|functieniveau|niveau [abc])(?![\p{L}])/u;
const SHORT_LINE = 60;

/**
 * The lowest level of education that is asked for. That none is asked goes before everything else; a level that is only welcome does not count.
 * @returns null when the text is silent
 */
export function readEducation(source: GateText, rules: GateRules): Found<Education> | null {
  const { text, field } = source;
  for (const match of text.matchAll(rules.education.none)) {
    const sentence = sentenceAround(text, match.index, match.index + match[0].length);
    // "hbo werk- en denkniveau (afgeronde opleiding niet nodig)" asks for a level all the same.
    if (
      rules.education.levels.some(({ pattern }) => has(pattern, sentence.text)) &&
      has(rules.education.asks, sentence.text.replace(match[0], ''))
    )
      continue;
    return { value: 'geen', field, start: match.index, end: match.index + match[0].length, rule: 'education/none' };
  }
  const found = mentions(source, rules);
  const numbered = found.some(({ value }) => NUMBERED.has(value));
  const counted = numbered ? found.filter(({ value }) => value !== 'mbo') : found;
  return counted.toSorted((one, other) => ORDER.indexOf(one.value) - ORDER.indexOf(other.value) || one.start - other.start)[0] ?? null;
}

function mentions(source: GateText, rules: GateRules): readonly Found<Education>[] {
  const { text, field } = source;
  const others = [...text.matchAll(rules.education.other)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const found: Found<Education>[] = [];
  for (const { level, pattern } of rules.education.levels) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (others.some((other) => start < other.end && other.start < end)) continue;
      const zone = source.zoneAt(start);
      if (zone === 'over_ons' || zone === 'procedure') continue;
      if (!isAsked(source, start, end, level, rules)) continue;
      found.push({ value: level, field, start, end, rule: `education/${level}` });
    }
  }
  return found;
}

function isAsked(source: GateText, start: number, end: number, level: Education, rules: GateRules): boolean {
  const { text } = source;
  const sentence = sentenceAround(text, start, end);
  const near = text.slice(Math.max(sentence.start, start - 60), Math.min(sentence.end, end + 60));
  const clause = clauseAround(text, start, end);
  if (text.startsWith('niv', start) && (!NAMES_MBO.test(near.replace(text.slice(start, end), '')) || NOT_A_LEVEL.test(clause.text)))
    return false;
  if (has(rules.education.nice, text.slice(start, Math.min(sentence.end, end + 80))) && !/bij voorkeur/u.test(near)) return false;
  const line = sentence.text.trim();
  if (line.length <= SHORT_LINE && sentence.text.trim().split(/\s+/u).length <= 8) return true;
  const around = `${text.slice(Math.max(sentence.start, start - 60), start)} ${text.slice(end, Math.min(sentence.end, end + 60))}`;
  return has(rules.education.asks, around) || has(rules.education.asks, text.slice(start, end));
}

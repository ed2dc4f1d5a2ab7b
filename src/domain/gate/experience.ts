import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { has, sentenceAround, smallNumber } from './gate-text.ts';

const YEARS =
  /(?<![\p{L}\p{N}.,])(\d{1,2}(?:,5)?|een|twee|drie|vier|vijf|zes|zeven|acht)(?: ?(?:-|a|tot|of|to) ?(?:\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|tien))? ?\+? ?(?:jaar|jaren|years?)(?![\p{L}])/gu;
const MONTHS = /(?<![\p{L}\p{N}.,])(\d{1,2}|zes) ?maanden (?:relevante |aantoonbare )?(?:werk)?ervaring/gu;
const HIGHEST = 25;

/**
 * The years of experience that are asked: the first number that stands in one sentence with experience, the lower
 * end of a range; "tot 3 jaar" and "maximaal een jaar" ask for none.
 * @returns 0 where none is needed; null when the text is silent or gives no number
 */
export function readExperience(source: GateText, rules: GateRules): Found<number> | null {
  const { text, field } = source;
  const found: Found<number>[] = [];
  for (const match of text.matchAll(YEARS)) {
    const start = match.index;
    const end = start + match[0].length;
    const sentence = sentenceAround(text, start, end);
    const near = text.slice(Math.max(sentence.start, start - 50), Math.min(sentence.end, end + 60));
    const value = smallNumber(match[1] ?? '');
    const zone = source.zoneAt(start);
    if (value === null || value > HIGHEST || zone === 'over_ons' || zone === 'procedure' || !has(rules.experience.asks, near)) continue;
    if (
      /(?:wij|we|ons|onze|bedrijf|organisatie) [^.]{0,30}$/u.test(text.slice(sentence.start, start)) &&
      !/(?:vragen|zoeken|verwachten)/u.test(sentence.text)
    )
      continue;
    const open = /(?:maximaal|max\.?|hoogstens|tot) $/u.test(text.slice(Math.max(0, start - 12), start));
    found.push({ value: open ? 0 : value, field, start, end, rule: 'experience/years' });
  }
  for (const match of text.matchAll(MONTHS)) {
    const months = smallNumber(match[1] ?? '');
    if (months !== null)
      found.push({ value: months / 12, field, start: match.index, end: match.index + match[0].length, rule: 'experience/months' });
  }
  const first = found.toSorted((one, other) => one.start - other.start)[0];
  if (first) return first;
  for (const match of text.matchAll(rules.experience.none)) {
    return { value: 0, field, start: match.index, end: match.index + match[0].length, rule: 'experience/none' };
  }
  return null;
}

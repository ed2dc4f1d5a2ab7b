import type { Pay } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { after, before, has, sentenceAround } from './gate-text.ts';

const NUMBER = '\\d{1,3}(?:[.,]\\d{3})+(?:[.,]\\d{2})?(?!\\d)|\\d{1,6}(?:[.,]\\d{1,3})?';
const AMOUNT = new RegExp(
  `(€ ?|eur(?:o)? ?|(?<![\\p{L}\\p{N}])e )?(?<![\\d.,/:%])(${NUMBER})(k(?![\\p{L}]))?((?:,|\\.) ?(?:-{1,2}(?!\\d)|=))?( ?(?:€|euro(?![\\p{L}])|eur(?![\\p{L}])))?`,
  'gu',
);
const JOINS =
  /^[\s,;*)]{0,3}(?:bruto |per (?:maand|uur|jaar) |p\/m |\(?min\.? ?|\/ ?)?(?:-|tot(?: en met)?(?: maximaal)?|en|t\/m|a|\/|to|and|en de|max\.?|tot een max\.? van|,? ?max\.?(?: van)?|tot aan|- ?max\.?|en (?:maximaal|max\.?)|oplopend tot)[\s(]{0,2}(?:een )?(?:max(?:imaal|imum)?\.?(?: van)? )?(?:bruto )?$/u;
const PLAUSIBLE: Readonly<Record<Pay['per'], readonly [number, number]>> = {
  uur: [4, 200],
  dag: [30, 1500],
  week: [100, 4000],
  vier_weken: [300, 15000],
  maand: [200, 20000],
  jaar: [9000, 400000],
};

type Sum = { readonly value: number; readonly start: number; readonly end: number; readonly euro: boolean };
type Candidate = Found<Pay> & { readonly score: number };

/**
 * Reads an amount as it is written in Dutch texts: `1.234,56`, `1234`, `3,500`, `18,034` (an hourly wage of three decimals), `60k`.
 * @param hourly true where the text speaks of hourly pay, so that three figures after a comma are decimals
 * @returns NaN where it is none
 */
function readAmount(written: string, thousands: boolean, hourly: boolean): number {
  const last = Math.max(written.lastIndexOf(','), written.lastIndexOf('.'));
  const decimals = last === -1 ? 0 : written.length - last - 1;
  const whole = last === -1 ? written : written.slice(0, last);
  const grouped = decimals === 3 && !(hourly && written[last] === ',' && /^\d{2}$/u.test(whole));
  const plain = last === -1 || grouped ? written.replace(/[.,]/gu, '') : `${whole.replace(/[.,]/gu, '')}.${written.slice(last + 1)}`;
  return Number(plain) * (thousands ? 1000 : 1);
}

/**
 * The pay on offer, gross as stated. Travel costs, budgets, bonuses and allowances are left out; of several offers the one that is best
 * marked as pay, the first of equals.
 * @returns null when the text is silent; an open end ("tot", "vanaf") is null in the value
 */
export function readPay(source: GateText, rules: GateRules): Found<Pay> | null {
  const sums = sumsIn(source, rules);
  const candidates: Candidate[] = [];
  for (let index = 0; index < sums.length; index += 1) {
    const first = sums[index];
    if (!first) continue;
    const next = sums[index + 1];
    const joined =
      next !== undefined &&
      next.value >= first.value &&
      next.start - first.end < 40 &&
      JOINS.test(source.text.slice(first.end, next.start));
    const candidate = candidateFrom(source, rules, first, joined ? next : null);
    if (candidate) candidates.push(candidate);
    if (joined) index += 1;
  }
  return candidates.toSorted((one, other) => other.score - one.score || one.start - other.start)[0] ?? null;
}

function sumsIn(source: GateText, rules: GateRules): readonly Sum[] {
  const { text } = source;
  const sums: Sum[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const written = match[2] ?? '';
    const start = match.index;
    const end = start + match[0].length;
    const euro = match[1] !== undefined || match[5] !== undefined || match[4] !== undefined;
    if (!euro && !/^(?:\d{4,5}|\d{1,2}[.,]\d{3}|\d{1,2}[.,]\d{2})(?:,\d{2})?$/u.test(written)) continue;
    if (
      /^ ?(?:%|procent|km|kilometer|uur|uren|dagen|weken|jaar|maanden|miljoen|miljard|mln|mld|m2|kg|fte)/u.test(after(text, end, 12)) &&
      !/^ ?(?:uur|jaar)/u.test(after(text, end, 12))
    )
      continue;
    const hourly = /uurloon|per uur|barema|startloon|\/ ?uur/u.test(sentenceAround(text, start, end).text);
    const value = readAmount(written, match[3] !== undefined, hourly);
    if (Number.isFinite(value) && value > 0) sums.push({ value, start, end, euro });
  }
  // "€ 3.000 - 4.000": the sign before the first counts for the second; figures without any sign need a word for pay close by.
  return sums.filter((sum, index) => {
    if (sum.euro) return true;
    const previous = sums[index - 1];
    const next = sums[index + 1];
    if (previous?.euro && sum.start - previous.end < 12 && JOINS.test(text.slice(previous.end, sum.start))) return true;
    if (next?.euro && next.start - sum.end < 12 && JOINS.test(text.slice(sum.end, next.start))) return true;
    const near = `${before(text, sum.start, 40)} ${after(text, sum.end, 30)}`;
    const year = sum.value >= 1900 && sum.value <= 2100 && Number.isInteger(sum.value);
    return !year && sum.value >= 1000 && has(rules.pay.cues, near);
  });
}

function candidateFrom(source: GateText, rules: GateRules, first: Sum, second: Sum | null): Candidate | null {
  const { text, field } = source;
  const start = first.start;
  const end = second?.end ?? first.end;
  const sentence = sentenceAround(text, start, end);
  const lead = text.slice(Math.max(sentence.start, start - 70), start);
  const tail = text.slice(end, Math.min(sentence.end, end + 45));
  const cued = has(rules.pay.cues, lead) || has(rules.pay.cues, tail);
  const closeLead = text.slice(Math.max(sentence.start, start - 36), start);
  const closeTail = tail.slice(0, 26);
  const plainlyPay = (first.value >= 1000 && /^ ?bruto/u.test(tail)) || /salaris (?:van|tussen|tussen de|tot|is|bedraagt) $/u.test(lead);
  if (
    !plainlyPay &&
    (has(rules.pay.other, closeTail.split(/[,(]| en | plus |\+/u)[0] ?? '') || has(rules.pay.other, afterLastComma(closeLead)))
  )
    return null;
  if (!cued && has(rules.pay.other, `${lead} ${tail}`)) return null;
  const named = unitIn(rules, tail) ?? unitIn(rules, lead, true);
  const top = second?.value ?? first.value;
  const per = named ?? (/stage-?vergoeding/u.test(lead) ? 'maand' : guessUnit(top));
  if (!per) return null;
  const [low, high] = PLAUSIBLE[per];
  if (top < low || top > high || (second !== null && first.value < low)) return null;
  const title = field === 'title';
  const plainRate =
    second === null && first.euro && (named === 'uur' ? first.value >= 10 && first.value <= 60 : named === 'maand' && first.value >= 1500);
  if (!cued && !title && !plainRate && !(second !== null && named !== null && named !== 'dag')) {
    if (!/bruto/u.test(tail) && !(second !== null && top >= 1500)) return null;
  }
  const upto = second === null && has(rules.pay.upto, tailWords(lead));
  const from =
    second === null &&
    !upto &&
    (has(rules.pay.from, tailWords(lead)) || /^ ?bruto? ?(?:per uur )?bij de start/u.test(tail) || /start(?:loon|salaris)/u.test(lead));
  const value: Pay = { min: upto ? null : first.value, max: from ? null : (second?.value ?? first.value), per };
  const zone = source.zoneAt(start);
  const score =
    (cued ? 4 : 0) +
    (second ? 2 : 0) +
    (named ? 1 : 0) +
    (/bruto/u.test(lead + tail) ? 2 : 0) -
    (zone === 'over_ons' ? 4 : 0) -
    (/all-?in|incl|netto/u.test(tail) ? 1 : 0);
  return { value, field, start, end, rule: named ? 'pay/named-period' : 'pay/period-by-size', score };
}

function afterLastComma(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf('('), lead.lastIndexOf(' en ')) + 1);
}

function tailWords(lead: string): string {
  return lead.slice(-24);
}

function unitIn(rules: GateRules, text: string, last = false): Pay['per'] | null {
  let best: { readonly per: Pay['per']; readonly at: number } | null = null;
  for (const { per, pattern } of rules.pay.units) {
    const places = [...text.matchAll(pattern)].map((match) => match.index);
    const at = last ? places.at(-1) : places[0];
    if (at === undefined || (per === 'week' && /uur|\bu\b|uren/u.test(text.slice(Math.max(0, at - 12), at)))) continue;
    if (best === null || (last ? at > best.at : at < best.at)) best = { per, at };
  }
  return best?.per ?? null;
}

/** Without a named period the size tells: by the hour under 100, by the month up to 12,000, by the year above 18,000; between them nothing is sure. */
function guessUnit(value: number): Pay['per'] | null {
  if (value >= 10 && value < 100) return 'uur';
  if (value >= 1000 && value <= 12000) return 'maand';
  return value >= 18000 ? 'jaar' : null;
}

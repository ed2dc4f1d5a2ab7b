import type { PostingMark, Salary, SalaryUnit } from './posting.ts';
import { textOrNull, tidy } from './tidy.ts';

/** How sources write the period of pay, in Dutch, English and a few neighbours. Order: the longer period that holds another's word first. */
const UNITS: readonly (readonly [RegExp, SalaryUnit])[] = [
  [/\bHOUR|\bhour|\bhr\b|\buur|\buren\b|\/u\b|\bp\/?u\b|stunde|heure|hora\b/i, 'HOUR'],
  [/four.?week|4.?week|vier.?we[ek]k|4.?wekelijks|\bperiode\b/i, 'FOUR_WEEKS'],
  [/\bDAY|\bday|\bdaily|\bdag\b|\bjour\b|\btag\b/i, 'DAY'],
  [/\bWEEK|\bweek|wekelijks/i, 'WEEK'],
  [/\bMONTH|month|maand|\bmnd\b|\bp\/?m\b|\bp\.m\.|monat|mois|\bmes(?:ual)?\b/i, 'MONTH'],
  [/\bYEAR|\byear|\bjaar|\bannum|annual|\bANNUM|\bp\.?a\b\.?|\bp\/j\b|\byr\b|jahr|\bann?(?:ée|o|y|uel)|\bany\b|año/i, 'YEAR'],
];

/** Outside these an amount cannot be pay over that period; ends in. Our ruling, wide on purpose. */
const PLAUSIBLE: Readonly<Record<SalaryUnit, readonly [number, number]>> = {
  HOUR: [3, 400],
  DAY: [20, 3_000],
  WEEK: [50, 10_000],
  FOUR_WEEKS: [100, 40_000],
  MONTH: [100, 40_000],
  YEAR: [3_000, 1_000_000],
};

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/€|\beuros?\b|\bEUR\b/i, 'EUR'],
  [/US\$|\bUSD\b|\$/, 'USD'],
  [/£|\bGBP\b/, 'GBP'],
  [/\bCHF\b/, 'CHF'],
  [/₹|\bINR\b/, 'INR'],
];

const NUMBER = /(?<![\d.,])\d{1,3}(?:[.,'’ ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<![\d.,])\d+(?:[.,]\d+)?/g;

/** The period of pay that a text names; null where it names none. */
function readSalaryUnit(text: string): SalaryUnit | null {
  return UNITS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** ISO 4217 code of the currency that a text names by sign, code or word; null where it names none. */
function readCurrency(text: string): string | null {
  const code = /^[A-Z]{3}$/.exec(text.trim().toUpperCase())?.[0];
  return CURRENCIES.find(([pattern]) => pattern.test(text))?.[1] ?? (code && code !== 'NUL' ? code : null);
}

/**
 * One amount as it is written: `1.234,56`, `1,234.56`, `1234`, `3.500`, `60k`, `2.500,-`, `12 000`.
 * @returns NaN where it is none
 */
function readAmountWritten(written: string): number {
  const last = Math.max(written.lastIndexOf(','), written.lastIndexOf('.'));
  const decimals = last < 0 ? 0 : written.length - last - 1;
  const grouped = last >= 0 && decimals === 3;
  const whole = last < 0 || grouped ? written : written.slice(0, last);
  const digits = whole.replaceAll(/[^\d]/g, '');
  return digits === '' ? Number.NaN : Number(last < 0 || grouped ? digits : `${digits}.${written.slice(last + 1)}`);
}

/**
 * Reads pay from the text of a field that is about pay ("€ 2.500,- tot € 3.100 per maand", "2580.00 - 4000.00", "$22.00/hour").
 * @returns null where no amount stands there ("marktconform"); an open end and whatever the text leaves out are null
 */
export function readSalaryText(text: string): Salary | null {
  const line = tidy(text)
    .replaceAll(/(\d)[.,](?:-{1,2}|=|—|–)/g, '$1')
    .replaceAll(/\/-/g, '');
  const bare = line
    .replaceAll(/\d{1,3}(?:[.,]\d+)? ?%/g, ' ')
    .replaceAll(/(?:schaal|scale|fwg|trede|salarisschaal) ?\d{1,3}/gi, ' ')
    .replaceAll(/\d{1,2}(?:[.,]\d{1,2})?[ -]?(?:urige|uur|uren|hours?)(?:[ -](?:per|werkweek|week|a)\b)?/gi, ' ')
    .replaceAll(/\d{1,2}(?:e|de|ste|th|\/2|[.,]5)? ?(?:maand(?:en)?|months?)\b/gi, ' ');
  const amounts: number[] = [];
  for (const match of bare.matchAll(NUMBER)) {
    const after = bare.slice(match.index + match[0].length, match.index + match[0].length + 2);
    const value = readAmountWritten(match[0].trim()) * (/^ ?k(?![\p{L}])/iu.test(after) ? 1000 : 1);
    if (Number.isFinite(value) && value > 0) amounts.push(value);
  }
  const [first, second] = amounts;
  if (first === undefined) return null;
  const currency = readCurrency(line);
  const unit = readSalaryUnit(line.replaceAll(/\d{1,2}[ -]?(?:urige|uur|uren) (?:per )?(?:werk)?week/gi, ' '));
  if (second !== undefined && second >= first * 0.2) return { min: Math.min(first, second), max: Math.max(first, second), unit, currency };
  const lead = bare.slice(0, bare.search(NUMBER)).toLowerCase();
  if (/(?:\btot|max|up to|hoogstens|hasta|bis)[^\d]*$/.test(lead)) return { min: null, max: first, unit, currency };
  if (/(?:vanaf|min\b|minimaal|from|ab\b|start)[^\d]*$/.test(lead)) return { min: first, max: null, unit, currency };
  return { min: first, max: first, unit, currency };
}

export type SalaryRead = { readonly salary: Salary | null; readonly marks: readonly PostingMark[] };

/**
 * Reads pay that stands in fields of its own (schema.org baseSalary, an ATS's min and max).
 * @param fields as they stand; zero, empty and words for nothing count as absent
 * @returns null with a mark where what stands there is no amount; the unit is null, with a mark, where the amount cannot be over that period
 */
export function readSalaryFields(fields: {
  readonly min?: unknown;
  readonly max?: unknown;
  readonly value?: unknown;
  readonly unit?: unknown;
  readonly currency?: unknown;
}): SalaryRead {
  const marks: PostingMark[] = [];
  const unitText = textOrNull(fields.unit) ?? '';
  const texts = [fields.min, fields.max, fields.value].map((field) => textOrNull(field));
  const whole = texts[2] === null || texts[2] === undefined ? null : readSalaryText(texts[2]);
  const one = (text: string | null | undefined): number | null => {
    const salary = text ? readSalaryText(text) : null;
    return salary?.max ?? salary?.min ?? null;
  };
  let [min, max] = [one(texts[0]) ?? whole?.min ?? null, one(texts[1]) ?? whole?.max ?? null];
  for (const text of texts) {
    if (text && readSalaryText(text) === null && !/^0+(?:[.,]0+)?$/.test(text))
      marks.push({ field: 'salary', asWritten: text, reason: 'no-amount' });
  }
  if (min === null && max === null) return { salary: null, marks };
  const asWritten = [...texts, unitText].filter((text) => text !== null && text !== '').join(' ');
  if (min !== null && max !== null && min > max) {
    marks.push({ field: 'salary', asWritten, reason: 'min-over-max' });
    [min, max] = [max, min];
  }
  const currency = readCurrency(textOrNull(fields.currency) ?? '') ?? whole?.currency ?? readCurrency(texts.join(' '));
  const salary: Salary = { min, max, unit: readSalaryUnit(unitText) ?? whole?.unit ?? null, currency };
  const judged = judgeSalary(salary, asWritten);
  return { salary: judged.salary, marks: [...marks, ...judged.marks] };
}

/** Takes the unit off pay that cannot be over that period (an hourly sum called yearly), and says so. @param asWritten for the mark */
export function judgeSalary(salary: Salary, asWritten: string): { readonly salary: Salary; readonly marks: readonly PostingMark[] } {
  if (salary.unit === null) return { salary, marks: [] };
  const [low, high] = PLAUSIBLE[salary.unit];
  const isPlausible = [salary.min, salary.max].every((amount) => amount === null || (amount >= low && amount <= high));
  return isPlausible
    ? { salary, marks: [] }
    : { salary: { ...salary, unit: null }, marks: [{ field: 'salary', asWritten, reason: 'unit-not-plausible' }] };
}

import { addDays, daysBetween, localDateOf, parseLocalDate, type LocalDate } from '../shared/local-date.ts';
import { tidy } from './tidy.ts';

/** Names of months by their first letters, in Dutch, English, German, French and Spanish. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|ene|gen)/, 1],
  [/^(?:feb|fev|fév)/, 2],
  [/^(?:maa|mrt|mar|mär|maer)/, 3],
  [/^(?:apr|avr|abr)/, 4],
  [/^(?:mei|may|mai)$/, 5],
  [/^(?:jun|juin)/, 6],
  [/^(?:jul|juil)/, 7],
  [/^(?:aug|aou|aoû|ago)/, 8],
  [/^(?:sep|set)/, 9],
  [/^(?:okt|oct|out)/, 10],
  [/^(?:nov)/, 11],
  [/^(?:dec|dez|déc|dic)/, 12],
];
const MONTH = '[a-zéûä]{3,10}';
const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?/;
const NUMERIC = /(?<![\d./-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)(?: \d{1,2}:\d{2}(?::\d{2})? ?(AM|PM))?/i;
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:e|de|ste|st|nd|rd|th|\\.)? (?:of |de )?(${MONTH})\\.?,?(?: |-|/)(\\d{4})(?!\\d)`, 'iu');
const MONTH_FIRST = new RegExp(`(?<![\\p{L}])(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, 'iu');
const DASHED = new RegExp(`(?<!\\d)(\\d{1,2})-(${MONTH})-(\\d{4})(?!\\d)`, 'iu');
const NO_YEAR = new RegExp(`(?<![\\d.,€])(\\d{1,2})(?:e|de|ste|st|nd|rd|th)? (${MONTH})(?![\\p{L}])`, 'iu');
const NO_YEAR_EN = new RegExp(`(?<![\\p{L}])(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?![\\d])`, 'iu');

/** Days on which no vacancy was ever posted: 1970 is an empty clock, 9999 an empty field. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

function monthOf(name: string): number | null {
  const lower = name.toLowerCase();
  return MONTHS.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}

function dayOf(year: number, month: number | null, day: number): LocalDate | null {
  if (month === null || year < FIRST_YEAR || year > LAST_YEAR) return null;
  return parseLocalDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** A moment that is midnight in the Netherlands was meant as that day; any other keeps the day that stands there. */
function isoDay(match: RegExpExecArray): LocalDate | null {
  const written = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  const [, , , , time, zone] = match;
  if (!written || !time || (zone !== 'Z' && zone !== 'UTC' && zone !== '+00:00' && zone !== '+0000')) return written;
  if (!/^2[23]:00(?::00)?$/.test(time)) return written;
  const at = new Date(Date.parse(`${written}T${time.length === 5 ? `${time}:00` : time}Z`));
  const isMidnight = localDateOf(new Date(at.getTime() - 1000)) === written && localDateOf(at) === addDays(written, 1);
  return isMidnight ? addDays(written, 1) : written;
}

function numericDay(match: RegExpExecArray): LocalDate | null {
  const [, one = '', two = '', yearText = '', half] = match;
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  const dutch = dayOf(year, Number(two), Number(one));
  const american = dayOf(year, Number(one), Number(two));
  return half === undefined ? (dutch ?? american) : (american ?? dutch);
}

function epochDay(value: number): LocalDate | null {
  const milliseconds = value > 100_000_000_000 ? value : value * 1000;
  const day = localDateOf(new Date(milliseconds));
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/**
 * Reads a calendar day as sources write it: ISO with or without zeros, time or zone; `31-12-2026`, `12/31/2026` where the order can only be
 * American; names of months in five languages; seconds or milliseconds since 1970. Numbers in doubt are day first, as in Dutch.
 * @param value the field as it stands; a day within more text is found
 * @returns null where no full date stands there, or one outside 2000 to 2199 (1970 and 9999 mean "empty"); never throws
 * @source vacancy data, "datePosted"
 */
export function readPostingDate(value: unknown): LocalDate | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 900_000_000 && value < 8e12 ? epochDay(value) : null;
  if (typeof value !== 'string') return null;
  const text = tidy(value).slice(0, 400);
  if (/^\d{10}$|^\d{13}$/.test(text)) return epochDay(Number(text));
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(text);
  if (compact) return dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const found = [
    [ISO, isoDay],
    [NUMERIC, numericDay],
    [DAY_FIRST, (m: RegExpExecArray) => dayOf(Number(m[3]), monthOf(m[2] ?? ''), Number(m[1]))],
    [DASHED, (m: RegExpExecArray) => dayOf(Number(m[3]), monthOf(m[2] ?? ''), Number(m[1]))],
    [MONTH_FIRST, (m: RegExpExecArray) => dayOf(Number(m[3]), monthOf(m[1] ?? ''), Number(m[2]))],
  ] as const;
  for (const [pattern, read] of found) {
    const match = pattern.exec(text);
    const day = match ? read(match) : null;
    if (day) return day;
  }
  return null;
}

/**
 * Reads a day and month without a year ("29 jul", "12 augustus").
 * @param notBefore the day from which on it must lie; the first such day is meant, at most eleven months later
 * @returns null where none stands there, or it would lie further away
 */
export function readDateWithoutYear(text: string, notBefore: LocalDate): LocalDate | null {
  const line = tidy(text);
  for (const [pattern, dayAt, monthAt] of [
    [NO_YEAR, 1, 2],
    [NO_YEAR_EN, 2, 1],
  ] as const) {
    const match = pattern.exec(line);
    const month = match ? monthOf(match[monthAt] ?? '') : null;
    if (!match || month === null) continue;
    const year = Number(notBefore.slice(0, 4));
    const days = [dayOf(year, month, Number(match[dayAt])), dayOf(year + 1, month, Number(match[dayAt]))];
    const day = days.find((candidate) => candidate !== null && candidate >= notBefore) ?? null;
    return day !== null && daysBetween(notBefore, day) <= 335 ? day : null;
  }
  return null;
}

/** Further ahead than this is no end of an advertisement that somebody chose. Our ruling: two years. */
const FAR_AHEAD_DAYS = 730;

/** Whether an end of the advertisement lies so far after the posting that nobody meant it. @param postedOn null: compared with nothing, false */
export function isFarAhead(validThroughOn: LocalDate, postedOn: LocalDate | null): boolean {
  return postedOn !== null && daysBetween(postedOn, validThroughOn) > FAR_AHEAD_DAYS;
}

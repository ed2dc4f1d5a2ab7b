import type { HoursPerWeek } from '../reading/reading.ts';
import { tidy } from './tidy.ts';

const NUMBER = String.raw`\d{1,2}(?:[.,]\d{1,2})?`;
const RANGE = new RegExp(
  `(?<![\\d.,:])(${NUMBER})(?: ?(?:uur|uren|u|hours?|h)\\.?)? ?(?:-|–|—|tot en met|t/m|tot|à|a|of|to|/) ?(${NUMBER})(?![\\d:])`,
  'i',
);
const SINGLE = new RegExp(`(?<![\\d.,:])(${NUMBER})(?![\\d:])`);
const FTE = /\bfte\b|\bwtf\b/i;
/** A full-time week where the text names none. @source CBS, voltijdbaan; the labels of the samples count it so too */
const FULL_WEEK_HOURS = 40;
const WEEK_MAX = 60;

const toNumber = (text: string): number => Number(text.replace(',', '.'));

/**
 * Reads hours a week from a field that is about hours ("16 - 24 uur", "32 hours per week", "40", "0,8 - 1,0 fte" of 40 hours).
 * @returns both ends in, an open end null; null where none can be read: clock times ("10:00-19:00"), words, outside 1 to 60
 */
export function readHoursField(written: string): HoursPerWeek | null {
  const text = tidy(written);
  if (/\d{1,2}[:.]\d{2} ?(?:-|–|～|tot) ?\d{1,2}[:.]\d{2}|\d:\d/.test(text) || /per (?:dag|maand|jaar)|a day|per month/i.test(text))
    return null;
  const range = RANGE.exec(text);
  const single = range ? null : SINGLE.exec(text);
  const ends = range ? [range[1], range[2]] : single ? [single[1]] : [];
  const factor = FTE.test(text) && ends.every((end) => toNumber(end ?? '') <= 1.2) ? FULL_WEEK_HOURS : 1;
  const hours = ends.map((end) => Math.round(toNumber(end ?? '') * factor * 100) / 100);
  return toHours(hours[0] ?? null, hours[1] ?? hours[0] ?? null, text);
}

function toHours(min: number | null, max: number | null, text: string): HoursPerWeek | null {
  if (min === null || max === null || Math.min(min, max) < 1 || Math.max(min, max) > WEEK_MAX) return null;
  if (min !== max) return { min: Math.min(min, max), max: Math.max(min, max) };
  if (/(?:vanaf|minimaal|min\.|at least|minstens)/i.test(text)) return { min, max: null };
  return /(?:maximaal|max\.|\btot\b|up to|hoogstens)/i.test(text) ? { min: null, max } : { min, max };
}

/** Hours a week from two fields of an ATS, numbers or texts; zero and empty count as absent. */
export function readHoursFields(min: unknown, max: unknown): HoursPerWeek | null {
  const one = (value: unknown): number | null => {
    const number =
      typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? toNumber(value.trim()) : Number.NaN;
    return Number.isFinite(number) && number >= 1 && number <= WEEK_MAX ? number : null;
  };
  const [low, high] = [one(min), one(max)];
  if (low === null && high === null) return null;
  return low !== null && high !== null && low > high ? { min: high, max: low } : { min: low, max: high };
}

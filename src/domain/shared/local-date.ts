declare const brand: unique symbol;

/** A calendar day in the Netherlands, `YYYY-MM-DD`, without a time or zone. Fields that hold one end in `On`. */
export type LocalDate = string & { readonly [brand]: 'local-date' };

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads `YYYY-MM-DD` as a calendar day.
 * @returns the day, or null when the text has another form or names a day that does not exist (2026-02-30); never throws
 */
export function parseLocalDate(text: string): LocalDate | null {
  const parts = FORM.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days ? (text as LocalDate) : null;
}

/**
 * Counts days on from a calendar day; negative counts back. Days, not 24 hours: clock changes play no part.
 * @param days a whole number
 */
export function addDays(day: LocalDate, days: number): LocalDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from `from` to `until`; negative when `until` lies before. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });

/** The calendar day in Amsterdam at an instant. */
export function localDateOf(at: Date): LocalDate {
  return AMSTERDAM.format(at) as LocalDate;
}

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

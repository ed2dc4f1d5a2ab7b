import type { LocalDate } from './local-date.ts';

/** An instant so many hours later; negative is earlier. */
export function addHours(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The instant at which a calendar day begins in Amsterdam; right on both days on which the clock changes. */
export function startOfDay(day: LocalDate): Date {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  // At that instant it is 01:00 or 02:00 in Amsterdam: the clock there is that much ahead. The clock changes only after midnight.
  const offset = Date.parse(`${AMSTERDAM.format(utcMidnight).replace(' ', 'T')}Z`) - utcMidnight;
  return new Date(utcMidnight - offset);
}

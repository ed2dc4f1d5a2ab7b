import { z } from 'zod';
import { parseLocalDate, type LocalDate } from '../../domain/shared/local-date.ts';

/** A `date` column selected as text: a calendar day has no zone to be shifted by. */
export const localDate = z.string().transform((text, context): LocalDate => {
  const day = parseLocalDate(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: `not a calendar day: ${text}` });
  return z.NEVER;
});

import { z } from 'zod';
import type { MatchableVacancy } from '../../src/domain/match/match.ts';
import { toVacancyId, toVacancyVersionId } from '../../src/domain/shared/ids.ts';
import { parseLocalDate } from '../../src/domain/shared/local-date.ts';
import { startOfDay } from '../../src/domain/shared/instant.ts';
import type { Rules } from '../../src/ports/rules.ts';

const FORMATS = ['text', 'markdown', 'html'] as const;

const vacancyLine = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  description: z.string().nullish(),
  description_format: z.string().nullish(),
  employer: z.string().nullish(),
  location: z.string().nullish(),
  country: z.string().nullish(),
  date_posted: z.string().nullish(),
});

/**
 * Reads one vacancy line and makes it ready for matching, by the same rules as the service.
 * @param now stands in for the day on which the vacancy was posted where the line does not tell
 * @throws ZodError where the line has another form
 */
export function readVacancyLine(
  value: unknown,
  rules: Rules,
  now: Date,
): { readonly id: string | number; readonly vacancy: MatchableVacancy } {
  const line = vacancyLine.parse(value);
  const written = line.description_format?.toLowerCase() ?? '';
  // Without a format in words the text is taken as plain; marks of HTML inside it are seen by the text view.
  const format = FORMATS.find((known) => written.startsWith(known)) ?? 'text';
  const cut = /,\s*cut\s*$/u.test(written);
  const [title, description, employer, location, country] = [
    line.title ?? '',
    line.description ?? '',
    line.employer ?? null,
    line.location ?? null,
    line.country ?? null,
  ];
  const reading = rules.read({ title, description, format, cut, employer, location, country });
  const postedOn = parseLocalDate((line.date_posted ?? '').slice(0, 10));
  const place = rules.resolvePlace({ asWritten: location ?? '', town: null, postcode: null, region: null, country, lat: null, lon: null });
  const firstSeenAt = postedOn === null ? now : startOfDay(postedOn);
  const vacancy = rules.toMatchable({
    turn: 1,
    reading,
    corrections: [],
    firstSeenAt,
    version: {
      id: toVacancyVersionId(String(line.id)),
      vacancyId: toVacancyId(String(line.id)),
      title,
      employer,
      description,
      descriptionFormat: format,
      cut,
      sha256: '',
      createdAt: firstSeenAt,
      record: {
        url: null,
        places: [place],
        remote: null,
        postedOn,
        closingOn: null,
        validThroughOn: null,
        hoursPerWeek: null,
        salary: null,
        contract: [],
        education: null,
        marks: [],
      },
    },
  });
  return { id: line.id, vacancy };
}

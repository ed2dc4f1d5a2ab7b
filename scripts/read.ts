// npm run --silent read -- FILE (or - for standard input): the reading of every vacancy as one line of JSON. Opens no database and no network.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { composePure } from '../src/compose-pure.ts';
import type { Reading } from '../src/domain/reading/reading.ts';

const vacancy = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().nullish(),
  description: z.string().nullish(),
  description_format: z.string().nullish(),
  employer: z.string().nullish(),
  location: z.string().nullish(),
  country: z.string().nullish(),
});

const FORMATS = ['text', 'markdown', 'html'] as const;
/** Without a format in words the text is taken as plain; marks of HTML inside it are seen by the text view. */
const formatOf = (written: string | null | undefined) => FORMATS.find((format) => written?.toLowerCase().startsWith(format)) ?? 'text';

/** A reading in the form that measuring from outside expects. */
function toLine(id: string | number, { occupations, gates, demands, rulesVersion }: Reading) {
  return {
    id,
    isco08: occupations,
    hours_week: gates.hoursPerWeek,
    hours_negotiable: gates.hoursNegotiable,
    hours_day: gates.hoursPerDay,
    education: gates.education,
    licences: gates.licences,
    certificates: gates.certificates,
    languages: gates.languages,
    working_times: gates.workingTimes,
    working_time_details: gates.workingTimeDetails,
    salary: gates.pay,
    remote: gates.remote,
    contract: gates.contract,
    experience_years: gates.experienceYears,
    evidence: gates.evidence,
    demands: demands.map(({ dim, level, kind, quote, start, end, rule, field, aspects, amount, ceiling, absentFrom }) => ({
      dim,
      level,
      kind,
      quote,
      start,
      end,
      rule,
      ...(field === 'title' ? { field } : {}),
      aspects,
      amount,
      ceiling,
      ...(absentFrom === null ? {} : { absent_from: absentFrom }),
    })),
    rules_version: rulesVersion,
  };
}

/** The id of a line that could not be read, as far as it can be told. */
function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}

function readFileOfVacancies(): void {
  const [path] = process.argv.slice(2);
  if (path === undefined) {
    console.error('Gebruik: npm run --silent read -- BESTAND (of - voor standaardinvoer)');
    process.exitCode = 2;
    return;
  }
  const { rules } = composePure({ dataDir: process.env['DATA_DIR'] ?? './data' });
  for (const line of readFileSync(path === '-' ? 0 : path, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    let value: unknown = null;
    try {
      value = JSON.parse(line);
      const { id, title, description, description_format: format, employer, location, country } = vacancy.parse(value);
      const reading = rules.read({
        title: title ?? '',
        description: description ?? '',
        format: formatOf(format),
        cut: /,\s*cut\s*$/i.test(format ?? ''),
        employer: employer ?? null,
        location: location ?? null,
        country: country ?? null,
      });
      process.stdout.write(`${JSON.stringify(toLine(id, reading))}\n`);
    } catch (error) {
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
      process.stdout.write(`${JSON.stringify({ id: idOf(value), error: reason })}\n`);
      process.exitCode = 1;
    }
  }
}

readFileOfVacancies();

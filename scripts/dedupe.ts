// npm run --silent dedupe -- FILE (or - for standard input): the postings that are one vacancy, one group a line of JSON. Opens no database and no network.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createGazetteer } from '../src/adapters/gazetteer/gazetteer.ts';
import { toTextView } from '../src/adapters/html/text-view.ts';
import { loadReadingPack } from '../src/adapters/rules/load-reading-pack.ts';
import { groupVacancies, type MergeReason } from '../src/domain/duplicate/group-vacancies.ts';
import { profileOf, type PostingProfile } from '../src/domain/duplicate/posting-profile.ts';
import { workPlaceOf } from '../src/domain/duplicate/work-place.ts';
import { readVacancy } from '../src/domain/reading/read-vacancy.ts';

const posting = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().nullish(),
  description: z.string().nullish(),
  description_format: z.string().nullish(),
  employer: z.string().nullish(),
  location: z.string().nullish(),
  country: z.string().nullish(),
  url: z.string().nullish(),
});

const FORMATS = ['text', 'markdown', 'html'] as const;
const formatOf = (written: string | null | undefined) => FORMATS.find((format) => written?.toLowerCase().startsWith(format)) ?? 'text';

function createProfiler(): (line: string) => PostingProfile {
  const pack = loadReadingPack(() => []);
  const gazetteer = createGazetteer(null)();
  return (line) => {
    const read = posting.parse(JSON.parse(line));
    const { id, title, description, description_format: format, employer, location, country, url } = read;
    const text = {
      title: title ?? '',
      description: description ?? '',
      format: formatOf(format),
      cut: /,\s*cut\s*$/i.test(format ?? ''),
      employer: employer ?? null,
      location: location ?? null,
      country: country ?? null,
    };
    const { gates, demands } = readVacancy(text, pack, toTextView);
    const place = workPlaceOf(
      { asWritten: text.location, town: null, postcode: null, region: null, country: country?.slice(0, 2) ?? null },
      gazetteer,
    );
    return profileOf({
      id,
      title: title ?? null,
      employer: text.employer,
      places: place === null ? [] : [place],
      url: url ?? null,
      text: toTextView(text.description, text.format).text,
      cut: text.cut,
      hoursPerWeek: gates.hoursPerWeek,
      workingTimes: gates.workingTimes,
      demands,
    });
  };
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** Why two postings are one, flat. */
function toWhy(reason: MergeReason) {
  const { a, b, rule } = reason;
  if (reason.rule === 'decided') return { a, b, rule };
  const { title, employer, place, overlap } = reason.facts;
  return { a, b, rule, title, employer, place, jaccard: rounded(overlap.jaccard), containment: rounded(overlap.containment) };
}

function dedupe(): void {
  const [path] = process.argv.slice(2);
  if (path === undefined) {
    console.error('Gebruik: npm run --silent dedupe -- BESTAND (of - voor standaardinvoer)');
    process.exitCode = 2;
    return;
  }
  const toProfile = createProfiler();
  const profiles = new Map<string, PostingProfile>();
  for (const line of readFileSync(path === '-' ? 0 : path, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    try {
      const profile = toProfile(line);
      if (profiles.has(profile.id)) throw new Error('id stands in the file twice');
      profiles.set(profile.id, profile);
    } catch (error) {
      const id = /"id"\s*:\s*"?([^",}]+)/.exec(line)?.[1] ?? null;
      const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
      process.stdout.write(`${JSON.stringify({ id, error: reason })}\n`);
      process.exitCode = 1;
    }
  }
  for (const { ids, why, likelyEmployer } of groupVacancies([...profiles.values()]))
    process.stdout.write(
      `${JSON.stringify({ ids, why: why.map(toWhy), ...(ids.length > 1 ? { likely_employer: likelyEmployer } : {}) })}\n`,
    );
}

dedupe();

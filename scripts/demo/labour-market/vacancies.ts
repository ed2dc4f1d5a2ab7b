import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { SITES } from './sites.ts';
import { addDays, daysBetween, parseLocalDate, type LocalDate } from '../../../src/domain/shared/local-date.ts';

const FOLDER = new URL('./vacancies/', import.meta.url);

/** A vacancy as it stands in the files. Whoever leaves a field out leaves it to the text, or silent. */
const written = z.strictObject({
  site: z.string(),
  /** Further sites that carry the same text. */
  also: z.array(z.string()).default([]),
  title: z.string().min(3),
  /** Where it is not the employer of the site. */
  employer: z.string().optional(),
  place: z.string(),
  hours: z.string().optional(),
  pay: z.string().optional(),
  /** In figures, for the markup. */
  salary: z.tuple([z.number(), z.number(), z.enum(['HOUR', 'MONTH'])]).optional(),
  contract: z.string().optional(),
  education: z.string().optional(),
  /** Days from publication until it closes. */
  openDays: z.number().int().min(7).max(90).optional(),
  /** What a visitor finds instead of the vacancy. */
  answer: z.enum(['blocked', 'script-only', 'disallowed']).optional(),
  /** Its own text says that it is filled: still listed, and no vacancy any more. */
  over: z.boolean().default(false),
  text: z.string().min(80),
});

type Written = z.infer<typeof written>;
export type DemoVacancy = Omit<Written, 'also' | 'employer'> & {
  readonly sector: string;
  readonly employer: string | null;
  /** Its name in addresses, the same at every start. */
  readonly slug: string;
  readonly postedOn: LocalDate;
  readonly closesOn: LocalDate | null;
};

/** Vacancies are published anew after so many days: a demo started today shows some of yesterday and none that are stale. */
const RENEWED_AFTER_DAYS = 28;
const FIRST_DAY = parseLocalDate('2026-01-05');

const slugOf = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const dutchDay = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Every vacancy of the demo on the site that carries it, with its days counted from today. `{sluit}` in a text is the day on which it closes. */
export function loadVacancies(today: LocalDate): readonly DemoVacancy[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  const entries = files.toSorted().flatMap((name) => {
    const list = z.array(written).parse(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
    return list.flatMap(({ also, ...entry }) => {
      const employer = entry.employer ?? SITES.find(({ key }) => key === entry.site)?.employer ?? null;
      return [entry.site, ...also].map((site) => ({ ...entry, site, employer, sector: basename(name, '.yaml') }));
    });
  });
  const taken = new Map<string, number>();
  return entries.map((entry) => {
    const slug = slugOf(`${entry.title} ${entry.place}`);
    const turn = (taken.get(`${entry.site}/${slug}`) ?? 0) + 1;
    taken.set(`${entry.site}/${slug}`, turn);
    const own = turn === 1 ? slug : `${slug}-${turn}`;
    const postedOn = addDays(today, -ageOf(own, today));
    const closesOn = entry.openDays === undefined ? null : addDays(postedOn, Math.max(entry.openDays, RENEWED_AFTER_DAYS + 1));
    const text = entry.text.replaceAll('{sluit}', dutchDay.format(new Date(closesOn ?? addDays(postedOn, RENEWED_AFTER_DAYS + 7))));
    return { ...entry, slug: own, postedOn, closesOn, text };
  });
}

/** Days since it was published. Each has a turn of its own in the round, so that from one day to the next only a few change. */
function ageOf(slug: string, today: LocalDate): number {
  const turn = Buffer.from(slug).reduce((sum, byte) => (sum * 31 + byte) % 9_973, 7);
  const day = FIRST_DAY === null ? 0 : daysBetween(FIRST_DAY, today);
  return (((day - turn) % RENEWED_AFTER_DAYS) + RENEWED_AFTER_DAYS) % RENEWED_AFTER_DAYS;
}

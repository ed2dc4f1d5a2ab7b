import type { Gazetteer } from '../place/gazetteer.ts';
import { placeKey } from '../place/gazetteer.ts';
import { resolvePlace, type WrittenPlace } from '../place/resolve-place.ts';

/**
 * Where the work of a posting is, as far as it tells. `town`: a town or what stands for one, folded; `region`: a province's code ("NL.07"),
 * several where a name covers several; null and empty: not told. `wide`: the town with its surroundings, or a municipality.
 */
export type WorkPlace = {
  readonly town: string | null;
  readonly wide: boolean;
  readonly municipality: string | null;
  readonly regions: readonly string[];
  readonly country: string | null;
};

/** `same`; `within`: one is vaguer than the other and holds it; `other`; `unknown`: one does not tell. */
export type PlaceRelation = 'same' | 'within' | 'other' | 'unknown';

const AROUND = /\b(?:area|region|regio|omgeving|omstreken|e\.?o\.?|metropolitan)\b/i;
/** @source common use of the name: the four western provinces */
const RANDSTAD = ['NL.07', 'NL.09', 'NL.11', 'NL.16'];

/** @returns where the work is; null where the posting does not say */
export function workPlaceOf(written: WrittenPlace, gazetteer: Gazetteer): WorkPlace | null {
  const text = written.asWritten ?? written.town ?? '';
  if (text.trim() === '' && written.postcode === null) return null;
  const resolved = resolvePlace(written, gazetteer);
  const { town, municipalityCode, country } = resolved;
  if (town !== null) {
    const key = placeKey(town);
    const found = gazetteer.townsNamed(key).find((one) => one.country === country && one.municipalityCode === municipalityCode);
    const regions = found ? [`${found.country}.${found.province}`] : [];
    return { town: key, wide: AROUND.test(text) || resolved.mark === 'municipality', municipality: municipalityCode, regions, country };
  }
  const [first = ''] = text.split(/[,;|/()•]/).map((part) => placeKey(part));
  if (/\brandstad\b/.test(first)) return { town: null, wide: false, municipality: null, regions: RANDSTAD, country: 'NL' };
  const provinces = gazetteer.provincesNamed(first.replace(/^provincie | provincie$/g, ''));
  if (provinces.length > 0) {
    const regions = provinces.map(({ country: land, code }) => `${land}.${code}`);
    return { town: null, wide: false, municipality: null, regions, country: country ?? provinces[0]?.country ?? null };
  }
  const named = gazetteer.countryNamed(first) ?? (/^[a-z]{2}$/.test(first) ? first.toUpperCase() : null);
  if (named !== null || first === '') return { town: null, wide: false, municipality: null, regions: [], country: named ?? country };
  return { town: first, wide: AROUND.test(text), municipality: null, regions: [], country };
}

/** Compares where two postings say that the work is. */
export function comparePlaces(a: WorkPlace | null, b: WorkPlace | null): PlaceRelation {
  if (a === null || b === null) return 'unknown';
  if (a.country !== null && b.country !== null && a.country !== b.country) return 'other';
  if (a.town !== null && b.town !== null) {
    // A district counts as its town.
    if (
      a.municipality !== null &&
      a.municipality === b.municipality &&
      (a.town.startsWith(`${b.town} `) || b.town.startsWith(`${a.town} `))
    )
      return 'same';
    if (a.town === b.town) return a.wide === b.wide ? 'same' : 'within';
    return (a.wide || b.wide) && a.municipality !== null && a.municipality === b.municipality ? 'within' : 'other';
  }
  if (a.regions.length > 0 && b.regions.length > 0) {
    if (!a.regions.some((region) => b.regions.includes(region))) return 'other';
    return a.town === null && b.town === null && a.regions.join() === b.regions.join() ? 'same' : 'within';
  }
  const told = (place: WorkPlace): boolean => place.town !== null || place.regions.length > 0;
  if (!told(a) && !told(b)) return a.country === b.country && a.country !== null ? 'same' : 'unknown';
  // A region without a known town beside it, or a town that is on no list: nothing tells whether one holds the other.
  const vague = told(a) ? b : a;
  return told(vague) ? 'other' : vague.country === null ? 'unknown' : 'within';
}

/** The same for lists, where a posting names several places: the closest pair counts, but a list and one of its members are only `within`. */
export function comparePlaceLists(a: readonly WorkPlace[], b: readonly WorkPlace[]): PlaceRelation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  const relations = new Set(a.flatMap((one) => b.map((two) => comparePlaces(one, two))));
  if (relations.has('same')) return a.length === b.length ? 'same' : 'within';
  if (relations.has('within')) return 'within';
  return relations.has('unknown') ? 'unknown' : 'other';
}

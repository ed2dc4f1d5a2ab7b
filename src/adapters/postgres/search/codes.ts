import { distanceKm } from '../../../domain/place/distance.ts';
import type { Point } from '../../../domain/place/place.ts';
import { hoursBands } from '../../../domain/vacancy/search-facets.ts';
import type { VacancyDocument, VacancyFilters } from '../../../ports/vacancy-index.ts';

/** Facets by the letter that stands before their values in the index. */
export const FACET_LETTERS = {
  occupations: 'o',
  hours: 'h',
  education: 'e',
  contract: 'c',
  workingTimes: 'w',
  sources: 's',
} as const;
export type CodedFacet = keyof typeof FACET_LETTERS;

/** Cells of the map, side in kilometres: a circle is a handful of cells of one of the sizes. */
const CELLS = [
  { letter: 'x', km: 5, upToKm: 10 },
  { letter: 'y', km: 15, upToKm: 30 },
  { letter: 'z', km: 50, upToKm: Infinity },
] as const;
const KM_PER_DEGREE = 111.2;
/** At the latitude of Utrecht. Cells need not be square everywhere, only the same for vacancy and circle. */
const KM_PER_DEGREE_EAST = 68.2;

const rowOf = (lat: number, km: number): number => Math.floor((lat * KM_PER_DEGREE) / km);
const columnOf = (lon: number, km: number): number => Math.floor((lon * KM_PER_DEGREE_EAST) / km);

/** Every code under which a vacancy is counted and filtered. */
export function codesOf(document: VacancyDocument): readonly string[] {
  const { occupation, point } = document;
  const coded: { readonly [facet in CodedFacet]: readonly string[] } = {
    occupations: occupation === null ? [] : [1, 2, 3, 4].map((digits) => occupation.slice(0, digits)),
    hours: hoursBands(document.hoursMin, document.hoursMax),
    education: document.education === null ? [] : [document.education],
    contract: document.contract,
    workingTimes: document.workingTimes,
    sources: document.sources,
  };
  return [
    ...Object.entries(FACET_LETTERS).flatMap(([facet, letter]) => coded[facet as CodedFacet].map((value) => `${letter}.${value}`)),
    ...(point === null ? [] : CELLS.map(({ letter, km }) => `${letter}.${rowOf(point.lat, km)}.${columnOf(point.lon, km)}`)),
  ];
}

/** Values of filters are closed codes: anything else would be a way into the language of the index. */
const CODE = /^[\w+-]+$/;

/**
 * The filters as groups of codes, each an array as PostgreSQL writes it: of every group one has to be there.
 * @param without a facet that does not count this time
 */
export function codeGroups(filters: VacancyFilters, without: CodedFacet | null = null): readonly string[] {
  const groups = Object.entries(FACET_LETTERS).flatMap(([facet, letter]) => {
    const values: readonly string[] = facet === without ? [] : filters[facet as CodedFacet];
    if (values.some((value) => !CODE.test(value))) throw new Error(`not a closed code for ${facet}`);
    return values.length === 0 ? [] : [values.map((value) => `${letter}.${value}`)];
  });
  const cells = filters.near === null ? [] : [cellsAround(filters.near.point, filters.near.km)];
  return [...groups, ...cells].map((codes) => `{${codes.join(',')}}`);
}

/** Codes of all cells that a circle can touch. */
function cellsAround(centre: Point, radiusKm: number): readonly string[] {
  const { letter, km } = CELLS.find(({ upToKm }) => radiusKm <= upToKm) ?? CELLS[2];
  const north = radiusKm / KM_PER_DEGREE;
  const east = radiusKm / (KM_PER_DEGREE * Math.cos(((Math.abs(centre.lat) + north) * Math.PI) / 180));
  const codes: string[] = [];
  for (let row = rowOf(centre.lat - north, km); row <= rowOf(centre.lat + north, km); row += 1) {
    for (let column = columnOf(centre.lon - east, km); column <= columnOf(centre.lon + east, km); column += 1) {
      if (distanceKm(centre, nearestIn(centre, row, column, km)) <= radiusKm) codes.push(`${letter}.${row}.${column}`);
    }
  }
  return codes;
}

function nearestIn({ lat, lon }: Point, row: number, column: number, km: number): Point {
  const within = (value: number, from: number, side: number): number => Math.min(Math.max(value, from), from + side);
  const [height, width] = [km / KM_PER_DEGREE, km / KM_PER_DEGREE_EAST];
  return { lat: within(lat, row * height, height), lon: within(lon, column * width, width) };
}

import type { FacetDistribution, MultiSearchQuery } from 'meilisearch';
import { dayNumber, HOURS_BANDS, ringsBeside, SEEN_WITHIN, type DistanceRing } from '../../domain/vacancy/search-facets.ts';
import { parseSearchText } from '../../domain/vacancy/search-text.ts';
import type { Contract, Education, WorkingTime } from '../../domain/reading/reading.ts';
import { toSourceId } from '../../domain/shared/ids.ts';
import { CAP, type FacetCount, type VacancyFacets, type VacancyQuery } from '../../ports/vacancy-index.ts';
import { dayOf, MARK, SHARED } from './document.ts';
import { FACETS, SHOWN, type FacetField } from './settings.ts';

/** A search is several questions in one request: the hits, one count per facet that is itself narrowed, and one per distance ring. */
export type Question = {
  readonly of: 'hits' | FacetField | DistanceRing;
  readonly query: MultiSearchQuery;
};

type Filter = { readonly field: FacetField | 'agency' | '_geo'; readonly condition: string };

/** Values of filters are closed codes: anything else would be a way into the language of filters. */
const CODE = /^[\w+-]+$/;

function anyOf(attribute: string, values: readonly string[]): string {
  const stray = values.find((value) => !CODE.test(value));
  if (stray !== undefined) throw new Error(`not a closed code for ${attribute}`);
  return `${attribute} IN [${values.map((value) => `"${value}"`).join(', ')}]`;
}

const around = ({ lat, lon }: { lat: number; lon: number }, km: number): string =>
  `_geoRadius(${lat.toFixed(6)}, ${lon.toFixed(6)}, ${Math.round(km * 1_000)})`;

function filtersOf(query: VacancyQuery): readonly Filter[] {
  const chosen: readonly { field: FacetField; attribute: string; values: readonly string[] }[] = [
    { field: 'occupationGroup', attribute: 'occupation', values: query.occupations },
    { field: 'hours', attribute: 'hours', values: query.hours },
    { field: 'education', attribute: 'education', values: query.education },
    { field: 'contract', attribute: 'contract', values: query.contract },
    { field: 'workingTimes', attribute: 'workingTimes', values: query.workingTimes },
    { field: 'sources', attribute: 'sources', values: query.sources },
  ];
  return [
    { field: 'agency', condition: anyOf('agency', [SHARED, query.agencyId]) },
    ...chosen.flatMap(({ field, attribute, values }) => (values.length === 0 ? [] : [{ field, condition: anyOf(attribute, values) }])),
    ...(query.seenSince === null ? [] : [{ field: 'seenDay' as const, condition: `seenAt >= ${query.seenSince.getTime()}` }]),
    ...(query.near === null ? [] : [{ field: '_geo' as const, condition: around(query.near.point, query.near.km) }]),
  ];
}

/** The text again, of nothing but words, phrases and exclusions. */
function plainQuery(text: string): string {
  return parseSearchText(text)
    .map(({ words, excluded }) => `${excluded ? '-' : ''}${words.length > 1 ? `"${words.join(' ')}"` : words.join('')}`)
    .join(' ');
}

/** Everything that has to be asked for one search. */
export function toQuestions(index: string, query: VacancyQuery): readonly Question[] {
  const filters = filtersOf(query);
  const without = (field?: Filter['field']): string[] => filters.flatMap((one) => (one.field === field ? [] : [one.condition]));
  const base = { indexUid: index, q: plainQuery(query.text), matchingStrategy: 'all' as const };
  const narrowed = new Set(filters.map(({ field }) => field));
  const hits: MultiSearchQuery = {
    ...base,
    filter: without(),
    limit: query.limit,
    offset: query.offset,
    ...(query.order === 'newest' ? { sort: ['seenAt:desc'] } : {}),
    facets: FACETS.filter((facet) => !narrowed.has(facet)),
    attributesToRetrieve: SHOWN.filter((attribute) => attribute !== 'body'),
    attributesToHighlight: ['title', 'body'],
    attributesToCrop: ['body'],
    cropLength: 32,
    highlightPreTag: MARK.open,
    highlightPostTag: MARK.close,
  };
  const { near } = query;
  return [
    { of: 'hits', query: hits },
    ...FACETS.filter((facet) => narrowed.has(facet)).map((facet) => ({
      of: facet,
      query: { ...base, filter: without(facet), limit: 0, facets: [facet] },
    })),
    ...(near === null ? [] : ringsBeside(near.km)).map((ring) => ({
      of: ring,
      query: { ...base, filter: [...without('_geo'), ...(near === null ? [] : [around(near.point, ring)])], limit: 0 },
    })),
  ];
}

type Answered = { readonly of: Question['of']; readonly total: number; readonly counts: FacetDistribution };

const capped = <Value extends string | number>(value: Value, count: number): FacetCount<Value> => ({
  value,
  count: Math.min(count, CAP),
  atLeast: count >= CAP,
});

/** Counts in our own words, from the answers to all questions. @param at the moment of asking */
export function toFacets(answers: readonly Answered[], at: Date): VacancyFacets {
  const counts = (field: FacetField): readonly (readonly [string, number])[] => {
    const own = answers.find(({ of }) => of === field) ?? answers.find(({ of }) => of === 'hits');
    return Object.entries(own?.counts[field] ?? {}).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  };
  const values = <Value extends string>(field: FacetField, toValue: (text: string) => Value) =>
    counts(field).map(([value, count]) => capped(toValue(value), count));
  const today = dayNumber(at);
  const days = counts('seenDay').map(([written, count]) => ({ day: dayOf(written), count }));
  const sum = (from: number): number => days.reduce((total, { day, count }) => (day >= from ? total + count : total), 0);
  return {
    occupations: values('occupationGroup', String),
    hours: HOURS_BANDS.flatMap((band) =>
      values('hours', String).flatMap(({ value, ...count }) => (value === band ? [{ value: band, ...count }] : [])),
    ),
    // The server holds what `toStored` put in: the codes of these types.
    education: values('education', (text) => text as Education),
    contract: values('contract', (text) => text as Contract),
    workingTimes: values('workingTimes', (text) => text as WorkingTime),
    sources: values('sources', toSourceId),
    distance: answers.flatMap(({ of, total }) => (typeof of === 'number' ? [capped(of, total)] : [])),
    seen: SEEN_WITHIN.map((within) => capped(within, sum(today - within))),
  };
}

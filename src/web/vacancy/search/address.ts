import { z } from 'zod';
import { toCandidateId, toSourceId, type CandidateId } from '../../../domain/shared/ids.ts';
import { DISTANCE_RINGS, HOURS_BANDS, SEEN_WITHIN } from '../../../domain/vacancy/search-facets.ts';
import { EVERYTHING, type SearchRequest } from '../../../domain/vacancy/search-request.ts';
import { paths } from '../../paths.ts';
import { CONTRACTS, EDUCATIONS } from '../../zoekprofiel/choices.ts';

/** Everything that a state of the search page consists of: it is all in its address, so that it can be shared. */
export type SearchAddress = {
  readonly asked: SearchRequest;
  readonly offset: number;
  readonly candidateId: CandidateId | null;
  /** Vacancies first seen after this moment are marked as new; null: none are. */
  readonly newSince: Date | null;
};

export const SEARCH_PAGE = 25;
/** The best thousand are ranked. */
const OFFSET_MOST = 975;
const EDUCATION = [...EDUCATIONS, 'mbo'] as const;
const TIMES = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'] as const;

/** One value or several, those that cannot be dropped: an address that somebody changed by hand still shows a page. */
const several = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]).filter((item) => one.safeParse(item).success).slice(0, 60),
    z.array(one),
  );
const words = (most: number) =>
  z
    .string()
    .trim()
    .catch('')
    .transform((value) => value.slice(0, most));
const numberOf = <const N extends readonly number[]>(numbers: N) =>
  z.coerce.number().refine((value): value is N[number] => numbers.includes(value));

const query = z.object({
  zoek: words(200),
  plaats: words(80),
  straal: numberOf(DISTANCE_RINGS).catch(EVERYTHING.km),
  beroep: several(z.string().regex(/^\d{1,4}$/)),
  uren: several(z.enum(HOURS_BANDS)),
  opleiding: several(z.enum(EDUCATION)),
  contract: several(z.enum(CONTRACTS)),
  tijden: several(z.enum(TIMES)),
  bron: several(z.uuid().transform(toSourceId)),
  sinds: numberOf(SEEN_WITHIN).nullable().catch(null),
  volgorde: z.enum(['best', 'newest']).catch('best'),
  vanaf: z.coerce.number().int().min(0).max(OFFSET_MOST).catch(0),
  kandidaat: z.uuid().transform(toCandidateId).nullable().catch(null),
  nieuwsinds: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
});

/** Reads the parameters of an address; what cannot be is as if it were not there. Never throws. */
export function readAddress(parameters: unknown): SearchAddress {
  const read = query.parse(parameters);
  return {
    asked: {
      text: read.zoek,
      place: read.plaats,
      km: read.straal,
      occupations: read.beroep,
      hours: read.uren,
      education: read.opleiding,
      contract: read.contract,
      workingTimes: read.tijden,
      sources: read.bron,
      seenWithin: read.sinds,
      order: read.volgorde,
    },
    offset: read.vanaf,
    candidateId: read.kandidaat,
    newSince: read.nieuwsinds,
  };
}

/** The parameters of a search, in one order; what says nothing is left out. */
export function toParameters({ asked, offset, candidateId, newSince }: SearchAddress): readonly (readonly [string, string])[] {
  const one = (name: string, value: string | number | null, none: string | number | null = ''): (readonly [string, string])[] =>
    value === null || value === none ? [] : [[name, String(value)]];
  const all = (name: string, values: readonly string[]) => values.map((value) => [name, value] as const);
  return [
    ...one('zoek', asked.text),
    ...one('plaats', asked.place),
    ...(asked.place === '' ? [] : one('straal', asked.km, EVERYTHING.km)),
    ...all('beroep', asked.occupations),
    ...all('uren', asked.hours),
    ...all('opleiding', asked.education),
    ...all('contract', asked.contract),
    ...all('tijden', asked.workingTimes),
    ...all('bron', asked.sources),
    ...one('sinds', asked.seenWithin),
    ...one('volgorde', asked.order, 'best'),
    ...one('vanaf', offset, 0),
    ...one('kandidaat', candidateId),
    ...one('nieuwsinds', newSince?.toISOString() ?? null),
  ];
}

/** The address of a search. */
export function searchUrl(address: SearchAddress): string {
  const parameters = toParameters(address).map(([name, value]): [string, string] => [name, value]);
  return parameters.length === 0
    ? paths.vacancy.search.url()
    : `${paths.vacancy.search.url()}?${new URLSearchParams(parameters).toString()}`;
}

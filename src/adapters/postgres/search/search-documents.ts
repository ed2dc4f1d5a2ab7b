import type { PoolClient } from 'pg';
import { z } from 'zod';
import { distanceKm } from '../../../domain/place/distance.ts';
import { toSourceId, toVacancyId } from '../../../domain/shared/ids.ts';
import type { Contract, Education, WorkingTime } from '../../../domain/reading/reading.ts';
import {
  dayNumber,
  HOURS_BANDS,
  ringsBeside,
  SEEN_WITHIN,
  type DistanceRing,
  type SeenWithin,
} from '../../../domain/vacancy/search-facets.ts';
import type { Alternatives } from '../../../domain/vacancy/search-lexicon.ts';
import { parseSearchText, type SearchTerm } from '../../../domain/vacancy/search-text.ts';
import {
  CAP,
  type FacetCount,
  type MarkedText,
  type VacancyFacets,
  type VacancyHit,
  type VacancyHits,
  type VacancyQuery,
} from '../../../ports/vacancy-index.ts';
import { codeGroups, FACET_LETTERS, type CodedFacet } from './codes.ts';
import { errorsForgiven, nearestWords } from './nearest-words.ts';
import { wordQuery, type Replacements } from './word-query.ts';

const MARK = { open: '\uE000', close: '\uE001' } as const;
const HEADLINE = `'StartSel=${MARK.open}, StopSel=${MARK.close}, MaxFragments=1, MaxWords=32, MinWords=16'`;
const WHOLE = `'StartSel=${MARK.open}, StopSel=${MARK.close}, HighlightAll=true'`;
/** Passages are looked for in the beginning of a text: where the duties stand. */
const EXCERPT_FROM = 6_000;
const EXCERPT_LENGTH = 240;

type Asked = {
  readonly words: string;
  readonly codes: readonly string[];
  readonly query: VacancyQuery;
  readonly near: VacancyQuery['near'];
  readonly since: Date | null;
};

const parameters = ({ words, codes, near, since }: Asked): readonly unknown[] => [
  words,
  codes,
  near?.point.lat ?? null,
  near?.point.lon ?? null,
  near?.km ?? null,
  since,
  CAP,
];

/** Finds, ranks, counts and shows, in the scope of the agency that asks. */
export async function searchDocuments(client: PoolClient, alternativesOf: Alternatives, query: VacancyQuery): Promise<VacancyHits> {
  const terms = parseSearchText(query.text);
  const replacements = await replaceUnknown(client, terms, alternativesOf);
  const words = await toTsquery(client, terms, alternativesOf, replacements);
  const asked: Asked = { words, codes: codeGroups(query), query, near: query.near, since: query.seenSince };
  const { ranked: ids, anywhere } = await candidates(client, asked);
  const hits = await show(client, asked, await rank(client, asked, ids));
  return {
    hits,
    total: Math.min(ids.length, CAP),
    atLeast: ids.length >= CAP,
    facets: await countFacets(client, asked, ids, anywhere),
    corrected: [...replacements].map(([from, [to = from]]) => ({ from, to })),
  };
}

async function toTsquery(
  client: PoolClient,
  terms: readonly SearchTerm[],
  alternativesOf: Alternatives,
  replacements: Replacements,
): Promise<string> {
  if (terms.length === 0) return '';
  const { sql, values } = wordQuery(terms, alternativesOf, replacements, 1);
  const { rows } = await client.query(`select (${sql})::text as words`, [...values]);
  return z.tuple([z.object({ words: z.string() })]).parse(rows)[0].words;
}

const UNKNOWN = `select w.word from unnest($1::text[]) w (word)
  where exists (select 1 from unnest(tsvector_to_array(to_tsvector('dutch', public.unaccent(w.word)))) l (stem)
    where not exists (select 1 from search_stem s where s.stem = l.stem)
      and not exists (select 1 from own_search_stem s where s.stem = l.stem))`;

/** A word that stands in no vacancy is the beginning of known words, or has an error in it. */
async function replaceUnknown(client: PoolClient, terms: readonly SearchTerm[], alternativesOf: Alternatives): Promise<Replacements> {
  const single = terms.flatMap(({ words, excluded }) => (words.length === 1 && !excluded ? words : []));
  // A word with synonyms is found by them.
  const asked = single.filter((word) => alternativesOf(word).length === 1);
  if (asked.length === 0) return new Map();
  const { rows } = await client.query(UNKNOWN, [asked]);
  const unknown = z.array(z.object({ word: z.string() })).parse(rows);
  const pairs: [string, readonly string[]][] = [];
  for (const { word } of unknown) {
    const { rows: alike } = await client.query(
      `(select w.word, true as begins from search_word w where w.word like public.unaccent($1) || '%' and length($1) > 3 order by length(w.word) limit 20)
       union all
       (select w.word, true from own_search_word w where w.word like public.unaccent($1) || '%' and length($1) > 3 order by length(w.word) limit 20)
       union all
       (select w.word, false from own_search_word w where w.word % public.unaccent($1) and abs(length(w.word) - length($1)) <= $2 limit 20)
       union all
       (select w.word, false from search_word w where w.word % public.unaccent($1) and abs(length(w.word) - length($1)) <= $2
        order by public.similarity(w.word, public.unaccent($1)) desc limit 20)`,
      [word, errorsForgiven(word)],
    );
    const known = z.array(z.object({ word: z.string(), begins: z.boolean() })).parse(alike);
    const begun = known.flatMap((one) => (one.begins ? [one.word] : []));
    const nearest =
      begun.length > 0
        ? begun
        : nearestWords(
            word,
            known.map((one) => one.word),
          );
    if (nearest.length > 0) pairs.push([word, nearest]);
  }
  return new Map(pairs);
}

type Candidate = { readonly id: string; readonly inTitle: boolean };
/** A vacancy that was found: the day on which it was first seen, and how far it is from the point of the query. */
type Found = { readonly id: string; readonly day: number; readonly km: number };
type Candidates = {
  readonly ranked: readonly Candidate[];
  /** Vacancies with the words anywhere, the newest of them when there are too many; null where the titles alone were enough. */
  readonly anywhere: readonly Found[] | null;
};

const foundRows = z.array(z.object({ id: z.string(), day: z.number(), lat: z.number().nullable(), lon: z.number().nullable() }));

async function find(client: PoolClient, asked: Asked, inTitle: boolean): Promise<readonly Found[]> {
  const { rows } = await client.query(
    `select f.vacancy_id as id, f.seen_on as day, f.lat, f.lon from find_documents($1::tsquery, ${inTitle}, $2::text[], $3, $4, $5, $6, $7) f`,
    [...parameters(asked)],
  );
  const from = asked.near?.point ?? null;
  return foundRows.parse(rows).map(({ id, day, lat, lon }) => ({
    id,
    day,
    km: from === null || lat === null || lon === null ? Infinity : distanceKm(from, { lat, lon }),
  }));
}

/** The vacancies that are ranked: those with the words in the title first, then those with the words anywhere, the newest of each. */
async function candidates(client: PoolClient, asked: Asked): Promise<Candidates> {
  const titled = asked.words === '' || asked.query.order === 'newest' ? [] : await find(client, asked, true);
  const anywhere = titled.length >= CAP ? null : await find(client, asked, false);
  const known = new Set(titled.map(({ id }) => id));
  const others = (anywhere ?? []).filter(({ id }) => !known.has(id)).slice(0, CAP - titled.length);
  return { ranked: [...titled.map(({ id }) => ({ id, inTitle: true })), ...others.map(({ id }) => ({ id, inTitle: false }))], anywhere };
}

/** The ids of the page asked for, best first. */
async function rank(client: PoolClient, { words, query }: Asked, of: readonly Candidate[]): Promise<readonly string[]> {
  const order =
    query.order === 'newest' || words === ''
      ? 'd.first_seen_at desc, d.vacancy_id'
      : `c.in_title desc, case when c.in_title then ts_rank_cd(d.title_words, q.words, 1) else ts_rank(d.words, q.words) end desc, d.first_seen_at desc, d.vacancy_id`;
  const { rows } = await client.query(
    `select d.vacancy_id as id from unnest($1::uuid[], $2::boolean[]) c (id, in_title) join vacancy_document d on d.vacancy_id = c.id,
       (select $3::tsquery as words) q order by ${order} limit $4 offset $5`,
    [of.map(({ id }) => id), of.map(({ inTitle }) => inTitle), words, query.limit, query.offset],
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

const shownRows = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    employer: z.string().nullable(),
    town: z.string().nullable(),
    excerpt: z.string(),
    km: z.number().nullable(),
    first_seen_at: z.date(),
  }),
);

async function show(client: PoolClient, { words, near }: Asked, ids: readonly string[]): Promise<readonly VacancyHit[]> {
  const { rows } = await client.query(
    `select d.vacancy_id as id, d.employer, d.town, d.first_seen_at,
       case when numnode(q.words) = 0 then d.title else ts_headline('dutch', d.title, q.words, ${WHOLE}) end as title,
       case when numnode(q.words) = 0 then left(b.body, ${EXCERPT_LENGTH}) else ts_headline('dutch', left(b.body, ${EXCERPT_FROM}), q.words, ${HEADLINE}) end as excerpt,
       case when d.lat is not null and $3::float8 is not null then 2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(d.lat - $3) / 2), 2)
         + cos(radians($3)) * cos(radians(d.lat)) * power(sin(radians(d.lon - $4) / 2), 2)))) end as km
     from unnest($1::uuid[]) with ordinality p (id, place) join vacancy_document d on d.vacancy_id = p.id
       join vacancy_document_body b on b.vacancy_id = d.vacancy_id, (select $2::tsquery as words) q
     order by p.place`,
    [[...ids], words, near?.point.lat ?? null, near?.point.lon ?? null],
  );
  return shownRows.parse(rows).map(({ id, title, excerpt, km, first_seen_at: firstSeenAt, ...rest }) => ({
    ...rest,
    id: toVacancyId(id),
    title: toMarked(title),
    excerpt: toMarked(excerpt),
    km: km === null ? null : Math.round(km),
    firstSeenAt,
  }));
}

function toMarked(text: string): MarkedText {
  return text.split(MARK.open).flatMap((piece, index) => {
    const [marked = '', after = ''] = index === 0 ? ['', piece] : piece.split(MARK.close);
    return [...(marked === '' ? [] : [{ text: marked, marked: true }]), ...(after === '' ? [] : [{ text: after, marked: false }])];
  });
}

type Counted = { readonly code: string; readonly count: number };
const countedRows = z.array(z.object({ code: z.string(), count: z.coerce.number() }));

/** Codes of the vacancies found, and how often each: of all of them, or of the best when there are more than are looked at. */
async function countFacets(
  client: PoolClient,
  asked: Asked,
  ids: readonly Candidate[],
  anywhere: Candidates['anywhere'],
): Promise<VacancyFacets> {
  const { query } = asked;
  const { rows } = await client.query(
    `select l.code, count(*) from vacancy_document d, unnest(d.codes) l (code) where d.vacancy_id = any ($1::uuid[]) group by l.code`,
    [ids.map(({ id }) => id)],
  );
  const all = countedRows.parse(rows);
  const complete = ids.length < CAP;
  const counts = async <Value extends string>(facet: CodedFacet, toValue: (code: string) => Value): Promise<FacetCount<Value>[]> => {
    const own = query[facet].length === 0 ? { counted: all, complete } : await countWithout(client, asked, facet);
    const letter = `${FACET_LETTERS[facet]}.`;
    return own.counted
      .filter(({ code }) => code.startsWith(letter) && (facet !== 'occupations' || code.length === letter.length + 2))
      .map(({ code, count }) => ({ value: toValue(code.slice(letter.length)), count, atLeast: !own.complete }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  const hours = await counts('hours', (code) => HOURS_BANDS.find((band) => band === code) ?? 'onbekend');
  return {
    occupations: await counts('occupations', String),
    hours: HOURS_BANDS.flatMap((band) => hours.filter(({ value }) => value === band)),
    // The index holds what `codesOf` put in: the codes of these types.
    education: await counts('education', (code) => code as Education),
    contract: await counts('contract', (code) => code as Contract),
    workingTimes: await counts('workingTimes', (code) => code as WorkingTime),
    sources: await counts('sources', toSourceId),
    distance: await countRings(client, asked, anywhere),
    seen: toSeen(asked, asked.since === null && anywhere !== null ? anywhere : await find(client, { ...asked, since: null }, false)),
  };
}

/** What would be found if this facet were not narrowed. */
async function countWithout(
  client: PoolClient,
  asked: Asked,
  facet: CodedFacet,
): Promise<{ counted: readonly Counted[]; complete: boolean }> {
  const { rows } = await client.query(
    `with f as materialized (select f.codes from find_documents($1::tsquery, false, $2::text[], $3, $4, $5, $6, $7) f)
     select '' as code, count(*) from f union all
     select l.code, count(*) from f, unnest(f.codes) l (code) where l.code like $8 || '.%' group by l.code`,
    [...parameters({ ...asked, codes: codeGroups(asked.query, facet) }), FACET_LETTERS[facet]],
  );
  const [total, ...counted] = countedRows.parse(rows);
  return { counted, complete: (total?.count ?? 0) < CAP };
}

/** Counts per ring: what was found tells the inner ones, one more look the others. */
async function countRings(
  client: PoolClient,
  asked: Asked,
  anywhere: Candidates['anywhere'],
): Promise<readonly FacetCount<DistanceRing>[]> {
  const { near } = asked;
  if (near === null) return [];
  const within = (km: number) => {
    const around = { point: near.point, km };
    return find(client, { ...asked, near: around, codes: codeGroups({ ...asked.query, near: around }) }, false);
  };
  const count = (found: readonly Found[], ring: DistanceRing): FacetCount<DistanceRing> => ({
    value: ring,
    count: found.filter(({ km }) => km <= ring).length,
    // Of too many only the newest were looked at.
    atLeast: found.length >= CAP,
  });
  const rings = ringsBeside(near.km);
  const inner = rings.filter((ring) => ring <= near.km);
  const outer = rings.filter((ring) => ring > near.km);
  if (anywhere !== null && anywhere.length < CAP) {
    const wide = outer.length === 0 ? [] : await within(Math.max(...outer));
    return [...inner.map((ring) => count(anywhere, ring)), ...outer.map((ring) => count(wide, ring))];
  }
  const smaller = inner.filter((ring) => ring < near.km);
  const close = smaller.length === 0 ? [] : await within(Math.max(...smaller));
  const full = rings.filter((ring) => ring >= near.km).map((ring) => ({ value: ring, count: CAP, atLeast: true }));
  return [...smaller.map((ring) => count(close, ring)), ...full];
}

function toSeen({ query }: Asked, found: readonly Found[]): readonly FacetCount<SeenWithin>[] {
  const days = found.map(({ day }) => dayNumber(query.at) - day);
  // A day that was looked at to its end is counted whole.
  const reached = days.length < CAP ? Infinity : Math.max(...days);
  return SEEN_WITHIN.map((within) => ({ value: within, count: days.filter((day) => day <= within).length, atLeast: within >= reached }));
}

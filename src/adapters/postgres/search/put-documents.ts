import type { PoolClient } from 'pg';
import { dayNumber } from '../../../domain/vacancy/search-facets.ts';
import { wordsOf } from '../../../domain/vacancy/search-text.ts';
import type { VacancyDocument } from '../../../ports/vacancy-index.ts';
import { codesOf } from './codes.ts';

/** Longer texts are searched by their beginning. */
const BODY_MOST = 200_000;
const WORD_LENGTH_MOST = 60;

const GIVEN = `jsonb_to_recordset($1::jsonb) as g (vacancy_id uuid, agency_id uuid, first_seen_at timestamptz, seen_on integer, lat double precision,
  lon double precision, codes text[], title text, employer text, town text, terms text, body text, fingerprint text)`;

const PUT = `insert into vacancy_document as d (vacancy_id, agency_id, first_seen_at, seen_on, lat, lon, codes, title, employer, town, title_words, words, fingerprint)
  select g.vacancy_id, g.agency_id, g.first_seen_at, g.seen_on, g.lat, g.lon, g.codes, g.title, g.employer, g.town,
    to_tsvector('dutch', public.unaccent(g.title)),
    setweight(to_tsvector('dutch', public.unaccent(g.title)), 'A')
      || setweight(to_tsvector('dutch', public.unaccent(concat_ws(' ', g.terms, g.employer, g.town))), 'B')
      || setweight(to_tsvector('dutch', public.unaccent(g.body)), 'C'),
    g.fingerprint
  from ${GIVEN}
  on conflict (vacancy_id) do update set agency_id = excluded.agency_id, first_seen_at = excluded.first_seen_at, seen_on = excluded.seen_on,
    lat = excluded.lat, lon = excluded.lon, codes = excluded.codes, title = excluded.title, employer = excluded.employer, town = excluded.town,
    title_words = excluded.title_words, words = excluded.words, fingerprint = excluded.fingerprint`;

const PUT_BODIES = `insert into vacancy_document_body as b (vacancy_id, agency_id, body)
  select g.vacancy_id, g.agency_id, g.body from ${GIVEN}
  on conflict (vacancy_id) do update set agency_id = excluded.agency_id, body = excluded.body`;

const WORDS = `from unnest($1::text[]) w (word) order by word on conflict do nothing`;
const STEMS = `from vacancy_document d, unnest(tsvector_to_array(d.words)) l (stem) where d.vacancy_id = any ($1::uuid[]) order by stem
  on conflict do nothing`;
/** Words of the shared record are everybody's; those of a vacancy that an agency took in itself are its own. */
const PUT_KNOWN = {
  shared: {
    words: `insert into search_word (word) select distinct public.unaccent(w.word) as word ${WORDS}`,
    stems: `insert into search_stem (stem) select distinct l.stem as stem ${STEMS}`,
  },
  own: {
    words: `insert into own_search_word (agency_id, word) select distinct agency_id(), public.unaccent(w.word) as word ${WORDS}`,
    stems: `insert into own_search_stem (agency_id, stem) select distinct agency_id(), l.stem as stem ${STEMS}`,
  },
} as const;

/** Adds or replaces documents of one agency, or of the shared record, in whose scope the client stands. */
export async function putDocuments(client: PoolClient, documents: readonly VacancyDocument[]): Promise<void> {
  // In one order, so that two who put the same vacancies wait for each other instead of blocking each other.
  const given = JSON.stringify(documents.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(toRow));
  await client.query(PUT, [given]);
  await client.query(PUT_BODIES, [given]);
  for (const whose of ['shared', 'own'] as const) {
    const these = documents.filter(({ agencyId }) => (agencyId === null) === (whose === 'shared'));
    if (these.length === 0) continue;
    await client.query(PUT_KNOWN[whose].stems, [these.map(({ id }) => id)]);
    await client.query(PUT_KNOWN[whose].words, [[...new Set(these.flatMap(namingWords))]]);
  }
}

function toRow(document: VacancyDocument) {
  return {
    vacancy_id: document.id,
    agency_id: document.agencyId,
    first_seen_at: document.firstSeenAt,
    seen_on: dayNumber(document.firstSeenAt),
    lat: document.point?.lat ?? null,
    lon: document.point?.lon ?? null,
    codes: codesOf(document),
    title: storable(document.title),
    employer: document.employer === null ? null : storable(document.employer),
    town: document.town === null ? null : storable(document.town),
    terms: storable(document.terms.join(' ')),
    body: storable(document.body.slice(0, BODY_MOST)),
    fingerprint: document.fingerprint,
  };
}

/** PostgreSQL keeps no zero bytes. */
const storable = (text: string): string => text.replaceAll('\0', ' ').toWellFormed();

/** Words that name a vacancy: people make typing errors in these. */
function namingWords({ title, employer, town, terms }: VacancyDocument): readonly string[] {
  return [title, employer ?? '', town ?? '', ...terms]
    .flatMap((text) => wordsOf(storable(text)))
    .filter((word) => word.length > 2 && word.length <= WORD_LENGTH_MOST && !/^\d/.test(word));
}

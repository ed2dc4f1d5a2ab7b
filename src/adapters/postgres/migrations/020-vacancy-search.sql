-- Vacancy search on PostgreSQL, built so that a search looks at a bounded number of vacancies however many there are.
-- Everything here is made from the record and can be thrown away: npm run rebuild-index.

drop table vacancy_document;

create table vacancy_document (
  vacancy_id uuid primary key,
  -- Null: the shared record. Set: pasted by this agency, and found by it alone.
  agency_id uuid,
  first_seen_at timestamptz not null,
  -- Number of the calendar day, so that a search can begin with the newest days and stop when it has enough.
  seen_on integer not null,
  lat double precision,
  lon double precision,
  -- Facets and cells of the map, as closed codes, so that one index answers words and filters together.
  codes text[] not null,
  title text not null,
  employer text,
  town text,
  title_words tsvector not null,
  words tsvector not null,
  fingerprint text not null
);
-- Entries that wait to be worked in are read by every search: few of them.
create index vacancy_document_found on vacancy_document using gin (seen_on, title_words, words, codes) with (gin_pending_list_limit = 512);
create index vacancy_document_newest on vacancy_document (first_seen_at desc);

-- Read for the few vacancies that are shown; apart, so that the rows above stay small.
create table vacancy_document_body (
  vacancy_id uuid primary key references vacancy_document on delete cascade,
  agency_id uuid,
  body text not null
);

-- Every word of titles, employers, towns and further terms: a word that is in no vacancy is taken for the nearest of these.
-- Grows with the language, not with the number of vacancies.
create table search_word (word text primary key);
create index search_word_likeness on search_word using gin (word public.gin_trgm_ops);

-- Every stem that stands anywhere, so that asking whether a word is known costs one look however often it stands.
create table search_stem (stem text primary key);

grant select, insert, update, delete on vacancy_document, vacancy_document_body to spoor_app;
grant select, insert on search_word, search_stem to spoor_app;

do $$
declare t text;
begin
  foreach t in array array['vacancy_document', 'vacancy_document_body'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy seen on %I for select to spoor_app using (agency_id is null or agency_id = (select agency_id()))', t);
    execute format('create policy written on %I for insert to spoor_app with check ((agency_id is null and is_system()) or agency_id = (select agency_id()))', t);
    execute format('create policy changed on %I for update to spoor_app using ((agency_id is null and is_system()) or agency_id = (select agency_id()))', t);
    execute format('create policy removed on %I for delete to spoor_app using ((agency_id is null and is_system()) or agency_id = (select agency_id()))', t);
  end loop;
end $$;

/*
 * The vacancies that a search looks at: the newest `most` that carry the words and, of every group of codes, one. Runs as the owner of the
 * table, because the planner may not look into an index by a text search before row-level security has had its say, and would read the whole
 * table instead; it asks for the agency itself, as the policy does.
 *
 * Each way of looking costs little where it ends soon. Filters without words fill up from the newest vacancies. Words that are everywhere fill
 * up from the newest days. What is rare is then found in one go; what lies between, in stretches of days as long as the first ones make likely.
 */
create function find_documents(asked_words tsquery, in_title boolean, code_groups text[], near_lat double precision, near_lon double precision,
    near_km double precision, since timestamptz, most integer)
returns setof vacancy_document
language plpgsql stable security definer set search_path = spoor, public set enable_seqscan = off set jit = off as $$
declare
  conditions text := format('(d.agency_id is null or d.agency_id = %L)', agency_id());
  newest integer := (select d.seen_on from vacancy_document d order by d.first_seen_at desc limit 1);
  oldest integer := (select d.seen_on from vacancy_document d order by d.first_seen_at limit 1);
  has_words boolean := numnode(asked_words) > 0;
  -- Days that hold a dozen times as many vacancies as are looked for.
  stretch integer := ceil(12.0 * most * (newest - oldest + 1) / greatest((select c.reltuples from pg_class c where c.oid = 'vacancy_document'::regclass), 1));
  until_day integer;
  from_day integer;
  here integer;
  so_far integer := 0;
  rows_at tid[];
  all_at tid[];
begin
  if newest is null then return; end if;
  if since is not null then
    conditions := conditions || format(' and d.first_seen_at >= %L', since);
    oldest := greatest(oldest, (since at time zone 'Europe/Amsterdam')::date - date '1970-01-01');
  end if;
  if has_words then
    conditions := conditions || format(case when in_title then ' and d.title_words @@ %L::tsquery' else ' and d.words @@ %L::tsquery' end, asked_words);
  end if;
  for here in 1 .. cardinality(code_groups) loop
    conditions := conditions || format(' and d.codes && %L::text[]', code_groups[here]);
  end loop;
  if near_lat is not null then
    conditions := conditions || format(' and d.lat is not null and 2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(d.lat - %1$L) / 2), 2)
      + cos(radians(%1$L)) * cos(radians(d.lat)) * power(sin(radians(d.lon - %2$L) / 2), 2)))) <= %3$L', near_lat, near_lon, near_km);
  end if;
  if not has_words then
    execute format('select array_agg(d.at) from (select d.ctid as at, d.* from vacancy_document d order by d.first_seen_at desc limit %s) d where %s',
      most * 6, conditions) into rows_at;
    if cardinality(rows_at) >= most or cardinality(code_groups) = 0 then
      return query select d.* from vacancy_document d where d.ctid = any (rows_at) order by d.first_seen_at desc limit most;
      return;
    end if;
  end if;
  from_day := newest - stretch + 1;
  execute format('select array_agg(f.at) from (select d.ctid as at from vacancy_document d where d.seen_on >= %s and %s limit %s) f',
    from_day, conditions, most) into rows_at;
  so_far := coalesce(cardinality(rows_at), 0);
  if so_far < most and from_day > oldest then
    execute format('select array_agg(f.at) from (select d.ctid as at from vacancy_document d where %s limit %s) f', conditions, most) into all_at;
    if coalesce(cardinality(all_at), 0) < most then
      rows_at := all_at;
      from_day := oldest;
    end if;
  end if;
  return query select d.* from vacancy_document d where d.ctid = any (rows_at);
  while from_day > oldest and so_far < most loop
    until_day := from_day - 1;
    stretch := least(100000, ceil(stretch * 1.3 * most / greatest(so_far, 1)));
    from_day := until_day - stretch + 1;
    return query execute format('select d.* from vacancy_document d where d.seen_on between %s and %s and %s limit %s',
      from_day, until_day, conditions, most - so_far);
    get diagnostics here = row_count;
    so_far := so_far + here;
  end loop;
end $$;

-- What the upkeep of the index sees: every document of every agency, by id and fingerprint, and nothing else.
create function document_fingerprints(after_id uuid, most integer) returns table (vacancy_id uuid, fingerprint text)
language plpgsql stable security definer set search_path = spoor as $$
begin
  if not is_system() then raise exception 'only the service itself keeps the index' using errcode = 'insufficient_privilege'; end if;
  return query select d.vacancy_id, d.fingerprint from vacancy_document d
    where after_id is null or d.vacancy_id > after_id order by d.vacancy_id limit most;
end $$;

create function count_documents() returns bigint
language plpgsql stable security definer set search_path = spoor as $$
begin
  if not is_system() then raise exception 'only the service itself keeps the index' using errcode = 'insufficient_privilege'; end if;
  return (select count(*) from vacancy_document);
end $$;

create function remove_documents(ids uuid[]) returns void
language plpgsql security definer set search_path = spoor as $$
begin
  if not is_system() then raise exception 'only the service itself keeps the index' using errcode = 'insufficient_privilege'; end if;
  delete from vacancy_document d where d.vacancy_id = any (ids);
end $$;

-- After many changes: works the waiting entries into the index, and lets the planner know the words.
create function settle_documents() returns void
language plpgsql security definer set search_path = spoor, public as $$
begin
  if not is_system() then raise exception 'only the service itself keeps the index' using errcode = 'insufficient_privilege'; end if;
  perform gin_clean_pending_list('spoor.vacancy_document_found');
  analyze vacancy_document;
end $$;

revoke execute on function find_documents(tsquery, boolean, text[], double precision, double precision, double precision, timestamptz, integer),
  document_fingerprints(uuid, integer), count_documents(), remove_documents(uuid[]), settle_documents() from public;
grant execute on function find_documents(tsquery, boolean, text[], double precision, double precision, double precision, timestamptz, integer),
  document_fingerprints(uuid, integer), count_documents(), remove_documents(uuid[]), settle_documents() to spoor_app;

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
  -- Facets and cells of the map, as closed codes: a lexeme each, so that one index answers words and filters together.
  codes tsvector not null,
  title text not null,
  employer text,
  town text,
  title_words tsvector not null,
  words tsvector not null,
  fingerprint text not null
);
create index vacancy_document_found on vacancy_document using gin (seen_on, title_words, words, codes);
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
 * The vacancies that a search looks at: the newest `most` that carry the words and codes. Runs as the owner of the table, because the
 * planner may not look into an index by a text search before row-level security has had its say, and would read the whole table instead;
 * it asks for the agency itself, as the policy does.
 *
 * Days are looked through in stretches, the newest first and each longer than the one before, until there are enough: words that are
 * everywhere are found in a few days, rare ones in a short list of the index.
 */
create function find_documents(asked_words tsquery, in_title boolean, asked_codes tsquery, near_lat double precision, near_lon double precision,
    near_km double precision, since timestamptz, most integer)
returns setof vacancy_document
language plpgsql stable security definer set search_path = spoor, public set enable_seqscan = off set jit = off as $$
declare
  agency uuid := agency_id();
  conditions text := format('(d.agency_id is null or d.agency_id = %L)', agency);
  newest integer := (select d.seen_on from vacancy_document d order by d.first_seen_at desc limit 1);
  oldest integer := (select d.seen_on from vacancy_document d order by d.first_seen_at limit 1);
  stretch integer := 2;
  until_day integer := newest;
  from_day integer;
  here integer;
  so_far integer := 0;
begin
  if newest is null then return; end if;
  if since is not null then
    conditions := conditions || format(' and d.first_seen_at >= %L', since);
    oldest := greatest(oldest, (since at time zone 'Europe/Amsterdam')::date - date '1970-01-01');
  end if;
  if near_lat is not null then
    conditions := conditions || format(' and d.lat is not null and 2 * 6371.0088 * asin(least(1, sqrt(power(sin(radians(d.lat - %1$L) / 2), 2)
      + cos(radians(%1$L)) * cos(radians(d.lat)) * power(sin(radians(d.lon - %2$L) / 2), 2)))) <= %3$L', near_lat, near_lon, near_km);
  end if;
  if numnode(asked_words) > 0 then
    conditions := conditions || format(case when in_title then ' and d.title_words @@ %L::tsquery' else ' and d.words @@ %L::tsquery' end, asked_words);
  end if;
  if numnode(asked_codes) > 0 then
    conditions := conditions || format(' and d.codes @@ %L::tsquery', asked_codes);
  end if;
  if numnode(asked_words) = 0 and numnode(asked_codes) = 0 then
    return query execute format('select d.* from vacancy_document d where %s order by d.first_seen_at desc limit %s', conditions, most);
    return;
  end if;
  while until_day >= oldest and so_far < most loop
    from_day := until_day - stretch + 1;
    return query execute format('select d.* from vacancy_document d where d.seen_on between %s and %s and %s limit %s',
      from_day, until_day, conditions, most - so_far);
    get diagnostics here = row_count;
    so_far := so_far + here;
    until_day := from_day - 1;
    stretch := stretch * 3;
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

revoke execute on function find_documents(tsquery, boolean, tsquery, double precision, double precision, double precision, timestamptz, integer),
  document_fingerprints(uuid, integer), count_documents(), remove_documents(uuid[]), settle_documents() from public;
grant execute on function find_documents(tsquery, boolean, tsquery, double precision, double precision, double precision, timestamptz, integer),
  document_fingerprints(uuid, integer), count_documents(), remove_documents(uuid[]), settle_documents() to spoor_app;

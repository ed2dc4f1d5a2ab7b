-- Words of vacancies that an agency took in itself stay with that agency: apart, because row-level security would keep the planner off the index
-- by likeness, and there are few of them.
create table own_search_word (
  agency_id uuid not null,
  word text not null,
  primary key (agency_id, word)
);
create table own_search_stem (
  agency_id uuid not null,
  stem text not null,
  primary key (agency_id, stem)
);
grant select, insert on own_search_word, own_search_stem to spoor_app;

do $$
declare t text;
begin
  foreach t in array array['own_search_word', 'own_search_stem'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy own on %I to spoor_app using (agency_id = agency_id()) with check (agency_id = agency_id())', t);
  end loop;
end $$;

-- What stood in the shared lists did not say whose it was: they begin anew with the words of the shared record.
delete from search_word;
delete from search_stem;
insert into search_stem (stem)
  select distinct l.stem from vacancy_document d, unnest(tsvector_to_array(d.words)) l (stem) where d.agency_id is null;
insert into search_word (word)
  select distinct w.word from vacancy_document d,
    regexp_split_to_table(lower(public.unaccent(concat_ws(' ', d.title, d.employer, d.town))), '[^[:alnum:]]+') w (word)
  where d.agency_id is null and w.word <> '';
insert into own_search_stem (agency_id, stem)
  select distinct d.agency_id, l.stem from vacancy_document d, unnest(tsvector_to_array(d.words)) l (stem) where d.agency_id is not null;
insert into own_search_word (agency_id, word)
  select distinct d.agency_id, w.word from vacancy_document d,
    regexp_split_to_table(lower(public.unaccent(concat_ws(' ', d.title, d.employer, d.town))), '[^[:alnum:]]+') w (word)
  where d.agency_id is not null and w.word <> '';

-- Searches that are kept for a candidate, and how many vacancies came since somebody looked.

create table saved_search (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  name text not null check (length(name) between 1 and 120),
  -- The address parameters of the search: text and facts of vacancies, never anything of the candidate.
  asked jsonb not null,
  looked_at timestamptz not null,
  -- Vacancies found that were first seen after `looked_at`, as counted at `counted_at`; null until counted.
  news integer,
  counted_at timestamptz,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index saved_search_candidate on saved_search (candidate_id) where ended_at is null;

grant select, insert, update on saved_search to spoor_app;
alter table saved_search enable row level security;
create policy limits on saved_search to spoor_app using (agency_id = (select agency_id()) and candidate_id in (select limit_candidates()))
  with check (agency_id = (select agency_id()) and candidate_id in (select limit_candidates()));

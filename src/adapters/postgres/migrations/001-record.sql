-- The record: who works where, what sources published, what was read, matched, decided, applied for, and the two chains.
-- Every table with agency_id stands under row-level security for the app role; tables without it belong to the installation.
-- Append-only tables grant no update and no delete.

create table agency (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 2 and 200),
  created_at timestamptz not null default now()
);

create table account (
  id uuid primary key,
  name text not null,
  email text not null,
  language text not null default 'nl' check (language in ('nl', 'en')),
  shortcuts jsonb not null default '{"on": true}',
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);

create table membership (
  agency_id uuid not null references agency,
  account_id uuid not null references account,
  roles text[] not null check (roles <@ array['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator']),
  ended_at timestamptz,
  primary key (agency_id, account_id)
);
create index membership_account on membership (account_id);

create table candidate (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  account_id uuid references account,
  reference text not null,
  name text not null,
  email text,
  phone text,
  status text not null default 'bemiddeling' check (status in ('orientatie', 'activering', 'bemiddeling', 'on_hold', 'gbm', 'nazorg', 'beeindigd')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  unique (agency_id, reference)
);
create index candidate_account on candidate (account_id);

create table assignment (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  account_id uuid not null references account,
  role text not null check (role in ('jobhunter', 'coach')),
  starts_at timestamptz not null default now(),
  ends_at timestamptz,
  made_by uuid references account,
  check (ends_at is null or ends_at >= starts_at)
);
create index assignment_account on assignment (account_id, agency_id);
create index assignment_candidate on assignment (candidate_id);

-- Who is acting, for the length of one transaction. A query outside such a scope raises instead of returning nothing.
create function agency_id() returns uuid language plpgsql stable as $$
begin
  if coalesce(current_setting('app.agency_id', true), '') = '' then
    raise exception 'query outside the scope of an actor' using errcode = 'insufficient_privilege';
  end if;
  return current_setting('app.agency_id')::uuid;
end $$;

create function actor_id() returns uuid language sql stable as $$
  select nullif(nullif(current_setting('app.actor_id', true), ''), 'system')::uuid
$$;

create function is_system() returns boolean language sql stable as $$
  select coalesce(current_setting('app.actor_id', true), '') = 'system'
$$;

-- Reads membership as its owner: policies may not depend on what the policies show.
create function has_role(wanted text) returns boolean language sql stable security definer set search_path = spoor as $$
  select exists (
    select 1 from membership m
    where m.account_id = actor_id() and m.agency_id = agency_id() and m.ended_at is null and wanted = any (m.roles))
$$;

-- T1: identity, CV and zoekprofiel without health.
create function visible_candidates() returns setof uuid language sql stable security definer set search_path = spoor as $$
  select c.id from candidate c
  where c.agency_id = agency_id()
    and (is_system() or c.account_id = actor_id() or has_role('teamlead') or has_role('office')
      or exists (select 1 from assignment a where a.candidate_id = c.id and a.account_id = actor_id() and has_role(a.role)
                 and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))
$$;

-- T2: derived limits and hours, matches, shortlist, applications, effort.
create function limit_candidates() returns setof uuid language sql stable security definer set search_path = spoor as $$
  select c.id from candidate c
  where c.agency_id = agency_id()
    and (is_system() or c.account_id = actor_id() or has_role('teamlead')
      or exists (select 1 from assignment a where a.candidate_id = c.id and a.account_id = actor_id() and has_role(a.role)
                 and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))
$$;

-- T3 and T4: the list itself, its words, documents. A teamlead only with a reason, which the audit log keeps.
create function file_candidates() returns setof uuid language sql stable security definer set search_path = spoor as $$
  select c.id from candidate c
  where c.agency_id = agency_id()
    and (is_system() or c.account_id = actor_id()
      or (has_role('teamlead') and coalesce(current_setting('app.reason', true), '') <> '')
      or exists (select 1 from assignment a where a.candidate_id = c.id and a.account_id = actor_id() and a.role = 'coach' and has_role('coach')
                 and a.starts_at <= now() and (a.ends_at is null or a.ends_at > now())))
$$;

-- Sign-in comes before any agency is known: the auth role asks for the agencies of one account, and for nothing else.
create function actor_of(account uuid) returns table (agency_id uuid, agency_name text, roles text[], candidate_id uuid)
language sql stable security definer set search_path = spoor as $$
  select m.agency_id, g.name, m.roles, c.id
  from membership m join agency g on g.id = m.agency_id
  left join candidate c on c.account_id = m.account_id and c.agency_id = m.agency_id
  join account a on a.id = m.account_id
  where m.account_id = account and m.ended_at is null and a.disabled_at is null
  order by g.name
$$;

create function account_settings(account uuid) returns table (name text, email text, language text, shortcuts jsonb)
language sql stable security definer set search_path = spoor as $$
  select a.name, a.email, a.language, a.shortcuts from account a where a.id = account and a.disabled_at is null
$$;

create function save_account_settings(account uuid, new_language text, new_shortcuts jsonb) returns void
language sql volatile security definer set search_path = spoor as $$
  update account a set language = new_language, shortcuts = new_shortcuts where a.id = account
$$;

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

-- Candidate keys: T3 and T4 are sealed with a data key per candidate, itself wrapped by the master key.
create table candidate_key (
  candidate_id uuid primary key references candidate,
  agency_id uuid not null references agency,
  wrapped bytea not null,
  master_key_id text not null,
  created_at timestamptz not null default now()
);

-- Lists, append-only; which one is in force stands apart.
create table fml_list (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  version integer not null,
  kind text not null check (kind in ('fml_klassiek', 'fml_herzien', 'izp', 'lab', 'vrij')),
  drawn_up_on date not null,
  valid_from date not null,
  review_before date,
  author_role text not null,
  source text not null,
  reason text not null,
  content bytea not null,
  entered_by uuid references account,
  entered_at timestamptz not null default now(),
  unique (candidate_id, version)
);

create table fml_list_in_force (
  candidate_id uuid primary key references candidate,
  agency_id uuid not null references agency,
  fml_list_id uuid not null references fml_list,
  since timestamptz not null default now()
);

-- What became of the words on a list: turned into a rule, ticked off, or left to a person.
create table fml_settlement (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  fml_list_id uuid not null references fml_list,
  item text not null,
  state text not null check (state in ('open', 'regel', 'geen_extra_beperking', 'mens_beslist')),
  content bytea not null,
  settled_by uuid references account,
  settled_at timestamptz not null default now()
);
create index fml_settlement_list on fml_settlement (fml_list_id);

create table zoekprofiel (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  version integer not null,
  content jsonb not null,
  source text not null,
  reason text not null,
  agreed_on date not null,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  unique (candidate_id, version)
);

-- T2, plain: what the matcher reads across agencies. No names, no item numbers. Written whenever a list or zoekprofiel comes into force.
create table matchable_candidate (
  candidate_id uuid primary key references candidate,
  agency_id uuid not null references agency,
  limits jsonb not null,
  zoekprofiel jsonb not null,
  fml_list_id uuid references fml_list,
  fml_list_version integer,
  zoekprofiel_id uuid references zoekprofiel,
  zoekprofiel_version integer,
  profile_version text not null,
  resting boolean not null default false,
  updated_at timestamptz not null default now()
);

create table candidate_words (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  content bytea not null,
  written_at timestamptz not null default now()
);

create table rest_period (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  starts_on date not null,
  ends_on date,
  content bytea not null,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  ended_at timestamptz,
  check (ends_on is null or ends_on >= starts_on)
);

-- Sources and what they published belong to the installation.
create table source (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null unique,
  address text not null,
  recipe jsonb not null default '{}',
  region text,
  cron text not null,
  limits jsonb not null,
  state text not null default 'active' check (state in ('active', 'paused')),
  pause_reason text,
  version integer not null default 1,
  created_by uuid references account,
  created_at timestamptz not null default now()
);

create table run (
  id uuid primary key default gen_random_uuid(),
  source_id uuid not null references source,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  asked_by text not null default 'schedule' check (asked_by in ('schedule', 'person')),
  -- The job that reads: when it is taken up again after a stop or a crash, it goes on with its own run.
  claim text not null,
  state text not null default 'running' check (state in ('running', 'complete', 'partial', 'failed', 'blocked')),
  reason text,
  detail text,
  listed integer,
  pages integer not null default 0,
  seen integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  gone integer not null default 0,
  back integer not null default 0,
  unreadable integer not null default 0
);
create index run_source on run (source_id, started_at desc);
-- One run at a time per source, whoever starts it.
create unique index run_running on run (source_id) where state = 'running';

create table unreadable_posting (
  id bigint generated always as identity primary key,
  run_id uuid not null references run,
  url text not null,
  reason text not null,
  detail text not null,
  seen_at timestamptz not null default now(),
  unique (run_id, url, reason, detail)
);

-- What is remembered of a page, so that it is asked for again only when it changed.
create table page_memory (
  source_id uuid not null references source,
  url text not null,
  etag text,
  last_modified text,
  sha256 text not null,
  external_keys text[] not null default '{}',
  parser_version text not null,
  checked_at timestamptz not null default now(),
  primary key (source_id, url)
);

create table host_gate (
  host text primary key,
  free_at timestamptz not null default now(),
  holder text,
  held_until timestamptz,
  pause_until timestamptz,
  failures integer not null default 0
);

-- Every vacancy takes a turn when it is new, changed or back: the order in which profiles are held against them.
create sequence vacancy_turn;

create table vacancy (
  id uuid primary key default gen_random_uuid(),
  -- Null: the shared record. Set: pasted by this agency, and visible to it alone.
  agency_id uuid references agency,
  state text not null default 'live' check (state in ('live', 'gone', 'closed', 'expired')),
  identity text not null,
  current_version_id uuid,
  turn bigint not null default nextval('vacancy_turn') unique,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  gone_at timestamptz,
  created_at timestamptz not null default now()
);
create index vacancy_identity on vacancy (identity);
create index vacancy_state on vacancy (state);

create table vacancy_version (
  id uuid primary key default gen_random_uuid(),
  vacancy_id uuid not null references vacancy,
  agency_id uuid references agency,
  title text not null,
  employer text,
  description text not null,
  description_format text not null check (description_format in ('text', 'markdown', 'html')),
  cut boolean not null default false,
  -- Place, hours, pay, contract, education, closing date as normalised from posting and text.
  record jsonb not null,
  sha256 text not null,
  created_at timestamptz not null default now()
);
create index vacancy_version_vacancy on vacancy_version (vacancy_id);
alter table vacancy add foreign key (current_version_id) references vacancy_version;

create table posting (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid references agency,
  source_id uuid references source,
  external_key text not null,
  url text,
  vacancy_id uuid not null references vacancy,
  state text not null default 'live' check (state in ('live', 'gone')),
  content jsonb not null,
  content_sha256 text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  gone_at timestamptz,
  unique nulls not distinct (source_id, agency_id, external_key)
);
create index posting_vacancy on posting (vacancy_id);

-- What the posting said at each moment that it changed.
create table posting_version (
  id bigint generated always as identity primary key,
  posting_id uuid not null references posting,
  agency_id uuid references agency,
  run_id uuid references run,
  captured_at timestamptz not null,
  content jsonb not null,
  content_sha256 text not null
);
create index posting_version_posting on posting_version (posting_id);

create table reading (
  vacancy_version_id uuid not null references vacancy_version,
  rules_version text not null,
  agency_id uuid references agency,
  reading jsonb not null,
  created_at timestamptz not null default now(),
  primary key (vacancy_version_id, rules_version)
);

-- The PostgreSQL search index; rebuilt from the record.
create table vacancy_document (
  vacancy_id uuid primary key references vacancy,
  agency_id uuid references agency,
  title text not null,
  employer text,
  town text,
  body text not null,
  live boolean not null,
  lat double precision,
  lon double precision,
  hours_min numeric,
  hours_max numeric,
  education text,
  contract text[] not null default '{}',
  source_names text[] not null default '{}',
  first_seen_at timestamptz not null,
  words tsvector not null
);
create index vacancy_document_words on vacancy_document using gin (words);
create index vacancy_document_title on vacancy_document using gin (title public.gin_trgm_ops);

create table match (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  vacancy_id uuid not null references vacancy,
  vacancy_version_id uuid not null references vacancy_version,
  fml_list_id uuid references fml_list,
  fml_list_version integer,
  zoekprofiel_id uuid references zoekprofiel,
  zoekprofiel_version integer,
  profile_version text not null,
  rules_version text not null,
  class text not null check (class in ('geen_conflict', 'aandacht', 'niet_passend')),
  -- Findings, gates and order with their reasons, in neutral words (T2).
  content jsonb not null,
  -- The visible parts of the order, compared one after the other, highest first.
  rank integer[] not null,
  made_at timestamptz not null default now(),
  superseded_at timestamptz
);
create unique index match_current on match (candidate_id, vacancy_id) where superseded_at is null;
create index match_queue on match (candidate_id, class, rank desc) where superseded_at is null;

-- One row per candidate and vacancy; its version keeps two people from overwriting each other.
create table review (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  vacancy_id uuid not null references vacancy,
  match_id uuid not null references match,
  status text not null default 'open' check (status in ('open', 'accepted', 'rejected', 'parked', 'asked')),
  reason_code text,
  reason text,
  park_until date,
  decided_by uuid references account,
  decided_at timestamptz,
  what_changed text,
  version integer not null default 1,
  unique (candidate_id, vacancy_id)
);
create index review_open on review (candidate_id, status);

create table review_event (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  review_id uuid not null references review,
  match_id uuid not null references match,
  from_status text not null,
  to_status text not null,
  reason_code text,
  reason text,
  park_until date,
  undone_event_id bigint references review_event,
  by_account uuid references account,
  at timestamptz not null default now()
);

create table question (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  vacancy_id uuid references vacancy,
  body text not null,
  asked_by uuid references account,
  asked_at timestamptz not null default now(),
  answer text,
  answered_by uuid references account,
  answered_at timestamptz
);

create table shortlist_entry (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  vacancy_id uuid not null references vacancy,
  match_id uuid references match,
  position integer not null,
  added_by uuid references account,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  answer text check (answer in ('wil', 'kan_niet')),
  answer_reason text,
  answer_note bytea,
  answered_at timestamptz,
  version integer not null default 1,
  unique (candidate_id, vacancy_id)
);

create table application (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  vacancy_id uuid references vacancy,
  kind text not null default 'vacature',
  employer text not null,
  function text not null,
  town text,
  distance_km numeric,
  source_name text,
  link text,
  contact_role text,
  initiative text not null,
  state text not null,
  outcome text,
  outcome_reason text,
  applied_on date,
  outcome_on date,
  load_check text,
  load_checked_by uuid references account,
  archived_text text,
  archived_sha256 text,
  archived_at timestamptz,
  version integer not null default 1,
  created_by uuid references account,
  created_at timestamptz not null default now()
);
create index application_candidate on application (candidate_id);

create table application_step (
  id bigint generated always as identity primary key,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  application_id uuid not null references application,
  from_state text,
  to_state text not null,
  outcome text,
  note text,
  happened_on date not null,
  by_account uuid references account,
  at timestamptz not null default now()
);

create table evidence (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  application_id uuid references application,
  name bytea not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes between 1 and 10485760),
  sha256 text not null,
  content bytea not null,
  added_by uuid references account,
  added_at timestamptz not null default now()
);

-- The two chains. An entry's hash covers the one before; its payload stands apart under the candidate's key.
create table effort_head (
  candidate_id uuid primary key references candidate,
  agency_id uuid not null references agency,
  seq bigint not null,
  hash text not null
);

create table effort_entry (
  id uuid primary key,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  actor_account_id uuid,
  actor_role text not null,
  payload_digest text not null,
  previous_hash text not null,
  hash text not null,
  unique (candidate_id, seq)
);

create table effort_payload (
  entry_id uuid primary key references effort_entry,
  agency_id uuid not null references agency,
  candidate_id uuid not null references candidate,
  content bytea not null
);

create table audit_head (
  agency_id uuid primary key,
  seq bigint not null,
  hash text not null
);

create table audit_entry (
  id uuid primary key,
  agency_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  event text not null,
  actor_account_id uuid,
  actor_role text not null,
  candidate_id uuid,
  payload_digest text not null,
  previous_hash text not null,
  hash text not null,
  unique (agency_id, seq)
);
create index audit_entry_candidate on audit_entry (candidate_id, at desc);

create table audit_payload (
  entry_id uuid primary key references audit_entry,
  agency_id uuid not null,
  candidate_id uuid,
  -- Sealed under the candidate's key where the entry concerns one, else plain JSON.
  content bytea not null,
  sealed boolean not null
);

-- Which vacancy versions each profile has been held against, and what came of it per day: no row per pair.
create table watermark (
  candidate_id uuid primary key references candidate,
  agency_id uuid not null references agency,
  profile_version text not null,
  rules_version text not null,
  upto_turn bigint not null,
  moved_at timestamptz not null default now()
);

create table search_day (
  candidate_id uuid not null references candidate,
  agency_id uuid not null references agency,
  day date not null,
  counts jsonb not null,
  entered boolean not null default false,
  primary key (candidate_id, day)
);

-- What must happen after a commit.
create table outbox (
  id bigint generated always as identity primary key,
  agency_id uuid,
  job text not null,
  payload jsonb not null,
  job_key text not null,
  created_at timestamptz not null default now(),
  enqueued_at timestamptz
);
create index outbox_waiting on outbox (id) where enqueued_at is null;

-- A run holds the candidates of every agency against what is new for each of them, in shards that workers take up one by one.
create table match_run (
  id uuid primary key,
  -- Names the job that asked, so that a job that is taken up again finds its own run.
  claim text not null unique,
  started_at timestamptz not null,
  finished_at timestamptz
);
create index match_run_started on match_run (started_at desc);

create table match_shard (
  run_id uuid not null references match_run on delete cascade,
  number integer not null,
  agency_id uuid not null references agency,
  -- The candidates of the agency from the one id up to the other, both in.
  first_candidate uuid not null,
  last_candidate uuid not null,
  candidates integer not null,
  done integer not null default 0,
  primary key (run_id, number)
);

grant select, insert, update, delete on match_run to spoor_app;
grant select, insert, update, delete on match_shard to spoor_app;

-- How far a run is, without saying of whom: every agency may see it.
alter table match_run enable row level security;
create policy seen on match_run for select to spoor_app using (agency_id() is not null);
create policy written on match_run for insert to spoor_app with check (is_system());
create policy changed on match_run for update to spoor_app using (is_system());
create policy removed on match_run for delete to spoor_app using (is_system());
alter table match_shard enable row level security;
create policy seen on match_shard for select to spoor_app using (is_system() or has_role('administrator'));
create policy written on match_shard for insert to spoor_app with check (is_system());
create policy changed on match_shard for update to spoor_app using (is_system());
create policy removed on match_shard for delete to spoor_app using (is_system());

-- What people corrected in readings: an overlay of their agency on the shared record. Never changed, only taken back.
create table correction (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  vacancy_id uuid not null references vacancy,
  vacancy_version_id uuid not null references vacancy_version,
  -- demand.<dimension>, or the name of a gate, occupation, place.
  subject text not null,
  content jsonb not null,
  -- The words that the reading rested on; empty where it rested on none.
  quote text not null,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  withdrawn_by uuid references account,
  withdrawn_at timestamptz
);
create unique index correction_in_force on correction (agency_id, vacancy_id, subject) where withdrawn_at is null;
create index correction_vacancy on correction (vacancy_id);

grant select, insert on correction to spoor_app;
grant update (withdrawn_by, withdrawn_at) on correction to spoor_app;

alter table correction enable row level security;
create policy seen on correction for select to spoor_app using (agency_id = agency_id());
create policy made on correction for insert to spoor_app with check (
  agency_id = agency_id() and (has_role('jobhunter') or has_role('coach')));
create policy withdrawn on correction for update to spoor_app using (
  agency_id = agency_id() and (has_role('jobhunter') or has_role('coach')));

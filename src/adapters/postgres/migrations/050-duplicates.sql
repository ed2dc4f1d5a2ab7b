-- Vacancies that are one opening. The shared record groups by rule; an agency's people decide otherwise for their agency alone.

-- What a vacancy has in common with its copies (title and place, title and employer, address, bands of its text), as hashes.
create table vacancy_key (
  vacancy_id uuid primary key references vacancy,
  agency_id uuid references agency,
  keys integer[] not null
);
create index vacancy_key_keys on vacancy_key using gin (keys);

-- A vacancy that is a copy of another one, the lead, which stands for all of them. No row: it stands for itself.
create table vacancy_duplicate (
  vacancy_id uuid primary key references vacancy,
  agency_id uuid references agency,
  lead_id uuid not null references vacancy,
  -- The rule and what it found: why the two are one.
  why jsonb not null,
  likely_employer text,
  made_at timestamptz not null default now(),
  check (lead_id <> vacancy_id)
);
create index vacancy_duplicate_lead on vacancy_duplicate (lead_id);

-- A person's word, for the agency: the same as the lead, or (null) by itself. Outweighs every rule; never changed, only taken back.
create table duplicate_decision (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null references agency,
  vacancy_id uuid not null references vacancy,
  lead_id uuid references vacancy,
  reason text not null,
  made_by uuid references account,
  made_at timestamptz not null default now(),
  withdrawn_by uuid references account,
  withdrawn_at timestamptz,
  check (lead_id is null or lead_id <> vacancy_id)
);
create unique index duplicate_decision_in_force on duplicate_decision (agency_id, vacancy_id) where withdrawn_at is null;
create index duplicate_decision_lead on duplicate_decision (lead_id) where withdrawn_at is null;

-- Which vacancy stands for this one, as the actor's agency sees it. A lead that is over stands for nobody; of vacancies that name each other in a
-- circle (a rule one way, a person the other) the one with the lowest id stands for all, so that none is ever lost.
create function vacancy_lead(start uuid) returns uuid language plpgsql stable as $$
declare
  seen uuid[] := array[start];
  at uuid := start;
  next uuid;
begin
  loop
    select case when d.id is not null then d.lead_id else t.lead_id end into next
    from (select at as id) x
    left join duplicate_decision d on d.vacancy_id = x.id and d.withdrawn_at is null and d.agency_id = agency_id()
    left join vacancy_duplicate t on t.vacancy_id = x.id;
    if next is not null and not exists (select 1 from vacancy v where v.id = next and v.state = 'live') then return at; end if;
    if next is null then return at; end if;
    if next = any (seen) then
      return (select min(one::text)::uuid from unnest(seen) one);
    end if;
    seen := seen || next;
    at := next;
  end loop;
end $$;

grant execute on function vacancy_lead(uuid) to spoor_app;
grant select, insert, update, delete on vacancy_key, vacancy_duplicate to spoor_app;
grant select, insert on duplicate_decision to spoor_app;
grant update (withdrawn_by, withdrawn_at) on duplicate_decision to spoor_app;

do $$
declare t text;
begin
  foreach t in array array['vacancy_key', 'vacancy_duplicate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy seen on %I for select to spoor_app using (agency_id is null or agency_id = agency_id())', t);
    execute format('create policy written on %I for insert to spoor_app with check ((agency_id is null and is_system()) or agency_id = agency_id())', t);
    execute format('create policy changed on %I for update to spoor_app using ((agency_id is null and is_system()) or agency_id = agency_id())', t);
    execute format('create policy removed on %I for delete to spoor_app using ((agency_id is null and is_system()) or agency_id = agency_id())', t);
  end loop;
end $$;

alter table duplicate_decision enable row level security;
create policy seen on duplicate_decision for select to spoor_app using (agency_id = agency_id());
create policy made on duplicate_decision for insert to spoor_app with check (
  agency_id = agency_id() and (has_role('jobhunter') or has_role('coach')));
create policy withdrawn on duplicate_decision for update to spoor_app using (
  agency_id = agency_id() and (has_role('jobhunter') or has_role('coach')));

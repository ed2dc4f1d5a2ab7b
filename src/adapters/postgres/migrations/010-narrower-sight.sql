-- Who sees and writes what, narrower than the grants of 002: that somebody is a candidate is seen by those who work for them, a row cannot name a
-- candidate of another agency, and the outbox can be filled but not read by whoever acts.

-- The installation itself, as which its own jobs act; no agency has this id.
create function is_installation() returns boolean language sql stable as $$
  select is_system() and agency_id() = '00000000-0000-0000-0000-000000000000'::uuid
$$;

-- Colleagues, oneself, and the accounts of candidates that one may see.
create function visible_accounts() returns setof uuid language sql stable security definer set search_path = spoor as $$
  select m.account_id from membership m
  where m.agency_id = agency_id()
    and (is_system() or m.account_id = actor_id() or m.roles && array['jobhunter', 'coach', 'teamlead', 'office', 'administrator'])
  union
  select c.account_id from candidate c where c.account_id is not null and c.id in (select visible_candidates())
$$;

-- Asked of the whole table, whatever of it the actor sees.
create function has_team(candidate uuid) returns boolean language sql stable security definer set search_path = spoor as $$
  select exists (select 1 from assignment a where a.candidate_id = candidate)
$$;

-- Whether another candidate of the agency has this number, also one that the actor does not see: it says that and nothing more.
create function reference_taken(wanted text, except_candidate uuid) returns boolean language sql stable security definer set search_path = spoor as $$
  select exists (select 1 from candidate c where c.agency_id = agency_id() and c.reference = wanted and c.id is distinct from except_candidate)
$$;

revoke execute on function visible_accounts(), has_team(uuid), reference_taken(text, uuid) from public;
grant execute on function is_installation(), visible_accounts(), has_team(uuid), reference_taken(text, uuid) to spoor_app;

drop policy own on agency;
create policy own on agency to spoor_app using (id = agency_id() or is_installation()) with check (is_system() and id = agency_id());

drop policy same_agency on account;
create policy same_agency on account for select to spoor_app using (id = actor_id() or id in (select visible_accounts()));
drop policy change on account;
create policy change on account for update to spoor_app using (id = actor_id() or (has_role('administrator') and id in (select visible_accounts())));

drop policy same_agency on membership;
create policy same_agency on membership for select to spoor_app using (
  account_id = actor_id() or (agency_id = agency_id() and account_id in (select visible_accounts())));

drop policy seen on assignment;
create policy seen on assignment for select to spoor_app using (
  agency_id = agency_id() and (is_system() or account_id = actor_id() or candidate_id in (select visible_candidates())));
drop policy made on assignment;
create policy made on assignment for insert to spoor_app with check (
  agency_id = agency_id() and (is_system() or has_role('teamlead')
    -- Whoever takes a new candidate in is its first coach.
    or (has_role('coach') and account_id = actor_id() and role = 'coach' and not has_team(candidate_id))));

drop policy changed on candidate;
create policy changed on candidate for update to spoor_app using (
  agency_id = agency_id() and id in (select visible_candidates())
    and (is_system() or has_role('coach') or has_role('teamlead') or has_role('office')));

-- A list is a coach's transcription, a zoekprofiel what a coach agreed, and own words are the candidate's own.
do $$
declare t text;
begin
  foreach t in array array['fml_list', 'fml_settlement', 'zoekprofiel', 'fml_list_in_force'] loop
    execute format('create policy by_coach on %I as restrictive for insert to spoor_app with check (is_system() or has_role(''coach''))', t);
  end loop;
  foreach t in array array['fml_list_in_force', 'matchable_candidate'] loop
    execute format('create policy by_coach_too on %I as restrictive for update to spoor_app using (is_system() or has_role(''coach''))', t);
  end loop;
end $$;
create policy by_coach on matchable_candidate as restrictive for insert to spoor_app with check (is_system() or has_role('coach'));
create policy own on candidate_words as restrictive for insert to spoor_app with check (
  candidate_id in (select c.id from candidate c where c.account_id = actor_id()));

alter table candidate add unique (id, agency_id);
alter table assignment add foreign key (candidate_id, agency_id) references candidate (id, agency_id);
alter table candidate_key add foreign key (candidate_id, agency_id) references candidate (id, agency_id);

-- The relay works outside every scope; whoever acts in one can add a row and see none.
alter table outbox enable row level security;
create policy relay on outbox to spoor_app
  using (coalesce(current_setting('app.agency_id', true), '') = '') with check (coalesce(current_setting('app.agency_id', true), '') = '');
create policy added on outbox for insert to spoor_app with check (agency_id::text = current_setting('app.agency_id', true));

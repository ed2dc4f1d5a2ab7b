-- Grants and row-level security: the second of the two places that enforce who sees what.

grant usage on schema spoor to spoor_app, spoor_auth, spoor_matcher;

grant execute on function agency_id(), actor_id(), is_system(), has_role(text), visible_candidates(), limit_candidates(), file_candidates()
  to spoor_app;
revoke execute on function actor_of(uuid), account_settings(uuid), save_account_settings(uuid, text, jsonb) from public;
grant execute on function actor_of(uuid), account_settings(uuid), save_account_settings(uuid, text, jsonb) to spoor_auth;

-- Append-only for the application: it can write a row once and never touch it again.
grant select, insert on
  agency, fml_list, fml_settlement, zoekprofiel, candidate_key, candidate_words, unreadable_posting, posting_version, vacancy_version, reading,
  review_event, application_step, evidence, effort_entry, effort_payload, audit_entry, audit_payload
  to spoor_app;
grant select, insert, update on
  account, membership, candidate, assignment, setting, fml_list_in_force, matchable_candidate, rest_period, source, run, page_memory, host_gate,
  vacancy, posting, match, review, question, shortlist_entry, application, effort_head, audit_head, watermark, search_day, outbox
  to spoor_app;
grant select, insert, update, delete on vacancy_document to spoor_app;
grant delete on outbox to spoor_app;
-- Only a review on which nobody acted yet can be withdrawn.
grant delete on review to spoor_app;

grant usage on sequence vacancy_turn to spoor_app;

-- The only role that reads across agencies, and only the T2 table.
grant select on matchable_candidate to spoor_matcher;

alter table agency enable row level security;
create policy own on agency to spoor_app using (id = agency_id() or is_system()) with check (is_system());

alter table account enable row level security;
create policy same_agency on account for select to spoor_app using (
  id = actor_id() or is_system() or exists (select 1 from membership m where m.account_id = account.id and m.agency_id = agency_id()));
create policy administer on account for insert to spoor_app with check (
  is_system() or has_role('administrator') or has_role('coach') or has_role('office') or has_role('teamlead'));
create policy change on account for update to spoor_app using (id = actor_id() or is_system() or (
  has_role('administrator') and exists (select 1 from membership m where m.account_id = account.id and m.agency_id = agency_id())));

alter table membership enable row level security;
create policy same_agency on membership for select to spoor_app using (agency_id = agency_id() or account_id = actor_id());
create policy administer on membership for insert to spoor_app with check (
  agency_id = agency_id() and (is_system() or has_role('administrator')
    or (roles = array['candidate'] and (has_role('coach') or has_role('office') or has_role('teamlead')))));
create policy change on membership for update to spoor_app using (agency_id = agency_id() and (is_system() or has_role('administrator')));

alter table candidate enable row level security;
create policy seen on candidate for select to spoor_app using (agency_id = agency_id() and id in (select visible_candidates()));
create policy added on candidate for insert to spoor_app with check (
  agency_id = agency_id() and (is_system() or has_role('coach') or has_role('teamlead') or has_role('office')));
create policy changed on candidate for update to spoor_app using (agency_id = agency_id() and id in (select visible_candidates()));

alter table assignment enable row level security;
create policy seen on assignment for select to spoor_app using (agency_id = agency_id());
create policy made on assignment for insert to spoor_app with check (
  agency_id = agency_id() and (is_system() or has_role('teamlead')
    -- Whoever takes a new candidate in is its first coach.
    or (has_role('coach') and account_id = actor_id() and role = 'coach'
        and not exists (select 1 from assignment a where a.candidate_id = assignment.candidate_id))));
create policy ended on assignment for update to spoor_app using (agency_id = agency_id() and (is_system() or has_role('teamlead')));

-- T3 and T4.
do $$
declare t text;
begin
  foreach t in array array['fml_list', 'fml_settlement', 'candidate_words'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy file on %I to spoor_app using (agency_id = agency_id() and candidate_id in (select file_candidates()))
      with check (agency_id = agency_id() and candidate_id in (select file_candidates()))', t);
  end loop;
end $$;

-- T2.
do $$
declare t text;
begin
  foreach t in array array['fml_list_in_force', 'zoekprofiel', 'rest_period', 'match', 'review', 'review_event', 'question',
      'shortlist_entry', 'application', 'application_step', 'evidence', 'effort_head', 'effort_entry', 'effort_payload', 'watermark', 'search_day'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy limits on %I to spoor_app using (agency_id = agency_id() and candidate_id in (select limit_candidates()))
      with check (agency_id = agency_id() and candidate_id in (select limit_candidates()))', t);
  end loop;
end $$;

alter table matchable_candidate enable row level security;
create policy limits on matchable_candidate to spoor_app using (agency_id = agency_id() and candidate_id in (select limit_candidates()))
  with check (agency_id = agency_id() and candidate_id in (select limit_candidates()));
create policy across on matchable_candidate for select to spoor_matcher using (true);

-- A key opens nothing by itself, but whoever sees nothing of a candidate has no use for it.
alter table candidate_key enable row level security;
create policy key on candidate_key to spoor_app using (agency_id = agency_id() and candidate_id in (select visible_candidates()))
  with check (agency_id = agency_id());

-- The shared record is written by the installation; an agency sees it and what it pasted itself.
do $$
declare t text;
begin
  foreach t in array array['vacancy', 'vacancy_version', 'posting', 'posting_version', 'reading', 'vacancy_document'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy seen on %I for select to spoor_app using (agency_id is null or agency_id = agency_id())', t);
    execute format('create policy written on %I for insert to spoor_app with check ((agency_id is null and is_system()) or agency_id = agency_id())', t);
    execute format('create policy changed on %I for update to spoor_app using ((agency_id is null and is_system()) or agency_id = agency_id())', t);
    execute format('create policy removed on %I for delete to spoor_app using ((agency_id is null and is_system()) or agency_id = agency_id())', t);
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['source', 'run', 'unreadable_posting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy seen on %I for select to spoor_app using (agency_id() is not null)', t);
    execute format('create policy written on %I for insert to spoor_app with check (is_system() or has_role(''administrator''))', t);
    execute format('create policy changed on %I for update to spoor_app using (is_system() or has_role(''administrator''))', t);
  end loop;
end $$;

alter table audit_entry enable row level security;
create policy written on audit_entry for insert to spoor_app with check (agency_id = agency_id());
create policy seen on audit_entry for select to spoor_app using (
  agency_id = agency_id() and (has_role('teamlead') or is_system() or candidate_id in (select c.id from candidate c where c.account_id = actor_id())));
alter table audit_payload enable row level security;
create policy written on audit_payload for insert to spoor_app with check (agency_id = agency_id());
create policy seen on audit_payload for select to spoor_app using (
  agency_id = agency_id() and (has_role('teamlead') or is_system() or candidate_id in (select c.id from candidate c where c.account_id = actor_id())));
alter table audit_head enable row level security;
create policy own on audit_head to spoor_app using (agency_id = agency_id()) with check (agency_id = agency_id());

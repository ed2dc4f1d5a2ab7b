-- How many candidates another agency has, and which, is nothing that an administrator or the system of this one sees or writes.
drop policy seen on match_shard;
drop policy written on match_shard;
drop policy changed on match_shard;
drop policy removed on match_shard;
create policy seen on match_shard for select to spoor_app using (
  is_installation() or (agency_id = agency_id() and (is_system() or has_role('administrator'))));
create policy written on match_shard for insert to spoor_app with check (is_installation() or (agency_id = agency_id() and is_system()));
create policy changed on match_shard for update to spoor_app using (is_installation() or (agency_id = agency_id() and is_system()));
create policy removed on match_shard for delete to spoor_app using (is_installation());

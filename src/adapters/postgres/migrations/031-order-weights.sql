-- How heavily each part of the order weighs in an agency's queues: function, distance, hours, keywords, freshness, risk, each 0 to 10.
create table order_weights (
  agency_id uuid primary key references agency,
  weights integer[] not null check (array_length(weights, 1) = 6 and 0 <= all (weights) and 10 >= all (weights)),
  changed_by uuid references account,
  changed_at timestamptz not null
);
grant select, insert, update, delete on order_weights to spoor_app;
alter table order_weights enable row level security;
create policy seen on order_weights for select to spoor_app using (agency_id = agency_id());
create policy made on order_weights for insert to spoor_app with check (agency_id = agency_id() and has_role('teamlead'));
create policy changed on order_weights for update to spoor_app using (agency_id = agency_id() and has_role('teamlead'));
create policy removed on order_weights for delete to spoor_app using (agency_id = agency_id() and has_role('teamlead'));

-- The same points as the domain gives (weigh-order.ts): every part from 0 to 100, times its weight.
create function order_points(rank integer[], weights integer[]) returns integer language sql immutable as $$
  select least(greatest(rank[1] * 33, 0), 100) * weights[1]
       + least(greatest(100 + 2 * rank[2], 0), 100) * weights[2]
       + least(greatest(rank[3] * 50, 0), 100) * weights[3]
       + least(greatest(rank[4] * 33, 0), 100) * weights[4]
       + least(greatest(100 + rank[5], 0), 100) * weights[5]
       + least(greatest(100 + 10 * rank[6], 0), 100) * weights[6]
$$;
grant execute on function order_points(integer[], integer[]) to spoor_app;

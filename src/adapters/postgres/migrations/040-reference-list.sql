-- The lists that an administrator imported (occupations, postcodes), by their content: every process of an installation reads with the same ones.
-- Written by the migrating role alone.
create table reference_list (
  name text primary key,
  -- Null: the installation works without this list.
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now()
);

grant select on reference_list to spoor_app;

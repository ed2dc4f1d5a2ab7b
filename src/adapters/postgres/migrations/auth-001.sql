-- Sign-in, outside every agency. The first four tables are better-auth's (its names), the others what we hold sessions to.

create table "user" (
  "id" uuid primary key default pg_catalog.gen_random_uuid(),
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);

create table "session" (
  "id" uuid primary key default pg_catalog.gen_random_uuid(),
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references "user" ("id") on delete cascade
);
create index "session_userId_idx" on "session" ("userId");

create table "account" (
  "id" uuid primary key default pg_catalog.gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references "user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on "account" ("userId");

create table "verification" (
  "id" uuid primary key default pg_catalog.gen_random_uuid(),
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on "verification" ("identifier");

-- A session has one factor until this says otherwise, however it began, and works in one agency at a time.
create table session_state (
  session_id uuid primary key references "session" ("id") on delete cascade,
  second_factor_at timestamptz,
  agency_id uuid
);

create table totp (
  user_id uuid primary key references "user" ("id") on delete cascade,
  -- Sealed with a key derived from the signing secret.
  secret bytea not null,
  confirmed_at timestamptz,
  -- The last time step of which a code was accepted: a code works once.
  last_step bigint not null default 0
);

create table backup_code (
  user_id uuid not null references "user" ("id") on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table attempt (
  key text not null,
  at timestamptz not null default now()
);
create index attempt_key on attempt (key, at);

-- The one-time token of an empty installation, hashed; used up by the set-up.
create table setup_token (
  token_hash text primary key,
  made_at timestamptz not null default now()
);

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LoginUrls } from '../../../../src/adapters/postgres/logins.ts';
import { checkMigrated, migrate } from '../../../../src/adapters/postgres/migrate.ts';
import type { Log } from '../../../../src/ports/log.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

const MIGRATIONS = new URL('../../../../src/adapters/postgres/migrations/', import.meta.url);

function aLog(): Log & { events: string[] } {
  const events: string[] = [];
  const note = (event: string): void => void events.push(event);
  return { events, debug: note, info: note, warn: note, error: note };
}

async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}

describe('a migrated database', () => {
  let database: TestDatabase;
  let urls: LoginUrls;
  beforeAll(async () => {
    database = await createTestDatabase();
    urls = database.urls;
  });
  afterAll(() => database.close());

  it('has every file in the ledger, and all of it belongs to the owner', async () => {
    const rows = await query<{ name: string }>(urls.owner, 'select m.name from spoor.schema_migration m order by m.name');
    expect(rows.map(({ name }) => name)).toContain('001-record.sql');
    const owners = await query<{ owner: string }>(
      urls.owner,
      `select distinct pg_get_userbyid(c.relowner) as owner from pg_class c where c.relnamespace = 'spoor'::regnamespace`,
    );
    expect(owners).toEqual([{ owner: 'spoor_owner' }]);
  });

  it('is told from one that lacks a file or has one too many, by a login that may not migrate', async () => {
    await expect(checkMigrated(urls)).resolves.toBeUndefined();
    const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await cp(MIGRATIONS, folder, { recursive: true });
    await writeFile(join(folder, '999-later.sql'), 'select 1;');
    await expect(checkMigrated(urls, pathToFileURL(`${folder}/`))).rejects.toThrow('999-later.sql. Draai eerst: npm run migrate');
    await rm(join(folder, '999-later.sql'));
    await rm(join(folder, '002-access.sql'));
    await expect(checkMigrated(urls, pathToFileURL(`${folder}/`))).rejects.toThrow('nieuwere versie (002-access.sql)');
    await rm(folder, { recursive: true });
  });

  it.each([
    ['spoor_app', []],
    ['spoor_matcher', []],
    ['spoor_queue', ['bullmq']],
    ['spoor_auth', ['auth']],
  ])('%s owns nothing outside %j', async (role, schemas) => {
    const rows = await query<{ schema: string }>(
      urls.owner,
      `select distinct n.nspname as schema from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relowner = $1::regrole and n.nspname <> 'pg_toast'
       union select n.nspname from pg_namespace n where n.nspowner = $1::regrole
       union select n.nspname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.proowner = $1::regrole`,
      [role],
    );
    expect(rows.map(({ schema }) => schema)).toEqual(schemas);
  });

  it('has no login that stands above row-level security', async () => {
    const rows = await query(
      urls.owner,
      `select r.rolname from pg_roles r where r.rolname like 'spoor%' and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb)`,
    );
    expect(rows).toEqual([]);
  });

  it.each(['app', 'auth', 'queue', 'matcher'] as const)('lets %s log in, and make no schema', async (login) => {
    await expect(query(urls[login], 'create schema mine')).rejects.toThrow('permission denied for database');
  });

  it.each([
    ['app', 'select * from bullmq.job'],
    ['app', 'create table spoor.mine (id int)'],
    ['app', 'create table public.mine (id int)'],
    ['app', `update spoor.schema_migration set sha256 = 'x'`],
    ['queue', 'select * from spoor.candidate'],
    ['auth', 'select * from spoor.candidate'],
    ['matcher', 'select * from spoor.candidate'],
    ['matcher', 'select * from spoor.fml_list'],
  ] as const)('refuses %s: %s', async (login, sql) => {
    await expect(query(urls[login], sql)).rejects.toThrow('permission denied');
  });

  it('lets the queue make sequences in its own schema, as its backend does at run time', async () => {
    await expect(query(urls.queue, 'create sequence bullmq.mine')).resolves.toEqual([]);
  });

  it('finds words without accents and words that look alike', async () => {
    const [row] = await query<{ plain: string; alike: number }>(
      urls.app,
      `select public.unaccent('financiën') as plain, public.similarity('magazijnmedewerker', 'magazijn medewerker')::float8 as alike`,
    );
    expect(row?.plain).toBe('financien');
    expect(row?.alike).toBeGreaterThan(0.5);
  });
});

describe('migrate', () => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await createEmptyDatabase();
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    await writeFile(join(folder, '001-first.sql'), 'create table first (id int);');
    await writeFile(join(folder, '002-second.sql'), 'create table second (id int); grant select on second to spoor_app;');
  });
  afterEach(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });
  const at = (): URL => pathToFileURL(`${folder}/`);

  it('applies the files in order, and the second time nothing', async () => {
    expect(await migrate(database.urls, { log: aLog(), folder: at() })).toEqual(['001-first.sql', '002-second.sql']);
    expect(await migrate(database.urls, { log: aLog(), folder: at() })).toEqual([]);
  });

  it('runs twice at once with one at work and one waiting', async () => {
    const logs = [aLog(), aLog(), aLog()];
    const applied = await Promise.all(logs.map((log) => migrate(database.urls, { log, folder: at() })));
    expect(applied.flat()).toEqual(['001-first.sql', '002-second.sql']);
    expect(logs.filter(({ events }) => events.includes('migrate.waiting-for-another'))).toHaveLength(2);
  });

  it('refuses when an applied file was changed, and changes nothing', async () => {
    await migrate(database.urls, { log: aLog(), folder: at() });
    await writeFile(join(folder, '001-first.sql'), 'create table first (id bigint);');
    await writeFile(join(folder, '003-third.sql'), 'create table third (id int);');
    await expect(migrate(database.urls, { log: aLog(), folder: at() })).rejects.toThrow('001-first.sql');
    expect(await query(database.urls.owner, `select to_regclass('spoor.third')::text as found`)).toEqual([{ found: null }]);
  });

  it('refuses a database that is ahead of this version', async () => {
    await migrate(database.urls, { log: aLog(), folder: at() });
    await rm(join(folder, '002-second.sql'));
    await expect(migrate(database.urls, { log: aLog(), folder: at() })).rejects.toThrow('002-second.sql');
  });

  it('takes nothing of a file that fails, keeps what came before, and goes on once it is mended', async () => {
    await writeFile(join(folder, '002-second.sql'), 'create table second (id int);\nselect 1 / 0;');
    await expect(migrate(database.urls, { log: aLog(), folder: at() })).rejects.toThrow('002-second.sql: division by zero');
    expect(await query(database.urls.owner, `select to_regclass('spoor.second')::text as found`)).toEqual([{ found: null }]);
    await writeFile(join(folder, '002-second.sql'), 'create table second (id int);');
    expect(await migrate(database.urls, { log: aLog(), folder: at() })).toEqual(['002-second.sql']);
  });

  it('runs the files of sign-in in the name of their own role', async () => {
    await writeFile(join(folder, 'auth-1.sql'), 'create table session (id text primary key);');
    expect(await migrate(database.urls, { log: aLog(), folder: at() })).toEqual(['001-first.sql', '002-second.sql', 'auth-1.sql']);
    const rows = await query(database.urls.owner, `select t.tableowner, t.schemaname from pg_tables t where t.tablename = 'session'`);
    expect(rows).toEqual([{ tableowner: 'spoor_auth', schemaname: 'auth' }]);
  });

  it('also works for an owner who is no superuser', async () => {
    await migrate(database.urls, { log: aLog(), folder: at() });
    await query(database.urls.owner, `alter role spoor_owner login password 'eigenaar'`);
    const owner = new URL(database.urls.owner);
    owner.username = 'spoor_owner';
    owner.password = 'eigenaar';
    await writeFile(join(folder, '003-third.sql'), 'create table third (id int);');
    try {
      expect(await migrate({ ...database.urls, owner: owner.href }, { log: aLog(), folder: at() })).toEqual(['003-third.sql']);
    } finally {
      await query(database.urls.owner, 'alter role spoor_owner nologin');
    }
  });

  it('brings the real files up from nothing', async () => {
    await cp(MIGRATIONS, folder, { recursive: true });
    await rm(join(folder, '001-first.sql'));
    await rm(join(folder, '002-second.sql'));
    expect(await migrate(database.urls, { log: aLog(), folder: at() })).toContain('001-record.sql');
  });

  it('says which login fails', async () => {
    const owner = new URL(database.urls.owner);
    owner.password = 'verkeerd';
    await expect(migrate({ ...database.urls, owner: owner.href }, { log: aLog(), folder: at() })).rejects.toThrow('DATABASE_OWNER_URL');
  });
});

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'bullmq';
import { Client, DatabaseError } from 'pg';
import { ConfigError } from '../../domain/shared/errors.ts';
import type { Log } from '../../ports/log.ts';
import { LOGIN_ROLES, type LoginUrls } from './logins.ts';

export type MigrateOptions = {
  readonly log: Log;
  /** Folder with `NNN-*.sql` and `auth-*.sql`, ending in a slash. */
  readonly folder?: URL;
};

const FOLDER = new URL('./migrations/', import.meta.url);
/** Spells "SPOR"; any number does, as long as nobody else uses it in this database. */
const LOCK = 0x53504f52;
const SCHEMAS = { spoor: 'spoor_owner', auth: 'spoor_auth', bullmq: 'spoor_queue' } as const;
const LOGINS = Object.values(LOGIN_ROLES);

/**
 * Brings the database up to date: roles and schemas, our SQL, the queue's tables, the tables of sign-in. Safe to run at every start and
 * by several processes at once: one works, the others wait and then find nothing to do.
 * @returns the files that were applied, in order
 * @throws ConfigError when an applied file was changed or is missing, or a role is not there and may not be made
 */
export async function migrate(urls: LoginUrls, { log, folder = FOLDER }: MigrateOptions): Promise<readonly string[]> {
  const client = new Client({ connectionString: urls.owner, application_name: 'spoorzoeker migrate' });
  // A connection that breaks rejects the query that is under way; without a listener it would end the process as well.
  client.on('error', () => undefined);
  await connect(client, 'DATABASE_OWNER_URL');
  try {
    await takeLock(client, log);
    await ensureRoles(client, urls);
    await ensureSchemas(client);
    const files = await readMigrations(folder);
    const applied = [
      ...(await applyAll(client, files.spoor, { role: 'spoor_owner', searchPath: 'spoor, public' })),
      ...(await applyAll(client, files.auth, { role: 'spoor_auth', searchPath: 'auth' })),
    ];
    await migrateQueue(client);
    log.info('migrate.finished', { applied: applied.length });
    return applied;
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

async function connect(client: Client, variable: string): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ConfigError(`Met ${variable} is niet in te loggen op de database (${client.host}:${client.port}): ${reason}`, { cause });
  }
}

async function takeLock(client: Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK]);
  if (rows[0]?.taken === true) return;
  log.info('migrate.waiting-for-another');
  await client.query('select pg_advisory_lock($1)', [LOCK]);
}

type Powers = { readonly name: string; readonly isSuperuser: boolean; readonly mayCreateRoles: boolean };

async function powersOf(client: Client): Promise<Powers> {
  const { rows } = await client.query<Powers>(
    `select r.rolname as name, r.rolsuper as "isSuperuser", r.rolsuper or r.rolcreaterole as "mayCreateRoles"
     from pg_roles r where r.rolname = current_user`,
  );
  const [powers] = rows;
  if (!powers) throw new Error('the database does not know its own user');
  return powers;
}

async function ensureRoles(client: Client, urls: LoginUrls): Promise<void> {
  const powers = await powersOf(client);
  const wanted = ['spoor_owner', ...LOGINS];
  if (!powers.mayCreateRoles) {
    const { rows } = await client.query<{ name: string }>('select r.rolname as name from pg_roles r where r.rolname = any ($1)', [wanted]);
    const missing = wanted.filter((name) => !rows.some((row) => row.name === name));
    if (missing.length === 0) return;
    throw new ConfigError(
      `In de database ontbreken de rollen ${missing.join(', ')}, en ${powers.name} (DATABASE_OWNER_URL) mag ze niet maken. ` +
        'Laat de beheerder ze maken, of geef DATABASE_OWNER_URL een rol met CREATEROLE.',
    );
  }
  for (const name of wanted) await createRole(client, name);
  for (const [login, name] of Object.entries(LOGIN_ROLES)) {
    const password = decodeURIComponent(new URL(urls[login as keyof typeof LOGIN_ROLES]).password);
    if (password !== '') await client.query(`alter role ${name} login password ${client.escapeLiteral(password)}`);
  }
  // Migrations of the queue and of sign-in run through this connection, in the name of their own roles.
  await client.query(`grant spoor_auth, spoor_queue to spoor_owner`);
  if (!powers.isSuperuser && powers.name !== 'spoor_owner') {
    await client.query(`grant spoor_owner, spoor_auth, spoor_queue to ${client.escapeIdentifier(powers.name)}`);
  }
}

/** Roles belong to the whole server, the lock to one database: another database's migrate may be faster. */
async function createRole(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles r where r.rolname = $1', [name]);
  if (rowCount === 0) {
    try {
      await client.query(`create role ${name}`);
    } catch (error) {
      if (!(error instanceof DatabaseError && (error.code === '42710' || error.code === '23505'))) throw error;
    }
  }
}

async function ensureSchemas(client: Client): Promise<void> {
  const { isSuperuser } = await powersOf(client);
  const database = client.escapeIdentifier(client.database ?? '');
  if (isSuperuser) await client.query(`alter database ${database} owner to spoor_owner`);
  for (const statement of databaseGrants(database)) await client.query(statement);
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gin'])
    await client.query(`create extension if not exists ${extension} with schema public`);
  for (const [schema, owner] of Object.entries(SCHEMAS)) {
    const { rowCount } = await client.query('select 1 from pg_namespace n where n.nspname = $1', [schema]);
    if (rowCount === 0) await client.query(`create schema ${schema} authorization ${owner}`);
  }
  await client.query('set role spoor_owner');
  await client.query(`create table if not exists spoor.schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
  // A process that may not migrate has to see whether somebody did.
  await client.query(`grant usage on schema spoor to ${LOGIN_ROLES.app}`);
  await client.query(`grant select on spoor.schema_migration to ${LOGIN_ROLES.app}`);
  await client.query('reset role');
}

/** Who may come in. These stand with the database as a whole, so a copy of it needs them again. @param database quoted if need be */
export function databaseGrants(database: string): readonly string[] {
  return [
    `revoke all on database ${database} from public`,
    `grant connect on database ${database} to ${LOGINS.join(', ')}`,
    // BullMQ adds several jobs at once by way of a temporary table.
    `grant temporary on database ${database} to spoor_queue`,
  ];
}

type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

/**
 * Tells whether the database is as this version knows it, asking as the app: a web or worker process has no login of the owner.
 * @throws ConfigError naming the command that brings it up to date
 */
export async function checkMigrated(urls: Pick<LoginUrls, 'app'>, folder: URL = FOLDER): Promise<void> {
  const client = new Client({ connectionString: urls.app, application_name: 'spoorzoeker start' });
  client.on('error', () => undefined);
  await connect(client, 'DATABASE_URL');
  try {
    const { rows } = await client.query<{ name: string }>('select m.name from spoor.schema_migration m').catch((cause: unknown) => {
      throw new ConfigError('De database is nog niet ingericht. Draai eerst: npm run migrate', { cause });
    });
    const files = await readMigrations(folder);
    const wanted = [...files.spoor, ...files.auth].map(({ name }) => name);
    const missing = wanted.filter((name) => !rows.some((row) => row.name === name));
    if (missing.length > 0) throw new ConfigError(`De database mist ${missing.join(', ')}. Draai eerst: npm run migrate`);
    const beyond = rows.filter(({ name }) => !wanted.includes(name));
    if (beyond.length > 0) {
      throw new ConfigError(`De database is van een nieuwere versie (${beyond.map(({ name }) => name).join(', ')}). Werk dit proces bij.`);
    }
  } finally {
    await client.end();
  }
}

async function readMigrations(folder: URL): Promise<{ spoor: readonly Migration[]; auth: readonly Migration[] }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const all = await Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
  return { spoor: all.filter(({ name }) => /^\d{3}-/.test(name)), auth: all.filter(({ name }) => name.startsWith('auth-')) };
}

async function applyAll(
  client: Client,
  migrations: readonly Migration[],
  { role, searchPath }: { role: string; searchPath: string },
): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select m.name, m.sha256 from spoor.schema_migration m');
  const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
  const ours = rows.filter(({ name }) => name.startsWith('auth-') === (role === 'spoor_auth'));
  const gone = ours.filter(({ name }) => !migrations.some((migration) => migration.name === name));
  if (gone.length > 0) {
    throw new ConfigError(
      `De database is van een andere, waarschijnlijk nieuwere versie: ${gone.map(({ name }) => name).join(', ')} is toegepast, maar hoort niet bij deze.`,
    );
  }
  const changed = migrations.filter(({ name, sha256 }) => known.has(name) && known.get(name) !== sha256);
  if (changed.length > 0) {
    throw new ConfigError(
      `Gewijzigd nadat het op deze database was toegepast: ${changed.map(({ name }) => name).join(', ')}. Zet het terug en maak een nieuw bestand.`,
    );
  }
  const due = migrations.filter(({ name }) => !known.has(name));
  for (const migration of due) await apply(client, migration, { role, searchPath });
  return due.map(({ name }) => name);
}

async function apply(
  client: Client,
  { name, sql, sha256 }: Migration,
  { role, searchPath }: { role: string; searchPath: string },
): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local role ${role}`);
    await client.query(`set local search_path = ${searchPath}`);
    await client.query(sql);
    await client.query('set local role spoor_owner');
    await client.query('insert into spoor.schema_migration (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw cause instanceof DatabaseError ? new Error(`${name}: ${cause.message}${lineOf(sql, cause)}`, { cause }) : cause;
  }
}

function lineOf(sql: string, { position }: DatabaseError): string {
  return position === undefined ? '' : ` (line ${sql.slice(0, Number(position)).split('\n').length})`;
}

/** BullMQ creates its schema if need be, and PostgreSQL asks for the right to do so even when it is there: lent for as long as it takes. */
async function migrateQueue(client: Client): Promise<void> {
  const database = client.escapeIdentifier(client.database ?? '');
  await client.query(`grant create on database ${database} to spoor_queue`);
  try {
    await client.query('set role spoor_queue');
    await runMigrations(client, 'bullmq');
  } finally {
    await client.query('reset role');
    await client.query(`revoke create on database ${database} from spoor_queue`);
  }
}

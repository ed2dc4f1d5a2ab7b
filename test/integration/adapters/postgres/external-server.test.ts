import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LoginUrls } from '../../../../src/adapters/postgres/logins.ts';
import { checkMigrated, migrate } from '../../../../src/adapters/postgres/migrate.ts';
import { openPools, poolSizes } from '../../../../src/adapters/postgres/pools.ts';
import { freePort } from '../../../support/free-port.ts';
import { silentLog } from '../../../support/silent-log.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The programs of the oldest PostgreSQL that this machine has from its distribution, from 15 on. */
function findServer(): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : [];
  const [oldest] = versions.filter((version) => version >= 15).toSorted((a, b) => a - b);
  const found = oldest === undefined ? null : join(DEBIAN, String(oldest), 'bin');
  const demanded = (process.env['REQUIRE'] ?? '').split(/[,\s]+/).includes('postgresql');
  if (found === null && demanded) throw new Error(`no PostgreSQL 15 or later under ${DEBIAN}, and REQUIRE asks for it`);
  if (found === null) console.warn(`skipped: a server of the distribution (none under ${DEBIAN}; REQUIRE=postgresql makes this a failure)`);
  return found;
}

/** PostgreSQL does not run as root. */
function serverUser(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const bin = findServer();

describe.runIf(bin !== null)('a PostgreSQL server that was there already, with an owner who may only create roles', () => {
  let folder: string;
  let urls: LoginUrls;
  const user = serverUser();
  const run = (program: string, args: readonly string[]): void => {
    const done = spawnSync(join(bin ?? '', program), args, { ...user, encoding: 'utf8', cwd: folder });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spoorzoeker-server-'));
    if ('uid' in user) chownSync(folder, user.uid, user.gid);
    const port = await freePort();
    run('initdb', ['--pgdata', join(folder, 'data'), '--username', 'baas', '--auth', 'trust', '--encoding', 'UTF8']);
    const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    run('pg_ctl', ['--pgdata', join(folder, 'data'), '--log', join(folder, 'log'), '--wait', '--options', settings, 'start']);
    const at = (name: string): string => `postgres://${name}:geheim@127.0.0.1:${port}/spoorzoeker`;
    const client = new Client({ connectionString: `postgres://baas@127.0.0.1:${port}/postgres` });
    await client.connect();
    await client.query(`create role inrichter login createrole password 'geheim'`);
    await client.query('create database spoorzoeker owner inrichter');
    await client.end();
    urls = { owner: at('inrichter'), app: at('spoor_app'), auth: at('spoor_auth'), queue: at('spoor_queue'), matcher: at('spoor_matcher') };
  });
  afterAll(() => {
    run('pg_ctl', ['--pgdata', join(folder, 'data'), '--mode', 'fast', '--wait', 'stop']);
    rmSync(folder, { recursive: true });
  });

  it('is brought up to date, twice without harm, and lets every login in as its own role', async () => {
    const applied = await migrate(urls, { log: silentLog });
    expect(applied).toContain('001-record.sql');
    expect(await migrate(urls, { log: silentLog })).toEqual([]);
    await checkMigrated(urls);
    const pools = await openPools(urls, poolSizes(2, 1), silentLog);
    const { rows } = await pools.queue.query<{ tables: string }>(`select count(*) as tables from pg_tables where schemaname = 'bullmq'`);
    expect(Number(rows[0]?.tables)).toBeGreaterThan(0);
    await pools.end();
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { mayTestRedis, startRedis, type RedisServer } from '../support/redis-server.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

type Process = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly out: () => string;
  readonly exitCode: () => Promise<unknown>;
};

/** Starts the service as somebody would, with nothing but these settings. */
async function startService(environment: Readonly<Record<string, string>>): Promise<Process> {
  const port = environment['PORT'] ?? String(await freePort());
  const own = { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'warn', PORT: port, ...environment };
  const child = spawn(process.execPath, [MAIN], { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString('utf8')));
  const exited = once(child, 'exit');
  return { child, url: `http://127.0.0.1:${port}`, out: () => said, exitCode: async () => (await exited)[0] };
}

async function statusOf(url: string): Promise<number> {
  return fetch(url, { redirect: 'manual' }).then(
    ({ status }) => status,
    () => 0,
  );
}

describe('npm start', () => {
  let folder: string;
  const running: Process[] = [];
  const started = async (environment: Readonly<Record<string, string>>): Promise<Process> => {
    const one = await startService({ DATA_DIR: join(folder, 'data'), SPOOR_KEY_FILE: join(folder, 'master.key'), ...environment });
    running.push(one);
    return one;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'spoorzoeker-main-'));
    // As root the database runs as another user, who has to get here.
    await chmod(folder, 0o755);
  });
  afterEach(async () => {
    for (const { child, exitCode } of running.splice(0)) {
      child.kill('SIGTERM');
      await exitCode();
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('opens an empty installation that only the printed code can set up, once', async () => {
    const first = await started({});
    await eventually('the code is printed', () => first.out().includes('eenmalige code'), 60_000);
    const token = /eenmalige code in: (\S+)/.exec(first.out())?.[1] ?? '';
    expect(first.out()).toContain(`Er is een hoofdsleutel gemaakt: ${join(folder, 'master.key')}`);
    const setUp = async (given: string): Promise<Response> => {
      const page = await fetch(`${first.url}/instellen`);
      const cookie = page.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      const proof = /name="([^"]+)" value="([0-9a-f]{64})"/.exec(await page.text());
      const body = {
        token: given,
        agency: 'Bureau Proef',
        name: 'Bea Beheer',
        email: 'bea@proef.example',
        password: 'een lang wachtwoord',
      };
      return fetch(`${first.url}/instellen`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: cookie.join('; ') },
        body: new URLSearchParams({ [proof?.[1] ?? '']: proof?.[2] ?? '', ...body }),
      });
    };
    expect((await setUp('verkeerd')).status).toBe(422);
    expect((await setUp(token)).status).toBe(303);
    expect(await statusOf(`${first.url}/instellen`)).toBe(303);

    first.child.kill('SIGTERM');
    expect(await first.exitCode()).toBe(0);
    const again = await started({});
    await eventually('it is ready again', () => again.out().includes('Spoorzoeker staat klaar'), 60_000);
    expect(again.out()).not.toContain('eenmalige code');
    expect(await statusOf(`${again.url}/gezond`)).toBe(200);
  }, 120_000);

  it('says which port is taken, and ends without leaving the database behind', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const refused = await started({ PORT: port, DATA_DIR: join(folder, 'bezet') });
    expect(await refused.exitCode()).toBe(1);
    expect(refused.out()).toContain(`Poort ${port} is al in gebruik.`);
    taken.close();
    const next = await started({ DATA_DIR: join(folder, 'bezet') });
    await eventually('the folder can be used', () => next.out().includes('Spoorzoeker staat klaar'), 60_000);
  }, 120_000);
});

describe.runIf(mayTestRedis())('a web server and a worker as processes of their own, on PostgreSQL and Redis', () => {
  let database: TestDatabase;
  let redis: RedisServer;
  let mail: Server;
  let folder: string;
  const running: Process[] = [];
  const settings = (role: 'web' | 'worker', urls: TestDatabase['urls']): Readonly<Record<string, string>> => {
    const address = mail.address();
    return {
      ROLE: role,
      DATABASE_URL: urls.app,
      DATABASE_AUTH_URL: urls.auth,
      DATABASE_QUEUE_URL: urls.queue,
      DATABASE_MATCHER_URL: urls.matcher,
      REDIS_URL: redis.url,
      SMTP_URL: `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
      SPOOR_KEY: Buffer.alloc(32, 7).toString('base64'),
      DATA_DIR: join(folder, role),
    };
  };
  beforeAll(async () => {
    [database, redis, folder] = await Promise.all([createTestDatabase(), startRedis(), mkdtemp(join(tmpdir(), 'spoorzoeker-roles-'))]);
    mail = createServer().listen(0, '127.0.0.1');
    await once(mail, 'listening');
  });
  afterEach(async () => {
    for (const { child, exitCode } of running.splice(0)) {
      child.kill('SIGTERM');
      await exitCode();
    }
  });
  afterAll(async () => {
    mail.close();
    await Promise.all([database.close(), redis.close(), rm(folder, { recursive: true, force: true })]);
  });

  it('are healthy without a login of the owner, and the worker does what the web server wrote down', async () => {
    for (const role of ['web', 'worker'] as const)
      running.push(await startService({ ...settings(role, database.urls), LOG_LEVEL: 'info' }));
    const [web, worker] = running;
    for (const one of running) await eventually('it is healthy', async () => (await statusOf(`${one.url}/gezond`)) === 200, 30_000);
    expect(await statusOf(`${web?.url}/aanmelden`)).toBe(200);
    expect(await statusOf(`${worker?.url}/aanmelden`)).toBe(404);

    const client = new Client({ connectionString: database.urls.owner });
    await client.connect();
    await client.query(`insert into spoor.outbox (agency_id, job, payload, job_key) values (null, 'match-new', '{}', 'match-new.proef')`);
    await eventually('the worker did it', () => worker?.out().includes('match.run-started') === true, 15_000);
    await client.end();
  }, 60_000);

  it('refuse a database that nobody brought up to date, and name the command', async () => {
    const empty = await createEmptyDatabase();
    const web = await startService(settings('web', empty.urls));
    expect(await web.exitCode()).toBe(1);
    expect(web.out()).toContain('npm run migrate');
    await empty.close();
  }, 60_000);
});

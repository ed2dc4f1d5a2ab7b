import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { UpstreamError } from '../../../domain/shared/errors.ts';
import type { Binaries } from './binaries.ts';
import type { OsUser } from './os-user.ts';
import { readIfThere } from './read-if-there.ts';

const run = promisify(execFile);

/** How to reach and run the server of one cluster folder. */
export type Cluster = {
  readonly folder: string;
  readonly binaries: Binaries;
  readonly osUser: OsUser;
  /** Password of the superuser `postgres`. */
  readonly password: string;
};

export type Postmaster = { readonly pid: number; readonly port: number };

const START_LIMIT_S = 60;
const STOP_LIMIT_S = 60;

/** What PostgreSQL wrote about the server that it last started here; null when it stopped in an orderly way. */
async function readPidFile(folder: string): Promise<Postmaster | null> {
  const text = await readIfThere(join(folder, 'postmaster.pid'));
  if (text === null) return null;
  const [pid, , , port] = text.split('\n');
  return { pid: Number(pid), port: Number(port) };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a process is a PostgreSQL server and not something else that got the same number after a restart. */
async function isPostgres(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(async () => {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    return stdout;
  });
  const [program = ''] = command.split(/[\0\s]/);
  return /postgres(\.exe)?$/.test(program);
}

/** The folder that the server on a port keeps its data in; null when it does not answer or does not know our password. */
async function dataFolderOf(port: number, password: string): Promise<string | null> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres', connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return rows[0]?.folder ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/**
 * Finds a server that is still running on this folder after its app was killed, and waits until it answers: it may be starting or
 * recovering. What a killed machine or container left behind is cleared away, also when its process number now belongs to somebody else.
 * @returns null when none runs
 * @throws UpstreamError when one runs but does not answer
 */
export async function findRunning({ folder, password }: Cluster): Promise<Postmaster | null> {
  const until = Date.now() + START_LIMIT_S * 1_000;
  for (;;) {
    const noted = await readPidFile(folder);
    if (noted === null) return null;
    if (!(await isPostgres(noted.pid))) {
      // PostgreSQL clears a file whose process is gone, but takes any living process of that number for its own.
      if (isAlive(noted.pid)) await rm(join(folder, 'postmaster.pid'), { force: true });
      return null;
    }
    if (noted.port > 0 && (await dataFolderOf(noted.port, password)) === folder) return noted;
    if (Date.now() > until) {
      throw new UpstreamError(
        'PostgreSQL',
        'never',
        new Error(`process ${noted.pid} runs on ${folder} but does not answer on port ${noted.port}`),
      );
    }
    await pause(100);
  }
}

/** Starts the server on a free port, detached: a Ctrl-C is for the app, which stops the server when its own work is done. */
export async function startServer(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const options = Object.entries({ ...settings, port: String(port) }).map(([name, value]) => `-c ${name}=${value}`);
    try {
      await pgCtl(cluster, [
        'start',
        '--wait',
        `--timeout=${START_LIMIT_S}`,
        `--log=${join(cluster.folder, 'start.log')}`,
        `--options=${options.join(' ')}`,
      ]);
    } catch (cause) {
      // Somebody took the port in between, or what a killed server left in shared memory is only now going away.
      if (attempt < 5) {
        await pause(attempt * 500);
        continue;
      }
      const log = await readFile(join(cluster.folder, 'start.log'), 'utf8').catch(() => '');
      throw new UpstreamError(
        'PostgreSQL',
        'never',
        new Error(`it does not start: ${log.split('\n').slice(-6).join(' ').trim()}`, { cause }),
      );
    }
    const started = await readPidFile(cluster.folder);
    if (started !== null) return started;
  }
}

/** Ends all sessions, writes everything away and stops. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if ((await readPidFile(cluster.folder)) === null) return;
  await pgCtl(cluster, ['stop', '--mode=fast', '--wait', `--timeout=${STOP_LIMIT_S}`]);
}

export async function initialise({ folder, binaries, osUser }: Cluster, passwordFile: string): Promise<void> {
  await run(
    binaries.initdb,
    [
      `--pgdata=${folder}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // The same order and case rules on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    { ...osUser, cwd: folder, env: plainEnvironment() },
  );
}

async function pgCtl({ folder, binaries, osUser }: Cluster, options: readonly string[]): Promise<void> {
  await run(binaries.pgCtl, [...options, `--pgdata=${folder}`, '--silent'], { ...osUser, cwd: folder, env: plainEnvironment() });
}

/** Without the PG* variables and the locale of whoever starts us. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

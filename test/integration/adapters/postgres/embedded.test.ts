import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../../support/eventually.ts';

const SCRIPT = fileURLToPath(new URL('../../../support/embedded-process.ts', import.meta.url));
const NOBODY = 65_534;

const report = z.union([
  z.strictObject({ urls: z.looseObject({ owner: z.string(), app: z.string() }), pid: z.int(), adopted: z.boolean() }),
  z.strictObject({ error: z.string() }),
]);
type Up = Exclude<z.infer<typeof report>, { error: string }>;

const isRoot = process.getuid?.() === 0;

/** Whether another user can walk down to this installation; below `/root` none can. */
const reaches = (uid: number): boolean =>
  spawnSync(process.execPath, ['--check', SCRIPT], { uid, gid: uid, cwd: '/', stdio: 'ignore' }).status === 0;

/** As whom the app runs. Another user than ourselves can be had only from root. */
const users = [
  { who: isRoot ? 'root' : 'an ordinary user', uid: undefined },
  ...(isRoot && reaches(NOBODY) ? [{ who: 'an ordinary user', uid: NOBODY }] : []),
];

/** A process that ended and that nobody has asked after yet still has its number, in state Z. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z');
};

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows.map(({ answer }) => answer);
  } finally {
    await client.end();
  }
}

describe.each(users)('an embedded PostgreSQL of $who', ({ uid }) => {
  let folder: string;
  const apps: ChildProcess[] = [];
  const servers = new Set<number>();

  beforeEach(async () => {
    // A space, as in "Mijn documenten".
    const top = await mkdtemp(join(tmpdir(), 'embedded '));
    await chmod(top, 0o755);
    folder = join(top, 'mijn gegevens');
    await mkdir(folder);
    if (uid !== undefined) await chown(folder, uid, uid);
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) app.kill('SIGKILL');
    for (const pid of servers) if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
    await eventually('the servers are gone', () => [...servers].every((pid) => !isAlive(pid)));
    servers.clear();
    await rm(join(folder, '..'), { recursive: true, force: true });
  });

  async function start(): Promise<{ app: ChildProcess; said: z.infer<typeof report> }> {
    const app = spawn(process.execPath, [SCRIPT, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    apps.push(app);
    const line: unknown = await once(createInterface({ input: app.stdout }), 'line').then(([text]) => JSON.parse(String(text)));
    const said = report.parse(line);
    if (!('error' in said)) servers.add(said.pid);
    return { app, said };
  }
  async function startUp(): Promise<{ app: ChildProcess; said: Up }> {
    const { app, said } = await start();
    if ('error' in said) throw new Error(said.error);
    return { app, said };
  }
  async function end(app: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    app.kill(signal);
    await once(app, 'exit');
  }

  it('starts, stops and starts again with what was in it, and does not run as root', async () => {
    const first = await startUp();
    await ask(first.said.urls.owner, 'create table kept as select 7 as answer');
    expect(spawnSync('ps', ['-o', 'uid=', '-p', String(first.said.pid)], { encoding: 'utf8' }).stdout.trim()).not.toBe('0');
    await end(first.app, 'SIGTERM');
    expect(isAlive(first.said.pid)).toBe(false);
    const second = await startUp();
    expect(second.said.adopted).toBe(false);
    expect(await ask(second.said.urls.owner, 'select answer from kept')).toEqual([7]);
  });

  it('takes over the server of an app that was killed, with everything that was committed', async () => {
    const first = await startUp();
    await ask(first.said.urls.owner, 'create table kept as select 7 as answer');
    await end(first.app, 'SIGKILL');
    expect(isAlive(first.said.pid)).toBe(true);
    const second = await startUp();
    expect(second.said).toEqual({ ...first.said, adopted: true });
    expect(await ask(second.said.urls.owner, 'select answer from kept')).toEqual([7]);
    await end(second.app, 'SIGTERM');
    expect(isAlive(first.said.pid)).toBe(false);
  });

  it('recovers when app and server were both killed', async () => {
    const first = await startUp();
    await ask(first.said.urls.owner, 'create table kept as select 7 as answer');
    process.kill(first.said.pid, 'SIGKILL');
    await end(first.app, 'SIGKILL');
    await eventually('the server is gone', () => !isAlive(first.said.pid));
    const second = await startUp();
    expect(second.said.adopted).toBe(false);
    expect(await ask(second.said.urls.owner, 'select answer from kept')).toEqual([7]);
  });

  it('is not misled when the number of a dead server now belongs to another process', async () => {
    const first = await startUp();
    process.kill(first.said.pid, 'SIGKILL');
    await end(first.app, 'SIGKILL');
    await eventually('the server is gone', () => !isAlive(first.said.pid));
    const file = join(folder, 'postgres', 'cluster', 'postmaster.pid');
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    const { uid: owner, gid } = await stat(file);
    await writeFile(file, [String(process.pid), ...rest].join('\n'));
    await chown(file, owner, gid);
    const second = await startUp();
    expect(second.said.adopted).toBe(false);
    expect(second.said.pid).not.toBe(process.pid);
  });

  it('refuses a second app on one folder with a sentence that names the first, and leaves the first in peace', async () => {
    const first = await startUp();
    const second = await start();
    expect(second.said).toEqual({
      error: `Spoorzoeker draait al op deze gegevensmap (${join(folder, 'postgres')}, proces ${first.app.pid}). Stop die eerst, of geef deze een eigen map met DATA_DIR.`,
    });
    expect(await ask(first.said.urls.owner, 'select 1 as answer')).toEqual([1]);
  });

  it('lets one of several apps in that start at the same moment', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(all.filter(({ said }) => 'pid' in said)).toHaveLength(1);
    expect(all.filter(({ said }) => 'error' in said && said.error.includes('draait al'))).toHaveLength(2);
  });

  it('starts anew after a first start that was cut off half-way', async () => {
    await mkdir(join(folder, 'postgres', 'cluster.new', 'base'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'cluster.new', 'PG_VERSION'), '18');
    if (uid !== undefined)
      for (const part of ['', 'cluster.new', 'cluster.new/base', 'cluster.new/PG_VERSION'])
        await chown(join(folder, 'postgres', part), uid, uid);
    const { said } = await startUp();
    expect(await ask(said.urls.owner, 'select 1 as answer')).toEqual([1]);
    expect(await readdir(join(folder, 'postgres'))).not.toContain('cluster.new');
  });

  it('keeps its passwords from others, and refuses every login without one', async () => {
    const { said } = await startUp();
    expect((await stat(join(folder, 'postgres', 'passwords.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'postgres', 'cluster'))).mode & 0o777).toBe(0o700);
    const without = new URL(said.urls.owner);
    without.password = 'postgres';
    await expect(ask(without.href, 'select 1 as answer')).rejects.toThrow('password authentication failed');
  });

  it('refuses data of another version of PostgreSQL instead of touching them', async () => {
    const first = await startUp();
    await end(first.app, 'SIGTERM');
    const file = join(folder, 'postgres', 'cluster', 'PG_VERSION');
    await writeFile(file, '17\n');
    expect(await start()).toMatchObject({ said: { error: expect.stringContaining('is van PostgreSQL 17') } });
    await writeFile(file, '18\n');
    expect('pid' in (await startUp()).said).toBe(true);
  });

  it('says so when the passwords of an existing database are lost', async () => {
    const first = await startUp();
    await end(first.app, 'SIGTERM');
    await rm(join(folder, 'postgres', 'passwords.json'));
    expect(await start()).toMatchObject({ said: { error: expect.stringContaining('passwords.json') } });
  });

  it.runIf(uid !== undefined)('refuses a folder of somebody else', async () => {
    const first = await startUp();
    await end(first.app, 'SIGTERM');
    for (const part of ['', 'app.lock', 'app.pid', 'passwords.json']) await chown(join(folder, 'postgres', part), NOBODY, NOBODY);
    await chown(join(folder, 'postgres', 'cluster'), 1, 1);
    expect(await start()).toMatchObject({ said: { error: expect.stringContaining('is van een andere gebruiker') } });
  });

  it.runIf(uid !== undefined)('says so when it may not write in the folder', async () => {
    await mkdir(join(folder, 'postgres'));
    expect(await start()).toMatchObject({ said: { error: expect.stringContaining('is niet te schrijven') } });
  });

  it.runIf(isRoot && uid === undefined)('says which folder bars the way to the user that it runs as', async () => {
    await chmod(join(folder, '..'), 0o700);
    expect(await start()).toMatchObject({ said: { error: expect.stringContaining(`de map ${join(folder, '..')} laat hem niet door`) } });
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createEmptyDatabase } from '../../support/test-database.ts';

const SCRIPT = fileURLToPath(new URL('../../../scripts/migrate.ts', import.meta.url));

async function run(environment: Readonly<Record<string, string>>): Promise<{ code: unknown; out: string; err: string }> {
  const child = spawn(process.execPath, [SCRIPT], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code, out, err };
}

it('brings a database of our own up to date, and then has nothing to do', async () => {
  const database = await createEmptyDatabase();
  const environment = { DATABASE_URL: database.urls.app, DATABASE_OWNER_URL: database.urls.owner };
  const first = await run(environment);
  expect(first).toMatchObject({ code: 0, out: expect.stringContaining('001-record.sql') });
  expect(await run(environment)).toMatchObject({ code: 0, out: 'De database was al bij.\n' });
  await database.close();
});

it('names what it cannot reach, in one sentence', async () => {
  const { code, err } = await run({ DATABASE_URL: 'postgres://spoor_app:geheim@127.0.0.1:1/spoorzoeker' });
  expect(code).toBe(1);
  expect(err).toBe('Niet bereikbaar:\n- DATABASE_OWNER_URL: 127.0.0.1:1 (ECONNREFUSED).\n');
});

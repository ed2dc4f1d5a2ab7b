import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';

export type RedisServer = { readonly url: string; clear(): Promise<void>; close(): Promise<void> };

const PASSWORD = 'wachtwoord';

/** Whether tests that need Redis can run: `redis-server` is on the path, or the run demands it (REQUIRE=redis) and then has to fail. */
export function mayTestRedis(): boolean {
  const there = spawnSync('redis-server', ['--version']).error === undefined;
  const demanded = (process.env['REQUIRE'] ?? '').split(/[,\s]+/).includes('redis');
  if (!there && !demanded) console.warn('skipped: the queue on Redis (no redis-server on the path; REQUIRE=redis makes this a failure)');
  return there || demanded;
}

/** A Redis of the test's own, on a free port, that keeps nothing. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const url = `redis://:${PASSWORD}@127.0.0.1:${port}`;
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--requirepass', PASSWORD, '--save', '', '--dir', folder],
    { stdio: 'ignore' },
  );
  await once(server, 'spawn');
  const client = new Redis(url);
  client.on('error', () => undefined);
  await client.ping();
  return {
    url,
    clear: async () => void (await client.flushall()),
    async close() {
      client.disconnect();
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

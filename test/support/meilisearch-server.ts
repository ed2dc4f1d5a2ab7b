import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';

export type MeilisearchServer = { readonly url: string; readonly masterKey: string; close(): Promise<void> };

/** Where a server runs already: with its master key, which tests need to make keys of their own. */
const RUNNING = { url: process.env['MEILISEARCH_URL'], masterKey: process.env['MEILISEARCH_MASTER_KEY'] };

/**
 * Whether tests that need Meilisearch can run: the environment names a server and its master key, `meilisearch` is on the path, or the run
 * demands it (REQUIRE=meilisearch) and then has to fail.
 */
export function mayTestMeilisearch(): boolean {
  const named = RUNNING.url !== undefined && RUNNING.masterKey !== undefined;
  const there = named || spawnSync('meilisearch', ['--version']).error === undefined;
  const demanded = (process.env['REQUIRE'] ?? '').split(/[,\s]+/).includes('meilisearch');
  if (!there && !demanded) {
    console.warn(
      'skipped: search on Meilisearch (no meilisearch on the path, no MEILISEARCH_URL with MEILISEARCH_MASTER_KEY; REQUIRE=meilisearch makes this a failure)',
    );
  }
  return there || demanded;
}

/** The server that the environment names, or one of the test's own on a free port. */
export async function startMeilisearch({ masterKey = randomUUID() }: { masterKey?: string | null } = {}): Promise<MeilisearchServer> {
  if (RUNNING.url !== undefined && RUNNING.masterKey !== undefined && masterKey !== null) {
    return { url: RUNNING.url, masterKey: RUNNING.masterKey, close: async () => undefined };
  }
  const folder = await mkdtemp(join(tmpdir(), 'meilisearch-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(
    'meilisearch',
    [
      '--http-addr',
      `127.0.0.1:${port}`,
      '--db-path',
      join(folder, 'data'),
      '--dump-dir',
      join(folder, 'dumps'),
      '--no-analytics',
      '--log-level',
      'ERROR',
      ...(masterKey === null ? [] : ['--master-key', masterKey]),
    ],
    { stdio: 'ignore', cwd: folder },
  );
  await once(server, 'spawn');
  await eventually('meilisearch answers', () => answers(url, server));
  return {
    url,
    masterKey: masterKey ?? '',
    async close() {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, server: ChildProcess): Promise<boolean> {
  if (server.exitCode !== null) throw new Error(`meilisearch ended with status ${server.exitCode}`);
  return fetch(`${url}/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { createJsonLog } from '../../../src/adapters/log/json-log.ts';
import { searchKey } from '../../../src/adapters/meilisearch/search-key.ts';
import { createMeilisearchVacancyIndex } from '../../../src/adapters/meilisearch/vacancy-index.ts';
import { startEmbeddedPostgres } from '../../../src/adapters/postgres/embedded/embedded-postgres.ts';
import { migrate } from '../../../src/adapters/postgres/migrate.ts';
import { createPostgresVacancyIndex } from '../../../src/adapters/postgres/search/vacancy-index.ts';
import { systemClock } from '../../../src/adapters/shared/system.ts';
import type { SearchLexicon } from '../../../src/domain/vacancy/search-lexicon.ts';
import type { VacancyIndex } from '../../../src/ports/vacancy-index.ts';

/** A search engine of the bench's own, in a folder that is gone afterwards. */
export type BenchServer = { readonly index: VacancyIndex; close(): Promise<void> };

const ANSWERS_WITHIN_MS = 30_000;

/** PostgreSQL as the service embeds it, with its own settings. */
export async function openPostgres(lexicon: SearchLexicon): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));
  // As root the server runs as another user, who has to get here.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await migrate(server.urls, { log: createJsonLog('error', { clock: systemClock, write: () => undefined }) });
  const pool = new Pool({ connectionString: server.urls.app, options: '-c search_path=spoor,public', max: 16 });
  pool.on('error', () => undefined);
  return {
    index: createPostgresVacancyIndex({ pool, lexicon }),
    async close() {
      await pool.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Meilisearch from the path. @returns null when it is not there */
export async function openMeilisearch(lexicon: SearchLexicon): Promise<BenchServer | null> {
  if (spawnSync('meilisearch', ['--version']).error !== undefined) return null;
  const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const masterKey = randomUUID();
  const options = [
    '--http-addr',
    `127.0.0.1:${port}`,
    '--db-path',
    join(folder, 'data'),
    '--no-analytics',
    '--log-level',
    'ERROR',
    '--master-key',
    masterKey,
  ];
  const server = spawn('meilisearch', options, { stdio: 'ignore', cwd: folder });
  await untilHealthy(url);
  const index = createMeilisearchVacancyIndex({ url, key: await searchKey({ url, masterKey }), lexicon });
  await index.prepare();
  return {
    index,
    async close() {
      server.kill();
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string): Promise<void> {
  const until = Date.now() + ANSWERS_WITHIN_MS;
  while (Date.now() < until) {
    const ok = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error('meilisearch does not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

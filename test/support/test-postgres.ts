import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/postgres/embedded/embedded-postgres.ts';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a test file asks for the server; the first to ask makes it start, so that pure tests do not pay for it. */
    testPostgres: string;
  }
}

export const TEMPLATE = 'spoorzoeker';

/** One server per run, its database migrated once: `createTestDatabase` copies it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<EmbeddedPostgres> | null = null;
  const folder = await mkdtemp(join(tmpdir(), 'spoorzoeker-test-'));
  // As root the server runs as another user, who has to get here.
  await chmod(folder, 0o755);
  const server = createServer((_request, response) => {
    starting ??= startTestPostgres(folder);
    starting.then(
      ({ urls }) => response.end(JSON.stringify(urls)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  project.provide('testPostgres', typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '');
  return async () => {
    server.close();
    const started = await starting?.catch(() => null);
    await started?.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function startTestPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({
    dataDir,
    // Nothing of it has to outlive the run.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', autovacuum: 'off' },
  });
  try {
    await migrate(started.urls, { log: silentLog });
    // A template may have no visitors while it is copied.
    const server = new URL(started.urls.owner);
    server.pathname = '/postgres';
    const client = new Client({ connectionString: server.href });
    await client.connect();
    await client.query(`alter database ${TEMPLATE} with is_template true allow_connections false`);
    await client.end();
    return started;
  } catch (error) {
    await started.stop();
    throw error;
  }
}

import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../../src/adapters/postgres/embedded/embedded-postgres.ts';
import type { PackedVacancies, SqlAnswer } from './packed-columns.ts';
import { readAnswer } from './packed-columns.ts';

const ROWS = 20_000;

/** The packed vacancies in a PostgreSQL of their own: in memory once warm, indexed by place, two workers to a query. */
export async function openPostgres({
  size,
  columns,
}: PackedVacancies): Promise<{ readonly ask: (sql: string) => Promise<SqlAnswer>; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'spoorzoeker-bench-'));
  // As root the server runs as another user, who has to get here.
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: folder,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '512MB',
      work_mem: '64MB',
      max_wal_size: '4GB',
    },
  });
  const client = new Client({ connectionString: server.urls.owner });
  await client.connect();
  await client.query(`create unlogged table v (${columns.map(({ name, type }) => `${name} ${type} not null`).join(', ')})`);
  const unnested = columns.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ');
  for (let from = 0; from < size; from += ROWS) {
    const arrays = columns.map(({ values }) => `{${values.subarray(from, from + ROWS).join()}}`);
    await client.query(`insert into v select * from unnest(${unnested})`, arrays);
  }
  // Rows lie in the order of the grid, row of cells by row of cells.
  await client.query('create index on v using brin (y) with (pages_per_range = 8)');
  await client.query('create index on v (place) where place < 2');
  await client.query('vacuum analyze v');
  await client.query('set max_parallel_workers_per_gather = 2');
  return {
    async ask(sql) {
      const { rows } = await client.query({ text: sql, rowMode: 'array' });
      return readAnswer(rows.map((row: readonly (string | number)[]) => row.map(Number)));
    },
    async close() {
      await client.end();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

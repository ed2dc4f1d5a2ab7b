import { Client, Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { createJobQueue } from '../../../../src/adapters/bullmq/job-queue.ts';
import { onPostgres } from '../../../../src/adapters/bullmq/queue-backend.ts';
import { startWorker } from '../../../../src/adapters/bullmq/worker.ts';
import { jobQueueContract, type QueueSystem } from '../../../contracts/job-queue.contract.ts';
import { eventually } from '../../../support/eventually.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { createTestDatabase } from '../../../support/test-database.ts';

const openPool = (connectionString: string, max = 8): Pool => {
  const pool = new Pool({ connectionString, options: '-c search_path=bullmq', keepAlive: true, max });
  pool.on('error', () => undefined);
  return pool;
};

async function openPostgres(): Promise<QueueSystem> {
  const database = await createTestDatabase();
  const keeper = openPool(database.urls.queue);
  return {
    environment: { QUEUE_POSTGRES: database.urls.queue },
    async openBackend() {
      const pool = openPool(database.urls.queue);
      return { ...onPostgres(pool), close: () => pool.end() };
    },
    async clear() {
      const { rows } = await keeper.query<{ name: string }>(
        `select t.tablename as name from pg_tables t where t.schemaname = 'bullmq' and t.tablename <> 'migration'`,
      );
      await keeper.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
    },
    async close() {
      await keeper.end();
      await database.close();
    },
  };
}

describe('the queue in PostgreSQL', () => {
  jobQueueContract(openPostgres);

  it('works, adds and looks on three connections: one that listens and two for everything else', async () => {
    const database = await createTestDatabase();
    const pool = openPool(database.urls.queue, 3);
    const backend = onPostgres(pool);
    let runs = 0;
    const job = { name: 'steady', retry: { attempts: 1, firstDelayMs: 20 }, concurrency: null, run: async () => void (runs += 1) };
    const queue = createJobQueue({ backend, jobs: [job], log: silentLog });
    const worker = await startWorker({ backend, jobs: [job], log: silentLog }, { concurrency: 4 });
    await queue.enqueue(Array.from({ length: 50 }, (_, n) => ({ job: 'steady', key: `steady.${n}`, payload: {} })));
    await eventually('all are done', async () => (await queue.counts()).completed === 50);
    expect(runs).toBe(50);
    const { rows } = await pool.query<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity a where a.datname = current_database() and a.usename = 'spoor_queue'`,
    );
    expect(rows).toEqual([{ count: 3 }]);
    await worker.stop(1_000);
    await queue.close();
    await pool.end();
    await database.close();
  });

  it('goes on by itself after every connection was cut', async () => {
    const database = await createTestDatabase();
    const pool = openPool(database.urls.queue);
    const backend = onPostgres(pool);
    const job = { name: 'steady', retry: { attempts: 1, firstDelayMs: 20 }, concurrency: null, run: async () => undefined };
    const queue = createJobQueue({ backend, jobs: [job], log: silentLog });
    const worker = await startWorker({ backend, jobs: [job], log: silentLog }, { concurrency: 2 });
    await queue.enqueue([{ job: 'steady', key: 'before', payload: {} }]);
    await eventually('the first is done', async () => (await queue.counts()).completed === 1);
    const owner = new Client({ connectionString: database.urls.owner });
    await owner.connect();
    await owner.query(
      `select pg_terminate_backend(a.pid) from pg_stat_activity a where a.usename = 'spoor_queue' and a.datname = current_database()`,
    );
    await owner.end();
    await eventually('it can be added to again', () =>
      queue.enqueue([{ job: 'steady', key: 'after', payload: {} }]).then(
        () => true,
        () => false,
      ),
    );
    await eventually('the second is done', async () => (await queue.counts()).completed === 2);
    expect(await worker.stop(1_000)).toBe(0);
    await queue.close();
    await pool.end();
    await database.close();
  });
});

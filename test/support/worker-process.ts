/** A process that takes jobs and never ends them, to be killed by a test. Prints one line for each job that it took. */
import { Pool } from 'pg';
import { onPostgres, onRedis } from '../../src/adapters/bullmq/queue-backend.ts';
import { startWorker } from '../../src/adapters/bullmq/worker.ts';
import { silentLog } from './silent-log.ts';

const { QUEUE_POSTGRES, QUEUE_REDIS } = process.env;
const backend =
  QUEUE_REDIS === undefined
    ? onPostgres(new Pool({ connectionString: QUEUE_POSTGRES, options: '-c search_path=bullmq', keepAlive: true }))
    : await onRedis(QUEUE_REDIS);

await startWorker(
  {
    backend,
    log: silentLog,
    jobs: [
      {
        name: 'steady',
        retry: { attempts: 1, firstDelayMs: 20 },
        concurrency: null,
        async run(payload) {
          console.log(JSON.stringify(payload));
          await new Promise(() => undefined);
        },
      },
    ],
  },
  { concurrency: 4, lockMs: 1_000, stalledCheckMs: 300 },
);

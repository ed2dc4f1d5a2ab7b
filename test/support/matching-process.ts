/** A process that takes the jobs of matching, to be killed by a test. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { Pool } from 'pg';
import { finishMatchRunJob } from '../../jobs/finish-match-run/job.ts';
import { matchShardJob } from '../../jobs/match-shard/job.ts';
import { onPostgres } from '../../src/adapters/bullmq/queue-backend.ts';
import { startWorker } from '../../src/adapters/bullmq/worker.ts';
import { createTransact } from '../../src/adapters/postgres/transaction.ts';
import { createKeyring } from '../../src/adapters/shared/keyring.ts';
import { systemClock } from '../../src/adapters/shared/system.ts';
import { composePure } from '../../src/compose-pure.ts';
import { createIndexKeeper } from '../../src/usecases/match/index-keeper.ts';
import { silentLog } from './silent-log.ts';

const { QUEUE_POSTGRES, APP_POSTGRES } = process.env;
const pool = new Pool({ connectionString: APP_POSTGRES, max: 3 });
const { rules } = composePure({ dataDir: tmpdir() });
// Matching opens nothing that is sealed.
const transaction = createTransact({ pool, keyring: createKeyring(randomBytes(32)), clock: systemClock });
const deps = { transaction, rules, clock: systemClock, log: silentLog };
await startWorker(
  {
    backend: onPostgres(new Pool({ connectionString: QUEUE_POSTGRES, options: '-c search_path=bullmq', keepAlive: true })),
    log: silentLog,
    jobs: [matchShardJob.bind({ ...deps, keeper: createIndexKeeper(deps) }), finishMatchRunJob.bind(deps)],
  },
  { concurrency: 1, lockMs: 1_000, stalledCheckMs: 300 },
);
console.log('ready');

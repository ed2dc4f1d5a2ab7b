/** Brings the database up to date: npm run migrate */
import { createJsonLog } from '../src/adapters/log/json-log.ts';
import { startEmbeddedPostgres } from '../src/adapters/postgres/embedded/embedded-postgres.ts';
import { migrate } from '../src/adapters/postgres/migrate.ts';
import { systemClock } from '../src/adapters/shared/system.ts';
import { checkReachable } from '../src/config/check-reachable.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';

async function run(): Promise<void> {
  const { config, secrets } = loadConfig(process.env);
  const log = createJsonLog(config.logLevel, { clock: systemClock, write: (line) => process.stderr.write(line) });
  if (secrets.database === null) {
    const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir });
    try {
      report(await migrate(embedded.urls, { log }));
    } finally {
      await embedded.stop();
    }
  } else {
    await checkReachable([{ variable: 'DATABASE_OWNER_URL', url: secrets.database.owner }]);
    report(await migrate(secrets.database, { log }));
  }
}

function report(applied: readonly string[]): void {
  console.log(applied.length === 0 ? 'De database was al bij.' : `Toegepast: ${applied.join(', ')}.`);
}

run().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
});

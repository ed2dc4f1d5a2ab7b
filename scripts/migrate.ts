/** Brings the database up to date: npm run migrate */
import { createJsonLog } from '../src/adapters/log/json-log.ts';
import { startEmbeddedPostgres } from '../src/adapters/postgres/embedded/embedded-postgres.ts';
import type { LoginUrls } from '../src/adapters/postgres/logins.ts';
import { migrate } from '../src/adapters/postgres/migrate.ts';
import { recordReferenceLists } from '../src/adapters/postgres/reference-lists.ts';
import { referenceFilesIn } from '../src/adapters/rules/reference-files.ts';
import { systemClock } from '../src/adapters/shared/system.ts';
import { checkReachable } from '../src/config/check-reachable.ts';
import { loadConfig } from '../src/config/load-config.ts';
import { AppError } from '../src/domain/shared/errors.ts';

async function run(): Promise<void> {
  const { config, secrets } = loadConfig(process.env);
  const log = createJsonLog(config.logLevel, { clock: systemClock, write: (line) => process.stderr.write(line) });
  const bringUpToDate = async (urls: LoginUrls): Promise<void> => {
    report(await migrate(urls, { log }));
    await recordReferenceLists(urls.owner, referenceFilesIn(config.dataDir));
  };
  if (secrets.database === null) {
    const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir });
    try {
      await bringUpToDate(embedded.urls);
    } finally {
      await embedded.stop();
    }
  } else {
    await checkReachable([{ variable: 'DATABASE_OWNER_URL', url: secrets.database.owner }]);
    await bringUpToDate(secrets.database);
  }
}

function report(applied: readonly string[]): void {
  console.log(applied.length === 0 ? 'De database was al bij.' : `Toegepast: ${applied.join(', ')}.`);
}

run().catch((error: unknown) => {
  console.error(error instanceof AppError ? error.message : error);
  process.exitCode = 1;
});

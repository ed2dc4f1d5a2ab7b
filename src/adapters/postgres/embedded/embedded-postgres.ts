import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../../domain/shared/errors.ts';
import type { LoginUrls } from '../logins.ts';
import { createDatabaseIfMissing } from './create-database.ts';
import { findBinaries } from './binaries.ts';
import { lockFolder } from './folder-lock.ts';
import { readIfThere } from './read-if-there.ts';
import { checkReach, findOsUser } from './os-user.ts';
import { findRunning, initialise, startServer, stopServer, type Cluster, type Postmaster } from './postmaster.ts';

export type EmbeddedOptions = {
  /** The service's data folder; ours is `postgres` in it. */
  readonly dataDir: string;
  /** Settings of PostgreSQL on top of ours. They count for a server that we start, not for one that we take over. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type EmbeddedPostgres = {
  readonly urls: LoginUrls;
  readonly pid: number;
  /** True when the server had outlived an app that was killed. */
  readonly adopted: boolean;
  /** Stops the server and gives the folder back. Safe to call twice. */
  stop(): Promise<void>;
};

const DATABASE = 'spoorzoeker';

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // Nobody needs it, and a long path would not fit.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One week of logs, each day over last week's.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  // Values of rows belong in no log.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  jit: 'off',
};

const passwords = z.strictObject({
  postgres: z.string(),
  spoor_app: z.string(),
  spoor_auth: z.string(),
  spoor_queue: z.string(),
  spoor_matcher: z.string(),
});
type Passwords = z.infer<typeof passwords>;

/**
 * Gives this process its own PostgreSQL: makes it at the first start, takes over one that outlived a killed app, recovers from a killed
 * machine. It listens on this machine only, and every login has a random password.
 * @throws ConfigError when another app has the folder, or the folder or machine is unfit; UpstreamError when it does not start
 */
export async function startEmbeddedPostgres({ dataDir, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(join(dataDir, 'postgres'), { recursive: true });
  const folder = await realpath(join(dataDir, 'postgres'));
  const lock = await lockFolder(folder);
  try {
    const cluster = await openCluster(folder);
    const running = await findRunning(cluster.at);
    const server = running ?? (await startServer(cluster.at, { ...SETTINGS, ...settings }));
    const urls = toUrls(server, cluster.passwords);
    await createDatabaseIfMissing(urls.owner, DATABASE);
    let stopping: Promise<void> | null = null;
    const stop = async (): Promise<void> => {
      await stopServer(cluster.at);
      lock.release();
    };
    return { urls, pid: server.pid, adopted: running !== null, stop: () => (stopping ??= stop()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openCluster(folder: string): Promise<{ at: Cluster; passwords: Passwords }> {
  const place = join(folder, 'cluster');
  const binaries = await findBinaries();
  const osUser = await findOsUser(place);
  await checkReach(place, osUser);
  await checkReach(binaries.postgres, osUser);
  const made = await readIfThere(join(place, 'PG_VERSION'));
  if (made !== null && Number(made) !== binaries.major) {
    throw new ConfigError(
      `De database in ${place} is van PostgreSQL ${made.trim()}, deze versie van Spoorzoeker brengt ${binaries.major} mee. ` +
        'Zet eerst een reservekopie terug in een nieuwe map, zie de README.',
    );
  }
  const known = await readPasswords(folder, made !== null);
  const at: Cluster = { folder: place, binaries, osUser, password: known.postgres };
  if (made === null) await makeCluster(at);
  return { at, passwords: known };
}

async function readPasswords(folder: string, mustExist: boolean): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  const text = await readIfThere(file);
  if (text !== null) return passwords.parse(JSON.parse(text));
  if (mustExist) throw new ConfigError(`De database is er, maar haar wachtwoorden niet: zet ${file} terug uit de reservekopie.`);
  const draw = (): string => randomBytes(24).toString('base64url');
  const drawn: Passwords = {
    postgres: draw(),
    spoor_app: draw(),
    spoor_auth: draw(),
    spoor_queue: draw(),
    spoor_matcher: draw(),
  };
  // Whole or not at all: a machine that stops half-way may not leave half a file.
  await writeFile(`${file}.new`, JSON.stringify(drawn, null, 2), { mode: 0o600 });
  await chmod(`${file}.new`, 0o600);
  await rename(`${file}.new`, file);
  return drawn;
}

/** Made beside its place and then moved, so that a start that was cut off leaves nothing that looks like a cluster. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const draft = `${cluster.folder}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const passwordFile = `${draft}.password`;
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.osUser !== null) {
    await chown(draft, cluster.osUser.uid, cluster.osUser.gid);
    await chown(passwordFile, cluster.osUser.uid, cluster.osUser.gid);
  }
  try {
    await initialise({ ...cluster, folder: draft }, passwordFile);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(draft, cluster.folder);
}

function toUrls({ port }: Postmaster, known: Passwords): LoginUrls {
  const login = (user: keyof Passwords): string => `postgres://${user}:${known[user]}@127.0.0.1:${port}/${DATABASE}`;
  return {
    owner: login('postgres'),
    app: login('spoor_app'),
    auth: login('spoor_auth'),
    queue: login('spoor_queue'),
    matcher: login('spoor_matcher'),
  };
}

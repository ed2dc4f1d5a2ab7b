import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../../../domain/shared/errors.ts';

const run = promisify(execFile);

/** As whom PostgreSQL runs; null: as ourselves. */
export type OsUser = { readonly uid: number; readonly gid: number } | null;

const OWN_USER = 'spoor-postgres';

/**
 * PostgreSQL refuses to run as root. When we are root it runs as the owner of the cluster that is there, else as the system's `postgres`,
 * else as a user that we create for it.
 * @throws ConfigError when we are not root and the cluster is somebody else's, or when no user can be had
 */
export async function findOsUser(clusterFolder: string): Promise<OsUser> {
  const uid = process.getuid?.();
  if (uid === undefined) return null;
  const owner = await stat(clusterFolder).catch(() => null);
  if (uid !== 0) {
    if (owner !== null && owner.uid !== uid) {
      throw new ConfigError(
        `De database in ${clusterFolder} is van een andere gebruiker (nummer ${owner.uid}, wij zijn ${uid}). ` +
          'Start als die gebruiker of als root, of geef deze een eigen map met DATA_DIR.',
      );
    }
    return null;
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp('postgres')) ?? (await lookUp(OWN_USER)) ?? (await create());
}

async function lookUp(name: string): Promise<OsUser> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

async function create(): Promise<OsUser> {
  // useradd on most systems, adduser of BusyBox on Alpine.
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER],
    ['adduser', '-S', '-D', '-H', OWN_USER],
  ] as const;
  for (const [command, ...options] of ways) {
    await run(command, options).catch(() => undefined);
    const made = await lookUp(OWN_USER);
    if (made !== null) return made;
  }
  throw new ConfigError(
    'PostgreSQL mag niet als root draaien, en er was geen gebruiker "postgres" en geen te maken. Start als gewone gebruiker, of zet DATABASE_URL.',
  );
}

/**
 * Checks that another user can walk down to a path. Below `/root`, for one, it cannot.
 * @throws ConfigError naming the folder that bars the way
 */
export async function checkReach(path: string, user: OsUser): Promise<void> {
  if (user === null) return;
  for (let folder = dirname(path), above = ''; folder !== above; above = folder, folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const enter = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & enter) === 0) {
      throw new ConfigError(
        `PostgreSQL mag niet als root draaien en komt als gebruiker ${user.uid} niet bij ${path}: de map ${folder} laat hem niet door. ` +
          'Zet de gegevensmap (DATA_DIR) en deze installatie buiten die map, start als gewone gebruiker, of zet DATABASE_URL.',
      );
    }
  }
}

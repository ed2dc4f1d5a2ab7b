import { Pool } from 'pg';
import { ConfigError } from '../../domain/shared/errors.ts';
import type { Log } from '../../ports/log.ts';
import { LOGIN_ROLES, type LoginUrls } from './logins.ts';

type Login = keyof typeof LOGIN_ROLES;

/** One pool per login, and no other in the process. */
export type Pools = { readonly [name in Login]: Pool } & {
  /** Gives every connection back. Safe to call twice. */
  end(): Promise<void>;
};

export type PoolSizes = { readonly [name in Login]: number };

/** The queue keeps one connection for each queue that a worker listens to, and needs a few for its work. */
export function poolSizes(appConnections: number, queuesListenedTo: number): PoolSizes {
  return { app: appConnections, auth: 4, queue: queuesListenedTo + 4, matcher: 2 };
}

const SEARCH_PATHS: { readonly [name in Login]: string } = { app: 'spoor,public', auth: 'auth', queue: 'bullmq', matcher: 'spoor,public' };

/**
 * Opens the pools and tries each login: it must get in, as the role that our SQL means, and not stand above row-level security.
 * @throws ConfigError naming the variable and what is wrong
 */
export async function openPools(urls: LoginUrls, sizes: PoolSizes, log: Log): Promise<Pools> {
  const open = (login: Login): Pool => {
    const pool = new Pool({
      connectionString: urls[login],
      max: sizes[login],
      application_name: `spoorzoeker ${login}`,
      options: `-c search_path=${SEARCH_PATHS[login]}`,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 15_000,
    });
    pool.on('error', (error) => log.warn('database.connection', { login }, error));
    // Each queue of BullMQ listens here as well, and Node takes more than ten listeners for a leak.
    if (login === 'queue') pool.setMaxListeners(0);
    return pool;
  };
  const pools = { app: open('app'), auth: open('auth'), queue: open('queue'), matcher: open('matcher') };
  let ending: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  const all: Pools = { ...pools, end: () => (ending ??= end()) };
  try {
    for (const login of ['app', 'auth', 'queue', 'matcher'] as const) await checkLogin(pools[login], login);
    return all;
  } catch (error) {
    await all.end();
    throw error;
  }
}

async function checkLogin(pool: Pool, login: Login): Promise<void> {
  const variable = login === 'app' ? 'DATABASE_URL' : `DATABASE_${login.toUpperCase()}_URL`;
  let found: { name: string; above: boolean } | undefined;
  try {
    const { rows } = await pool.query<{ name: string; above: boolean }>(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls as above from pg_roles r where r.rolname = current_user`,
    );
    [found] = rows;
  } catch (cause) {
    throw new ConfigError(`${variable}: ${cause instanceof Error ? cause.message : String(cause)}. Draai eerst npm run migrate.`, {
      cause,
    });
  }
  if (found?.name !== LOGIN_ROLES[login]) {
    throw new ConfigError(`${variable} moet inloggen als ${LOGIN_ROLES[login]}, niet als ${found?.name ?? 'onbekend'}.`);
  }
  if (found.above) {
    throw new ConfigError(`${found.name} staat boven de rijbeveiliging (SUPERUSER of BYPASSRLS): neem hem dat recht af.`);
  }
}

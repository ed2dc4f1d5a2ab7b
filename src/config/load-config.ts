import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../domain/shared/errors.ts';

const PROCESS_ROLES = ['all', 'web', 'worker'] as const;
type ProcessRole = (typeof PROCESS_ROLES)[number];

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** One login per database role; they differ in user name and password only. */
type DatabaseUrls = {
  /** Runs migrations; may be a superuser, a role that may create roles, or `spoor_owner` itself. */
  readonly owner: string;
  readonly app: string;
  readonly auth: string;
  readonly queue: string;
  readonly matcher: string;
};

/** What one process needs to know and everybody may see. */
export type Config = {
  /** Which part of the service this process is: the web server, the worker, or both. */
  readonly role: ProcessRole;
  readonly host: string;
  /** TCP port of the web server; 0 takes a free one. */
  readonly port: number;
  /** Origin under which people reach the service, without a closing slash. */
  readonly publicUrl: string;
  /** Absolute path of the folder with everything this installation keeps on disk. */
  readonly dataDir: string;
  /** `embedded`: our own PostgreSQL under `dataDir`; `external`: `Secrets.database` says where. */
  readonly database: 'embedded' | 'external';
  /** Connections that this process may open for queries as the app role. */
  readonly databasePoolSize: number;
  readonly queue: 'postgres' | 'redis';
  readonly vacancySearch: 'postgres' | 'meilisearch';
  readonly mail: 'outbox' | 'smtp';
  readonly mailFrom: string;
  /** Address in the User-Agent with which we visit other people's sites, `mailto:` or a page; null keeps the service from visiting any. */
  readonly contact: string | null;
  readonly fetch: {
    readonly connectTimeoutMs: number;
    readonly totalTimeoutMs: number;
    /** Largest answer that is read; longer ones are failures. */
    readonly maxBytes: number;
    /** Least time between two requests to one host. */
    readonly minDelayMs: number;
  };
  readonly logLevel: LogLevel;
  /** Origins on this machine or network that the fetcher may visit although they are private: the demo's own job boards. */
  readonly demoOrigins: readonly string[];
  /** How many jobs this process works on at once, jobs with a limit of their own aside. */
  readonly workerConcurrency: number;
  /** How long a stopping process waits for the jobs it is working on. */
  readonly shutdownGraceMs: number;
  /** Where the master key is kept, or made at the first start. Outside `dataDir`, so that a copy of the one does not hold the other. */
  readonly masterKeyFile: string;
};

/** What is never logged. Null: not set. */
export type Secrets = {
  readonly database: DatabaseUrls | null;
  readonly redisUrl: string | null;
  readonly meilisearchUrl: string | null;
  readonly meilisearchKey: string | null;
  readonly smtpUrl: string | null;
  /** The master key itself, base64 of 32 bytes; null means `Config.masterKeyFile`. */
  readonly masterKey: string | null;
  /** Signs sessions; null means derive it from the master key. */
  readonly authSecret: string | null;
};

export type Environment = { readonly [name: string]: string | undefined };

const url = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `moet een adres zijn dat begint met ${protocols.map((protocol) => `${protocol}//`).join(' of ')}`,
  });
const postgresUrl = url('postgres:', 'postgresql:').refine((text) => !URL.canParse(text) || new URL(text).pathname.length > 1, {
  error: 'moet een database noemen, zoals postgres://…/spoorzoeker',
});
const origin = url('http:', 'https:').refine((text) => !URL.canParse(text) || /^\/?$/.test(new URL(text).pathname + new URL(text).search), {
  error: 'moet een adres zonder pad zijn, zoals https://spoorzoeker.example.nl',
});
const whole = ({ least, most }: { least: number; most: number }) =>
  z.coerce.number({ error: 'moet een getal zijn' }).refine((n) => Number.isInteger(n) && n >= least && n <= most, {
    error: `moet een geheel getal van ${least} tot en met ${most} zijn`,
  });
const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.enum(options, { error: `moet een van deze zijn: ${options.join(', ')}` });

const SECOND_MS = 1_000;
const MEGABYTE = 1024 * 1024;

const envSchema = z.object({
  ROLE: choice(PROCESS_ROLES).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole({ least: 0, most: 65_535 }).default(3000),
  PUBLIC_URL: origin.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_AUTH_URL: postgresUrl.optional(),
  DATABASE_QUEUE_URL: postgresUrl.optional(),
  DATABASE_MATCHER_URL: postgresUrl.optional(),
  DATABASE_POOL_SIZE: whole({ least: 1, most: 100 }).default(10),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  MEILISEARCH_URL: url('http:', 'https:').optional(),
  MEILISEARCH_KEY: z.string().optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().default('Spoorzoeker <spoorzoeker@localhost>'),
  CONTACT: z
    .string()
    .transform((text) => (z.email().safeParse(text).success ? `mailto:${text}` : text))
    .refine((text) => URL.canParse(text) && ['mailto:', 'http:', 'https:'].includes(new URL(text).protocol), {
      error: 'moet een e-mailadres zijn, of het adres van een pagina',
    })
    .optional(),
  FETCH_CONNECT_TIMEOUT_MS: whole({ least: 100, most: 60 * SECOND_MS }).default(10 * SECOND_MS),
  FETCH_TOTAL_TIMEOUT_MS: whole({ least: 100, most: 300 * SECOND_MS }).default(30 * SECOND_MS),
  FETCH_MAX_BYTES: whole({ least: 1_024, most: 100 * MEGABYTE }).default(10 * MEGABYTE),
  FETCH_MIN_DELAY_MS: whole({ least: 0, most: 3_600 * SECOND_MS }).default(SECOND_MS),
  DEMO_ORIGINS: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()])))
    .pipe(z.array(origin))
    .default([]),
  LOG_LEVEL: choice(LOG_LEVELS).default('info'),
  WORKER_CONCURRENCY: whole({ least: 1, most: 64 }).default(4),
  SHUTDOWN_GRACE_MS: whole({ least: 0, most: 600 * SECOND_MS }).default(25 * SECOND_MS),
  SPOOR_KEY: z.string().optional(),
  SPOOR_KEY_FILE: z.string().optional(),
  AUTH_SECRET: z.string().optional(),
  AUTH_SECRET_FILE: z.string().optional(),
});
type Env = z.infer<typeof envSchema>;

/** Every variable that the service reads. */
export const ENVIRONMENT_VARIABLES: readonly string[] = Object.keys(envSchema.shape);

const AUTH_SECRET_LEAST_LENGTH = 32;

/**
 * Reads the environment once. An empty variable counts as not set.
 * @throws ConfigError naming every fault at once, without the values, since some are secrets
 */
export function loadConfig(environment: Environment): { config: Config; secrets: Secrets } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const read = envSchema.safeParse(set, { error: z.locales.nl().localeError });
  const faults = read.success
    ? faultsBetween(read.data)
    : read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message[0]?.toLowerCase() ?? ''}${issue.message.slice(1)}`);
  const authSecret = read.success ? readAuthSecret(read.data, faults) : null;
  if (!read.success || faults.length > 0) {
    throw new ConfigError(['De instellingen kloppen niet:', ...new Set(faults.map((fault) => `- ${fault}.`))].join('\n'));
  }
  return { config: toConfig(read.data), secrets: toSecrets(read.data, authSecret) };
}

function faultsBetween(env: Env): string[] {
  const separate = env.ROLE !== 'all';
  const loose = (['DATABASE_OWNER_URL', 'DATABASE_AUTH_URL', 'DATABASE_QUEUE_URL', 'DATABASE_MATCHER_URL'] as const).filter(
    (name) => env[name] !== undefined && env.DATABASE_URL === undefined,
  );
  return [
    ...loose.map((name) => `${name} is gezet, maar DATABASE_URL niet`),
    ...(separate && env.DATABASE_URL === undefined
      ? [`DATABASE_URL is nodig bij ROLE=${env.ROLE}: losse processen delen geen ingebouwde database`]
      : []),
    ...(separate && env.SMTP_URL === undefined ? [`SMTP_URL is nodig bij ROLE=${env.ROLE}: losse processen delen geen map voor post`] : []),
    ...(env.MEILISEARCH_KEY !== undefined && env.MEILISEARCH_URL === undefined
      ? ['MEILISEARCH_KEY is gezet, maar MEILISEARCH_URL niet']
      : []),
    ...(env.SPOOR_KEY !== undefined && env.SPOOR_KEY_FILE !== undefined
      ? ['SPOOR_KEY en SPOOR_KEY_FILE zijn allebei gezet: kies een']
      : []),
    ...(env.SPOOR_KEY_FILE !== undefined && isInside(env.SPOOR_KEY_FILE, env.DATA_DIR)
      ? ['SPOOR_KEY_FILE ligt in DATA_DIR: een kopie van de gegevens zou dan ook de sleutel bevatten']
      : []),
    ...(env.FETCH_TOTAL_TIMEOUT_MS < env.FETCH_CONNECT_TIMEOUT_MS
      ? ['FETCH_TOTAL_TIMEOUT_MS is kleiner dan FETCH_CONNECT_TIMEOUT_MS']
      : []),
  ];
}

function isInside(file: string, folder: string): boolean {
  return resolve(file).startsWith(`${resolve(folder)}/`);
}

function readAuthSecret(env: Env, faults: string[]): string | null {
  if (env.AUTH_SECRET !== undefined && env.AUTH_SECRET_FILE !== undefined) {
    faults.push('AUTH_SECRET en AUTH_SECRET_FILE zijn allebei gezet: kies een');
  }
  let secret = env.AUTH_SECRET ?? null;
  if (env.AUTH_SECRET_FILE !== undefined) {
    try {
      secret = readFileSync(env.AUTH_SECRET_FILE, 'utf8').trim();
    } catch {
      faults.push(`AUTH_SECRET_FILE noemt een bestand dat niet te lezen is: ${env.AUTH_SECRET_FILE}`);
    }
  }
  if (secret !== null && secret.length < AUTH_SECRET_LEAST_LENGTH) {
    faults.push(`AUTH_SECRET is korter dan ${AUTH_SECRET_LEAST_LENGTH} tekens`);
  }
  return secret;
}

function toConfig(env: Env): Config {
  return {
    role: env.ROLE,
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL === undefined ? `http://localhost:${env.PORT}` : new URL(env.PUBLIC_URL).origin,
    dataDir: resolve(env.DATA_DIR),
    database: env.DATABASE_URL === undefined ? 'embedded' : 'external',
    databasePoolSize: env.DATABASE_POOL_SIZE,
    queue: env.REDIS_URL === undefined ? 'postgres' : 'redis',
    vacancySearch: env.MEILISEARCH_URL === undefined ? 'postgres' : 'meilisearch',
    mail: env.SMTP_URL === undefined ? 'outbox' : 'smtp',
    mailFrom: env.MAIL_FROM,
    contact: env.CONTACT ?? null,
    fetch: {
      connectTimeoutMs: env.FETCH_CONNECT_TIMEOUT_MS,
      totalTimeoutMs: env.FETCH_TOTAL_TIMEOUT_MS,
      maxBytes: env.FETCH_MAX_BYTES,
      minDelayMs: env.FETCH_MIN_DELAY_MS,
    },
    logLevel: env.LOG_LEVEL,
    demoOrigins: env.DEMO_ORIGINS.map((text) => new URL(text).origin),
    workerConcurrency: env.WORKER_CONCURRENCY,
    shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
    masterKeyFile: resolve(env.SPOOR_KEY_FILE ?? join(homedir(), '.config', 'spoorzoeker', 'master.key')),
  };
}

function toSecrets(env: Env, authSecret: string | null): Secrets {
  return {
    database: env.DATABASE_URL === undefined ? null : toDatabaseUrls(env.DATABASE_URL, env),
    redisUrl: env.REDIS_URL ?? null,
    meilisearchUrl: env.MEILISEARCH_URL ?? null,
    meilisearchKey: env.MEILISEARCH_KEY ?? null,
    smtpUrl: env.SMTP_URL ?? null,
    masterKey: env.SPOOR_KEY ?? null,
    authSecret,
  };
}

/** A login that is not set is that of the app with another user name: same server, same database, same password. */
function toDatabaseUrls(app: string, env: Partial<Env>): DatabaseUrls {
  const as = (user: string): string => {
    const address = new URL(app);
    address.username = user;
    return address.href;
  };
  return {
    app,
    owner: env.DATABASE_OWNER_URL ?? as('spoor_owner'),
    auth: env.DATABASE_AUTH_URL ?? as('spoor_auth'),
    queue: env.DATABASE_QUEUE_URL ?? as('spoor_queue'),
    matcher: env.DATABASE_MATCHER_URL ?? as('spoor_matcher'),
  };
}

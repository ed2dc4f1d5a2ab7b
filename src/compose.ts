import { join } from 'node:path';
import { hkdfSync } from 'node:crypto';
import { createSignIn, type SignInAdmin } from './adapters/auth/sign-in.ts';
import { createJobQueue } from './adapters/bullmq/job-queue.ts';
import { countQueues, onPostgres, onRedis } from './adapters/bullmq/queue-backend.ts';
import { startWorker, type RunningWorker } from './adapters/bullmq/worker.ts';
import { createAnchorFile } from './adapters/files/anchor-file.ts';
import { loadMasterKey } from './adapters/files/master-key.ts';
import { createPageFetcher } from './adapters/http/page-fetcher.ts';
import { createSharedHostGate } from './adapters/http/shared-host-gate.ts';
import { createJsonLog } from './adapters/log/json-log.ts';
import { createFolderMailer, createSmtpMailer } from './adapters/mail/mailer.ts';
import { createMeilisearchVacancyIndex } from './adapters/meilisearch/vacancy-index.ts';
import { startEmbeddedPostgres } from './adapters/postgres/embedded/embedded-postgres.ts';
import type { LoginUrls } from './adapters/postgres/logins.ts';
import { checkMigrated, migrate } from './adapters/postgres/migrate.ts';
import { checkReferenceLists, recordReferenceLists } from './adapters/postgres/reference-lists.ts';
import { startOutboxRelay } from './adapters/postgres/outbox-relay.ts';
import { openPools, poolSizes } from './adapters/postgres/pools.ts';
import { createTransact } from './adapters/postgres/transaction.ts';
import { createPostgresVacancyIndex } from './adapters/postgres/search/vacancy-index.ts';
import { sha256 } from './adapters/shared/hash.ts';
import { createKeyring } from './adapters/shared/keyring.ts';
import { systemClock } from './adapters/shared/system.ts';
import { createSourceReader } from './adapters/sources/source-reader.ts';
import { fetcherConfig } from './compose-fetcher.ts';
import { composePure, type Pure } from './compose-pure.ts';
import { checkReachable, namedSystems } from './config/check-reachable.ts';
import type { Config, Secrets } from './config/load-config.ts';
import { INSTALLATION_ACTOR } from './domain/access/actor.ts';
import type { AnchorFile } from './ports/anchor-file.ts';
import type { Clock } from './ports/clock.ts';
import type { Hasher } from './ports/hasher.ts';
import type { BoundJob, JobQueue, JobSpec, ScheduleLine } from './ports/job-queue.ts';
import type { Log } from './ports/log.ts';
import type { Mailer } from './ports/mailer.ts';
import type { OutboxMessage } from './ports/outbox.ts';
import type { PageFetcher } from './ports/page-fetcher.ts';
import type { SourceDetector } from './ports/source-detector.ts';
import type { ParsePage, SourceReader } from './ports/source-reader.ts';
import type { Transact } from './ports/transaction.ts';
import type { VacancyIndex } from './ports/vacancy-index.ts';
import { createIndexKeeper, type IndexKeeper } from './usecases/match/index-keeper.ts';

/** What every use case works with. */
export type Service = {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly rules: Pure['rules'];
  readonly keeper: IndexKeeper;
  readonly parse: ParsePage;
  readonly transaction: Transact;
  readonly signIn: SignInAdmin;
  readonly formSecret: string;
  readonly mailer: Mailer;
  readonly fetcher: PageFetcher;
  readonly reader: SourceReader;
  readonly detector: SourceDetector;
  /** Reads a source for a look at it: remembers nothing. */
  readonly preview: SourceReader;
  readonly index: VacancyIndex;
  readonly anchors: AnchorFile;
  readonly queue: JobQueue;
  /** True when the master key was made by this start. */
  readonly keyMade: string | null;
  startWorking(jobs: readonly BoundJob[], schedule: readonly ScheduleLine[]): Promise<void>;
  /** Throws when the database does not answer. */
  check(): Promise<void>;
  /** Lets running jobs end, then gives everything back. Safe to call twice. */
  stop(): Promise<void>;
};

/** A fetch may take this long before its host is free for another worker. */
const HOST_LEASE_MS = 300_000;

/**
 * Opens everything that the service needs, brings the database up to date, and binds it together. The parts stand in the configuration: a system
 * that is named but away is an error, never a fallback.
 * @param jobs every kind of job there is
 * @throws ConfigError, UpstreamError with a sentence for whoever starts it
 */
export async function composeService(config: Config, secrets: Secrets, jobs: readonly JobSpec[]): Promise<Service> {
  const clock = systemClock;
  const log = createJsonLog(config.logLevel, { clock, write: (line) => void process.stderr.write(line) });
  await checkReachable(namedSystems(secrets));
  const { key, made } = loadMasterKey(secrets.masterKey, config.masterKeyFile);
  const embedded = secrets.database === null ? await startEmbeddedPostgres({ dataDir: config.dataDir }) : null;
  const urls: LoginUrls = embedded?.urls ?? requireUrls(secrets);
  try {
    // Only a process that does everything may change the database; the others have no login of the owner.
    if (config.role === 'all') await migrate(urls, { log });
    else await checkMigrated(urls);
    const pure = composePure(config);
    // On the embedded database this is the only process: what it has is what the installation has.
    if (config.role === 'all') await recordReferenceLists(urls.owner, pure.lists, embedded ? 'none' : 'all');
    await checkReferenceLists(urls.app, pure.lists);
    return await composeOn(config, secrets, { clock, log, key, made, urls, jobs, pure, stopDatabase: async () => embedded?.stop() });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

type Opened = {
  readonly clock: Clock;
  readonly log: Log;
  readonly key: Uint8Array;
  readonly made: boolean;
  readonly urls: LoginUrls;
  readonly jobs: readonly JobSpec[];
  readonly pure: Pure;
  readonly stopDatabase: () => Promise<void>;
};

async function composeOn(
  config: Config,
  secrets: Secrets,
  { clock, log, key, made, urls, jobs, pure, stopDatabase }: Opened,
): Promise<Service> {
  const hasher: Hasher = { sha256 };
  const pools = await openPools(urls, poolSizes(config.databasePoolSize, countQueues(jobs)), log);
  const transaction = createTransact({ pool: pools.app, keyring: createKeyring(key), clock });
  const secretFor = (use: string): string => Buffer.from(hkdfSync('sha256', secrets.authSecret ?? key, '', use, 32)).toString('hex');
  const mailer =
    secrets.smtpUrl === null
      ? createFolderMailer({ folder: join(config.dataDir, 'outbox'), from: config.mailFrom, clock })
      : createSmtpMailer({ url: secrets.smtpUrl, from: config.mailFrom });
  const signIn = createSignIn({
    pool: pools.auth,
    secret: secretFor('sign-in'),
    publicUrl: config.publicUrl,
    clock,
    log,
    sendMail: ({ to, link, minutes }) =>
      mailer.send({ to, subject: 'Uw link om aan te melden bij Spoorzoeker', text: linkText(link, minutes) }),
  });
  const fetcher = createPageFetcher(fetcherConfig(config), {
    clock,
    hostGate: createSharedHostGate((sql, values) => pools.app.query(sql, [...values]), HOST_LEASE_MS),
  });
  const reading = { fetcher, parse: pure.parse, parserVersion: pure.parserVersion, clock };
  const reader = createSourceReader({
    ...reading,
    memories: {
      find: (source, url) => transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ sources }) => sources.findMemory(source.id, url)),
    },
  });
  const lexicon = pure.searchLexicon();
  const index =
    secrets.meilisearchUrl === null
      ? createPostgresVacancyIndex({ pool: pools.app, lexicon })
      : createMeilisearchVacancyIndex({ url: secrets.meilisearchUrl, key: secrets.meilisearchKey, lexicon });
  let indexState: Awaited<ReturnType<VacancyIndex['prepare']>>;
  try {
    indexState = await index.prepare();
  } catch (error) {
    await pools.end();
    throw error;
  }
  const backend = secrets.redisUrl === null ? onPostgres(pools.queue) : await onRedis(secrets.redisUrl);
  const queue = createJobQueue({ backend, jobs, log });
  const relay = startOutboxRelay({ pool: pools.app, queue, jobs: jobs.map(({ name }) => name), log });
  let worker: RunningWorker | null = null;
  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await relay.stop();
    await worker?.stop(config.shutdownGraceMs);
    await queue.close();
    await backend.close();
    await pools.end();
    await stopDatabase();
  };
  return {
    config,
    log,
    clock,
    hasher,
    rules: pure.rules,
    keeper: createIndexKeeper({ transaction, rules: pure.rules, clock }),
    parse: pure.parse,
    transaction,
    signIn,
    formSecret: secretFor('forms'),
    mailer,
    fetcher,
    reader,
    detector: pure.detectorOn(fetcher),
    preview: createSourceReader({ ...reading, memories: { find: async () => null } }),
    index,
    anchors: createAnchorFile(join(config.dataDir, 'anchors')),
    queue,
    keyMade: made ? config.masterKeyFile : null,
    async startWorking(bound, schedule) {
      await queue.keepSchedules(schedule);
      worker = await startWorker({ backend, jobs: bound, log }, { concurrency: config.workerConcurrency });
      if (indexState === 'rebuild') await queue.enqueue([rebuildMessage(clock.now())]);
    },
    check: async () => void (await pools.app.query('select 1')),
    stop: () => (stopping ??= stop()),
  };
}

function requireUrls({ database }: Secrets): LoginUrls {
  if (database === null) throw new Error('neither an embedded nor an outside database');
  return database;
}

/** Several workers that find the same index to be old within ten minutes ask for one rebuild. */
function rebuildMessage(now: Date): OutboxMessage {
  const TEN_MINUTES_MS = 600_000;
  const askedAt = new Date(Math.floor(now.getTime() / TEN_MINUTES_MS) * TEN_MINUTES_MS).toISOString();
  return { job: 'rebuild-index', key: `rebuild-index.${askedAt.replaceAll(':', '.')}`, payload: { askedAt } };
}
function linkText(link: string, minutes: number): string {
  return [
    'Goedendag,',
    '',
    'Met deze link meldt u zich aan bij Spoorzoeker:',
    link,
    '',
    `De link werkt één keer en ${minutes} minuten lang. Hebt u er niet om gevraagd? Dan hoeft u niets te doen.`,
    '',
    'Met vriendelijke groet,',
    'Spoorzoeker',
  ].join('\n');
}

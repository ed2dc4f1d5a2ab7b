import { createPostgresBackend, createRedisBackend, type BackendFactory, type IQueueBackend, type PgPool } from 'bullmq';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import { ConfigError } from '../../domain/shared/errors.ts';
import type { JobSpec } from '../../ports/job-queue.ts';

/** Everything of one process goes through one of these, so that queues and workers share their connections. */
export type QueueBackend = {
  readonly factory: BackendFactory<IQueueBackend, object>;
  /** Takes the connections down; queues and workers are closed before. The pool of PostgreSQL is its owner's to end. */
  close(): Promise<void>;
};

/** @param pool logs in as the queue's role; its connections look in schema `bullmq`. Each queue that a worker reads keeps one. */
export function onPostgres(pool: Pool): QueueBackend {
  return {
    // A pool of `pg` is what BullMQ asks for; only the overloads of `on` are written differently in the two sets of types.
    factory: (name, options, extra) => createPostgresBackend(name, { ...options, connection: pool as unknown as PgPool }, extra),
    close: async () => undefined,
  };
}

/** @throws ConfigError when Redis does not answer as Redis, or refuses the password */
export async function onRedis(url: string): Promise<QueueBackend> {
  const client = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true });
  // Until it is connected, errors come out of `connect`; after that it reconnects by itself, and the queue and worker report.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.ping();
  } catch (cause) {
    client.disconnect();
    throw new ConfigError(`REDIS_URL: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  return {
    factory: (name, options, extra) => createRedisBackend(name, { ...options, connection: client }, extra),
    close: async () => {
      await client.quit();
    },
  };
}

/** BullMQ counts per queue how many jobs run at once, so a kind with a limit of its own has a queue of its own. */
export function queueNameOf({ name, concurrency }: JobSpec): string {
  return concurrency === null ? SHARED_QUEUE : name;
}

/** How many queues a worker with these jobs listens to; it keeps one connection for each. */
export function countQueues(jobs: readonly JobSpec[]): number {
  return new Set(jobs.map(queueNameOf)).size;
}

/** For every queue and worker; the connection is the factory's. The prefix keeps us apart from others in one Redis. */
export const QUEUE_OPTIONS = { connection: {}, prefix: 'spoorzoeker' } as const;

const SHARED_QUEUE = 'jobs';

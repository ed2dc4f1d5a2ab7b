import type { Pool } from 'pg';
import { z } from 'zod';
import type { JobQueue } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';

export type OutboxRelayDeps = {
  /** Logs in as the app role. */
  readonly pool: Pool;
  readonly queue: Pick<JobQueue, 'enqueue'>;
  /** Names of the jobs that this version knows. A row for another one stays where it is, for a newer version to take. */
  readonly jobs: readonly string[];
  readonly log: Log;
};

export type OutboxRelay = {
  /** Enqueues what waits now. @returns how many rows */
  drain(): Promise<number>;
  /** Finishes the row it is at and looks no more. */
  stop(): Promise<void>;
};

const BATCH = 200;
const KEEP_DAYS = 7;
const HOUR_MS = 3_600_000;

const row = z.strictObject({
  id: z.string(),
  job: z.string(),
  key: z.string(),
  payload: z.record(z.string(), z.json()),
});

/**
 * Moves rows of the outbox to the queue, in the order in which they were written. A row is marked in the transaction that locks it, after
 * it was enqueued: a crash in between enqueues it again under the same key, which is the same job. Relays of several processes pass over
 * each other's rows. What an earlier relay left behind is simply still there.
 */
export function startOutboxRelay({ pool, queue, jobs, log }: OutboxRelayDeps, everyMs = 1_000): OutboxRelay {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let turn: Promise<number> = Promise.resolve(0);
  let tidiedAtMs = 0;

  const moveBatch = async (): Promise<number> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const { rows } = await client.query(
        `select o.id::text, o.job, o.job_key as key, o.payload from spoor.outbox o
         where o.enqueued_at is null and o.job = any ($1) order by o.id limit ${BATCH} for update skip locked`,
        [jobs],
      );
      const due = z.array(row).parse(rows);
      if (due.length > 0) {
        await queue.enqueue(due.map(({ job, key, payload }) => ({ job, key, payload })));
        await client.query('update spoor.outbox set enqueued_at = now() where id = any ($1::bigint[])', [due.map(({ id }) => id)]);
      }
      await client.query('commit');
      return due.length;
    } catch (error) {
      await client.query('rollback').catch((cause: unknown) => {
        broken = cause instanceof Error ? cause : new Error('rollback failed', { cause });
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const drain = async (): Promise<number> => {
    const moved = await moveBatch();
    return moved === BATCH && !stopped ? moved + (await drain()) : moved;
  };

  const tidy = async (): Promise<void> => {
    if (Date.now() - tidiedAtMs < HOUR_MS) return;
    tidiedAtMs = Date.now();
    await pool.query(`delete from spoor.outbox where enqueued_at < now() - make_interval(days => ${KEEP_DAYS})`);
    const { rows } = await pool.query<{ job: string; count: number }>(
      `select o.job, count(*)::int as count from spoor.outbox o where o.enqueued_at is null and o.job <> all ($1) group by o.job`,
      [jobs],
    );
    for (const { job, count } of rows) log.error('outbox.unknown-job', { job, count });
  };

  /** One at a time: whoever asks while one runs gets the next. */
  const next = (): Promise<number> => {
    turn = turn.then(drain, drain);
    return turn;
  };

  const look = async (): Promise<void> => {
    try {
      const moved = await next();
      if (moved > 0) log.debug('outbox.moved', { moved });
      await tidy();
    } catch (error) {
      log.warn('outbox.failed', {}, error);
    }
    if (!stopped) timer = setTimeout(() => void look(), everyMs);
  };
  const looking = look();

  return {
    drain: next,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.allSettled([looking, turn]);
    },
  };
}

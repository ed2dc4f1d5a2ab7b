import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startOutboxRelay, type OutboxRelay } from '../../../../src/adapters/postgres/outbox-relay.ts';
import type { OutboxMessage } from '../../../../src/ports/outbox.ts';
import { eventually } from '../../../support/eventually.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

let database: TestDatabase;
let pool: Pool;
const relays: OutboxRelay[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.urls.app, max: 6 });
  pool.on('error', () => undefined);
});
beforeEach(async () => void (await pool.query('delete from spoor.outbox')));
afterEach(async () => {
  for (const relay of relays.splice(0)) await relay.stop();
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

/** A queue that keeps what it is given, in order, twice if it is given twice. */
function aQueue(): { taken: OutboxMessage[]; broken: boolean; enqueue(messages: readonly OutboxMessage[]): Promise<void> } {
  return {
    taken: [],
    broken: false,
    async enqueue(messages) {
      await new Promise((done) => setTimeout(done, 5));
      if (this.broken) throw new Error('away');
      this.taken.push(...messages);
    },
  };
}

type Queue = ReturnType<typeof aQueue>;

/** Its first look of its own is over; what a test adds is left to `drain`. */
async function aRelay(queue: Queue, everyMs = 60_000): Promise<OutboxRelay> {
  const relay = startOutboxRelay({ pool, queue, jobs: ['index-vacancy', 'send-mail'], log: silentLog }, everyMs);
  relays.push(relay);
  await relay.drain();
  return relay;
}

async function add(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await pool.query(`insert into spoor.outbox (job, payload, job_key) values ($1, $2, $3)`, [key.split('.')[0], { vacancy: key }, key]);
  }
}

async function waiting(): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    'select o.job_key as key from spoor.outbox o where o.enqueued_at is null order by o.id',
  );
  return rows.map(({ key }) => key);
}

it('hands over what was written, in that order, and marks it', async () => {
  const queue = aQueue();
  const relay = await aRelay(queue);
  await add('index-vacancy.1', 'send-mail.1', 'index-vacancy.2');
  await relay.drain();
  expect(queue.taken).toEqual([
    { job: 'index-vacancy', key: 'index-vacancy.1', payload: { vacancy: 'index-vacancy.1' } },
    { job: 'send-mail', key: 'send-mail.1', payload: { vacancy: 'send-mail.1' } },
    { job: 'index-vacancy', key: 'index-vacancy.2', payload: { vacancy: 'index-vacancy.2' } },
  ]);
  expect(await waiting()).toEqual([]);
});

it('finds new rows by itself', async () => {
  const queue = aQueue();
  await aRelay(queue, 20);
  await add('send-mail.1');
  await eventually('it was handed over', () => queue.taken.length === 1);
  expect(queue.taken).toMatchObject([{ key: 'send-mail.1' }]);
});

it('hands over nothing of a transaction that was rolled back, and nothing before its commit', async () => {
  const queue = aQueue();
  const relay = await aRelay(queue);
  const client = await pool.connect();
  await client.query('begin');
  await client.query(`insert into spoor.outbox (job, payload, job_key) values ('send-mail', '{}', 'send-mail.1')`);
  expect(await relay.drain()).toBe(0);
  await client.query('rollback');
  client.release();
  expect(await relay.drain()).toBe(0);
  expect(queue.taken).toEqual([]);
});

it('keeps everything while the queue is away, and hands it over later', async () => {
  const queue = aQueue();
  const relay = await aRelay(queue);
  await add('send-mail.1', 'send-mail.2');
  queue.broken = true;
  await expect(relay.drain()).rejects.toThrow('away');
  expect(await waiting()).toEqual(['send-mail.1', 'send-mail.2']);
  queue.broken = false;
  expect(await relay.drain()).toBe(2);
  expect(await waiting()).toEqual([]);
});

it('hands each row over once, however many relays there are', async () => {
  const queue = aQueue();
  const all = [await aRelay(queue), await aRelay(queue), await aRelay(queue)];
  const keys = Array.from({ length: 900 }, (_, n) => `send-mail.${n}`);
  await pool.query(
    `insert into spoor.outbox (job, payload, job_key) select 'send-mail', '{}', k from unnest($1::text[]) with ordinality as t(k, n) order by n`,
    [keys],
  );
  await Promise.all(all.map((relay) => relay.drain()));
  await eventually('nothing waits', async () => (await waiting()).length === 0);
  expect(queue.taken.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b))).toEqual(keys.toSorted((a, b) => a.localeCompare(b)));
});

it('leaves a row for a job that it does not know to a version that does, and passes it', async () => {
  const queue = aQueue();
  const relay = await aRelay(queue);
  await add('newer-job.1', 'send-mail.1');
  expect(await relay.drain()).toBe(1);
  expect(await waiting()).toEqual(['newer-job.1']);
});

it('throws away what was handed over a week ago, and nothing that waits', async () => {
  await add('send-mail.1', 'newer-job.1');
  await pool.query(`update spoor.outbox set created_at = now() - interval '9 days'`);
  await pool.query(`update spoor.outbox set enqueued_at = now() - interval '8 days' where job_key = 'send-mail.1'`);
  await aRelay(aQueue());
  const left = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ key: string }>('select o.job_key as key from spoor.outbox o');
    return rows.map(({ key }) => key);
  };
  await eventually('something is gone', async () => (await left()).length === 1);
  expect(await left()).toEqual(['newer-job.1']);
});

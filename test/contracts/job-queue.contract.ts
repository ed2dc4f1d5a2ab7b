import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../jobs/define-job.ts';
import { createJobQueue } from '../../src/adapters/bullmq/job-queue.ts';
import type { QueueBackend } from '../../src/adapters/bullmq/queue-backend.ts';
import { startWorker, type RunningWorker, type WorkerLimits } from '../../src/adapters/bullmq/worker.ts';
import { ConflictError, NotFoundError, UpstreamError } from '../../src/domain/shared/errors.ts';
import type { JobContext, JobQueue, JobState, QueuedJob, RetryPolicy } from '../../src/ports/job-queue.ts';
import { eventually } from '../support/eventually.ts';
import { silentLog } from '../support/silent-log.ts';

/** One system under the queue. */
export type QueueSystem = {
  /** Settings for a process of its own: `test/support/worker-process.ts` reads them. */
  readonly environment: Readonly<Record<string, string>>;
  openBackend(): Promise<QueueBackend>;
  /** Throws away every job and schedule. */
  clear(): Promise<void>;
  close(): Promise<void>;
};

type Run = (payload: { n: number }, context: JobContext) => Promise<void> | void;
type World = { readonly runs: { [name: string]: Run } };

const kind = (name: string, retry: RetryPolicy, concurrency?: number) =>
  defineJob({
    name,
    payload: z.strictObject({ n: z.int() }),
    retry,
    ...(concurrency === undefined ? {} : { concurrency }),
    key: ({ n }) => `${name}.${n}`,
    run: async ({ runs }: World, payload, context) => runs[name]?.(payload, context),
  });

const steady = kind('steady', { attempts: 1, firstDelayMs: 20 });
const stubborn = kind('stubborn', { attempts: 3, firstDelayMs: 20 });
const patient = kind('patient', { attempts: 3, firstDelayMs: 400 });
const single = kind('single', { attempts: 1, firstDelayMs: 20 }, 1);
const nightly = defineJob({
  name: 'nightly',
  payload: z.strictObject({}),
  retry: { attempts: 1, firstDelayMs: 20 },
  key: () => 'nightly',
  run: async ({ runs }: World, _payload, context) => runs['nightly']?.({ n: 0 }, context),
});
const KINDS = [steady, stubborn, patient, single, nightly];
const FAST: WorkerLimits = { concurrency: 4, lockMs: 1_000, stalledCheckMs: 300 };

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** What every queue has to do, whatever it is made of. */
export function jobQueueContract(openSystem: () => Promise<QueueSystem>): void {
  let system: QueueSystem;
  const opened: { queue: JobQueue; backend: QueueBackend }[] = [];
  const workers: { worker: RunningWorker; backend: QueueBackend }[] = [];
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    system = await openSystem();
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const { worker, backend } of workers.splice(0)) {
      await worker.stop(5_000);
      await backend.close();
    }
    for (const { queue, backend } of opened.splice(0)) {
      await queue.close();
      await backend.close();
    }
    await system.clear();
  });
  afterAll(() => system.close());

  async function aQueue(): Promise<JobQueue> {
    const backend = await system.openBackend();
    const queue = createJobQueue({ backend, jobs: KINDS, log: silentLog });
    opened.push({ queue, backend });
    return queue;
  }

  async function work(runs: World['runs'], limits: WorkerLimits = FAST): Promise<RunningWorker> {
    const backend = await system.openBackend();
    const worker = await startWorker({ backend, jobs: KINDS.map((job) => job.bind({ runs })), log: silentLog }, limits);
    workers.push({ worker, backend });
    return worker;
  }

  const all = (queue: JobQueue, state: JobState): Promise<readonly QueuedJob[]> => queue.list(state, { offset: 0, limit: 100 });
  const until = async (queue: JobQueue, state: JobState, count: number): Promise<void> =>
    eventually(`${count} ${state}`, async () => (await queue.counts())[state] === count);

  describe('enqueue', () => {
    it('runs a job with its payload', async () => {
      const queue = await aQueue();
      const seen: number[] = [];
      await work({ steady: ({ n }) => void seen.push(n) });
      await queue.enqueue([steady.message({ n: 7 })]);
      await until(queue, 'completed', 1);
      expect(seen).toEqual([7]);
      expect(await all(queue, 'completed')).toMatchObject([{ job: 'steady', key: 'steady.7', attempts: 1, reason: null }]);
    });

    it('takes one key for one job: while it waits, and after it was done', async () => {
      const queue = await aQueue();
      await queue.enqueue([steady.message({ n: 1 }), steady.message({ n: 1 })]);
      await queue.enqueue([steady.message({ n: 1 })]);
      expect(await queue.counts()).toMatchObject({ waiting: 1 });
      let runs = 0;
      await work({ steady: () => void (runs += 1) });
      await until(queue, 'completed', 1);
      await queue.enqueue([steady.message({ n: 1 }), steady.message({ n: 2 })]);
      await until(queue, 'completed', 2);
      expect(runs).toBe(2);
    });

    it.each(['a:b', '', '17'])('refuses the key "%s"', async (key) => {
      const queue = await aQueue();
      await expect(queue.enqueue([{ job: 'steady', key, payload: { n: 1 } }])).rejects.toThrow('cannot be the key');
    });

    it('refuses a job that does not exist', async () => {
      const queue = await aQueue();
      await expect(queue.enqueue([{ job: 'unknown', key: 'a', payload: {} }])).rejects.toThrow('there is no job "unknown"');
    });

    it('gives each job to one worker only', async () => {
      const queue = await aQueue();
      const seen: number[] = [];
      for (const _ of upTo(3)) await work({ steady: ({ n }) => void seen.push(n) });
      await queue.enqueue(upTo(60).map((n) => steady.message({ n })));
      await until(queue, 'completed', 60);
      expect(seen.toSorted((a, b) => a - b)).toEqual(upTo(60));
    });
  });

  describe('a job that fails', () => {
    it('is tried again, and counted', async () => {
      const queue = await aQueue();
      const attempts: number[] = [];
      await work({
        stubborn(_, { attempt }) {
          attempts.push(attempt);
          if (attempt < 3) throw new Error('not yet');
        },
      });
      await queue.enqueue([stubborn.message({ n: 1 })]);
      await until(queue, 'completed', 1);
      expect(attempts).toEqual([1, 2, 3]);
    });

    it('waits longer after each try', async () => {
      const queue = await aQueue();
      const pauses = new Set<number>();
      await work({
        patient() {
          throw new UpstreamError('elders', 'back-off');
        },
      });
      await queue.enqueue([patient.message({ n: 1 })]);
      // A look that falls between two states may see parts of both, so other numbers mean nothing.
      await eventually('both pauses were seen', async () => {
        for (const { dueAt, startedAt } of await all(queue, 'delayed')) pauses.add((dueAt?.getTime() ?? 0) - (startedAt?.getTime() ?? 0));
        return pauses.has(400) && pauses.has(800);
      });
      expect([...pauses]).toEqual(expect.arrayContaining([400, 800]));
    });

    it('is kept with its reason when its tries are used up, and can be put back with all of them', async () => {
      const queue = await aQueue();
      let broken = true;
      const attempts: number[] = [];
      await work({
        stubborn(_, { attempt }) {
          attempts.push(attempt);
          if (broken) throw new ConflictError('vacancy', 'v1');
        },
      });
      await queue.enqueue([stubborn.message({ n: 1 })]);
      await until(queue, 'failed', 1);
      expect(await all(queue, 'failed')).toMatchObject([
        { job: 'stubborn', key: 'stubborn.1', attemptsMade: 3, attempts: 3, reason: 'vacancy v1 was changed by somebody else' },
      ]);
      broken = false;
      expect(await queue.retry({ job: 'stubborn', key: 'stubborn.1' })).toBe(true);
      await until(queue, 'completed', 1);
      expect(attempts).toEqual([1, 2, 3, 1]);
      expect(await queue.retry({ job: 'stubborn', key: 'stubborn.1' })).toBe(false);
    });

    it.each([
      ['an error that says so', () => new UpstreamError('elders', 'never')],
      ['something that is not there', () => new NotFoundError('source', 's1')],
    ])('is given up at once on %s', async (_, makeError) => {
      const queue = await aQueue();
      let runs = 0;
      await work({
        stubborn() {
          runs += 1;
          throw makeError();
        },
      });
      await queue.enqueue([stubborn.message({ n: 1 })]);
      await until(queue, 'failed', 1);
      expect(runs).toBe(1);
    });

    it('is given up at once on a payload of another shape', async () => {
      const queue = await aQueue();
      let runs = 0;
      await work({ stubborn: () => void (runs += 1) });
      await queue.enqueue([{ job: 'stubborn', key: 'old', payload: { was: 'otherwise' } }]);
      await until(queue, 'failed', 1);
      expect(runs).toBe(0);
      expect(await all(queue, 'failed')).toMatchObject([{ reason: expect.stringContaining('stubborn: n invalid_type') }]);
    });

    it('waits without losing a try while another system asks it to', async () => {
      const queue = await aQueue();
      const attempts: number[] = [];
      await work({
        steady(_, { attempt }) {
          attempts.push(attempt);
          if (attempts.length < 4) throw new UpstreamError('elders', 'wait');
        },
      });
      await queue.enqueue([steady.message({ n: 1 })]);
      await until(queue, 'completed', 1);
      expect(attempts).toEqual([1, 1, 1, 1]);
    });
  });

  it('runs no more of one kind at once than the kind allows, and the others beside it', async () => {
    const queue = await aQueue();
    const busy = { single: 0, steady: 0 };
    const most = { single: 0, steady: 0 };
    const run = (name: 'single' | 'steady') => async (): Promise<void> => {
      busy[name] += 1;
      most[name] = Math.max(most[name], busy[name]);
      await new Promise((done) => setTimeout(done, 30));
      busy[name] -= 1;
    };
    await work({ single: run('single'), steady: run('steady') });
    await queue.enqueue(upTo(8).flatMap((n) => [single.message({ n }), steady.message({ n })]));
    await until(queue, 'completed', 16);
    expect(most).toEqual({ single: 1, steady: 4 });
  });

  it('shows how far a job is', async () => {
    const queue = await aQueue();
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((done) => {
      finish = done;
    });
    await work({
      async steady(_, context) {
        await context.progress(3, 10);
        await finished;
      },
    });
    await queue.enqueue([steady.message({ n: 1 })]);
    await eventually(
      'progress is shown',
      async () => (await all(queue, 'active'))[0]?.progress !== null && (await queue.counts()).active === 1,
    );
    expect(await all(queue, 'active')).toMatchObject([{ progress: { done: 3, total: 10 } }]);
    expect(await queue.remove({ job: 'steady', key: 'steady.1' })).toBe(false);
    finish();
    await until(queue, 'completed', 1);
  });

  it('forgets a job that is removed, and takes its key again', async () => {
    const queue = await aQueue();
    await queue.enqueue([steady.message({ n: 1 })]);
    expect(await queue.remove({ job: 'steady', key: 'steady.1' })).toBe(true);
    expect(await queue.remove({ job: 'steady', key: 'steady.1' })).toBe(false);
    await queue.enqueue([steady.message({ n: 1 })]);
    expect(await queue.counts()).toMatchObject({ waiting: 1 });
  });

  it('lists page by page, over all kinds, the latest first', async () => {
    const queue = await aQueue();
    for (const n of upTo(3)) {
      const at = Date.now();
      await eventually('it is another millisecond', () => Date.now() > at);
      await queue.enqueue([n === 2 ? single.message({ n }) : steady.message({ n })]);
    }
    const pages = await Promise.all([0, 2].map((offset) => queue.list('waiting', { offset, limit: 2 })));
    expect(pages.map((page) => page.map(({ key }) => key))).toEqual([['steady.3', 'single.2'], ['steady.1']]);
  });

  describe('enqueueAfter', () => {
    it('runs the last when all others have ended, well or badly', async () => {
      const queue = await aQueue();
      const order: string[] = [];
      await work({
        steady({ n }) {
          order.push(`shard ${n}`);
          if (n === 2) throw new UpstreamError('elders', 'never');
        },
        single: () => void order.push('sum'),
      });
      await queue.enqueueAfter(
        single.message({ n: 9 }),
        [1, 2, 3].map((n) => steady.message({ n })),
      );
      await until(queue, 'completed', 3);
      expect(order.toSorted()).toEqual(['shard 1', 'shard 2', 'shard 3', 'sum']);
      expect(order.at(-1)).toBe('sum');
      expect(await queue.counts()).toMatchObject({ failed: 1, 'waiting-children': 0 });
    });
  });

  describe('the schedule', () => {
    const line = { id: 'plan-night', job: nightly, cron: '30 3 * * *', tz: 'Europe/Amsterdam' };

    it('has the lines that it was given, and forgets the others', async () => {
      const queue = await aQueue();
      await queue.keepSchedules([line, { ...line, id: 'other', job: single, cron: '0 5 * * 1' }]);
      expect((await queue.schedules()).map(({ id, job, cron }) => ({ id, job, cron }))).toEqual(
        expect.arrayContaining([
          { id: 'plan-night', job: 'nightly', cron: '30 3 * * *' },
          { id: 'other', job: 'single', cron: '0 5 * * 1' },
        ]),
      );
      await queue.keepSchedules([{ ...line, cron: '45 3 * * *' }]);
      expect(await queue.schedules()).toMatchObject([{ id: 'plan-night', cron: '45 3 * * *' }]);
      await queue.keepSchedules([]);
      expect(await queue.schedules()).toEqual([]);
      expect(await queue.counts()).toMatchObject({ delayed: 0, waiting: 0 });
    });

    it('names the next moment in the zone of the line', async () => {
      const queue = await aQueue();
      await queue.keepSchedules([line]);
      const [scheduled] = await queue.schedules();
      const time = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' });
      expect(time.format(scheduled?.nextAt)).toBe('03:30');
    });

    it('makes up for a run that fell due while nothing ran', async () => {
      const everySecond = { ...line, cron: '* * * * * *' };
      const queue = await aQueue();
      await queue.keepSchedules([everySecond]);
      const due = (await queue.schedules())[0]?.nextAt ?? new Date();
      await eventually('the moment is past', () => Date.now() > due.getTime() + 50);
      await queue.keepSchedules([everySecond]);
      expect((await queue.schedules())[0]?.nextAt).toEqual(due);
      let runs = 0;
      await work({ nightly: () => void (runs += 1) });
      await eventually('it ran', () => runs >= 2);
    });
  });

  describe('a worker that stops', () => {
    it('finishes what it is at, and leaves the rest to others', async () => {
      const queue = await aQueue();
      const done: number[] = [];
      const runs = {
        async steady({ n }: { n: number }): Promise<void> {
          await new Promise((end) => setTimeout(end, 40));
          done.push(n);
        },
      };
      const first = await work(runs);
      await queue.enqueue(upTo(40).map((n) => steady.message({ n })));
      await eventually('some are done', () => done.length >= 4);
      expect(await first.stop(5_000)).toBe(0);
      expect(await queue.counts()).toMatchObject({ active: 0, completed: done.length, waiting: 40 - done.length });
      await work(runs);
      await until(queue, 'completed', 40);
      expect(done.toSorted((a, b) => a - b)).toEqual(upTo(40));
    });

    it('puts back, at no cost, a long job that winds up when it is told to', async () => {
      const queue = await aQueue();
      const attempts: number[] = [];
      let started = false;
      const first = await work({
        async steady(_, { signal, attempt }) {
          attempts.push(attempt);
          started = true;
          await new Promise((_end, fail) => signal.addEventListener('abort', () => fail(new Error('wound up'))));
        },
      });
      await queue.enqueue([steady.message({ n: 1 })]);
      await eventually('it started', () => started);
      expect(await first.stop(5_000)).toBe(0);
      expect(await queue.counts()).toMatchObject({ waiting: 1, active: 0, failed: 0 });
      await work({ steady: (_, { attempt }) => void attempts.push(attempt) });
      await until(queue, 'completed', 1);
      expect(attempts).toEqual([1, 1]);
    });

    it('says what it left running after the grace period, and another worker takes that up', async () => {
      const queue = await aQueue();
      let started = 0;
      let letGo: () => void = () => undefined;
      const held = new Promise<void>((done) => {
        letGo = done;
      });
      const first = await work({
        async steady() {
          started += 1;
          await held;
        },
      });
      await queue.enqueue([steady.message({ n: 1 })]);
      await eventually('it started', () => started === 1);
      expect(await first.stop(50)).toBe(1);
      let taken = 0;
      await work({ steady: () => void (taken += 1) });
      await until(queue, 'completed', 1);
      expect(taken).toBe(1);
      letGo();
    });
  });

  it('loses no job of a worker process that is killed outright', async () => {
    const queue = await aQueue();
    await queue.enqueue(upTo(12).map((n) => steady.message({ n })));
    const child = spawn(process.execPath, [fileURLToPath(new URL('../support/worker-process.ts', import.meta.url))], {
      env: { ...process.env, ...system.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const started: string[] = [];
    createInterface({ input: child.stdout }).on('line', (text) => started.push(text));
    await eventually('the process is at work', () => started.length === 4);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await queue.counts()).toMatchObject({ active: 4, waiting: 8, completed: 0 });
    const seen = new Set<number>();
    await work({ steady: ({ n }) => void seen.add(n) });
    await until(queue, 'completed', 12);
    expect([...seen].toSorted((a, b) => a - b)).toEqual(upTo(12));
  });
}

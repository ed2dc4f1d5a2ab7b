import { FlowProducer, Queue, type IQueueBackend, type Job, type JobsOptions } from 'bullmq';
import { z } from 'zod';
import { UpstreamError } from '../../domain/shared/errors.ts';
import type { JobQueue, JobRef, JobSpec, JobState, QueuedJob, ScheduleLine } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import type { OutboxMessage } from '../../ports/outbox.ts';
import { QUEUE_OPTIONS, queueNameOf, type QueueBackend } from './queue-backend.ts';

export type JobQueueDeps = {
  readonly backend: QueueBackend;
  /** Every kind of job there is, also those that this process does not run. */
  readonly jobs: readonly JobSpec[];
  readonly log: Log;
};

type AnyQueue = Queue<unknown, unknown, string, unknown, unknown, string, IQueueBackend, object>;

const DAY_S = 86_400;
/** How long a job is remembered; until then its key is taken. */
const KEEP_COMPLETED = { age: 7 * DAY_S, count: 20_000 };
const KEEP_FAILED = { age: 60 * DAY_S, count: 20_000 };

const progress = z.strictObject({ done: z.number(), total: z.number() });

/** A queue that only adds and looks; `startWorker` does the work. */
export function createJobQueue({ backend, jobs, log }: JobQueueDeps): JobQueue {
  const specs = new Map(jobs.map((job) => [job.name, job]));
  const open = (name: string): AnyQueue => {
    const queue: AnyQueue = new Queue(name, QUEUE_OPTIONS, backend.factory);
    queue.on('error', (error) => log.warn('queue.connection', { queue: name }, error));
    return queue;
  };
  const queues = new Map([...new Set(jobs.map(queueNameOf))].map((name) => [name, open(name)]));
  let flows: FlowProducer<IQueueBackend, object> | null = null;

  const specOf = (name: string): JobSpec => {
    const spec = specs.get(name);
    if (!spec) throw new Error(`there is no job "${name}"`);
    return spec;
  };
  const queueOf = (spec: JobSpec): AnyQueue => {
    const queue = queues.get(queueNameOf(spec));
    if (!queue) throw new Error(`there is no queue for job "${spec.name}"`);
    return queue;
  };
  const find = async ({ job, key }: JobRef): Promise<Job | null> => {
    const spec = specs.get(job);
    return spec ? ((await queueOf(spec).getJob(key)) ?? null) : null;
  };

  return {
    enqueue: (messages) =>
      asUpstream(async () => {
        const byQueue = Map.groupBy(messages, ({ job }) => queueOf(specOf(job)));
        for (const [queue, due] of byQueue) {
          await queue.addBulk(
            due.map(({ job, key, payload }) => ({ name: job, data: payload, opts: optionsOf(specOf(job), checked(key)) })),
          );
        }
      }),

    enqueueAfter: (last, first) =>
      asUpstream(async () => {
        flows ??= openFlows(backend, log);
        const node = ({ job, key, payload }: OutboxMessage, more: JobsOptions = {}) => {
          const spec = specOf(job);
          return { name: job, queueName: queueNameOf(spec), data: payload, opts: { ...optionsOf(spec, checked(key)), ...more } };
        };
        await flows.add({ ...node(last), children: first.map((message) => node(message, { ignoreDependencyOnFailure: true })) });
      }),

    keepSchedules: (lines) =>
      asUpstream(async () => {
        for (const [name, queue] of queues) {
          const wanted = lines.filter(({ job }) => queueNameOf(job) === name);
          const there = await queue.getJobSchedulers(0, -1);
          for (const { key } of there) {
            if (!wanted.some(({ id }) => id === key)) await queue.removeJobScheduler(key);
          }
          // Set again, a line would count from now: the run that fell due while nothing ran would be lost.
          const changed = wanted.filter(
            (line) =>
              !there.some(
                ({ key, name, pattern, tz }) => key === line.id && name === line.job.name && pattern === line.cron && tz === line.tz,
              ),
          );
          for (const line of changed) await setSchedule(queue, line);
        }
      }),

    schedules: () =>
      asUpstream(async () => {
        const lists = await Promise.all([...queues.values()].map((queue) => queue.getJobSchedulers(0, -1, true)));
        return lists
          .flat()
          .map(({ key, name, pattern, next }) => ({ id: key, job: name, cron: pattern ?? '', nextAt: new Date(next ?? 0) }))
          .toSorted((a, b) => a.nextAt.getTime() - b.nextAt.getTime());
      }),

    counts: () =>
      asUpstream(async () => {
        const all = await Promise.all([...queues.values()].map((queue) => queue.getJobCounts(...COUNTED)));
        const sum = (...types: readonly string[]): number =>
          all.reduce((total, counts) => types.reduce((n, type) => n + (counts[type] ?? 0), total), 0);
        return {
          waiting: sum('waiting', 'paused', 'prioritized'),
          active: sum('active'),
          delayed: sum('delayed'),
          'waiting-children': sum('waiting-children'),
          failed: sum('failed'),
          completed: sum('completed'),
        };
      }),

    list: (state, { offset, limit }) =>
      asUpstream(async () => {
        // Each queue gives its latest; the latest of all are among them.
        const lists = await Promise.all([...queues.values()].map((queue) => queue.getJobs([state], 0, offset + limit - 1, false)));
        return lists
          .flat()
          .map((job) => toQueuedJob(job, state))
          .toSorted((a, b) => momentOf(b) - momentOf(a))
          .slice(offset, offset + limit);
      }),

    retry: (ref) =>
      asUpstream(async () => {
        const job = await find(ref);
        if (!job || !(await job.isFailed())) return false;
        await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
        return true;
      }),

    remove: (ref) =>
      asUpstream(async () => {
        const job = await find(ref);
        if (!job || (await job.isActive())) return false;
        await job.remove();
        return true;
      }),

    async close() {
      await Promise.all([...queues.values(), ...(flows === null ? [] : [flows])].map((queue) => queue.close()));
    },
  };
}

const COUNTED = ['waiting', 'prioritized', 'active', 'delayed', 'waiting-children', 'failed', 'completed'] as const;

function openFlows(backend: QueueBackend, log: Log): FlowProducer<IQueueBackend, object> {
  const flows = new FlowProducer(QUEUE_OPTIONS, backend.factory);
  flows.on('error', (error) => log.warn('queue.connection', { queue: 'flows' }, error));
  return flows;
}

async function setSchedule(queue: AnyQueue, { id, job, cron, tz }: ScheduleLine): Promise<void> {
  await queue.upsertJobScheduler(id, { pattern: cron, tz }, { name: job.name, data: {}, opts: optionsOf(job) });
}

function optionsOf({ retry }: JobSpec, jobId?: string): JobsOptions {
  return {
    ...(jobId === undefined ? {} : { jobId }),
    attempts: retry.attempts,
    backoff: { type: 'exponential', delay: retry.firstDelayMs },
    removeOnComplete: KEEP_COMPLETED,
    removeOnFail: KEEP_FAILED,
    // Where it broke is in the log; here only the reason is shown.
    stackTraceLimit: 1,
  };
}

/** BullMQ keeps ":" for its own keys, and numbers jobs without an id itself. */
function checked(key: string): string {
  if (key === '' || key.includes(':') || /^\d+$/.test(key)) throw new Error(`"${key}" cannot be the key of a job`);
  return key;
}

function toQueuedJob(job: Job, state: JobState): QueuedJob {
  const shown = progress.safeParse(job.progress);
  return {
    job: job.name,
    key: job.id ?? '',
    state,
    attemptsMade: job.attemptsMade,
    attempts: job.opts.attempts ?? 1,
    reason: job.failedReason ?? null,
    progress: shown.success ? shown.data : null,
    addedAt: new Date(job.timestamp),
    // Counted from when it was added, or from the try that failed.
    dueAt: state === 'delayed' ? new Date((job.processedOn ?? job.timestamp) + job.delay) : null,
    startedAt: job.processedOn === undefined ? null : new Date(job.processedOn),
    finishedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
  };
}

function momentOf({ finishedAt, startedAt, addedAt }: QueuedJob): number {
  return (finishedAt ?? startedAt ?? addedAt).getTime();
}

async function asUpstream<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw new UpstreamError('the queue', 'back-off', cause);
    throw cause;
  }
}

import { DelayedError, UnrecoverableError, WaitingError, Worker, type IQueueBackend, type Job } from 'bullmq';
import { AppError } from '../../domain/shared/errors.ts';
import { PayloadError, type BoundJob } from '../../ports/job-queue.ts';
import type { Log } from '../../ports/log.ts';
import { QUEUE_OPTIONS, queueNameOf, type QueueBackend } from './queue-backend.ts';

export type WorkerDeps = {
  readonly backend: QueueBackend;
  readonly jobs: readonly BoundJob[];
  readonly log: Log;
};

export type WorkerLimits = {
  /** Jobs at once of the kinds that have no limit of their own. */
  readonly concurrency: number;
  /** How long a job may go without a sign of life before another worker takes it up. Signs come by themselves, twice in that time. */
  readonly lockMs?: number;
  /** How often we look for jobs whose worker died. */
  readonly stalledCheckMs?: number;
};

export type RunningWorker = {
  /**
   * Takes no more jobs, tells the running ones to wind up, waits for them so long, and lets go. A job that still runs then is taken up
   * again by another worker when its lock runs out.
   * @returns how many were left running
   */
  stop(graceMs: number): Promise<number>;
};

/** A job whose worker died more often than this is itself the likely cause. */
const MOST_TIMES_STALLED = 3;

type AnyWorker = Worker<unknown, void, string, IQueueBackend, object, object>;

/** Starts working; the kinds of job with a limit of their own each have a reader, the others share one. */
export async function startWorker({ backend, jobs, log }: WorkerDeps, limits: WorkerLimits): Promise<RunningWorker> {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const byQueue = Map.groupBy(jobs, queueNameOf);

  const workers = [...byQueue].map(([name, kinds]) => {
    const worker: AnyWorker = new Worker(
      name,
      async (job, token) => {
        const run = runJob(job, token ?? '', { kinds, log, signal: stopping.signal });
        running.add(run);
        // The outcome is BullMQ's to see; here only its end counts.
        const settled = (): void => void running.delete(run);
        run.then(settled, settled);
        await run;
      },
      {
        ...QUEUE_OPTIONS,
        concurrency: kinds[0]?.concurrency ?? limits.concurrency,
        lockDuration: limits.lockMs ?? 30_000,
        stalledInterval: limits.stalledCheckMs ?? 15_000,
        maxStalledCount: MOST_TIMES_STALLED,
      },
      backend.factory,
    );
    worker.on('error', (error) => log.warn('worker.connection', { queue: name }, error));
    worker.on('stalled', (key) => log.warn('job.stalled', { queue: name, key }));
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));

  return {
    async stop(graceMs) {
      await Promise.all(workers.map((worker) => worker.pause(true)));
      stopping.abort(new Error('the process is stopping'));
      await Promise.race([allEnded(running), after(graceMs)]);
      const left = running.size;
      if (left > 0) log.warn('worker.left-jobs', { left });
      // Closed by force, a worker renews no locks and reports no outcome any more: whoever takes its jobs up has them alone.
      if (left > 0) await Promise.all(workers.map((worker) => worker.getBackend().disconnectBlocking(false)));
      await Promise.all(workers.map((worker) => worker.close(left > 0)));
      return left;
    },
  };
}

type RunDeps = { readonly kinds: readonly BoundJob[]; readonly log: Log; readonly signal: AbortSignal };

async function runJob(job: Job, token: string, { kinds, log, signal }: RunDeps): Promise<void> {
  const kind = kinds.find(({ name }) => name === job.name);
  if (!kind) throw new UnrecoverableError(`this version knows no job "${job.name}"`);
  const fields = { job: job.name, key: job.id ?? '', attempt: job.attemptsMade + 1 };
  try {
    // Pausing does not end BullMQ's wait for a job, so one more may be handed out after the stop.
    signal.throwIfAborted();
    await kind.run(job.data, {
      key: fields.key,
      attempt: job.attemptsMade + 1,
      signal,
      progress: (done, total) => job.updateProgress({ done, total }),
    });
  } catch (error) {
    if (signal.aborted) {
      log.info('job.put-back', fields);
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const verdict = judge(error);
    const isLast = verdict === 'never' || (verdict === 'back-off' && fields.attempt >= (job.opts.attempts ?? 1));
    if (isLast) log.error('job.failed', fields, error);
    else log.warn('job.failed', { ...fields, next: verdict }, error);
    if (verdict === 'never') throw new UnrecoverableError(error instanceof Error ? error.message : String(error));
    if (verdict === 'wait') {
      await job.moveToDelayed(Date.now() + kind.retry.firstDelayMs, token);
      throw new DelayedError();
    }
    throw error;
  }
}

type Verdict = AppError['retry'];

/** What each of our errors means for a job that meets it; `as-it-says` leaves it to the error itself. */
const VERDICTS: { readonly [Code in AppError['code']]: Verdict | 'as-it-says' } = {
  'not-found': 'never',
  'not-allowed': 'never',
  conflict: 'back-off',
  upstream: 'as-it-says',
  config: 'never',
  'no-transaction': 'never',
  'layout-changed': 'never',
  tampered: 'never',
};

function judge(error: unknown): Verdict {
  if (error instanceof PayloadError) return 'never';
  // What we do not understand may be a connection that broke, and may be a bug: its tries are counted either way.
  if (!(error instanceof AppError)) return 'back-off';
  const verdict = VERDICTS[error.code];
  return verdict === 'as-it-says' ? error.retry : verdict;
}

async function allEnded(running: ReadonlySet<Promise<void>>): Promise<void> {
  while (running.size > 0) await Promise.allSettled(running);
}

async function after(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms).unref());
}

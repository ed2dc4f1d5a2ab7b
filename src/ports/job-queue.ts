import type { OutboxMessage } from './outbox.ts';

/** How often a failing job is tried. The pause doubles each time: `firstDelayMs`, twice that, four times that. */
export type RetryPolicy = {
  /** Tries in all, the first one included; 1 or more. */
  readonly attempts: number;
  readonly firstDelayMs: number;
};

/** What the queue has to know of a kind of job. */
export type JobSpec = {
  /** Kebab-case; names the job for ever, since waiting ones carry it. */
  readonly name: string;
  readonly retry: RetryPolicy;
  /** How many of this kind one process works on at once; null: as many as there is room for, shared with the other kinds. */
  readonly concurrency: number | null;
};

/** What a job gets from the worker that runs it. */
export type JobContext = {
  /** The job's own key, the same in every try. */
  readonly key: string;
  /** 1 for the first try. A try that ended in waiting is not counted. */
  readonly attempt: number;
  /**
   * Aborts as soon as the process is to stop. A long job then ends at a point where it can be taken up again, by throwing anything:
   * it goes back to the queue at no cost.
   */
  readonly signal: AbortSignal;
  /** Shows how far the job is. Both are whole numbers from 0; `done` is at most `total`. */
  progress(done: number, total: number): Promise<void>;
};

/** A kind of job together with what it works with. */
export type BoundJob = JobSpec & {
  /** @throws whatever the job throws; a payload of another shape throws `PayloadError` */
  run(payload: unknown, context: JobContext): Promise<void>;
};

/** The payload is not what this kind of job takes: trying again is of no use. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/** One cron line. */
export type ScheduleLine = {
  /** Kebab-case, unique among the lines. */
  readonly id: string;
  readonly job: JobSpec;
  /** Five fields. Avoid 02:00 to 03:00, which is skipped or doubled when clocks change. */
  readonly cron: string;
  /** IANA name. */
  readonly tz: string;
};

/** Where a job stands, in the queue's own words. */
export const JOB_STATES = ['waiting', 'active', 'delayed', 'waiting-children', 'failed', 'completed'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Where a job is found again. */
export type JobRef = { readonly job: string; readonly key: string };

export type QueuedJob = JobRef & {
  readonly state: JobState;
  /** Tries that were made and counted; those of a job that is on its first are 0. */
  readonly attemptsMade: number;
  readonly attempts: number;
  /** Why it last failed; null when it did not. Written for people who run the service. */
  readonly reason: string | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly addedAt: Date;
  /** When a delayed job is due; null in every other state. */
  readonly dueAt: Date | null;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

export type Scheduled = { readonly id: string; readonly job: string; readonly cron: string; readonly nextAt: Date };

/** Work that is done later, and at least once. */
export type JobQueue = {
  /**
   * Adds jobs. One key is one job: asked for again while it waits, runs, or is remembered as done or failed, nothing is added.
   * @throws UpstreamError; Error for a name that no job has, or a key with ":" or of digits only
   */
  enqueue(messages: readonly OutboxMessage[]): Promise<void>;
  /** Adds a job that waits until all the others have ended, well or badly. @throws as `enqueue` */
  enqueueAfter(last: OutboxMessage, first: readonly OutboxMessage[]): Promise<void>;
  /**
   * Makes the cron lines these and no others. A line that stays as it was keeps its next moment: one that came while nothing ran
   * is made up for at the next start.
   */
  keepSchedules(lines: readonly ScheduleLine[]): Promise<void>;
  schedules(): Promise<readonly Scheduled[]>;
  counts(): Promise<Readonly<Record<JobState, number>>>;
  /** Jobs in one state, the latest first. @param page `offset` 0 or more, `limit` 1 or more */
  list(state: JobState, page: { readonly offset: number; readonly limit: number }): Promise<readonly QueuedJob[]>;
  /** Puts a failed job back in line with all its tries. @returns false when it is no longer there or did not fail */
  retry(ref: JobRef): Promise<boolean>;
  /** Forgets a job. @returns false when it is not there, or is being worked on */
  remove(ref: JobRef): Promise<boolean>;
  close(): Promise<void>;
};

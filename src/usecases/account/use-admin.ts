import type { Actor } from '../../domain/access/actor.ts';
import type { JobQueue, JobRef, JobState } from '../../ports/job-queue.ts';
import type { Mailer, SentMail } from '../../ports/mailer.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly queue: JobQueue; readonly mailer: Mailer };

/** Runs over all candidates that are shown with the jobs. */
const RUNS = 5;

/** Jobs in one state with the counts of all, the cron lines, and how far the latest runs over all candidates are. @throws NotAllowedError, UpstreamError */
export async function viewJobs({ transaction, queue }: Deps, actor: Actor, state: JobState) {
  const runs = await transaction(actor, 'job.list', ({ matchRuns }) => matchRuns.latest(RUNS));
  const [counts, jobs, schedules] = await Promise.all([queue.counts(), queue.list(state, { offset: 0, limit: 100 }), queue.schedules()]);
  return { counts, jobs, schedules, runs };
}

/** Puts a failed job back in line. @returns false when it is no longer there @throws NotAllowedError, UpstreamError */
export async function retryJob({ transaction, queue }: Deps, actor: Actor, ref: JobRef): Promise<boolean> {
  await transaction(actor, 'job.retry', async ({ audit }) => audit.note({ object: 'job', objectId: ref.key, candidateId: null }));
  return queue.retry(ref);
}

/** Mail that was written to the outbox folder. @param withText the demo only: bodies hold sign-in links @throws NotAllowedError */
export async function viewSentMail({ transaction, mailer }: Deps, actor: Actor, withText: boolean): Promise<readonly SentMail[] | null> {
  await transaction(actor, 'mail.list', async () => undefined);
  return mailer.sent(100, withText);
}

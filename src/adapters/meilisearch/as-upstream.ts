import { MeilisearchApiError, MeilisearchRequestTimeOutError, type EnqueuedTaskPromise, type Task, type WaitOptions } from 'meilisearch';
import { UpstreamError } from '../../domain/shared/errors.ts';

const SYSTEM = 'meilisearch';
/** Answers of a server that is busy or starting: the same request may do later. */
const PASSING = new Set([408, 425, 429]);

/**
 * Turns every failure of the client into an UpstreamError. What it carries names the server's code and no more: server and client repeat what was
 * searched for, or handed over.
 */
export async function asUpstream<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw toUpstream(cause);
  }
}

export function toUpstream(cause: unknown): UpstreamError {
  if (cause instanceof UpstreamError) return cause;
  if (cause instanceof MeilisearchRequestTimeOutError) return new UpstreamError(SYSTEM, 'back-off', new Error('no answer in time'));
  if (!(cause instanceof MeilisearchApiError)) return new UpstreamError(SYSTEM, 'back-off', cause);
  const { status } = cause.response;
  const lasting = status >= 400 && status < 500 && !PASSING.has(status);
  return new UpstreamError(SYSTEM, lasting ? 'never' : 'back-off', new Error(cause.cause?.code ?? `status ${status}`));
}

/** Waits until the server has done what it took in. @throws UpstreamError when it could not */
export async function done(taken: EnqueuedTaskPromise, options: WaitOptions): Promise<Task> {
  const task = await asUpstream(taken.waitTask(options));
  if (task.status === 'succeeded') return task;
  // A full disk or a canceled task passes; a document or setting that it refuses does not.
  const refused = task.error?.type === 'invalid_request';
  throw new UpstreamError(SYSTEM, refused ? 'never' : 'back-off', new Error(task.error?.code ?? `task ${task.status}`));
}

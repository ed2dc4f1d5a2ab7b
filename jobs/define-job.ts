import type { z } from 'zod';
import type { Json } from '../src/domain/chain/canonical-json.ts';
import { PayloadError, type BoundJob, type JobContext, type JobSpec, type RetryPolicy } from '../src/ports/job-queue.ts';
import type { OutboxMessage } from '../src/ports/outbox.ts';

type PayloadShape = { readonly [name: string]: Json };

export type JobDefinition<Deps, Payload extends PayloadShape> = {
  /** Kebab-case, the name of its folder. */
  readonly name: string;
  /** A strict object of ids and days; never names or FML data. A job on the schedule takes an empty one. */
  readonly payload: z.ZodType<Payload>;
  readonly retry: RetryPolicy;
  /** How many of these one process does at once; left out: no limit of its own. */
  readonly concurrency?: number;
  /** The same for the same work, so that asking twice is one job; no ":" in it. */
  readonly key: (payload: Payload) => string;
  /** Calls one use case and logs one line. */
  readonly run: (deps: Deps, payload: Payload, context: JobContext) => Promise<void>;
};

export type DefinedJob<Deps, Payload extends PayloadShape> = JobSpec & {
  /** What to enqueue for a payload. */
  message(payload: Payload): OutboxMessage;
  /** The job with what it works with, for a worker. */
  bind(deps: Deps): BoundJob;
};

/** A kind of job. Its payload is checked when it runs too: it may have waited since an older version. */
export function defineJob<Deps, Payload extends PayloadShape>(definition: JobDefinition<Deps, Payload>): DefinedJob<Deps, Payload> {
  const { name, retry, payload: shape, key, concurrency = null } = definition;
  return {
    name,
    retry,
    concurrency,
    message: (payload) => ({ job: name, key: key(payload), payload }),
    bind: (deps) => ({
      name,
      retry,
      concurrency,
      async run(payload, context) {
        const read = shape.safeParse(payload);
        if (!read.success)
          throw new PayloadError(`${name}: ${read.error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')}`);
        await definition.run(deps, read.data, context);
      },
    }),
  };
}

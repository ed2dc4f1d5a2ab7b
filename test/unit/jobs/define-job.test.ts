import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob } from '../../../jobs/define-job.ts';
import { PayloadError, type JobContext } from '../../../src/ports/job-queue.ts';

const context: JobContext = { key: 'a-job.1', attempt: 1, signal: new AbortController().signal, progress: async () => undefined };

const ingest = defineJob({
  name: 'ingest-source',
  payload: z.strictObject({ source: z.string(), day: z.iso.date() }),
  retry: { attempts: 5, firstDelayMs: 60_000 },
  key: ({ source, day }) => `ingest-source.${source}.${day}`,
  run: async (deps: { seen: string[] }, { source, day }) => void deps.seen.push(`${source} ${day}`),
});

it('makes a message whose key follows from the payload', () => {
  expect(ingest.message({ source: 's1', day: '2026-03-01' })).toEqual({
    job: 'ingest-source',
    key: 'ingest-source.s1.2026-03-01',
    payload: { source: 's1', day: '2026-03-01' },
  });
});

it('has no limit of its own unless it says so', () => {
  expect(ingest.concurrency).toBeNull();
});

it('runs with what it was bound to', async () => {
  const seen: string[] = [];
  await ingest.bind({ seen }).run({ source: 's1', day: '2026-03-01' }, context);
  expect(seen).toEqual(['s1 2026-03-01']);
});

it.each([[{ source: 's1' }], [{ source: 's1', day: 'gisteren' }], [{ source: 's1', day: '2026-03-01', name: 'Iemand' }], [null]])(
  'refuses the payload %j and repeats none of its values',
  async (payload) => {
    const seen: string[] = [];
    const running = ingest.bind({ seen }).run(payload, context);
    await expect(running).rejects.toThrow(PayloadError);
    await expect(running).rejects.not.toThrow(/gisteren|Iemand/);
    expect(seen).toEqual([]);
  },
);

// npm run eval:ingest -- --samples DIR [--json]: every robustness set of a folder against the code that the service itself uses. No network.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readSet } from './eval-ingest/sets.ts';
import type { WorkerAnswer } from './eval-ingest/worker.ts';

/** A case that takes longer than this hangs. */
const CASE_MAX_MS = 5_000;
const START_MAX_MS = 60_000;

type Counts = { cases: number; right: number; crashed: number; hung: number; letThrough: number };

/** One message of a worker, or null when none came in time or the worker fell over. */
function answerOf(worker: Worker, withinMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (value: unknown): void => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', fail).off('exit', fail);
      resolve(value);
    };
    const fail = (): void => settle(null);
    const timer = setTimeout(fail, withinMs);
    worker.on('message', settle).on('error', fail).on('exit', fail);
  });
}

async function startWorker(file: string): Promise<Worker> {
  const worker = new Worker(new URL('./eval-ingest/worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
  if ((await answerOf(worker, START_MAX_MS)) === null) throw new Error(`no worker for ${basename(file)}`);
  return worker;
}

async function runSet(file: string, ids: readonly string[], tell: (line: string) => void): Promise<Counts> {
  const counts: Counts = { cases: ids.length, right: 0, crashed: 0, hung: 0, letThrough: 0 };
  let worker = await startWorker(file);
  for (const [index, id] of ids.entries()) {
    worker.postMessage(index);
    const answer = (await answerOf(worker, CASE_MAX_MS)) as WorkerAnswer | null;
    if (answer === null) {
      counts.hung += 1;
      tell(`${basename(file)} ${id}: hangs`);
      await worker.terminate();
      worker = await startWorker(file);
      continue;
    }
    if (answer.right) counts.right += 1;
    else tell(`${basename(file)} ${id}: ${answer.crashed ? 'crashed, ' : ''}${answer.letThrough ? 'let through, ' : ''}${answer.detail}`);
    if (answer.crashed) counts.crashed += 1;
    if (answer.letThrough) counts.letThrough += 1;
  }
  await worker.terminate();
  return counts;
}

async function evalIngest(): Promise<void> {
  const { values } = parseArgs({ options: { samples: { type: 'string' }, json: { type: 'boolean', default: false } } });
  const { samples, json } = values;
  if (samples === undefined) {
    console.error('Gebruik: npm run eval:ingest -- --samples MAP [--json]');
    process.exitCode = 2;
    return;
  }
  const inside = join(samples, 'robustness');
  const folder = existsSync(inside) ? inside : samples;
  const sets: Record<string, Counts> = {};
  for (const name of readdirSync(folder)
    .filter((entry) => /\.(?:json|jsonl|csv)$/.test(entry))
    .toSorted()) {
    const file = join(folder, name);
    const cases = readSet(file);
    if (cases === null) {
      console.error(`${name}: de vorm van deze verzameling is niet bekend`);
      process.exitCode = 1;
      continue;
    }
    sets[name] = await runSet(
      file,
      cases.map(({ id }) => id),
      (line) => console.error(line.slice(0, 400)),
    );
    if (!json) console.log(name.padEnd(44), sets[name]);
  }
  if (json) console.log(JSON.stringify({ sets }));
}

await evalIngest();

/** The first figures of each bench, small enough to wait for: npm run bench. `npm run bench:NAME` measures one of them in full. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const figures = z.record(z.string(), z.unknown());

/** Runs a bench by itself, so that none counts the memory or the warm-up of another. @throws Error when it fails or prints no object */
async function measure(name: string, args: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const file = fileURLToPath(new URL(`./bench/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file, ...args, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const said = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`bench:${name} ended with ${String(code)}`);
  return figures.parse(JSON.parse(said));
}

const VACANCIES = 50_000;
const CANDIDATES = 1_000;

const match = await measure('match', ['--vacancies', String(VACANCIES), '--candidates', String(CANDIDATES), '--asked', '20']);
const nanoseconds = (Number(match['allPairsSeconds']) * 1e9) / (VACANCIES * CANDIDATES);
console.log(`match         ${nanoseconds.toFixed(2)} ns per pair (${VACANCIES} vacancies, ${CANDIDATES} candidates)`);

const ingest = await measure('ingest', ['--pages', '2000']);
for (const [name, value] of Object.entries(ingest)) console.log(`ingest        ${name} ${String(value)}`);

const queue = await measure('review-queue', ['--seconds', '3']);
console.log(
  `review queue  ${String(queue['queuePagesPerSecond'])} requests per second, ${String(queue['matchPagesPerSecond'])} of the match screen`,
);

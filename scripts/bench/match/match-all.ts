import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { loadLimits } from '../../../src/adapters/rules/load-limits.ts';
import { createKernel } from '../../../src/domain/match/kernel/match-candidate.ts';
import type { VacancyIndex } from '../../../src/domain/match/kernel/vacancy-index.ts';
import type { LocalDate } from '../../../src/domain/shared/local-date.ts';
import { aCandidate } from './candidates.ts';

type Share = {
  readonly index: VacancyIndex;
  readonly today: LocalDate;
  readonly first: number;
  readonly until: number;
  readonly step: number;
};
/** `cpuSeconds` leaves out what other programs took of the machine meanwhile. */
type Done = { readonly seconds: number; readonly cpuSeconds: number; readonly pairs: number };

const BATCH = 250;

/** Holds every `step`-th candidate against the index. Only matching is timed: making up the candidates is not. */
function matchShare({ index, today, first, until, step }: Share): Done {
  const pack = loadLimits();
  const kernel = createKernel(index, pack);
  let [spentMs, cpuMicros, pairs] = [0, 0, 0];
  for (let from = first; from < until; from += step * BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, at) => from + at * step).filter((number) => number < until);
    const candidates = numbers.map((number) => aCandidate(number, pack, today));
    const [startedAt, cpuBefore] = [performance.now(), process.threadCpuUsage()];
    for (const candidate of candidates) pairs += kernel.match(candidate).conflicts[0];
    spentMs += performance.now() - startedAt;
    const { user, system } = process.threadCpuUsage(cpuBefore);
    cpuMicros += user + system;
  }
  return { seconds: spentMs / 1000, cpuSeconds: cpuMicros / 1e6, pairs };
}

/**
 * All candidates against an index, on so many threads over one index in shared memory.
 * @returns seconds of matching of the thread that took longest, and how many pairs are without a conflict
 */
export async function matchAll(index: VacancyIndex, today: LocalDate, candidates: number, threads: number): Promise<Done> {
  const shares = Array.from({ length: threads }, (_, first): Share => ({ index, today, first, until: candidates, step: threads }));
  const done = await Promise.all(
    shares.map(async (share) => {
      const worker = new Worker(new URL(import.meta.url), {
        workerData: share,
        resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 },
      });
      const [answer] = (await once(worker, 'message')) as [Done];
      return answer;
    }),
  );
  return {
    seconds: Math.max(...done.map(({ seconds }) => seconds)),
    cpuSeconds: Math.max(...done.map(({ cpuSeconds }) => cpuSeconds)),
    pairs: done.reduce((sum, { pairs }) => sum + pairs, 0),
  };
}

if (parentPort) parentPort.postMessage(matchShare(workerData as Share));

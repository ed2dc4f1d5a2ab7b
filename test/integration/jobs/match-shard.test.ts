import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { expect, it } from 'vitest';
import { finishMatchRunJob } from '../../../jobs/finish-match-run/job.ts';
import { matchShardJob } from '../../../jobs/match-shard/job.ts';
import { createJobQueue } from '../../../src/adapters/bullmq/job-queue.ts';
import { onPostgres } from '../../../src/adapters/bullmq/queue-backend.ts';
import { INSTALLATION_ACTOR } from '../../../src/domain/access/actor.ts';
import { planMatchRun } from '../../../src/usecases/match/match-new.ts';
import { eventually } from '../../support/eventually.ts';
import { aChance, judgePlainly, outcomeOf, rules, someCandidates, someVacancies } from '../../support/judged-world.ts';
import { silentLog } from '../../support/silent-log.ts';
import { aWorld } from '../../support/world.ts';

/** How often a worker is killed; KILLS=10 for the long version. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const PROCESS = fileURLToPath(new URL('../../support/matching-process.ts', import.meta.url));

it('a run of two workers that are killed again and again ends as an undisturbed one', async () => {
  const world = await aWorld();
  world.clock.set(new Date().toISOString());
  const chance = aChance(31);
  await someVacancies(world, 25, chance);
  const agencyId = await world.anAgency();
  const candidates = await someCandidates(world, agencyId, 16, chance);

  const pool = new Pool({ connectionString: world.database.urls.queue, options: '-c search_path=bullmq' });
  const queue = createJobQueue({ backend: onPostgres(pool), jobs: [matchShardJob, finishMatchRunJob], log: silentLog });
  const environment = { ...process.env, QUEUE_POSTGRES: world.database.urls.queue, APP_POSTGRES: world.database.urls.app };
  const running = new Set<ChildProcess>();
  const startWorkerProcess = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [PROCESS], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await once(child.stdout, 'data');
    return child;
  };
  const runAll = async (claim: string): Promise<string> => {
    const { runId, shards } = await planMatchRun(world, claim, 2);
    await queue.enqueueAfter(
      finishMatchRunJob.message({ runId }),
      shards.map(({ number, agencyId: own, first, last }) => matchShardJob.message({ runId, shard: number, agencyId: own, first, last })),
    );
    return runId;
  };
  const latest = async () => (await world.transaction(INSTALLATION_ACTOR, 'match.judge', ({ matchRuns }) => matchRuns.latest(1)))[0];

  try {
    await runAll('disturbed');
    let workers: readonly ChildProcess[] = await Promise.all([startWorkerProcess(), startWorkerProcess()]);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await new Promise((done) => setTimeout(done, chance.below(300)));
      const [victim, other] = kill % 2 === 0 ? workers : workers.toReversed();
      victim?.kill('SIGKILL');
      workers = [...(other ? [other] : []), await startWorkerProcess()];
    }
    await eventually('the run has ended', async () => (await latest())?.finishedAt !== null);
    // A shard whose workers died too often is given up, and made up for by the next run.
    await runAll('the next');
    await eventually('the next has ended', async () => (await latest())?.finishedAt !== null);
    const vacancies = (
      await world.transaction(INSTALLATION_ACTOR, 'match.judge', ({ vacancies: all }) => all.readAfter(0, rules.version, 1000))
    ).map((vacancy) => rules.toMatchable(vacancy));
    const noted = await Promise.all(candidates.map((one) => outcomeOf(world.transaction, one)));
    expect(noted).toEqual(candidates.map((one) => judgePlainly(vacancies, one, world.clock.now())));
    expect(await latest()).toMatchObject({ candidates: 16, done: 16, shards: 8, shardsDone: 8 });
  } finally {
    for (const child of running) child.kill('SIGKILL');
    await queue.close();
    await pool.end();
    await world.close();
  }
}, 300_000);

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { INSTALLATION_ACTOR } from '../../../../src/domain/access/actor.ts';
import type { AgencyId } from '../../../../src/domain/shared/ids.ts';
import type { Transact } from '../../../../src/ports/transaction.ts';
import { createIndexKeeper } from '../../../../src/usecases/match/index-keeper.ts';
import { matchCandidates, type MatchCandidateDeps } from '../../../../src/usecases/match/match-candidate.ts';
import { finishMatchRun, matchShard, planMatchRun } from '../../../../src/usecases/match/match-new.ts';
import { readVacancies } from '../../../../src/usecases/vacancy/read-vacancies.ts';
import { aChance, judgePlainly, outcomeOf, rules, saveProfile, someCandidates, someVacancies } from '../../../support/judged-world.ts';
import { aWorld, type World } from '../../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await aWorld();
});
afterEach(() => world.close());

/** One worker: it has its own memory, and reaches the record through `transaction`. */
function aWorker(transaction: Transact = world.transaction): MatchCandidateDeps {
  const deps = { transaction, rules, clock: world.clock };
  return { ...deps, keeper: createIndexKeeper(deps) };
}

/** Everything that is live in the shared record, as the matcher takes it in. */
const allLive = () =>
  world.transaction(INSTALLATION_ACTOR, 'match.judge', async ({ vacancies }) =>
    (await vacancies.readAfter(0, rules.version, 100_000)).map((vacancy) => rules.toMatchable(vacancy)),
  );

type Candidates = Awaited<ReturnType<typeof someCandidates>>;
const idsOf = (candidates: Candidates) => candidates.map(({ id }) => id);
const outcomes = (candidates: Candidates) => Promise.all(candidates.map((one) => outcomeOf(world.transaction, one)));

describe('what a run notes is what a plain loop over every pair notes', () => {
  it('from the start, for what is new, and for what went away', async () => {
    const chance = aChance(11);
    await someVacancies(world, 120, chance);
    const agencyId = await world.anAgency();
    const candidates = await someCandidates(world, agencyId, 6, chance);
    const worker = aWorker();
    await matchCandidates(worker, agencyId, idsOf(candidates));
    const first = await allLive();
    expect(await outcomes(candidates)).toEqual(candidates.map((one) => judgePlainly(first, one, world.clock.now())));

    const fresh = await someVacancies(world, 40, chance);
    await matchCandidates(worker, agencyId, idsOf(candidates));
    await matchCandidates(worker, agencyId, idsOf(candidates));
    const all = [...first, ...fresh];
    expect(await outcomes(candidates)).toEqual(candidates.map((one) => judgePlainly(all, one, world.clock.now())));

    const [gone] = all;
    if (!gone) throw new Error('there is none');
    await world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', ({ vacancies }) =>
      vacancies.setState(gone.id, 'gone', world.clock.now()),
    );
    const late = await someCandidates(world, agencyId, 2, chance);
    await matchCandidates(worker, agencyId, idsOf(late));
    const left = all.filter(({ id }) => id !== gone.id);
    expect(await outcomes(late)).toEqual(late.map((one) => judgePlainly(left, one, world.clock.now())));
  });

  it('a vacancy that is read later than the others by new rules is not passed over', async () => {
    const chance = aChance(12);
    const agencyId = await world.anAgency();
    const [unread] = await someVacancies(world, 1, chance);
    if (!unread) throw new Error('there is none');
    await forgetReading(unread.id);
    await someVacancies(world, 3, chance);
    const candidates = await someCandidates(world, agencyId, 2, chance);
    const worker = aWorker();
    await matchCandidates(worker, agencyId, idsOf(candidates));
    await readVacancies(worker);
    await matchCandidates(worker, agencyId, idsOf(candidates));
    const all = await allLive();
    expect(await outcomes(candidates)).toEqual(candidates.map((one) => judgePlainly(all, one, world.clock.now())));
  });
});

async function forgetReading(vacancyId: string): Promise<void> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: world.database.urls.owner });
  await client.connect();
  await client.query(`delete from spoor.reading r using spoor.vacancy_version x where x.id = r.vacancy_version_id and x.vacancy_id = $1`, [
    vacancyId,
  ]);
  await client.end();
}

/** A transaction that dies before the n-th call of any repository, or before the commit. */
function dyingAt(step: number): { readonly transaction: Transact; readonly steps: () => number } {
  let steps = 0;
  const tick = (): void => {
    steps += 1;
    if (steps === step) throw new Error('the worker died');
  };
  const dying = <Repository extends object>(repository: Repository): Repository =>
    new Proxy(repository, {
      get(target, name, receiver) {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return (...values: unknown[]) => {
          tick();
          return (value as (...all: unknown[]) => unknown)(...values);
        };
      },
    });
  const transaction: Transact = (actor, permission, work, options) =>
    world.transaction(
      actor,
      permission,
      async (scope) => {
        const names = ['matches', 'matchRuns', 'reviews', 'vacancies'] as const;
        const done = await work({ ...scope, ...Object.fromEntries(names.map((name) => [name, dying(scope[name])])) });
        tick();
        return done;
      },
      options,
    );
  return { transaction, steps: () => steps };
}

async function runShards(worker: MatchCandidateDeps, claim: string): Promise<void> {
  const { runId, shards } = await planMatchRun(worker, claim);
  for (const { number, ...shard } of shards) await matchShard(worker, { runId, shard: number, ...shard });
  await finishMatchRun(worker, runId);
}

describe('nothing is lost and nothing is double', () => {
  it('when the worker dies at any step of a run', async () => {
    const chance = aChance(21);
    const agencyId = await world.anAgency();
    const candidates = await someCandidates(world, agencyId, 3, chance);
    await someVacancies(world, 12, chance);
    const whole = dyingAt(-1);
    await runShards(aWorker(whole.transaction), 'undisturbed');
    let died = 0;
    for (let step = 1; step <= whole.steps() + 5; step += 3) {
      await someVacancies(world, 1, chance);
      const claim = `disturbed-${step}`;
      await runShards(aWorker(dyingAt(step).transaction), claim).catch(() => (died += 1));
      await runShards(aWorker(), claim);
    }
    expect(died).toBeGreaterThan(5);
    const all = await allLive();
    expect(await outcomes(candidates)).toEqual(candidates.map((one) => judgePlainly(all, one, world.clock.now())));
    const [latest] = await world.transaction(INSTALLATION_ACTOR, 'match.judge', ({ matchRuns }) => matchRuns.latest(1));
    expect(latest).toMatchObject({ shards: latest?.shardsDone, candidates: latest?.done, finishedAt: expect.any(Date) });
  }, 120_000);

  it('when two workers take on the same candidates while vacancies come in', async () => {
    const chance = aChance(22);
    const agencyId = await world.anAgency();
    const candidates = await someCandidates(world, agencyId, 4, chance);
    const workers = [aWorker(), aWorker()];
    for (let round = 0; round < 6; round += 1) {
      await Promise.all([
        ...workers.map((worker) => matchCandidates(worker, agencyId, idsOf(candidates))),
        someVacancies(world, 5, chance),
        ...workers.map((worker) => matchCandidates(worker, agencyId, idsOf(candidates).toReversed())),
      ]);
    }
    await matchCandidates(aWorker(), agencyId, idsOf(candidates));
    const all = await allLive();
    expect(await outcomes(candidates)).toEqual(candidates.map((one) => judgePlainly(all, one, world.clock.now())));
  }, 60_000);

  it.each([
    ['spring', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'],
    ['autumn', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'],
    ['a clock that was set back over midnight', '2027-11-30T23:30:00Z', '2027-11-30T22:30:00Z'],
  ])('when the clock changes: %s', async (_, before, after) => {
    const chance = aChance(23);
    const agencyId = await world.anAgency();
    world.clock.set(before);
    await someVacancies(world, 10, chance);
    const candidates = await someCandidates(world, agencyId, 2, chance);
    const worker = aWorker();
    await matchCandidates(worker, agencyId, idsOf(candidates));
    world.clock.set(after);
    await someVacancies(world, 4, chance);
    await matchCandidates(worker, agencyId, idsOf(candidates));
    await matchCandidates(worker, agencyId, idsOf(candidates));
    const all = await allLive();
    const plain = candidates.map((one) => judgePlainly(all, one, world.clock.now()));
    expect((await outcomes(candidates)).map(({ seen }) => seen)).toEqual(plain.map(({ seen }) => seen));
    expect((await outcomes(candidates)).map(({ queue }) => queue)).toEqual(plain.map(({ queue }) => queue));
  });

  it('when a profile changes: everything is judged once by the new one', async () => {
    const chance = aChance(24);
    const agencyId: AgencyId = await world.anAgency();
    await someVacancies(world, 30, chance);
    const [one] = await someCandidates(world, agencyId, 1, chance);
    if (!one) throw new Error('there is none');
    const worker = aWorker();
    await matchCandidates(worker, agencyId, [one.id]);
    const before = await outcomeOf(world.transaction, one);
    const changed = { ...one, candidate: { ...one.candidate, zoekprofiel: { ...one.candidate.zoekprofiel, maxKm: null, excluded: [] } } };
    await saveProfile(world.transaction, agencyId, changed.candidate, 'profile-2');
    await matchCandidates(worker, agencyId, [one.id]);
    await matchCandidates(worker, agencyId, [one.id]);
    const all = await allLive();
    const plain = judgePlainly(all, changed, world.clock.now());
    const now = await outcomeOf(world.transaction, one);
    expect({ seen: now.seen - before.seen, shown: now.shown - before.shown, queue: now.queue }).toEqual({
      seen: plain.seen,
      shown: plain.shown,
      queue: plain.queue,
    });
  });
});

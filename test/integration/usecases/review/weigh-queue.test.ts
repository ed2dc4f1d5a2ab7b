import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { INSTALLATION_ACTOR, type Actor } from '../../../../src/domain/access/actor.ts';
import { ORDER_PARTS, weighOrder, type OrderWeights } from '../../../../src/domain/match/weigh-order.ts';
import { NotAllowedError } from '../../../../src/domain/shared/errors.ts';
import type { CandidateId } from '../../../../src/domain/shared/ids.ts';
import { createIndexKeeper } from '../../../../src/usecases/match/index-keeper.ts';
import { matchCandidate } from '../../../../src/usecases/match/match-candidate.ts';
import { saveWeights, viewWeights } from '../../../../src/usecases/review/weigh-queue.ts';
import { storePosting } from '../../../../src/usecases/vacancy/store-posting.ts';
import { aMatchableCandidate, aZoekprofiel, someLimits } from '../../../support/an-fml-list.ts';
import { aPosting } from '../../../support/a-posting.ts';
import { aChance, rules, saveProfile } from '../../../support/judged-world.ts';
import { aWorld, type World } from '../../../support/world.ts';

const NONE = { functie: 0, afstand: 0, uren: 0, trefwoorden: 0, versheid: 0, risico: 0 } satisfies OrderWeights;

let world: World;
let teamlead: Actor;
let candidateId: CandidateId;

beforeAll(async () => {
  world = await aWorld();
  const { transaction, clock } = world;
  const deps = { transaction, clock, rules, hasher: { sha256 } };
  const start = clock.now().getTime();
  const titles = ['Inpakker', 'Inpakker', 'Inpakker', 'Inpakker', 'Inpakker', 'Archivaris', 'Planner'];
  for (const [day, title] of titles.entries()) {
    // The later in the list, the longer ago it was found.
    clock.set(new Date(start - day * 86_400_000).toISOString());
    await transaction(INSTALLATION_ACTOR, 'vacancy.ingest', (scope) =>
      storePosting(deps, scope, aPosting({ externalKey: `${day}`, title, description: `Werk nummer ${day} voor een ieder die wil.` }), {
        sourceId: null,
        runId: null,
        shared: true,
        seenAt: clock.now(),
      }),
    );
  }
  clock.set(new Date(start).toISOString());
  const agencyId = await world.anAgency();
  teamlead = await world.anEmployee(agencyId, ['teamlead']);
  ({ id: candidateId } = await world.aCandidate(agencyId));
  const zoekprofiel = aZoekprofiel({ wanted: [{ title: 'Inpakker', isco08: [] }] });
  await saveProfile(transaction, agencyId, aMatchableCandidate({ id: candidateId, limits: someLimits(), zoekprofiel }), 'profile-1');
  await matchCandidate({ ...deps, keeper: createIndexKeeper(deps) }, agencyId, candidateId);
});
afterAll(() => world.close());

const titlesBy = async (weights: OrderWeights | null): Promise<readonly string[]> =>
  (await viewWeights(world, teamlead, { candidateId, weights })).preview?.after.map(({ title }) => title) ?? [];

it('lets two near-identical ones come, and then the others before the next two', async () => {
  expect(await titlesBy(null)).toEqual(['Inpakker', 'Inpakker', 'Archivaris', 'Planner', 'Inpakker', 'Inpakker', 'Inpakker']);
});

it('tries weights on real matches without keeping them, and keeps them when they are saved', async () => {
  // By age alone the two kinds of function no longer matter.
  const byAge = { ...NONE, versheid: 10 };
  const before = await viewWeights(world, teamlead, { candidateId, weights: byAge });
  expect(before.agreed).toBeNull();
  expect(before.preview?.now.map(({ title }) => title)).toEqual(await titlesBy(null));
  await saveWeights(world, teamlead, byAge);
  const after = await viewWeights(world, teamlead, { candidateId, weights: null });
  expect(after.agreed).toEqual(byAge);
  expect(after.preview?.now.map(({ firstSeenAt }) => firstSeenAt.getTime()).slice(0, 2)).toEqual(
    after.preview?.now
      .map(({ firstSeenAt }) => firstSeenAt.getTime())
      .slice(0, 2)
      .toSorted((a, b) => b - a),
  );
  await saveWeights(world, teamlead, null);
  expect((await viewWeights(world, teamlead, { candidateId, weights: null })).agreed).toBeNull();
});

it('is for a teamlead to change', async () => {
  const jobhunter = await world.anEmployee(teamlead.agencyId, ['jobhunter']);
  await expect(saveWeights(world, jobhunter, NONE)).rejects.toThrow(NotAllowedError);
});

it('the database gives the points that the domain gives', async () => {
  const chance = aChance(41);
  const client = new Client({ connectionString: world.database.urls.owner });
  await client.connect();
  for (let run = 0; run < 100; run += 1) {
    const values = [chance.below(4), -chance.below(90), chance.below(3), chance.below(5), -chance.below(150), -chance.below(320)];
    const list = ORDER_PARTS.map(() => chance.below(11));
    const { rows } = await client.query<{ points: number }>('select spoor.order_points($1::int[], $2::int[]) as points', [values, list]);
    const order = ORDER_PARTS.map((part, at) => ({ part, value: values[at] ?? 0 }));
    const weights = Object.fromEntries(ORDER_PARTS.map((part, at) => [part, list[at] ?? 0])) as OrderWeights;
    expect(rows).toEqual([{ points: weighOrder(order, weights) }]);
  }
  await client.end();
});

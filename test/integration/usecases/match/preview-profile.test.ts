import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { INSTALLATION_ACTOR, type Actor } from '../../../../src/domain/access/actor.ts';
import { NotAllowedError, NotFoundError } from '../../../../src/domain/shared/errors.ts';
import type { CandidateId } from '../../../../src/domain/shared/ids.ts';
import { openApplication } from '../../../../src/usecases/application/open-application.ts';
import { enterList } from '../../../../src/usecases/fml/enter-list.ts';
import { createIndexKeeper } from '../../../../src/usecases/match/index-keeper.ts';
import { matchCandidate } from '../../../../src/usecases/match/match-candidate.ts';
import { previewList, previewZoekprofiel } from '../../../../src/usecases/match/preview-profile.ts';
import { viewLimitCosts } from '../../../../src/usecases/match/view-limit-costs.ts';
import { storePosting } from '../../../../src/usecases/vacancy/store-posting.ts';
import { agreeZoekprofiel } from '../../../../src/usecases/zoekprofiel/agree-zoekprofiel.ts';
import { aList, anItem, aZoekprofiel, TODAY } from '../../../support/an-fml-list.ts';
import { aPosting } from '../../../support/a-posting.ts';
import { rules } from '../../../support/judged-world.ts';
import { aWorld, type World } from '../../../support/world.ts';

const POSTINGS = [
  ['Magazijnmedewerker', 'Je tilt dozen tot 25 kg. Het werk is 24 uur per week.'],
  ['Verhuizer', 'Je tilt dozen tot 25 kg. Het werk is 32 uur per week.'],
  ['Archivaris', 'Je werkt aan een bureau en ordent stukken. Het werk is 24 uur per week.'],
] as const;

let world: World;
let deps: Parameters<typeof enterList>[0] & Parameters<typeof previewList>[0];
let coach: Actor;
let candidateId: CandidateId;
const content = aZoekprofiel({ wanted: [{ title: 'Magazijnmedewerker', isco08: [] }] });
const draft = (score: number) => {
  const { id: _, version: __, ...list } = aList({ items: [anItem('4.13', { score })] });
  return list;
};

beforeAll(async () => {
  world = await aWorld();
  const { transaction, clock } = world;
  deps = { transaction, clock, rules, hasher: { sha256 }, keeper: createIndexKeeper({ transaction, clock, rules }) };
  await transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    for (const [title, description] of POSTINGS) {
      const from = { sourceId: null, runId: null, shared: true, seenAt: clock.now() };
      await storePosting(deps, scope, aPosting({ externalKey: title, title, description }), from);
    }
  });
  const agencyId = await world.anAgency();
  coach = await world.anEmployee(agencyId, ['coach']);
  ({ id: candidateId } = await world.aCandidate(agencyId));
  await world.assign(agencyId, candidateId, coach, 'coach');
  await enterList(deps, coach, { candidateId, list: draft(0), provenance: { source: 'brief', reason: 'start' } });
  await agreeZoekprofiel(deps, coach, { candidateId, content, source: 'intake', reason: 'start', agreedOn: TODAY });
  await matchCandidate(deps, agencyId, candidateId);
});
afterAll(() => world.close());

it('a new list: which items and conditions change, which vacancies fall out, and which application comes into conflict', async () => {
  const queue = await world.transaction(coach, 'review.queue', ({ reviews }) => reviews.queue(candidateId, ['open'], 10, 0));
  const mover = queue.find(({ title }) => title === 'Verhuizer');
  if (!mover) throw new Error('the mover is not in the queue');
  const { vacancyId } = mover.review;
  const opened = await openApplication(deps, coach, { candidateId, vacancyId, initiative: 'coach', state: 'gewenst', appliedOn: null });
  expect(opened).toMatchObject({ ok: true });

  const { diff, profile } = await previewList(deps, coach, { candidateId, list: draft(1) });
  expect(diff?.items).toMatchObject([{ item: '4.13', before: { score: 0 }, after: { score: 1 } }]);
  expect(profile?.conditions.coming.join()).toContain('tillen');
  expect(profile?.comparison).toMatchObject({ entering: { count: 0 }, leaving: { count: 2 } });
  expect(profile?.leaving.map(({ title }) => title).toSorted()).toEqual(['Magazijnmedewerker', 'Verhuizer']);
  expect(profile?.applications).toMatchObject([{ title: 'Verhuizer', conflict: true }]);
});

it('a zoekprofiel: what it brings by kind of function, and by every function alone', async () => {
  const wider = { ...content, acceptable: [{ title: 'Archivaris', isco08: [] }] };
  const preview = await previewZoekprofiel(deps, coach, { candidateId, content: wider });
  expect(preview?.comparison).toMatchObject({
    before: { wanted: 1, acceptable: 0, other: 2 },
    after: { wanted: 1, acceptable: 1, other: 1 },
    entering: { count: 0 },
    leaving: { count: 0 },
  });
  expect(preview?.functions).toEqual([
    { title: 'Magazijnmedewerker', only: 1 },
    { title: 'Archivaris', only: 1 },
  ]);
});

it('each limit costs the vacancies that it alone keeps back', async () => {
  await enterList(deps, coach, { candidateId, list: draft(1), provenance: { source: 'brief', reason: 'nieuw' } });
  const costs = await viewLimitCosts(deps, coach, candidateId);
  expect(costs?.find(({ on }) => on === 'tillen')).toMatchObject({ vacancies: 2, words: expect.stringContaining('tillen') });
});

it('shows nothing to a coach of somebody else', async () => {
  const other = await world.anEmployee(coach.agencyId, ['coach']);
  await expect(previewZoekprofiel(deps, other, { candidateId, content })).rejects.toThrow(NotFoundError);
  await expect(previewList(deps, other, { candidateId, list: draft(1) })).rejects.toThrow(NotFoundError);
  const jobhunter = await world.anEmployee(coach.agencyId, ['jobhunter']);
  await expect(viewLimitCosts(deps, jobhunter, candidateId)).rejects.toThrow(NotAllowedError);
});

import { tmpdir } from 'node:os';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { composePure } from '../../../../src/compose-pure.ts';
import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../../../src/domain/access/actor.ts';
import type { CorrectedFact } from '../../../../src/domain/correction/correction.ts';
import { NotAllowedError, NotFoundError } from '../../../../src/domain/shared/errors.ts';
import type { CandidateId, VacancyId } from '../../../../src/domain/shared/ids.ts';
import { correctReading, withdrawCorrection } from '../../../../src/usecases/correction/correct-reading.ts';
import { enterList } from '../../../../src/usecases/fml/enter-list.ts';
import { judgeVacancy } from '../../../../src/usecases/match/judge-vacancy.ts';
import { createIndexKeeper } from '../../../../src/usecases/match/index-keeper.ts';
import { matchCandidate, type MatchCandidateDeps } from '../../../../src/usecases/match/match-candidate.ts';
import { storePosting } from '../../../../src/usecases/vacancy/store-posting.ts';
import { viewVacancy } from '../../../../src/usecases/vacancy/view-vacancy.ts';
import { agreeZoekprofiel } from '../../../../src/usecases/zoekprofiel/agree-zoekprofiel.ts';
import { aList, anItem, aZoekprofiel, TODAY } from '../../../support/an-fml-list.ts';
import { aPosting } from '../../../support/a-posting.ts';
import { aWorld, type World } from '../../../support/world.ts';

const { rules } = composePure({ dataDir: tmpdir() });
const TEXT = 'Als magazijnmedewerker til je dozen tot 25 kg. Het werk is 24 uur per week, maandag tot en met donderdag.';

let world: World;
let deps: Parameters<typeof correctReading>[0] & MatchCandidateDeps & Parameters<typeof judgeVacancy>[0] & Parameters<typeof enterList>[0];
type Agency = { readonly jobhunter: Actor; readonly candidateId: CandidateId };
let ours: Agency;
let theirs: Agency;
let vacancyId: VacancyId;

async function anAgencyThatSearches(): Promise<Agency> {
  const agencyId = await world.anAgency();
  const [jobhunter, coach] = [await world.anEmployee(agencyId, ['jobhunter']), await world.anEmployee(agencyId, ['coach'])];
  const { id: candidateId } = await world.aCandidate(agencyId);
  await world.assign(agencyId, candidateId, jobhunter, 'jobhunter');
  await world.assign(agencyId, candidateId, coach, 'coach');
  const { id: _, version: __, ...list } = aList({ items: [anItem('4.13', { score: 1 })] });
  await enterList(deps, coach, { candidateId, list, provenance: { source: 'brief', reason: 'start' } });
  await agreeZoekprofiel(deps, coach, {
    candidateId,
    content: aZoekprofiel(),
    source: 'intake',
    reason: 'start',
    agreedOn: TODAY,
  });
  await matchCandidate(deps, agencyId, candidateId);
  return { jobhunter, candidateId };
}

const classFor = async ({ jobhunter: { agencyId }, candidateId }: Agency): Promise<string | undefined> =>
  (await world.transaction(systemActor(agencyId), 'match.judge', ({ matches }) => matches.current(candidateId, vacancyId)))?.match.class;

const correct = (corrected: CorrectedFact, actor = ours.jobhunter) => correctReading(deps, actor, { vacancyId, corrected });

beforeAll(async () => {
  world = await aWorld();
  const { transaction, clock } = world;
  deps = { transaction, clock, rules, hasher: { sha256 }, keeper: createIndexKeeper({ transaction, clock, rules }) };
  vacancyId = await world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    const from = { sourceId: null, runId: null, shared: true, seenAt: world.clock.now() };
    return (await storePosting(deps, scope, aPosting({ title: 'Magazijnmedewerker', description: TEXT }), from)).vacancyId;
  });
  [ours, theirs] = [await anAgencyThatSearches(), await anAgencyThatSearches()];
});
afterAll(() => world.close());

it('counts for the agency that made it, for every candidate there, and can be taken back', async () => {
  expect(await classFor(ours)).toBeUndefined();
  const made = await correct({ fact: 'demand', dim: 'tillen', level: 1 });
  if (!made.ok) throw new Error('the correction was refused');
  expect(await judgeVacancy(deps, ours.jobhunter.agencyId, vacancyId)).toBe(1);
  await judgeVacancy(deps, theirs.jobhunter.agencyId, vacancyId);
  expect(await classFor(ours)).toBe('geen_conflict');
  expect(await classFor(theirs)).toBeUndefined();

  expect((await viewVacancy(deps, ours.jobhunter, vacancyId)).corrections).toMatchObject([
    { corrected: { fact: 'demand', dim: 'tillen', level: 1 }, quote: expect.stringContaining('25 kg') },
  ]);
  expect((await viewVacancy(deps, theirs.jobhunter, vacancyId)).corrections).toEqual([]);
  await expect(withdrawCorrection(deps, theirs.jobhunter, made.id)).rejects.toThrow(NotFoundError);

  expect(await withdrawCorrection(deps, ours.jobhunter, made.id)).toBe(vacancyId);
  await judgeVacancy(deps, ours.jobhunter.agencyId, vacancyId);
  expect(await classFor(ours)).toBeUndefined();
  await expect(withdrawCorrection(deps, ours.jobhunter, made.id)).rejects.toThrow(NotFoundError);
});

it('asks for the vacancy to be judged anew, in the transaction that keeps it', async () => {
  await correct({ fact: 'hours_week', value: { min: 16, max: 16 } });
  const client = new Client({ connectionString: world.database.urls.owner });
  await client.connect();
  const { rows } = await client.query(`select o.payload from spoor.outbox o where o.job = 'judge-vacancy' order by o.id desc limit 1`);
  await client.end();
  expect(rows).toEqual([{ payload: { agencyId: ours.jobhunter.agencyId, vacancyId } }]);
});

it('wins over the reading of a candidate that is matched anew from the start', async () => {
  await correct({ fact: 'demand', dim: 'tillen', level: 1 });
  const { agencyId } = ours.jobhunter;
  await world.transaction(systemActor(agencyId), 'match.judge', async ({ matches }) => {
    const profile = await matches.profile(ours.candidateId);
    const mark = { profileVersion: profile.profileVersion, rulesVersion: 'an older one', uptoTurn: 0 };
    await matches.saveWatermarks(new Map([[ours.candidateId, mark]]));
  });
  await matchCandidate(deps, agencyId, ours.candidateId);
  expect(await classFor(ours)).toBe('geen_conflict');
});

it('replaces an earlier one on the same subject, and leaves the others', async () => {
  await correct({ fact: 'education', value: 'mbo2' });
  await correct({ fact: 'education', value: 'mbo3' });
  const { corrections } = await viewVacancy(deps, ours.jobhunter, vacancyId);
  expect(corrections.flatMap(({ corrected }) => (corrected.fact === 'education' ? [corrected.value] : []))).toEqual(['mbo3']);
  expect(corrections.some(({ corrected }) => corrected.fact === 'demand')).toBe(true);
});

it('refuses what cannot be, and everybody who does not review vacancies', async () => {
  expect(await correct({ fact: 'hours_week', value: { min: 40, max: 8 } })).toEqual({ ok: false, refusal: 'not-possible' });
  const office = await world.anEmployee(ours.jobhunter.agencyId, ['office']);
  await expect(correct({ fact: 'education', value: null }, office)).rejects.toThrow(NotAllowedError);
});

it('is kept as an example with the text that it was made on', async () => {
  const examples = await world.transaction(systemActor(ours.jobhunter.agencyId), 'match.judge', ({ corrections }) =>
    corrections.examples(),
  );
  expect(examples.find(({ corrected }) => corrected.fact === 'demand')).toMatchObject({ vacancyId, description: TEXT });
});

it('of a vacancy that an agency took in itself stays with that agency', async () => {
  const own = await world.transaction(ours.jobhunter, 'vacancy.paste', async (scope) => {
    scope.audit.note({ object: 'vacancy', objectId: 'een', candidateId: null });
    const from = { sourceId: null, runId: null, shared: false, seenAt: world.clock.now() };
    return (await storePosting(deps, scope, aPosting({ externalKey: 'twee', title: 'Inpakker', description: TEXT }), from)).vacancyId;
  });
  const fact = { fact: 'education', value: null } as const;
  await expect(correctReading(deps, theirs.jobhunter, { vacancyId: own, corrected: fact })).rejects.toThrow(NotFoundError);
  expect(await correctReading(deps, ours.jobhunter, { vacancyId: own, corrected: fact })).toMatchObject({ ok: true });
});

import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/adapters/shared/hash.ts';
import { composePure } from '../../../../src/compose-pure.ts';
import { INSTALLATION_ACTOR, systemActor, type Actor } from '../../../../src/domain/access/actor.ts';
import type { PostingContent, PostingLocation } from '../../../../src/domain/posting/posting.ts';
import { toVacancyId, type SourceId, type VacancyId } from '../../../../src/domain/shared/ids.ts';
import { addSource } from '../../../../src/usecases/source/change-source.ts';
import { mergeVacancy, splitVacancy, withdrawDuplicateDecision } from '../../../../src/usecases/vacancy/decide-duplicate.ts';
import { passOnLead } from '../../../../src/usecases/vacancy/group-vacancy.ts';
import { regroupVacancies } from '../../../../src/usecases/vacancy/regroup-vacancies.ts';
import { storePosting } from '../../../../src/usecases/vacancy/store-posting.ts';
import { viewVacancy } from '../../../../src/usecases/vacancy/view-vacancy.ts';
import { aWorld, type World } from '../../../support/world.ts';

const { rules } = composePure({ dataDir: tmpdir() });

let world: World;
let jobhunter: Actor;
let elsewhere: Actor;
let sources: SourceId[] = [];

beforeAll(async () => {
  world = await aWorld();
  const agencyId = await world.anAgency();
  const administrator = await world.anEmployee(agencyId, ['administrator']);
  jobhunter = await world.anEmployee(agencyId, ['jobhunter']);
  elsewhere = await world.anEmployee(await world.anAgency('Ander Spoor'), ['jobhunter']);
  for (const name of ['Bank A', 'Bank B', 'Bank C']) {
    const added = await addSource(world, administrator, {
      name,
      kind: 'recruitee',
      address: `https://${name.at(-1)}.example/`,
      recipe: { kind: 'recruitee' },
      cron: '0 6 * * *',
      region: null,
      state: { status: 'active' },
      limits: { minDelayMs: 1000, maxPages: 100 },
    });
    if (added.ok) sources = [...sources, added.sourceId];
  }
});
afterAll(() => world.close());

const breda: PostingLocation = { asWritten: 'Breda', town: 'Breda', postcode: null, region: null, country: 'NL', lat: null, lon: null };
/** Each subject of a test has a text of its own: what is alike is alike on purpose. */
const DUTIES = (name: string, about = name): string =>
  `${about
    .split('')
    .map((sign) => sign.charCodeAt(0))
    .slice(0, 12)
    .map((code) => `Bij onderdeel ${code} hoort taak ${code * 7} met hulpmiddel ${code * 3}.`)
    .join(
      ' ',
    )} ${name} zoekt per direct een medewerker voor de sorteerafdeling. Je sorteert binnenkomende goederen op maat en kleur, je controleert of alles compleet is en je vult de registratie in op de tablet. ` +
  'Je werkt samen met zes collega’s in een rustige hal en je krijgt een inwerkperiode van vier weken met een vaste begeleider. ' +
  'De werktijden zijn van maandag tot en met donderdag van half negen tot vier uur. We lunchen samen in de kantine en vieren elk kwartaal de verjaardagen.';

let keys = 0;
function aPosting(given: Partial<PostingContent>): PostingContent {
  keys += 1;
  return {
    externalKey: `k${keys}`,
    url: `https://bank.example/${keys}`,
    title: 'Sorteermedewerker',
    employer: 'Kringloop De Kei',
    employerMarkup: null,
    locations: [breda],
    remote: null,
    postedOn: null,
    closingOn: null,
    validThroughOn: null,
    hoursPerWeek: null,
    salary: null,
    contract: [],
    contractAsWritten: null,
    education: null,
    identifier: null,
    description: DUTIES('Kringloop De Kei', given.title),
    descriptionFormat: 'text',
    cut: false,
    marks: [],
    ...given,
  };
}

const store = (source: number, content: PostingContent): Promise<VacancyId> =>
  world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    const from = { sourceId: sources[source] ?? null, runId: null, shared: true, seenAt: world.clock.now() };
    return (await storePosting({ rules, hasher: { sha256 } }, scope, content, from)).vacancyId;
  });
const doorsOf = async (actor: Actor, id: VacancyId) => (await viewVacancy({ ...world, rules }, actor, id)).doors;
/** What candidates of the agency are held against. */
const matchable = async (actor: Actor): Promise<string[]> =>
  world.transaction(systemActor(actor.agencyId), 'match.judge', async ({ vacancies }) =>
    (await vacancies.readAfter(0, rules.version, 500)).map(({ version }) => version.vacancyId),
  );
const REASON = 'Gebeld: dit zijn twee banen';

describe('one opening under several doors', () => {
  it('is one card, with why, who the work is probably for, and what differs', async () => {
    const first = await store(0, aPosting({ title: 'Sorteerder retouren' }));
    const second = await store(
      1,
      aPosting({
        title: 'Sorteerder retouren',
        employer: 'Flex Uitzendbureau',
        salary: { min: 14, max: null, unit: 'HOUR', currency: 'EUR' },
      }),
    );
    expect(second).not.toBe(first);
    const doors = await doorsOf(jobhunter, second);
    expect(doors.map(({ vacancyId, isLead }) => [vacancyId, isLead])).toEqual([
      [first, true],
      [second, false],
    ]);
    expect(doors[1]?.why?.rule).toBe('other-door');
    expect(doors[1]?.likelyEmployer).toBe('Kringloop De Kei');
    expect(doors.map(({ vacancy }) => vacancy.current.record.salary?.min ?? null)).toEqual([null, 14]);
    const held = await matchable(jobhunter);
    expect([held.includes(first), held.includes(second)]).toEqual([true, false]);
  });

  it('never joins a heavy and a light job of one employer, title and town', async () => {
    const light = await store(0, aPosting({ title: 'Medewerker textiel' }));
    const heavy = await store(
      1,
      aPosting({
        title: 'Medewerker textiel',
        description: `${DUTIES('Kringloop De Kei', 'Medewerker textiel')} Je tilt de hele dag zware balen textiel tot 25 kg.`,
      }),
    );
    expect(await doorsOf(jobhunter, heavy)).toHaveLength(1);
    const held = await matchable(jobhunter);
    expect([held.includes(light), held.includes(heavy)]).toEqual([true, true]);
  });

  it('never joins the same text in another town', async () => {
    await store(0, aPosting({ title: 'Sorteerder boeken' }));
    const other = await store(
      1,
      aPosting({ title: 'Sorteerder boeken', locations: [{ ...breda, asWritten: 'Tilburg', town: 'Tilburg' }] }),
    );
    expect(await doorsOf(jobhunter, other)).toHaveLength(1);
  });

  it('goes on under the next door when the first one closes', async () => {
    const first = await store(0, aPosting({ title: 'Sorteerder glas' }));
    const second = await store(1, aPosting({ title: 'Sorteerder glas', employer: 'Werkt Uitzendbureau' }));
    await world.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
      await scope.vacancies.setState(first, 'gone', world.clock.now());
      await passOnLead(scope, first);
    });
    expect((await doorsOf(jobhunter, first)).find(({ isLead }) => isLead)?.vacancyId).toBe(second);
    expect(await matchable(jobhunter)).toContain(second);
  });

  it('parts again when a text changes into another job', async () => {
    const first = await store(0, aPosting({ title: 'Sorteerder metaal' }));
    const content = aPosting({ title: 'Sorteerder metaal', employer: 'Werkt Uitzendbureau' });
    const second = await store(1, content);
    expect(await doorsOf(jobhunter, second)).toHaveLength(2);
    await store(1, {
      ...content,
      description: `${DUTIES('Kringloop De Kei', 'Sorteerder metaal')} Je tilt dagelijks metalen platen tot 23 kg.`,
    });
    expect(await doorsOf(jobhunter, first)).toHaveLength(1);
  });
});

it('groups everything anew without losing or moving what stands', async () => {
  const first = await store(0, aPosting({ title: 'Sorteerder papier' }));
  const second = await store(1, aPosting({ title: 'Sorteerder papier', employer: 'Flex Uitzendbureau' }));
  const before = await matchable(jobhunter);
  let told = [0, 0];
  const done = await regroupVacancies({ ...world, rules }, (at, total) => void (told = [at, total]));
  expect(told).toEqual([done, done]);
  expect((await doorsOf(jobhunter, second)).map(({ vacancyId }) => vacancyId)).toEqual([first, second]);
  expect((await matchable(jobhunter)).toSorted()).toEqual(before.toSorted());
});

describe('a person decides', () => {
  it('that two are not one: for the own agency, whatever a later run finds', async () => {
    const first = await store(0, aPosting({ title: 'Sorteerder hout' }));
    const content = aPosting({ title: 'Sorteerder hout', employer: 'Flex Uitzendbureau' });
    const second = await store(1, content);
    expect(await splitVacancy(world, jobhunter, { vacancyId: second, reason: REASON })).toEqual({ ok: true });
    await store(1, { ...content, description: `${content.description} Wij horen graag van je.` });
    expect(await doorsOf(jobhunter, second)).toHaveLength(1);
    expect(await matchable(jobhunter)).toContain(second);
    expect(await doorsOf(elsewhere, second)).toHaveLength(2);
    expect(await matchable(elsewhere)).not.toContain(second);
    await withdrawDuplicateDecision(world, jobhunter, second);
    expect((await doorsOf(jobhunter, first)).map(({ vacancyId }) => vacancyId)).toEqual([first, second]);
  });

  it('that two are one, though nothing in them says so', async () => {
    const first = await store(0, aPosting({ title: 'Kledinghulp' }));
    const second = await store(
      2,
      aPosting({
        title: 'Helpende hand in de winkel',
        employer: 'De Winkel',
        description: 'Je ruimt kleding op, je helpt klanten en je houdt de paskamers netjes. Je werkt op woensdag en vrijdag.',
      }),
    );
    expect(await mergeVacancy(world, jobhunter, { vacancyId: second, withId: first, reason: REASON })).toEqual({ ok: true });
    expect((await doorsOf(jobhunter, second)).map(({ vacancyId }) => vacancyId)).toEqual([first, second]);
    expect((await doorsOf(jobhunter, second))[1]?.decision?.reason).toBe(REASON);
    expect(await doorsOf(elsewhere, second)).toHaveLength(1);
    expect(await mergeVacancy(world, jobhunter, { vacancyId: first, withId: second, reason: REASON })).toEqual({
      ok: false,
      refusal: 'itself',
    });
  });

  it('with a reason, on vacancies that are there', async () => {
    const first = await store(0, aPosting({ title: 'Naaihulp' }));
    expect(await splitVacancy(world, jobhunter, { vacancyId: first, reason: 'te kort' })).toEqual({ ok: false, refusal: 'reason-length' });
    await expect(
      splitVacancy(world, jobhunter, { vacancyId: toVacancyId('00000000-0000-4000-8000-000000000000'), reason: REASON }),
    ).rejects.toThrow('vacancy');
  });
});

import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OVERVIEW_COLUMNS } from '../../../src/domain/effort/overview-table.ts';
import type { Browser } from '../../support/browser.ts';
import { twoAgencies, type TwoAgencies } from '../../support/two-agencies.ts';

const REMARK = 'de afdeling belt na het weekend terug';
let world: TwoAgencies;
let coach: Browser;

beforeAll(async () => {
  world = await twoAgencies();
  const { served, staff, targets } = world;
  coach = await served.signIn(staff.coach);
  const jobhunter = await served.signIn(staff.jobhunter);
  // Applied for on 12 January.
  const step = { version: '1', to: 'gesloten', outcome: 'afgewezen', outcomeReason: 'een ander', happenedOn: '2026-03-03', note: REMARK };
  const taken = await jobhunter.post(`/sollicitaties/${targets.own.ids['applicationId']}/stap`, step);
  if (taken.status !== 303) throw new Error(`the step was refused: ${taken.status}`);
});
afterAll(() => world.served.close());

const log = (ending: string, from: string, until: string): string =>
  `/kandidaten/${world.targets.own.candidate.id}/logboek${ending}?van=${from}&tot=${until}`;

it.each(['', '/afdruk'])('tells all that the overview has to, on screen and in print (%s)', async (ending) => {
  const $ = load((await coach.get(log(ending, '2026-01-01', '2026-03-31'))).text);
  const table = $('table')
    .filter((_, element) => $(element).find('caption').text().includes('ollicitaties'))
    .first()
    .text();
  for (const part of ['Een werkgever', 'brief.txt', 'een ander', REMARK]) expect(table).toContain(part);
});

it('has the columns of the overview in the file, with who filed the evidence', async () => {
  const [head, ...rows] = (await coach.get(log('/csv', '2026-01-01', '2026-03-31'))).text.replace('\ufeff', '').split('\r\n');
  expect(head?.split(';')).toEqual([...OVERVIEW_COLUMNS]);
  const row = rows.find((line) => line.includes('Een werkgever'));
  expect(row).toContain(REMARK);
  expect(row).toMatch(/brief\.txt \([^)]+\)/);
});

it.each([
  ['of the day of applying', '2026-01-01', '2026-01-31', true],
  ['of the outcome, of an application of before', '2026-03-01', '2026-03-31', true],
  ['between the two', '2026-02-01', '2026-02-28', false],
])('an application stands in the period %s', async (_, from, until, stands) => {
  expect((await coach.get(log('/csv', from, until))).text.includes('Een werkgever')).toBe(stands);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewOwnAudit } from '../../../src/usecases/audit/view-audit.ts';
import { twoAgencies, type TwoAgencies } from '../../support/two-agencies.ts';

const WORDS = 'Mijn knie houdt dat niet vol, en dat weet alleen mijn coach.';
let world: TwoAgencies;

beforeAll(async () => {
  world = await twoAgencies();
});
afterAll(() => world.served.close());

it('shows what a candidate wrote with a refusal to the coach, and to no jobhunter, and notes that it was read', async () => {
  const { served, staff, targets } = world;
  const { candidate, ids } = targets.own;
  const portal = await served.signInByLink(candidate);
  const answered = await portal.post(`/mijn/vacatures/${ids['entryId']}/antwoord`, { kind: 'kan_niet', reason: 'te_zwaar', note: WORDS });
  expect(answered.status).toBe(303);
  const page = `/kandidaten/${candidate.id}/shortlist`;
  const byJobhunter = await (await served.signIn(staff.jobhunter)).get(page);
  expect(byJobhunter.status).toBe(200);
  expect(byJobhunter.text).not.toContain('Mijn knie');
  const before = await viewOwnAudit(served.service, candidate.actor, candidate.id);
  expect((await (await served.signIn(staff.coach)).get(page)).text).toContain(WORDS);
  const after = await viewOwnAudit(served.service, candidate.actor, candidate.id);
  expect(after[0]).toMatchObject({ event: 'shortlist.view', actorRole: 'coach' });
  expect(after.length).toBe(before.length + 1);
});

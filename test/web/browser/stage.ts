import { randomUUID } from 'node:crypto';
import { bindUi } from '../../../src/compose-ui.ts';
import { systemActor, type Actor } from '../../../src/domain/access/actor.ts';
import type { Verdict } from '../../../src/domain/review/review.ts';
import { localDateOf, addDays } from '../../../src/domain/shared/local-date.ts';
import type { CandidateId } from '../../../src/domain/shared/ids.ts';
import type { BrowserWorld } from '../../support/browser-world.ts';
import { eventually } from '../../support/eventually.ts';

/** Something of everything, so that every page has content: verdicts, a question, answers, an application with evidence, rest, own words. */
export type Stage = {
  readonly candidateId: CandidateId;
  readonly reviewId: string;
  readonly decidedId: string;
  readonly matchId: string;
  readonly vacancyId: string;
  readonly entryId: string;
  readonly appliedEntryId: string;
  readonly applicationId: string;
  readonly evidenceId: string;
  readonly listId: string;
  readonly sourceId: string;
  readonly runId: string;
  /** An employee who has a password, and no second factor yet. */
  readonly newcomer: string;
};

export const NEWCOMER_PASSWORD = 'een-lange-zin-om-mee-te-beginnen';

export async function setStage(world: BrowserWorld): Promise<Stage> {
  const { service } = world;
  const ui = bindUi(service);
  const who = (key: string): Actor => present(world.actors.get(key));
  const jobhunter = who('jobhunter');
  const coach = who('coach');
  const candidateId = present(world.candidates.get('verzorgende'));
  const account = (await ui.candidate(coach, candidateId)).candidate.accountId;
  const candidate: Actor = { accountId: account, agencyId: coach.agencyId, roles: ['candidate'], candidateId, secondFactor: true };
  const today = localDateOf(service.clock.now());
  const open = async () => (await ui.queue(jobhunter, { candidateId, statuses: ['open'], limit: 50, offset: 0 })).items;
  const decide = async (verdict: Verdict): Promise<string> => {
    const [first] = await open();
    const { review } = present(first);
    const done = await ui.decide(jobhunter, { reviewId: review.id, version: review.version, verdict });
    if (!done.ok) throw new Error(done.refusal);
    return review.id;
  };
  const decidedId = await decide({ kind: 'accepted', reason: '' });
  await decide({ kind: 'accepted', reason: '' });
  await decide({ kind: 'parked', until: addDays(today, 14), reason: '' });
  await decide({ kind: 'asked', question: 'Kan zij een dienst tot 21.00 uur aan, als zij daarna een dag vrij heeft?' });
  const { items } = await ui.shortlist(jobhunter, candidateId);
  const [applied, waiting] = [present(items[0]), present(items[1])];
  await ui.answerShortlist(candidate, { entryId: applied.id, answer: { kind: 'wil' } });
  const opened = await ui.openApplication(candidate, {
    candidateId,
    vacancyId: applied.vacancyId,
    initiative: 'kandidaat',
    state: 'verstuurd',
    appliedOn: today,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  const applicationId = opened.application.id;
  const evidence = await ui.addEvidence(jobhunter, {
    applicationId,
    file: { name: 'bevestiging.txt', mediaType: 'text/plain', content: new TextEncoder().encode('Wij hebben uw sollicitatie ontvangen.') },
  });
  if (!evidence.ok) throw new Error(evidence.refusal);
  await ui.recordContact(jobhunter, {
    candidateId,
    happenedOn: today,
    channel: 'bellen',
    employer: 'Bakkerij Het Gelders Brood',
    result: 'Geen plek nu, wel in het voorjaar.',
    nextStep: 'Terugbellen in maart',
  });
  await ui.writeOwnWords(candidate, { candidateId, text: 'Ik kan een half uur staan, daarna moet ik even zitten.', outdated: false });
  const started = await ui.startRest(coach, { candidateId, startsOn: addDays(today, -40), endsOn: addDays(today, -33), reason: '' });
  if (!started.ok) throw new Error(started.refusal);
  const [next] = await open();
  const { review } = present(next);
  const administrator = who('administrator');
  const [source] = await ui.sources(administrator);
  const { runs } = await ui.source(administrator, present(source).id);
  const newcomer = 'nieuw@demo.example';
  const id = await service.signIn.createEmployee(newcomer, 'Nora Nieuw');
  await service.signIn.setFirstPassword(id, NEWCOMER_PASSWORD);
  await service.transaction(systemActor(coach.agencyId), 'match.judge', ({ accounts }) =>
    accounts.add({ id, name: 'Nora Nieuw', email: newcomer, roles: ['coach'] }),
  );
  await eventually('the mail of somebody who asked for a link', async () => {
    await service.signIn.sendLink('verzorgende@demo.example', { ip: randomUUID() });
    return ((await service.mailer.sent(1, false)) ?? []).length > 0;
  });
  return {
    candidateId,
    reviewId: review.id,
    decidedId,
    matchId: review.matchId,
    vacancyId: review.vacancyId,
    entryId: waiting.id,
    appliedEntryId: applied.id,
    applicationId,
    evidenceId: present((await ui.application(jobhunter, applicationId)).evidence[0]).id,
    listId: present((await ui.list(coach, { candidateId, listId: null }))?.versions[0]).id,
    sourceId: present(source).id,
    runId: present(runs[0]).id,
    newcomer,
  };
}

function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('the stage lacks something');
  return value;
}

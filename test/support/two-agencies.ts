import { INSTALLATION_ACTOR } from '../../src/domain/access/actor.ts';
import { toCandidateId, toVacancyId, type AgencyId, type VacancyId } from '../../src/domain/shared/ids.ts';
import { addEvidence } from '../../src/usecases/application/add-evidence.ts';
import { openApplication } from '../../src/usecases/application/open-application.ts';
import { correctReading } from '../../src/usecases/correction/correct-reading.ts';
import { startRest } from '../../src/usecases/candidate/change-rest.ts';
import { writeOwnWords } from '../../src/usecases/candidate/own-words.ts';
import { settleWords } from '../../src/usecases/fml/settle-words.ts';
import { viewList } from '../../src/usecases/fml/view-list.ts';
import { decideReview } from '../../src/usecases/review/decide-review.ts';
import { viewQueue } from '../../src/usecases/review/view-queue.ts';
import { keepSearch } from '../../src/usecases/vacancy/saved-searches.ts';
import { EVERYTHING } from '../../src/domain/vacancy/search-request.ts';
import { viewShortlist } from '../../src/usecases/shortlist/view-shortlist.ts';
import { addSource } from '../../src/usecases/source/change-source.ts';
import { indexVacancy } from '../../src/usecases/vacancy/index-vacancy.ts';
import { pasteText } from '../../src/usecases/vacancy/paste-vacancy.ts';
import { anItem } from './an-fml-list.ts';
import { DESCRIPTION, onDay, servedAgencies, type Employee, type ServedAgencies, type ServedCandidate } from './served-agencies.ts';

/** Everything that an address can name, of one candidate; ids of the shared record are the same for all. */
export type Target = {
  readonly agencyId: AgencyId;
  readonly candidate: ServedCandidate;
  readonly coach: Employee;
  readonly jobhunter: Employee;
  readonly ids: Readonly<Record<string, string>>;
};

/**
 * Two agencies that share an installation. `own` and `other` are candidates of the first, with teams that do not overlap; `foreign` is one of the
 * second.
 */
export type TwoAgencies = {
  readonly served: ServedAgencies;
  readonly targets: { readonly own: Target; readonly other: Target; readonly foreign: Target };
  readonly staff: Readonly<Record<'jobhunter' | 'coach' | 'teamlead' | 'office' | 'administrator', Employee>>;
  /** A source and a run of it, which belong to the installation. */
  readonly shared: { readonly sourceId: string; readonly runId: string };
};

/** Words of a doctor that no jobhunter may ever read. */
export const TOELICHTING = 'wegens een niet nader te noemen aandoening aan de rug';

export async function twoAgencies(): Promise<TwoAgencies> {
  const served = await servedAgencies();
  const vacancies: VacancyId[] = [];
  for (let count = 0; count < 6; count += 1) vacancies.push(await served.aVacancy());
  const keptBack = await served.aVacancy({
    title: 'Verhuizer',
    description:
      'Je tilt de hele dag kasten en dozen tot 40 kilo. Zwaar tillen is de kern van het werk, elke dag weer, trap op en trap af.',
  });
  const [first, second] = [await served.anAgency('Spoor Vooruit'), await served.anAgency('Ander Bureau')];
  const own = await aTarget(served, first, keptBack);
  const other = await aTarget(served, first, keptBack);
  const foreign = await aTarget(served, second, keptBack);
  const administrator = await served.anEmployee(first, 'administrator');
  return {
    served,
    targets: { own, other, foreign },
    staff: {
      jobhunter: own.jobhunter,
      coach: own.coach,
      teamlead: await served.anEmployee(first, 'teamlead'),
      office: await served.anEmployee(first, 'office'),
      administrator,
    },
    shared: await aSourceWithARun(served, administrator),
  };
}

async function aTarget(served: ServedAgencies, agencyId: AgencyId, keptBackId: VacancyId): Promise<Target> {
  const { service } = served;
  const coach = await served.anEmployee(agencyId, 'coach');
  const jobhunter = await served.anEmployee(agencyId, 'jobhunter');
  const spare = await served.anEmployee(agencyId, 'jobhunter');
  const candidate = await served.aCandidate(
    { coach, jobhunter },
    { list: { items: [anItem('4.13', { score: 1, toelichting: TOELICHTING }), anItem('1.1', { score: 1 })] } },
  );
  const { id: candidateId } = candidate;
  await service.transaction({ ...INSTALLATION_ACTOR, agencyId }, 'match.judge', ({ accounts }) =>
    accounts.assign({ candidateId, accountId: spare.accountId, role: 'jobhunter', startsAt: service.clock.now() }),
  );
  await served.match(candidate);
  const query = { candidateId, statuses: ['open'] as const, limit: 200, offset: 0 };
  const { items } = await viewQueue(service, jobhunter, query);
  const [accepted, asked, open] = items.map(({ review }) => review);
  if (!accepted || !asked || !open) throw new Error(`the queue has only ${items.length} matches`);
  await decideReview(service, jobhunter, { reviewId: accepted.id, version: accepted.version, verdict: { kind: 'accepted', reason: '' } });
  await decideReview(service, jobhunter, {
    reviewId: asked.id,
    version: asked.version,
    verdict: { kind: 'asked', question: 'Kan dit, met deze tijden?' },
  });
  const opened = await openApplication(service, jobhunter, {
    candidateId,
    initiative: 'jobhunter',
    state: 'verstuurd',
    appliedOn: onDay('2026-01-12'),
    vacancyId: null,
    kind: 'open_sollicitatie',
    employer: 'Een werkgever',
    function: 'Medewerker',
    town: null,
    link: null,
    contactRole: null,
  });
  if (!opened.ok) throw new Error('the application was refused');
  const evidence = await addEvidence(service, jobhunter, {
    applicationId: opened.application.id,
    file: { name: 'brief.txt', mediaType: 'text/plain', content: Buffer.from('Geachte mevrouw') },
  });
  if (!evidence.ok) throw new Error('the evidence was refused');
  await writeOwnWords(service, candidate.actor, { candidateId, text: 'Ik kan een half uur staan.', outdated: false });
  const pasted = await pasteText(service, jobhunter, {
    title: 'Portier',
    employer: 'Gebouw',
    location: 'Utrecht',
    url: '',
    text: `${DESCRIPTION} Geplakt voor ${candidateId}.`,
  });
  if (!pasted.ok) throw new Error('the pasted vacancy was refused');
  await indexVacancy(service, agencyId, pasted.vacancyId);
  const viewed = await viewList(service, coach, { candidateId, listId: null });
  const [entry] = (await viewShortlist(service, jobhunter, candidateId)).items;
  const found = await service.transaction(coach, 'candidate.view', async ({ accounts, questions, reviews }) => ({
    assignmentId: (await accounts.assignmentsOf(candidateId)).find(({ accountId }) => accountId === spare.accountId)?.id ?? '',
    questionId: (await questions.of(candidateId))[0]?.id ?? '',
    matchId: (await reviews.get(open.id)).matchId,
  }));
  await settleWords(service, coach, {
    candidateId,
    listId: viewed?.list.id ?? (await Promise.reject(new Error('no list'))),
    item: '4.13',
    state: 'mens_beslist',
    rules: [],
    note: 'per vacature bekijken',
  });
  return {
    agencyId,
    candidate,
    coach,
    jobhunter,
    ids: {
      candidateId,
      reviewId: open.id,
      matchId: found.matchId,
      keptBackId,
      vacancyId: pasted.vacancyId,
      questionId: found.questionId,
      assignmentId: found.assignmentId,
      listId: viewed?.list.id ?? '',
      applicationId: opened.application.id,
      evidenceId: evidence.evidenceId,
      entryId: entry?.id ?? '',
      accountId: spare.accountId,
    },
  };
}

/** A rest that is on now, and no other. @returns its id */
export async function aRest({ service }: ServedAgencies, { ids, coach, candidate }: Target): Promise<string> {
  const candidateId = toCandidateId(ids['candidateId'] ?? '');
  const restsOf = async () =>
    (await service.transaction(coach, 'candidate.view', ({ candidates }) => candidates.rests(candidateId))).filter(
      ({ endedAt }) => endedAt === null,
    );
  const [running] = await restsOf();
  if (running) return running.id;
  await startRest(service, candidate.actor, { candidateId, startsOn: onDay('2026-01-05'), endsOn: null, reason: 'even rust' });
  return (await restsOf())[0]?.id ?? '';
}

/** A correction that is in force, of the vacancy that the target's jobhunter pasted. @returns its id */
export async function aCorrection({ service }: ServedAgencies, { ids, jobhunter }: Target): Promise<string> {
  const vacancyId = toVacancyId(ids['vacancyId'] ?? '');
  const corrected = await correctReading(service, jobhunter, { vacancyId, corrected: { fact: 'education', value: 'vmbo' } });
  if (!corrected.ok) throw new Error('the correction was refused');
  return corrected.id;
}

async function aSourceWithARun({ service }: ServedAgencies, administrator: Employee): Promise<TwoAgencies['shared']> {
  const added = await addSource(service, administrator, {
    name: 'Werken bij het archief',
    kind: 'recruitee',
    address: 'https://archief.example/',
    recipe: { kind: 'recruitee' },
    cron: '0 6 * * *',
    region: null,
    state: { status: 'active' },
    limits: { minDelayMs: 1000, maxPages: 100 },
  });
  if (!added.ok) throw new Error('the source was refused');
  const { sourceId } = added;
  const runId = await service.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async ({ sources }) => {
    const started = await sources.startRun(sourceId, 'person', 'claim');
    if (started === null) throw new Error('another run is under way');
    await sources.addUnreadable(started, { url: 'https://archief.example/1', reason: 'no-title', detail: '' });
    return started;
  });
  return { sourceId, runId };
}

/** A search that the target's jobhunter kept for the candidate. @returns its id */
export async function aSavedSearch({ service }: ServedAgencies, { ids, jobhunter }: Target): Promise<string> {
  const candidateId = toCandidateId(ids['candidateId'] ?? '');
  return keepSearch(service, jobhunter, { candidateId, name: 'Archief', asked: { ...EVERYTHING, text: 'archief' } });
}

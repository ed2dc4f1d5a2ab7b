import { randomUUID } from 'node:crypto';
import type { Service } from '../../src/compose.ts';
import { systemActor, type Actor } from '../../src/domain/access/actor.ts';
import { checkFmlList } from '../../src/domain/fml/check-fml-list.ts';
import { toAgencyId, toFmlListId, type AccountId, type AgencyId, type CandidateId } from '../../src/domain/shared/ids.ts';
import { addDays, localDateOf, type LocalDate } from '../../src/domain/shared/local-date.ts';
import type { Zoekprofiel } from '../../src/domain/zoekprofiel/zoekprofiel.ts';
import { addCandidate } from '../../src/usecases/candidate/add-candidate.ts';
import { enterList } from '../../src/usecases/fml/enter-list.ts';
import { agreeZoekprofiel } from '../../src/usecases/zoekprofiel/agree-zoekprofiel.ts';
import { AGENCY_NAME, CANDIDATES, EMPLOYEES, type DemoCandidate } from './agency.ts';

/** Password and authenticator secret of every demo employee: known to whoever reads this, on invented people only. */
export const DEMO_PASSWORD = 'nieuw-spoor-2026';
export const DEMO_TOTP_SECRET = Buffer.from('spoorzoeker-demo-key');

export type DemoAgency = {
  readonly agencyId: AgencyId;
  readonly candidates: ReadonlyMap<string, CandidateId>;
  readonly actors: ReadonlyMap<string, Actor>;
};

/** Makes the demo agency: employees who can sign in, twelve candidates with lists and zoekprofielen, and who works for whom. */
export async function seedAgency(service: Service): Promise<DemoAgency> {
  const agencyId = toAgencyId(randomUUID());
  const system = systemActor(agencyId);
  await service.transaction(system, 'match.judge', ({ accounts }) => accounts.addAgency(AGENCY_NAME));
  const actors = new Map<string, Actor>();
  for (const { key, name, email, roles } of EMPLOYEES) {
    const accountId = await service.signIn.createEmployee(email, name);
    await service.signIn.setFirstPassword(accountId, DEMO_PASSWORD);
    await service.signIn.enrolKnown(accountId, DEMO_TOTP_SECRET);
    await service.transaction(system, 'match.judge', ({ accounts }) => accounts.add({ id: accountId, name, email, roles }));
    actors.set(key, { accountId, agencyId, roles, candidateId: null, secondFactor: true });
  }
  const candidates = new Map<string, CandidateId>();
  for (const candidate of CANDIDATES) candidates.set(candidate.key, await seedCandidate(service, system, actors, candidate));
  return { agencyId, candidates, actors };
}

function actorOf(actors: ReadonlyMap<string, Actor>, key: string): Actor & { accountId: AccountId } {
  const actor = actors.get(key);
  if (!actor || actor.accountId === null) throw new Error(`the demo has no employee ${key}`);
  return { ...actor, accountId: actor.accountId };
}

async function seedCandidate(
  service: Service,
  system: Actor,
  actors: ReadonlyMap<string, Actor>,
  candidate: DemoCandidate,
): Promise<CandidateId> {
  const coach = actorOf(actors, candidate.coach);
  const jobhunter = actorOf(actors, candidate.jobhunter);
  const email = `${candidate.key}@demo.example`;
  const { name, reference, status } = candidate;
  const added = await addCandidate(service, coach, { name, reference, status, email, phone: null });
  if (!added.ok) throw new Error(`the demo has two candidates ${reference}`);
  const { candidateId } = added;
  const accountId = await service.signIn.createCandidate(email, name);
  await service.transaction(system, 'match.judge', async ({ accounts, candidates }) => {
    await accounts.assign({ candidateId, accountId: jobhunter.accountId, role: 'jobhunter', startsAt: service.clock.now() });
    await accounts.add({ id: accountId, name, email, roles: ['candidate'] });
    await candidates.linkAccount(candidateId, accountId);
  });
  const today = localDateOf(service.clock.now());
  await enterList(service, coach, {
    candidateId,
    list: toList(candidate, today),
    provenance: { source: 'brief van de bedrijfsarts (verzonnen)', reason: 'start van het traject' },
  });
  await agreeZoekprofiel(service, coach, {
    candidateId,
    content: toZoekprofiel(service, candidate),
    source: 'intakegesprek (verzonnen)',
    reason: 'eerste zoekprofiel na de intake',
    agreedOn: addDays(today, -7),
  });
  return candidateId;
}

function toList({ key, list }: DemoCandidate, today: LocalDate) {
  const whole = {
    ...list,
    drawnUpOn: addDays(today, -21),
    validFromOn: addDays(today, -21),
    reviewBeforeOn: addDays(today, 160),
    authorRole: 'bedrijfsarts' as const,
    usable: true,
    buildUp: [],
  };
  const refusals = checkFmlList({ ...whole, id: toFmlListId(''), version: 1 });
  if (refusals.length > 0) throw new Error(`the demo list of ${key} is refused: ${JSON.stringify(refusals)}`);
  return whole;
}

function toZoekprofiel({ rules }: Service, { key, zoekprofiel }: DemoCandidate): Zoekprofiel {
  const home = rules.resolveHome(zoekprofiel.home);
  if (!home.point) throw new Error(`the demo place of ${key} is not known: ${zoekprofiel.home}`);
  const sought = (title: string) => ({ title, isco08: rules.occupationsOf(title) });
  return {
    wanted: zoekprofiel.wanted.map(sought),
    acceptable: zoekprofiel.acceptable.map(sought),
    excluded: zoekprofiel.excluded.map(([title, reason]) => ({ ...sought(title), reason })),
    home: { name: zoekprofiel.home, point: home.point },
    maxKm: zoekprofiel.maxKm,
    travel: zoekprofiel.modes.map((mode) => ({ mode, maxMinutes: null })),
    hoursPerWeek: { min: zoekprofiel.hours[0], max: zoekprofiel.hours[1] },
    hoursPerDay: { min: null, max: null },
    notTimes: zoekprofiel.notTimes,
    notParts: [],
    education: zoekprofiel.education,
    licences: zoekprofiel.licences,
    certificates: zoekprofiel.certificates.map((code) => ({ code, validUntilOn: null })),
    languages: [{ language: 'Nederlands', level: null }],
    sectors: [],
    notSectors: [],
    contracts: zoekprofiel.contracts,
    minimumPay: null,
    homeWorking: null,
  };
}

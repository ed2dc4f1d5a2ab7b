import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import { JOBS } from '../../jobs/index.ts';
import { bindUi } from '../../src/compose-ui.ts';
import { composeService, type Service } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { INSTALLATION_ACTOR, systemActor, type Actor, type Role } from '../../src/domain/access/actor.ts';
import type { PostingContent } from '../../src/domain/posting/posting.ts';
import { toAgencyId, type AccountId, type AgencyId, type CandidateId, type VacancyId } from '../../src/domain/shared/ids.ts';
import { parseLocalDate, type LocalDate } from '../../src/domain/shared/local-date.ts';
import { addCandidate } from '../../src/usecases/candidate/add-candidate.ts';
import { enterList, type EnterList } from '../../src/usecases/fml/enter-list.ts';
import { matchCandidate } from '../../src/usecases/match/match-candidate.ts';
import { storePosting } from '../../src/usecases/vacancy/store-posting.ts';
import { agreeZoekprofiel } from '../../src/usecases/zoekprofiel/agree-zoekprofiel.ts';
import type { RegisteredRoute } from '../../src/web/page.ts';
import { createServer } from '../../src/web/server.ts';
import { aList, anItem, aZoekprofiel } from './an-fml-list.ts';
import { aPosting } from './a-posting.ts';
import { aBrowser, type Browser } from './browser.ts';
import { eventually } from './eventually.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { totpAt } from './totp.ts';

const PASSWORD = 'vier woorden zijn lang genoeg';
const SECRET = Buffer.from('a secret of twenty b');
/** The secret as an authenticator app is told it (RFC 4648). */
const SECRET_BASE32 = 'MEQHGZLDOJSXIIDPMYQHI53FNZ2HSIDC';

export type Employee = Actor & { readonly accountId: AccountId; readonly email: string };
export type ServedCandidate = {
  readonly id: CandidateId;
  readonly email: string;
  readonly actor: Actor;
};

/** The service as it is composed, on a database of its own, behind its own pages; nothing is left out but the worker. */
export type ServedAgencies = {
  readonly database: TestDatabase;
  readonly service: Service;
  /** For another process on the same database. */
  readonly masterKey: string;
  readonly server: Express;
  readonly routes: readonly RegisteredRoute[];
  anAgency(name?: string): Promise<AgencyId>;
  /** With password and second factor; the session is another matter. */
  anEmployee(agencyId: AgencyId, ...roles: readonly Exclude<Role, 'candidate' | 'system'>[]): Promise<Employee>;
  /** Somebody with an account, a list and a zoekprofiel in force. */
  aCandidate(team: { coach: Employee; jobhunter: Employee | null }, given?: CandidateGiven): Promise<ServedCandidate>;
  /** A vacancy of the shared record, read by the rules. */
  aVacancy(given?: Partial<PostingContent>): Promise<VacancyId>;
  match(candidate: ServedCandidate): Promise<void>;
  /** Signs an employee in as a person does: password, then the app. */
  signIn(employee: { email: string }, options?: { secondFactor?: boolean }): Promise<Browser>;
  /** Signs a candidate in with a link out of the mail. */
  signInByLink(candidate: { email: string }): Promise<Browser>;
  close(): Promise<void>;
};
export type CandidateGiven = {
  readonly name?: string;
  readonly list?: Partial<EnterList['list']>;
  readonly zoekprofiel?: Parameters<typeof aZoekprofiel>[0];
};

export const onDay = (text: string): LocalDate => {
  const day = parseLocalDate(text);
  if (!day) throw new Error(`not a day: ${text}`);
  return day;
};

/** Work that the list of the builder does not forbid. */
export const DESCRIPTION = [
  'Als medewerker archief werk je op kantoor in een rustige werkkamer.',
  'Je tilt dozen tot 5 kilo en je zit het grootste deel van de dag.',
  'De functie is voor 24 tot 32 uur per week, alleen overdag.',
].join(' ');

export async function servedAgencies(): Promise<ServedAgencies> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'spoor-served-'));
  const masterKey = randomBytes(32).toString('base64');
  const { config, secrets } = loadConfig({
    DATA_DIR: dataDir,
    DATABASE_URL: database.urls.app,
    DATABASE_OWNER_URL: database.urls.owner,
    DATABASE_AUTH_URL: database.urls.auth,
    DATABASE_QUEUE_URL: database.urls.queue,
    DATABASE_MATCHER_URL: database.urls.matcher,
    PUBLIC_URL: 'http://spoor.example',
    SPOOR_KEY: masterKey,
    LOG_LEVEL: 'error',
  });
  const service = await composeService(config, secrets, JOBS);
  const { publicUrl } = config;
  const { formSecret, log, signIn } = service;
  const { server, page } = createServer({
    publicUrl,
    formSecret,
    demo: false,
    log,
    signIn,
    ui: bindUi(service),
    check: () => service.check(),
  });
  let people = 0;
  let vacancies = 0;
  const inAgency = <T>(agencyId: AgencyId, work: Parameters<typeof service.transaction<T>>[2]): Promise<T> =>
    service.transaction(systemActor(agencyId), 'match.judge', work);

  return {
    database,
    service,
    masterKey,
    server,
    routes: page.routes,
    async anAgency(name = 'Spoor Vooruit') {
      const agencyId = toAgencyId(randomUUID());
      await inAgency(agencyId, ({ accounts }) => accounts.addAgency(name));
      return agencyId;
    },
    async anEmployee(agencyId, ...roles) {
      people += 1;
      const name = `Medewerker ${people}`;
      const email = `medewerker${people}@voorbeeld.example`;
      const accountId = await signIn.createEmployee(email, name);
      await signIn.setFirstPassword(accountId, PASSWORD);
      await signIn.enrolKnown(accountId, SECRET);
      await inAgency(agencyId, ({ accounts }) => accounts.add({ id: accountId, name, email, roles }));
      return { accountId, agencyId, roles, candidateId: null, secondFactor: true, email };
    },
    async aCandidate({ coach, jobhunter }, { name, list = {}, zoekprofiel = {} } = {}) {
      people += 1;
      const { agencyId } = coach;
      const email = `kandidaat${people}@voorbeeld.example`;
      const own = { name: name ?? `Kandidaat ${people}`, reference: `D-${people}`, email, phone: null, status: 'bemiddeling' as const };
      const added = await addCandidate(service, coach, own);
      if (!added.ok) throw new Error(added.refusal);
      const { candidateId: id } = added;
      const accountId = await signIn.createCandidate(email, own.name);
      await inAgency(agencyId, async ({ accounts, candidates }) => {
        await accounts.add({ id: accountId, name: own.name, email, roles: ['candidate'] });
        await candidates.linkAccount(id, accountId);
        if (jobhunter) {
          await accounts.assign({ candidateId: id, accountId: jobhunter.accountId, role: 'jobhunter', startsAt: service.clock.now() });
        }
      });
      const { id: _id, version: _version, ...content } = aList({ items: [anItem('4.13', { score: 1 })], ...list });
      await enterList(service, coach, { candidateId: id, list: content, provenance: { source: 'brief', reason: 'start' } });
      await agreeZoekprofiel(service, coach, {
        candidateId: id,
        content: aZoekprofiel({
          wanted: [{ title: 'Medewerker archief', isco08: [] }],
          home: { name: 'Utrecht', point: { lat: 52.09, lon: 5.12 } },
          maxKm: 30,
          ...zoekprofiel,
        }),
        source: 'gesprek',
        reason: 'start',
        agreedOn: onDay('2026-01-05'),
      });
      return { id, email, actor: { accountId, agencyId, roles: ['candidate'], candidateId: id, secondFactor: true } };
    },
    async aVacancy(given = {}) {
      vacancies += 1;
      const content: PostingContent = { ...aPublishedPosting(vacancies), ...given };
      return service.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
        const from = { sourceId: null, runId: null, shared: true, seenAt: service.clock.now() };
        return (await storePosting(service, scope, content, from)).vacancyId;
      });
    },
    async match({ id, actor }) {
      await matchCandidate(service, actor.agencyId, id);
    },
    async signIn({ email }, { secondFactor = true } = {}) {
      const browser = aBrowser(server);
      const { headers } = await browser.post('/aanmelden/wachtwoord', { email, password: PASSWORD, naar: '' });
      if (headers['location'] !== '/') throw new Error(`${email} was not let in`);
      if (!secondFactor) return browser;
      const shown = await browser.post('/tweede-stap', { code: totpAt(SECRET_BASE32, new Date()), naar: '' });
      if (shown.status !== 303) throw new Error(`${email} did not get past the second step: ${shown.status}`);
      return browser;
    },
    async signInByLink({ email }) {
      const browser = aBrowser(server);
      const linkOf = async () => (await service.mailer.sent(500, true))?.filter(({ to }) => to === email) ?? [];
      const before = (await linkOf()).length;
      await browser.post('/aanmelden/link', { email });
      await eventually('the mail is there', async () => (await linkOf()).length > before);
      const sent = (await linkOf()).toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
      const token = /token=([^\s&]+)/.exec(sent?.text ?? '')?.[1] ?? '';
      await browser.post('/aanmelden/openen', { token: decodeURIComponent(token) });
      return browser;
    },
    async close() {
      await service.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Each in a town of its own: one text twice in one town would be one opening. */
const TOWNS = ['Utrecht', 'Zeist', 'Nieuwegein', 'Houten', 'Maarssen', 'De Bilt', 'IJsselstein', 'Bilthoven', 'Vianen', 'Bunnik'] as const;

const townOf = (number: number): string => TOWNS[number % TOWNS.length] ?? TOWNS[0];

const aPublishedPosting = (number: number): PostingContent =>
  aPosting({
    externalKey: `vacature-${number}`,
    url: `https://werk.example/vacature-${number}`,
    title: 'Medewerker archief',
    employer: `Archief ${number}`,
    locations: [{ asWritten: townOf(number), town: townOf(number), postcode: null, region: null, country: 'NL', lat: null, lon: null }],
    postedOn: onDay('2026-01-05'),
    description: `${DESCRIPTION} Nummer ${number}.`,
  });

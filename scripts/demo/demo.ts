// npm run demo: a whole Spoorzoeker on invented people, employers and vacancies. Keeps what was done in it under ./data/demo.
// --fresh begins anew; --code shows the code of the second step; --walk goes the way of one match itself, and ends.
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { startEmbeddedPostgres } from '../../src/adapters/postgres/embedded/embedded-postgres.ts';
import type { Service } from '../../src/compose.ts';
import { systemActor, type Actor } from '../../src/domain/access/actor.ts';
import { AppError, ConfigError } from '../../src/domain/shared/errors.ts';
import type { SourceId } from '../../src/domain/shared/ids.ts';
import type { SourceDraft } from '../../src/domain/source/check-source.ts';
import { start, stopOnSignal } from '../../src/main.ts';
import type { KeptSource, Run } from '../../src/ports/source-repository.ts';
import { listAgencies } from '../../src/usecases/agency/list-agencies.ts';
import { viewQueues } from '../../src/usecases/review/view-queue.ts';
import { addSource, changeSource, runSource } from '../../src/usecases/source/change-source.ts';
import { listSources } from '../../src/usecases/source/view-source.ts';
import { source as RUN_WORDS } from '../../src/web/messages/nl/source.ts';
import { CANDIDATES, EMPLOYEES } from './agency.ts';
import { startLabourMarket, type LabourMarket } from './labour-market/labour-market.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, seedAgency } from './seed-agency.ts';
import { walkOneMatch } from './walk.ts';

/** The demo's sites keep their ports from one start to the next, so that their vacancies keep their addresses. */
const FIRST_SITE_PORT = 4801;
const CRAWL_DELAY_MS = 200;
const LOOK_EVERY_MS = 1_000;
/** Whatever is still under way after this long is told as it is. */
const GIVE_UP_MS = 300_000;

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const wait = (ms: number): Promise<void> => new Promise((done) => void setTimeout(done, ms));

/** The code that the authenticator app of every demo employee would show now. */
const codeNow = (): Promise<string> => createOTP(DEMO_TOTP_SECRET).totp();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { code: { type: 'boolean' }, fresh: { type: 'boolean' }, walk: { type: 'boolean' } },
    strict: true,
  });
  if (values.code) return say(await codeNow());
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(0);
  const dataDir = resolve(process.env['DATA_DIR'] ?? join('data', 'demo'));
  if (values.fresh) await startAfresh(dataDir);

  const market = await startLabourMarket({ firstPort: FIRST_SITE_PORT });
  say(`De demo-arbeidsmarkt draait: ${market.sites.length} sites met ${total(market)} vacatures.`);
  say('De database en de dienst starten ...');
  const running = await start(environmentOf(dataDir, market), { demo: true }).catch(async (error: unknown) => {
    // Open sites would keep the process alive.
    await market.stop();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await running.stop();
    await market.stop();
  };
  stopOnSignal({ ...running, stop });
  try {
    const { service, url } = running;
    const actors = await demoActors(service);
    say(`Het demobureau staat klaar: ${EMPLOYEES.length} medewerkers, ${CANDIDATES.length} kandidaten (${seconds()} s).`);
    await readMarket(service, actorOf(actors, 'administrator'), market);
    await tellSignIn(service, url);
    await followReading(service, actors, seconds);
    say();
    if (values.walk) {
      await walk(service, url);
      say(`De weg van een match is gelopen na ${seconds()} s.`);
      return await stop();
    }
    say(`Klaar. Open ${url} en meld u aan zoals hierboven staat; Ctrl+C stopt de demo.`);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Goes the way of one match over the real pages, and says each step. */
async function walk(service: Service, url: string): Promise<void> {
  const emailOf = (key: string): string => EMPLOYEES.find((one) => one.key === key)?.email ?? '';
  await walkOneMatch({
    url,
    password: DEMO_PASSWORD,
    jobhunter: emailOf('jobhunter'),
    coach: emailOf('coach'),
    codeNow,
    linkFor: (email) => candidateLink(service, email),
    candidates: CANDIDATES.filter(({ coach }) => coach === 'coach').map(({ key, name }) => ({ name, email: `${key}@demo.example` })),
    say,
  });
}

const total = (market: LabourMarket): number => market.sites.reduce((sum, { vacancies }) => sum + vacancies, 0);

/** The settings of the demo. Of the outside only what says where it stands: it never touches a database or mail server that happens to be set. */
function environmentOf(dataDir: string, market: LabourMarket): NodeJS.ProcessEnv {
  const own = ['HOST', 'PORT', 'PUBLIC_URL', 'LOG_LEVEL', 'HOME', 'PATH'].map((name) => [name, process.env[name]] as const);
  return {
    LOG_LEVEL: 'warn',
    ...Object.fromEntries(own.filter(([, value]) => value !== undefined)),
    DATA_DIR: dataDir,
    // Beside the data and not in it, as for every installation; thrown away together.
    SPOOR_KEY_FILE: `${dataDir}.key`,
    CONTACT: 'demo@spoorzoeker.example',
    DEMO_ORIGINS: market.sites.map(({ origin }) => origin).join(','),
    FETCH_MIN_DELAY_MS: String(CRAWL_DELAY_MS),
    WORKER_CONCURRENCY: '8',
  };
}

/** Stops what may have outlived an earlier demo on the folder, and empties it. Refuses while another demo runs on it. */
async function startAfresh(dataDir: string): Promise<void> {
  const database = await startEmbeddedPostgres({ dataDir });
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
  await rm(`${dataDir}.key`, { force: true });
}

/** Who works at the demo agency, which is made at the first start. */
async function demoActors(service: Service): Promise<ReadonlyMap<string, Actor>> {
  const [agencyId] = await listAgencies(service);
  if (agencyId === undefined) return (await seedAgency(service)).actors;
  const accounts = await service.transaction(systemActor(agencyId), 'match.judge', ({ accounts: kept }) => kept.list());
  const found = EMPLOYEES.flatMap(({ key, email, roles }): [string, Actor][] => {
    const account = accounts.find((one) => one.email === email);
    return account ? [[key, { accountId: account.id, agencyId, roles, candidateId: null, secondFactor: true }]] : [];
  });
  if (accounts.length < EMPLOYEES.length + CANDIDATES.length) {
    throw new ConfigError('De vorige start van de demo is halverwege gestopt. Begin opnieuw met: npm run demo -- --fresh');
  }
  return new Map(found);
}

function actorOf(actors: ReadonlyMap<string, Actor>, key: string): Actor {
  const actor = actors.get(key);
  if (!actor) throw new Error(`the demo has no employee ${key}`);
  return actor;
}

/** Asks for a run over every site, as an administrator would on screen. */
async function readMarket(service: Service, administrator: Actor, market: LabourMarket): Promise<void> {
  const known = new Map((await listSources(service, administrator)).map((source) => [source.name, source]));
  for (const { name, draft } of market.sites) {
    const sourceId = await keepSource(service, administrator, known.get(name) ?? null, draft);
    await runSource(service, administrator, sourceId);
  }
}

/** Adds the site as a source, or brings the one of an earlier start up to date. */
async function keepSource(service: Service, administrator: Actor, kept: KeptSource | null, draft: SourceDraft): Promise<SourceId> {
  const refused = (reasons: readonly string[]): Error => new Error(`the demo's source ${draft.name} is refused: ${reasons.join(', ')}`);
  if (!kept) {
    const added = await addSource(service, administrator, draft);
    if (!added.ok) throw refused(added.refusals);
    return added.sourceId;
  }
  const changed = await changeSource(service, administrator, { sourceId: kept.id, version: kept.version, draft });
  if (!changed.ok) throw refused(changed.refusals);
  return kept.id;
}

/** Shows how the runs and the queues fill, until every site was read and the matching has come to rest. */
async function followReading(service: Service, actors: ReadonlyMap<string, Actor>, seconds: () => string): Promise<void> {
  const administrator = actorOf(actors, 'administrator');
  const jobhunters = EMPLOYEES.filter(({ roles }) => roles.includes('jobhunter')).map(({ key }) => actorOf(actors, key));
  const begun = performance.now();
  let [shown, first, still] = ['', false, 0];
  say();
  while (performance.now() - begun < GIVE_UP_MS) {
    const sources = await listSources(service, administrator);
    const queues = (await Promise.all(jobhunters.map((actor) => viewQueues(service, actor)))).flat();
    const waiting = queues.reduce((sum, { counts }) => sum + (counts ? counts.geenConflict + counts.aandacht : 0), 0);
    if (waiting > 0 && !first) {
      first = true;
      say(`Eerste match om te beoordelen na ${seconds()} s`);
    }
    const line = progressOf(sources, waiting);
    if (line !== shown) say(`${seconds().padStart(4)} s  ${line}`);
    still = line === shown ? still + 1 : 0;
    shown = line;
    const read = sources.every(({ lastRun }) => lastRun !== null && lastRun.state !== 'running');
    if (read && first && still > 5) break;
    await wait(LOOK_EVERY_MS);
  }
  for (const { name, lastRun } of await listSources(service, administrator))
    say(`        ${name}: ${lastRun ? outcomeOf(lastRun) : 'nog niet gelezen'}`);
}

/** How a run ended, in the words of the screen. */
function outcomeOf({ seen, unreadable, state, reason }: Run): string {
  const why = reason === null ? '' : `: ${RUN_WORDS[`run.reason.${reason}`]}`;
  return `${seen} vacatures, ${unreadable} onleesbaar (${RUN_WORDS[`run.state.${state}`]}${why})`;
}

function progressOf(sources: readonly KeptSource[], waiting: number): string {
  const seen = sources.reduce((sum, { lastRun }) => sum + (lastRun?.seen ?? 0), 0);
  const read = sources.filter(({ lastRun }) => lastRun !== null && lastRun.state !== 'running').length;
  return `${read} van ${sources.length} sites gelezen, ${seen} vacatures gezien, ${waiting} matches te beoordelen`;
}

async function tellSignIn(service: Service, url: string): Promise<void> {
  say();
  say(`Aanmelden op ${url}/aanmelden met wachtwoord ${DEMO_PASSWORD}`);
  for (const { name, email, roles } of EMPLOYEES) say(`  ${email.padEnd(28)} ${name} (${roles.join(', ')})`);
  say(`Code voor de tweede stap: ${await codeNow()} (elke halve minuut een andere: npm run --silent demo -- --code).`);
  say(`  Of zet deze sleutel in een authenticator-app: ${base32.encode(DEMO_TOTP_SECRET, { padding: false })}`);
  const [candidate] = CANDIDATES;
  if (!candidate) return;
  const email = `${candidate.key}@demo.example`;
  say(`Als kandidaat ${candidate.name} (een kwartier geldig, één keer te openen): ${await candidateLink(service, email)}`);
  say(`  Een nieuwe link: vraag er op de aanmeldpagina een aan voor ${email}, en lees de mail als beheerder op ${url}/beheer/post.`);
}

/** The link that was mailed to a candidate. The mail is written in the background, so it is looked for a few times. */
async function candidateLink(service: Service, email: string): Promise<string> {
  const since = service.clock.now();
  await service.signIn.sendLink(email, { ip: '127.0.0.1' });
  for (let turn = 0; turn < 20; turn += 1) {
    const sent = (await service.mailer.sent(10, true)) ?? [];
    const link = sent.find(({ to, at }) => to === email && at >= since)?.text?.match(/https?:\S+/)?.[0];
    if (link !== undefined) return link;
    await wait(100);
  }
  return '(geen mail gevonden)';
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});

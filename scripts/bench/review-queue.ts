// npm run bench:review-queue -- [--seconds N] [--at-once N] [--json]
// Pages of the review queue that the whole service answers in a second: signed in, with its own database, the demo's vacancies matched for the
// demo's candidates. Beside it, in the same run, the health check: what this machine and this database allow at most.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createOTP } from '@better-auth/utils/otp';
import { composeService, type Service } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { INSTALLATION_ACTOR } from '../../src/domain/access/actor.ts';
import type { PostingContent } from '../../src/domain/posting/posting.ts';
import { localDateOf } from '../../src/domain/shared/local-date.ts';
import { matchCandidate } from '../../src/usecases/match/match-candidate.ts';
import { storePosting } from '../../src/usecases/vacancy/store-posting.ts';
import { paths } from '../../src/web/paths.ts';
import { EMPLOYEES } from '../demo/agency.ts';
import { loadVacancies, type DemoVacancy } from '../demo/labour-market/vacancies.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, seedAgency } from '../demo/seed-agency.ts';
import { signIn } from '../demo/walk.ts';

const PORT = 4790;
const BATCH = 50;

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, 'at-once': { type: 'string', default: '8' }, json: { type: 'boolean' } },
});
const [seconds, atOnce] = [Number(values.seconds), Number(values['at-once'])];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function toPosting(vacancy: DemoVacancy): PostingContent {
  const place = { asWritten: vacancy.place, town: vacancy.place, postcode: null, region: null, country: 'NL', lat: null, lon: null };
  return {
    externalKey: `${vacancy.site}/${vacancy.slug}`,
    url: `https://${vacancy.site}.example/${vacancy.slug}`,
    title: vacancy.title,
    employer: vacancy.employer,
    employerMarkup: null,
    locations: [place],
    remote: null,
    postedOn: vacancy.postedOn,
    closingOn: vacancy.closesOn,
    validThroughOn: null,
    hoursPerWeek: null,
    salary: null,
    contract: [],
    contractAsWritten: vacancy.contract ?? null,
    education: null,
    identifier: null,
    description: vacancy.text,
    descriptionFormat: 'text',
    cut: false,
    marks: [],
  };
}

/** Takes the demo's vacancies in without its sites, and matches them for everybody. */
async function fill(service: Service): Promise<void> {
  const vacancies = loadVacancies(localDateOf(service.clock.now()));
  for (let from = 0; from < vacancies.length; from += BATCH) {
    await service.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
      for (const vacancy of vacancies.slice(from, from + BATCH)) {
        await storePosting(service, scope, toPosting(vacancy), { sourceId: null, runId: null, shared: true, seenAt: service.clock.now() });
      }
    });
  }
  const { agencyId, candidates } = await seedAgency(service);
  for (const candidateId of candidates.values()) await matchCandidate(service, agencyId, candidateId);
  say(`${vacancies.length} vacatures, ${candidates.size} kandidaten`);
}

type Measured = { readonly perSecond: number; readonly p50Ms: number; readonly p95Ms: number };

/** Asks for the addresses in turn, so many at once, for so long. @throws Error on any answer but 200 */
async function measure(origin: string, addresses: readonly string[], cookie: string): Promise<Measured> {
  const took: number[] = [];
  let next = 0;
  const until = performance.now() + seconds * 1_000;
  const visit = async (): Promise<void> => {
    while (performance.now() < until) {
      const address = addresses[(next += 1) % addresses.length] ?? '/';
      const from = performance.now();
      const answer = await fetch(`${origin}${address}`, { headers: { cookie }, redirect: 'manual' });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visit));
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.floor(took.length * share)] ?? 0;
  return { perSecond: took.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95) };
}

const folder = await mkdtemp(join(tmpdir(), 'spoorzoeker-bench-'));
// As root the database runs as another user, who has to get here.
await chmod(folder, 0o755);
const environment = {
  ROLE: 'all',
  PORT: String(PORT),
  DATA_DIR: join(folder, 'data'),
  SPOOR_KEY_FILE: join(folder, 'master.key'),
  LOG_LEVEL: 'error',
};

/** Fills an installation, and starts it as a process of its own: whoever asks shares no thread with who answers. */
async function startFilled(): Promise<{ stop(): Promise<void> }> {
  const { config, secrets } = loadConfig(environment);
  const service = await composeService(config, secrets, []);
  try {
    await fill(service);
  } finally {
    await service.stop();
  }
  const own = { ...environment, PATH: process.env['PATH'], HOME: process.env['HOME'] };
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../src/main.ts', import.meta.url))], {
    env: own,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

let running: Awaited<ReturnType<typeof startFilled>> | null = null;
try {
  running = await startFilled();
  const email = EMPLOYEES.find(({ key }) => key === 'jobhunter')?.email ?? '';
  const origin = `http://127.0.0.1:${PORT}`;
  const visitor = await signIn({ url: origin, password: DEMO_PASSWORD, codeNow: () => createOTP(DEMO_TOTP_SECRET).totp() }, email);
  const queues = await visitor.open(paths.review.queues.url());
  const linksIn = (page: Awaited<ReturnType<typeof visitor.open>>, pattern: RegExp): string[] =>
    [
      ...new Set(
        page
          .$('a[href]')
          .toArray()
          .map((link) => page.$(link).attr('href') ?? ''),
      ),
    ].filter((href) => pattern.test(href));
  const queueAddresses = linksIn(queues, /^\/beoordelen\/[0-9a-f-]{36}$/);
  const matches = (await Promise.all(queueAddresses.map((address) => visitor.open(address)))).flatMap((page) =>
    linksIn(page, /\/match\/[0-9a-f-]{36}$/).slice(0, 20),
  );
  const cookie = visitor.cookies();
  const queue = await measure(origin, queueAddresses, cookie);
  const match = await measure(origin, matches, cookie);
  const health = await measure(origin, [paths.health.url()], cookie);
  const figures = {
    queuePagesPerSecond: Math.round(queue.perSecond),
    queueP95Ms: Number(queue.p95Ms.toFixed(1)),
    matchPagesPerSecond: Math.round(match.perSecond),
    matchP95Ms: Number(match.p95Ms.toFixed(1)),
    healthPerSecond: Math.round(health.perSecond),
    healthTimesMatch: Number((health.perSecond / match.perSecond).toFixed(1)),
    atOnce,
  };
  if (values.json) console.log(JSON.stringify(figures));
  else {
    console.log(
      `wachtrij            ${figures.queuePagesPerSecond} pagina's per seconde, p95 ${figures.queueP95Ms} ms (${atOnce} tegelijk)`,
    );
    console.log(`match               ${figures.matchPagesPerSecond} pagina's per seconde, p95 ${figures.matchP95Ms} ms`);
    console.log(`gezondheidscontrole ${figures.healthPerSecond} per seconde: ${figures.healthTimesMatch} keer zoveel als matches`);
  }
} finally {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
}

import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base32 } from '@better-auth/utils/base32';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { CANDIDATES, EMPLOYEES } from '../../scripts/demo/agency.ts';
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, seedAgency } from '../../scripts/demo/seed-agency.ts';
import type { Service } from '../../src/compose.ts';
import type { Actor } from '../../src/domain/access/actor.ts';
import type { CandidateId } from '../../src/domain/shared/ids.ts';
import { start } from '../../src/main.ts';
import { viewQueue } from '../../src/usecases/review/view-queue.ts';
import { addSource, runSource } from '../../src/usecases/source/change-source.ts';
import { paths } from '../../src/web/paths.ts';
import { startCareerSite, type CareerSite } from './career-site.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';
import { createTestDatabase } from './test-database.ts';
import { totpAt } from './totp.ts';

/** The browser that tests drive: what a Linux distribution or CI image installs. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Whether tests in a real browser can run: Chromium is installed, or the run demands it (REQUIRE=chromium) and then has to fail. */
export function mayTestChromium(): boolean {
  const demanded = (process.env['REQUIRE'] ?? '').split(/[,\s]+/).includes('chromium');
  if (CHROMIUM === undefined && !demanded)
    console.warn('skipped: the screens in a real browser (no chromium in /usr/bin; REQUIRE=chromium makes this a failure)');
  return CHROMIUM !== undefined || demanded;
}

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 900 } as const;

/** Somebody at a browser, with whatever the browser complained of: console errors, script errors, what the content security policy stopped. */
export type Visitor = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] };
type VisitorOptions = Pick<BrowserContextOptions, 'viewport' | 'javaScriptEnabled' | 'reducedMotion'>;

/** The whole service in this process, web and worker, on a database of its own, with the demo agency, a career site to read and a browser. */
export type BrowserWorld = {
  readonly service: Service;
  readonly url: string;
  readonly site: CareerSite;
  readonly actors: ReadonlyMap<string, Actor>;
  /** Candidates of the demo agency by their key. */
  readonly candidates: ReadonlyMap<string, CandidateId>;
  /** Somebody who is not signed in. */
  aVisitor(options?: VisitorOptions): Promise<Visitor>;
  /** An employee or candidate of the demo agency, signed in as they would sign in. */
  signedIn(key: string, options?: VisitorOptions): Promise<Visitor>;
  /** Reads the career site, and waits until matches of this candidate wait for review. */
  readSite(candidate: string): Promise<void>;
  close(): Promise<void>;
};

/** @param empty leaves the installation as it is at its very first start: no agency, nobody who could sign in */
export async function aBrowserWorld({ empty = false }: { empty?: boolean } = {}): Promise<BrowserWorld> {
  if (CHROMIUM === undefined) throw new Error('no chromium in /usr/bin');
  const [database, site, port, folder] = await Promise.all([
    createTestDatabase(),
    startCareerSite(),
    freePort(),
    mkdtemp(join(tmpdir(), 'spoorzoeker-browser-')),
  ]);
  const { urls } = database;
  const running = await start({
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: folder,
    DATABASE_URL: urls.app,
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_AUTH_URL: urls.auth,
    DATABASE_QUEUE_URL: urls.queue,
    DATABASE_MATCHER_URL: urls.matcher,
    SPOOR_KEY: randomBytes(32).toString('base64'),
    CONTACT: 'test@voorbeeld.example',
    DEMO_ORIGINS: site.origin,
    FETCH_MIN_DELAY_MS: '0',
    LOG_LEVEL: 'error',
    SHUTDOWN_GRACE_MS: '2000',
  });
  const { service, url } = running;
  const { actors, candidates } = empty ? NOBODY : await seedAgency(service);
  const browser = await launch(CHROMIUM);
  const signedIn = createSignedIn(browser, service, url);
  return {
    service,
    url,
    site,
    actors,
    candidates,
    signedIn,
    aVisitor: async (options = {}) => watch(await browser.newContext({ baseURL: url, ...options })),
    async readSite(candidate) {
      const administrator = need(actors.get('administrator'));
      const added = await addSource(service, administrator, {
        name: 'De Gelderhof',
        kind: 'json-ld',
        address: `${site.origin}/`,
        recipe: { kind: 'json-ld', sitemaps: [], include: [], exclude: [] },
        cron: '15 6 * * *',
        region: 'FoodValley',
        state: { status: 'active' },
        limits: { minDelayMs: 0, maxPages: 100 },
      });
      if (!added.ok) throw new Error(JSON.stringify(added.refusals));
      await runSource(service, administrator, added.sourceId);
      await matched(service, actors, candidates, candidate);
    },
    async close() {
      await browser.close();
      await running.stop();
      await Promise.all([site.close(), database.close(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

const NOBODY = { actors: new Map<string, Actor>(), candidates: new Map<string, CandidateId>() };

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the demo agency lacks somebody');
  return value;
}

/** Without a sandbox, as tests run as root in a container; and without whatever would make it call anybody. */
const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

async function watch(context: BrowserContext): Promise<Visitor> {
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  // A page that answers 4xx is reported as an error of the console as well; that is what its test asks for.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why === 'csp') complaints.push(`${page.url()}: ${request.url()} ${why}`);
  });
  return { page, context, complaints };
}

/** Signs in once per person, as a code works once; later visits take over the session. */
function createSignedIn(browser: Browser, service: Service, url: string): BrowserWorld['signedIn'] {
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>();
  return async (key, options = {}) => {
    let storageState = sessions.get(key);
    if (!storageState) {
      const context = await browser.newContext({ baseURL: url, ...options });
      const page = await context.newPage();
      const employee = EMPLOYEES.find((one) => one.key === key);
      if (employee) await signInEmployee(page, employee.email);
      else await signInCandidate(page, service, `${need(CANDIDATES.find((one) => one.key === key)).key}@demo.example`);
      storageState = await context.storageState();
      sessions.set(key, storageState);
      await context.close();
    }
    return watch(await browser.newContext({ baseURL: url, ...options, storageState }));
  };
}

async function signInEmployee(page: Page, email: string): Promise<void> {
  await page.goto(paths.signIn.form.url());
  const form = page.locator(`form[action="${paths.signIn.password.url()}"]`);
  await form.getByLabel('E-mailadres').fill(email);
  await form.getByLabel('Wachtwoord').fill(DEMO_PASSWORD);
  await form.getByRole('button').click();
  await page.getByLabel('Code').fill(totpAt(base32.encode(DEMO_TOTP_SECRET, { padding: false }), new Date()));
  await page.getByRole('button', { name: 'Controleren' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith(paths.signIn.factor.url()));
}

async function signInCandidate(page: Page, service: Service, email: string): Promise<void> {
  await page.goto(paths.signIn.form.url());
  const form = page.locator(`form[action="${paths.signIn.link.url()}"]`);
  await form.getByLabel('E-mailadres').fill(email);
  await form.getByRole('button').click();
  await page.goto(await mailedLink(service, email));
  await page.getByRole('main').getByRole('button', { name: 'Aanmelden' }).click();
  await page.waitForURL((address) => address.pathname === paths.portal.shortlist.url());
}

/** The newest link that was mailed to somebody. */
async function mailedLink(service: Service, email: string): Promise<string> {
  let link: string | undefined;
  await eventually(`a link for ${email}`, async () => {
    const sent = (await service.mailer.sent(20, true)) ?? [];
    link = sent.find(({ to }) => to === email)?.text?.match(/https?:\S+/)?.[0];
    return link !== undefined;
  });
  return need(link);
}

/** Waits until the worker has read and matched, and two matches or more wait for this candidate. */
async function matched(
  service: Service,
  actors: ReadonlyMap<string, Actor>,
  candidates: ReadonlyMap<string, CandidateId>,
  key: string,
): Promise<void> {
  const candidateId = need(candidates.get(key));
  const jobhunter = need(actors.get(need(CANDIDATES.find((one) => one.key === key)).jobhunter));
  let before = -1;
  await eventually(
    `matches wait for ${key}`,
    async () => {
      const { items } = await viewQueue(service, jobhunter, { candidateId, statuses: ['open'], limit: 50, offset: 0 });
      const resting = items.length === before && items.length > 1;
      before = items.length;
      await new Promise((done) => setTimeout(done, 500));
      return resting;
    },
    60_000,
  );
}

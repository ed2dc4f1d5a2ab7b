import type { Express } from 'express';
import { Pool } from 'pg';
import { createSignIn, type SignInAdmin } from '../../src/adapters/auth/sign-in.ts';
import { systemActor, type Role } from '../../src/domain/access/actor.ts';
import type { AccountId, AgencyId } from '../../src/domain/shared/ids.ts';
import type { Ui } from '../../src/web/routes.ts';
import { createServer } from '../../src/web/server.ts';
import { aBrowser, type Browser } from './browser.ts';
import { eventually } from './eventually.ts';
import { aUiThatFindsNothing } from './fake-ui.ts';
import { silentLog } from './silent-log.ts';
import { totpAt } from './totp.ts';
import { aClock, aWorld, type TestClock, type World } from './world.ts';

export const PASSWORD = 'vier woorden zijn lang genoeg';

/** The service's sign-in on a real database, behind the real pages, with the use cases left out. */
export type SignInWorld = {
  readonly world: World;
  readonly authPool: Pool;
  readonly signIn: SignInAdmin;
  readonly server: Express;
  readonly clock: TestClock;
  /** Use cases that a page called, by name. */
  readonly reached: readonly string[];
  readonly routes: ReturnType<typeof createServer>['page']['routes'];
  anAccount(agencyId: AgencyId, roles: readonly Role[], options?: { password?: string }): Promise<{ id: AccountId; email: string }>;
  /** Asks for a link and gives the token in the mail. */
  linkFor(browser: Browser, email: string): Promise<string>;
  mailsTo(email: string): readonly string[];
  /** A code of the app that has not been used. */
  nextCode(secret: string): string;
  close(): Promise<void>;
};

export async function aSignInWorld({
  publicUrl = 'http://spoor.example',
  ui: given = {},
}: { publicUrl?: string; ui?: Partial<Ui> } = {}): Promise<SignInWorld> {
  const world = await aWorld();
  const authPool = new Pool({ connectionString: world.database.urls.auth, max: 4, options: '-c search_path=auth' });
  // Sessions end by the time of day, so this clock starts there.
  const clock = aClock(new Date().toISOString());
  const mails: { to: string; link: string }[] = [];
  const signIn = createSignIn({
    pool: authPool,
    secret: 'a secret of the test, long enough to sign with',
    publicUrl,
    clock,
    log: silentLog,
    sendMail: async ({ to, link }) => void mails.push({ to, link }),
  });
  const { ui, reached } = aUiThatFindsNothing(given);
  const { server, page } = createServer({
    publicUrl,
    formSecret: 'another secret',
    demo: false,
    log: silentLog,
    signIn,
    ui,
    check: async () => void (await world.pool.query('select 1')),
  });
  let people = 0;
  const mailsTo = (email: string): string[] => mails.filter(({ to }) => to === email).map(({ link }) => link);
  return {
    world,
    authPool,
    signIn,
    server,
    clock,
    reached,
    routes: page.routes,
    mailsTo,
    async anAccount(agencyId, roles, { password } = {}) {
      people += 1;
      const email = `persoon${people}@voorbeeld.example`;
      const name = `Persoon ${people}`;
      const id = await signIn.createEmployee(email, name);
      if (password !== undefined) await signIn.setFirstPassword(id, password);
      await world.transaction(systemActor(agencyId), 'match.judge', ({ accounts }) => accounts.add({ id, name, email, roles }));
      return { id, email };
    },
    async linkFor(browser, email) {
      const before = mailsTo(email).length;
      await browser.post('/aanmelden/link', { email });
      await eventually('the mail is there', () => mailsTo(email).length > before);
      return new URL(mailsTo(email).at(-1) ?? '').searchParams.get('token') ?? '';
    },
    nextCode(secret) {
      clock.set(new Date(clock.now().getTime() + 30_000).toISOString());
      return totpAt(secret, clock.now());
    },
    async close() {
      await authPool.end();
      await world.close();
    },
  };
}

/** The secret that the enrolment page shows. */
export const secretIn = (page: { text: string }): string => /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1]?.replaceAll(' ', '') ?? '';

/** Signs an employee in with password and enrols the app. @returns the app's secret and the backup codes */
export async function enrol(browser: Browser, { clock }: SignInWorld, email: string): Promise<{ secret: string; codes: string[] }> {
  await browser.post('/aanmelden/wachtwoord', { email, password: PASSWORD, naar: '' });
  const secret = secretIn(await browser.get('/tweede-stap/instellen'));
  const shown = await browser.post('/tweede-stap/instellen', { code: totpAt(secret, clock.now()) });
  return { secret, codes: [...shown.text.matchAll(/<code>([0-9a-f]{5}-[0-9a-f]{5})<\/code>/g)].map(([, code]) => code ?? '') };
}

export { aBrowser };

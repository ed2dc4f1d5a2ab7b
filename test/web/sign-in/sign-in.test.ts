import { Client } from 'pg';
import request, { type Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyId } from '../../../src/domain/shared/ids.ts';
import { aBrowser, enrol, PASSWORD, secretIn, aSignInWorld, type SignInWorld } from '../../support/sign-in-world.ts';
import { proofIn } from '../../support/browser.ts';
import { totpAt } from '../../support/totp.ts';

let world: SignInWorld;
let agencyId: AgencyId;
let owner: Client;

beforeAll(async () => {
  world = await aSignInWorld();
  agencyId = await world.world.anAgency();
  owner = new Client({ connectionString: world.world.database.urls.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const to = ({ headers }: Response): string => headers['location'] ?? '';
const employee = (roles: Parameters<SignInWorld['anAccount']>[1] = ['jobhunter']) =>
  world.anAccount(agencyId, roles, { password: PASSWORD });
const withPassword = (email: string, password = PASSWORD) => ({ email, password, naar: '' });
/** Where the start page sends whoever has this browser: the sum of who the service takes them for. */
const startOf = async (browser: ReturnType<typeof aBrowser>): Promise<string> => to(await browser.get('/beoordelen'));

describe('an employee with a password', () => {
  it('is asked for the second step, and gets in with a code of the app', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    const { secret } = await enrol(browser, world, email);
    const again = aBrowser(world.server);
    expect(to(await again.post('/aanmelden/wachtwoord', withPassword(email)))).toBe('/');
    expect(await startOf(again)).toBe('/tweede-stap?naar=%2Fbeoordelen');
    const done = await again.post('/tweede-stap', { code: world.nextCode(secret), naar: '/beoordelen' });
    expect([done.status, to(done)]).toEqual([303, '/beoordelen']);
    expect((await again.get('/beoordelen')).status).toBe(404);
    expect(world.reached).toContain('queues');
  });

  it('sets the second step up first when there is none, and reaches nothing before', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    await browser.post('/aanmelden/wachtwoord', withPassword(email));
    expect(await startOf(browser)).toBe('/tweede-stap/instellen');
    const wrong = await browser.post('/tweede-stap/instellen', { code: '000000' });
    expect(wrong.status).toBe(422);
    expect(await startOf(browser)).toBe('/tweede-stap/instellen');
  });

  it('is refused with the wrong password, and is not told whether the address is known', async () => {
    const { email } = await employee();
    const [known, unknown] = [
      await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email, 'verkeerd, helaas')),
      await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword('niemand@voorbeeld.example')),
    ];
    expect([known.status, unknown.status]).toEqual([422, 422]);
    expect(known.text).toContain('Dit klopt niet.');
    expect(known.text.replaceAll(email, '').length).toBe(unknown.text.replaceAll('niemand@voorbeeld.example', '').length);
  });

  it('keeps what was typed, but for the password, when something is wrong', async () => {
    const browser = aBrowser(world.server);
    const page = await browser.post('/aanmelden/wachtwoord', {
      email: 'geen adres',
      password: 'geheim genoeg voor nu',
      naar: '/vacatures',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Vul een e-mailadres in');
    expect(page.text).toContain('value="geen adres"');
    expect(page.text).toContain('name="naar" value="/vacatures"');
    expect(page.text).not.toContain('geheim genoeg');
  });

  it('cannot use a code twice, not even on another device', async () => {
    const { email } = await employee();
    const { secret } = await enrol(aBrowser(world.server), world, email);
    const code = world.nextCode(secret);
    const [first, second] = [aBrowser(world.server), aBrowser(world.server)];
    for (const browser of [first, second]) await browser.post('/aanmelden/wachtwoord', withPassword(email));
    expect((await first.post('/tweede-stap', { code, naar: '' })).status).toBe(303);
    expect((await second.post('/tweede-stap', { code, naar: '' })).status).toBe(422);
  });

  it('gets in with a backup code, once', async () => {
    const { email } = await employee();
    const { codes } = await enrol(aBrowser(world.server), world, email);
    expect(codes).toHaveLength(10);
    const [code = ''] = codes;
    const [first, second] = [aBrowser(world.server), aBrowser(world.server)];
    for (const browser of [first, second]) await browser.post('/aanmelden/wachtwoord', withPassword(email));
    expect((await first.post('/tweede-stap', { code, naar: '' })).status).toBe(303);
    expect((await second.post('/tweede-stap', { code, naar: '' })).status).toBe(422);
  });

  it('is not led away to another site after signing in', async () => {
    const { email } = await employee();
    for (const naar of ['//elders.example', 'https://elders.example/', '/\\elders.example', '/\t/elders.example']) {
      expect(to(await aBrowser(world.server).post('/aanmelden/wachtwoord', { ...withPassword(email), naar }))).toBe('/');
    }
  });
});

describe('an employee with a link', () => {
  it('has to show the second factor as well', async () => {
    const { email } = await employee(['coach']);
    const { secret } = await enrol(aBrowser(world.server), world, email);
    const browser = aBrowser(world.server);
    const token = await world.linkFor(browser, email);
    expect(to(await browser.post('/aanmelden/openen', { token }))).toBe('/');
    expect(await startOf(browser)).toBe('/tweede-stap?naar=%2Fbeoordelen');
    await browser.post('/tweede-stap', { code: world.nextCode(secret), naar: '' });
    expect((await browser.get('/beoordelen')).status).toBe(404);
  });

  it('cannot set up a new second factor over the one there is', async () => {
    const { email } = await employee();
    await enrol(aBrowser(world.server), world, email);
    const browser = aBrowser(world.server);
    await browser.post('/aanmelden/openen', { token: await world.linkFor(browser, email) });
    const page = await browser.get('/tweede-stap/instellen');
    expect(to(page)).toBe('/tweede-stap');
    expect(secretIn(page)).toBe('');
  });
});

describe('a candidate', () => {
  it('comes in with a link alone, and never with a password', async () => {
    const { email } = await world.anAccount(agencyId, ['candidate']);
    const browser = aBrowser(world.server);
    await browser.post('/aanmelden/openen', { token: await world.linkFor(browser, email) });
    expect((await browser.get('/mijn/vacatures')).status).toBe(404);
    expect(world.reached).not.toContain('decide');
    expect((await browser.post('/account/wachtwoord', { password: PASSWORD })).status).toBe(403);
    expect((await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email))).status).toBe(422);
  });
});

describe('a link', () => {
  it('works once', async () => {
    const { email } = await employee();
    const [first, second] = [aBrowser(world.server), aBrowser(world.server)];
    const token = await world.linkFor(first, email);
    expect(to(await first.post('/aanmelden/openen', { token }))).toBe('/');
    const page = await second.post('/aanmelden/openen', { token });
    expect(page.status).toBe(422);
    expect(page.text).toContain('al gebruikt of verlopen');
  });

  it('is not used up by a mail scanner that opens it', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    const token = await world.linkFor(browser, email);
    expect((await browser.get(`/aanmelden/openen?token=${encodeURIComponent(token)}`)).status).toBe(200);
    expect(to(await browser.post('/aanmelden/openen', { token }))).toBe('/');
  });

  it('ends after a quarter of an hour', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    const token = await world.linkFor(browser, email);
    const { rows } = await owner.query(
      `select "expiresAt" - "createdAt" as lasts from auth.verification order by "createdAt" desc limit 1`,
    );
    expect((rows[0] as { lasts: { minutes: number } }).lasts.minutes).toBe(15);
    await owner.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`);
    expect((await browser.post('/aanmelden/openen', { token })).status).toBe(422);
  });

  it('goes to nobody who is not known, who reads the same and gets no account', async () => {
    const browser = aBrowser(world.server);
    const { email } = await employee();
    const [known, unknown] = [
      await browser.post('/aanmelden/link', { email }),
      await browser.post('/aanmelden/link', { email: 'vreemde@elders.example' }),
    ];
    expect(unknown.status).toBe(200);
    expect(unknown.text).toBe(known.text);
    expect(world.mailsTo('vreemde@elders.example')).toEqual([]);
    const { rowCount } = await owner.query(`select 1 from auth."user" where email = 'vreemde@elders.example'`);
    expect(rowCount).toBe(0);
  });
});

describe('nobody signs up', () => {
  it.each(['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/magic-link/verify', '/api/auth/get-session'])(
    '%s is not there',
    async (path) => {
      const browser = aBrowser(world.server);
      expect((await browser.get(path)).status).toBe(404);
      expect((await browser.post(path, { email: 'nieuw@elders.example', password: PASSWORD, name: 'Nieuw' })).status).toBe(404);
    },
  );
});

describe('what the database keeps', () => {
  it('holds no token, secret, password or code as it was given', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    const { secret, codes } = await enrol(browser, world, email);
    const token = await world.linkFor(browser, email);
    const setup = await world.signIn.newSetupToken();
    const agent = request.agent(world.server);
    const proof = proofIn(await agent.get('/aanmelden'));
    const signedIn = await agent
      .post('/aanmelden/wachtwoord')
      .type('form')
      .send({ ...withPassword(email), _csrf: proof });
    const cookies = signedIn.headers['set-cookie'] as unknown as string[];
    const cookie = /spoor_sessie=([^;]+)/.exec(cookies.join('\n'))?.[1] ?? '';
    expect(cookie.length).toBeGreaterThan(40);
    const { rows: tables } = await owner.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'auth'`);
    let all = '';
    for (const { name } of tables) {
      const { rows } = await owner.query<{ text: string }>(`select t::text as text from auth."${name}" t`);
      all += rows.map(({ text }) => text).join('\n');
    }
    expect(all).toContain(email);
    for (const kept of [secret, token, setup, cookie, PASSWORD, ...codes, ...codes.map((code) => code.replace('-', ''))]) {
      expect(all).not.toContain(kept);
    }
  });
});

describe('too many attempts', () => {
  it('are refused after ten, the right password too, and count in the database', async () => {
    const { email } = await employee();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const { status } = await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email, 'verkeerd, helaas'));
      expect(status).toBe(422);
    }
    const refused = await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email));
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('Te veel pogingen');
    await owner.query(`update auth.attempt set at = at - interval '16 minutes'`);
    expect(to(await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email)))).toBe('/');
  });

  it('count for the second factor as well', async () => {
    const { email } = await employee();
    const { secret } = await enrol(aBrowser(world.server), world, email);
    const browser = aBrowser(world.server);
    await browser.post('/aanmelden/wachtwoord', withPassword(email));
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      expect((await browser.post('/tweede-stap', { code: '123', naar: '' })).status).toBe(422);
    }
    expect((await browser.post('/tweede-stap', { code: world.nextCode(secret), naar: '' })).status).toBe(429);
    await owner.query(`delete from auth.attempt`);
  });

  it('count for asking links', async () => {
    const { email } = await employee();
    const browser = aBrowser(world.server);
    for (let attempt = 1; attempt <= 10; attempt += 1) expect((await browser.post('/aanmelden/link', { email })).status).toBe(200);
    expect((await browser.post('/aanmelden/link', { email })).status).toBe(429);
    await owner.query(`delete from auth.attempt`);
  });

  it('are forgiven once the right answer is given', async () => {
    const { email } = await employee();
    for (let attempt = 1; attempt <= 9; attempt += 1) {
      await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email, 'verkeerd, helaas'));
    }
    expect(to(await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email)))).toBe('/');
    expect((await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email, 'verkeerd, helaas'))).status).toBe(422);
  });
});

describe('a session', () => {
  const signedIn = async (roles: Parameters<SignInWorld['anAccount']>[1] = ['jobhunter']) => {
    const account = await employee(roles);
    const browser = aBrowser(world.server);
    await enrol(browser, world, account.email);
    return { ...account, browser };
  };

  it('works in one agency at a time, which its holder chooses out of their own', async () => {
    const { id, email, browser } = await signedIn();
    const [second, strange] = [await world.world.anAgency('Tweede Bureau'), await world.world.anAgency('Vreemd Bureau')];
    await world.world.transaction(
      { accountId: null, agencyId: second, roles: ['system'], candidateId: null, secondFactor: true },
      'match.judge',
      ({ accounts }) => accounts.add({ id, name: 'Iemand', email, roles: ['office'] }),
    );
    expect(await startOf(browser)).toBe('/bureau');
    const page = await browser.get('/bureau');
    expect(page.text).toContain('Tweede Bureau');
    expect(page.text).not.toContain('Vreemd Bureau');
    await browser.post('/bureau', { agencyId: strange });
    expect(await startOf(browser)).toBe('/bureau');
    await browser.post('/bureau', { agencyId: second });
    // There the account is office, and has no queue.
    expect((await browser.get('/beoordelen')).status).toBe(403);
    expect((await browser.get('/kandidaten')).text).toContain('Tweede Bureau');
    await browser.post('/bureau', { agencyId });
    expect((await browser.get('/beoordelen')).status).toBe(404);
  });

  it('ends on the server when its holder signs out', async () => {
    const { email } = await employee();
    const agent = request.agent(world.server);
    const proof = proofIn(await agent.get('/aanmelden'));
    const { headers } = await agent
      .post('/aanmelden/wachtwoord')
      .type('form')
      .send({ ...withPassword(email), _csrf: proof });
    const cookies = headers['set-cookie'] as unknown as string[];
    const cookie = cookies.find((one) => one.startsWith('spoor_sessie='))?.split(';')[0] ?? '';
    expect((await request(world.server).get('/account').set('cookie', cookie)).status).toBe(200);
    const out = await agent
      .post('/afmelden')
      .type('form')
      .send({ _csrf: proofIn(await agent.get('/account')) });
    expect((out.headers['set-cookie'] as unknown as string[]).join()).toContain('spoor_sessie=; Max-Age=0');
    expect(to(await request(world.server).get('/account').set('cookie', cookie))).toBe('/aanmelden?naar=%2Faccount');
  });

  it('ends with the working day', async () => {
    const { browser } = await signedIn();
    const before = world.clock.now();
    world.clock.set(new Date(before.getTime() + 12 * 3_600_000 + 60_000).toISOString());
    expect(await startOf(browser)).toBe('/aanmelden?naar=%2Fbeoordelen');
    world.clock.set(before.toISOString());
    expect((await browser.get('/beoordelen')).status).toBe(404);
  });

  it('ends when the account is switched off', async () => {
    const { id, email, browser } = await signedIn();
    await owner.query(`update spoor.account set disabled_at = now() where id = $1`, [id]);
    expect(await startOf(browser)).toBe('/aanmelden?naar=%2Fbeoordelen');
    const again = aBrowser(world.server);
    await again.post('/aanmelden/wachtwoord', withPassword(email));
    expect(await startOf(again)).toBe('/aanmelden?naar=%2Fbeoordelen');
  });

  it('reaches nothing of an agency that its holder has left', async () => {
    const { id, browser } = await signedIn();
    await owner.query(`update spoor.membership set ended_at = now() where account_id = $1`, [id]);
    expect(await startOf(browser)).toBe('/bureau');
    expect((await browser.get('/bureau')).text).toContain('hoort bij geen enkel bureau meer');
  });

  it('ends elsewhere when a new password is set', async () => {
    const { email, browser } = await signedIn();
    const elsewhere = aBrowser(world.server);
    await elsewhere.post('/aanmelden/wachtwoord', withPassword(email));
    expect((await elsewhere.get('/account')).status).toBe(200);
    expect((await browser.post('/account/wachtwoord', { password: 'te kort' })).status).toBe(422);
    expect(to(await browser.post('/account/wachtwoord', { password: 'vijf andere woorden zijn beter' }))).toBe('/account');
    expect(to(await elsewhere.get('/account'))).toBe('/aanmelden?naar=%2Faccount');
    expect((await browser.get('/account')).status).toBe(200);
    expect((await aBrowser(world.server).post('/aanmelden/wachtwoord', withPassword(email))).status).toBe(422);
  });

  it('does not set a password or make backup codes with one factor', async () => {
    const { email } = await employee();
    await enrol(aBrowser(world.server), world, email);
    const halfway = aBrowser(world.server);
    await halfway.post('/aanmelden/wachtwoord', withPassword(email));
    expect((await halfway.post('/account/wachtwoord', { password: 'vijf andere woorden zijn beter' })).status).toBe(403);
    expect((await halfway.post('/account/reservecodes')).status).toBe(403);
  });

  it('makes new backup codes, which replace the earlier ones', async () => {
    const account = await employee();
    const browser = aBrowser(world.server);
    const { codes } = await enrol(browser, world, account.email);
    const page = await browser.post('/account/reservecodes');
    const fresh = [...page.text.matchAll(/<code>([0-9a-f]{5}-[0-9a-f]{5})<\/code>/g)].map(([, code]) => code);
    expect(fresh).toHaveLength(10);
    const again = aBrowser(world.server);
    await again.post('/aanmelden/wachtwoord', withPassword(account.email));
    expect((await again.post('/tweede-stap', { code: codes[0] ?? '', naar: '' })).status).toBe(422);
    expect((await again.post('/tweede-stap', { code: fresh[0] ?? '', naar: '' })).status).toBe(303);
  });
});

describe('an authenticator app', () => {
  it('may run half a minute early or late, and no more', async () => {
    const { email } = await employee();
    const { secret } = await enrol(aBrowser(world.server), world, email);
    const at = (seconds: number) => totpAt(secret, new Date(world.clock.now().getTime() + seconds * 1000));
    world.nextCode(secret);
    world.nextCode(secret);
    const browser = aBrowser(world.server);
    await browser.post('/aanmelden/wachtwoord', withPassword(email));
    expect((await browser.post('/tweede-stap', { code: at(-90), naar: '' })).status).toBe(422);
    expect((await browser.post('/tweede-stap', { code: at(90), naar: '' })).status).toBe(422);
    expect((await browser.post('/tweede-stap', { code: at(30), naar: '' })).status).toBe(303);
  });
});

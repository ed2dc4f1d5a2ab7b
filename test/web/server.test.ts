import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { ConflictError, UpstreamError } from '../../src/domain/shared/errors.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Session } from '../../src/ports/sign-in.ts';
import type { Ui } from '../../src/web/routes.ts';
import { createServer } from '../../src/web/server.ts';
import { aBrowser, proofIn } from '../support/browser.ts';
import { aSession, aSignInWith } from '../support/fake-sign-in.ts';
import { aUiThatFindsNothing } from '../support/fake-ui.ts';
import { silentLog } from '../support/silent-log.ts';

type Given = { session?: Session | null; ui?: Partial<Ui>; publicUrl?: string; check?: () => Promise<void>; log?: Log };

function aServer({
  session = null,
  ui = {},
  publicUrl = 'http://spoor.example',
  check = async () => undefined,
  log = silentLog,
}: Given = {}) {
  const found = aUiThatFindsNothing(ui);
  const { server } = createServer({
    publicUrl,
    formSecret: 'a secret of the test',
    demo: false,
    log,
    signIn: aSignInWith(session),
    ui: found.ui,
    check,
  });
  return { server, reached: found.reached };
}

const administrator = aSession(['administrator']);
const RETRY = '/beheer/taken/opnieuw';
const FORM = { job: 'match-new', key: 'match-new.1' };

describe('a form', () => {
  const reaches = async (send: (agent: ReturnType<typeof request.agent>, proof: string) => request.Test) => {
    const { server, reached } = aServer({ session: administrator });
    const agent = request.agent(server);
    const { status, text } = await send(agent, proofIn(await agent.get('/account')));
    return { status, reached: reached.includes('retryJob'), text };
  };

  it('counts with the proof that the page gave this browser', async () => {
    expect(
      (
        await reaches((agent, proof) =>
          agent
            .post(RETRY)
            .type('form')
            .send({ ...FORM, _csrf: proof }),
        )
      ).reached,
    ).toBe(true);
  });

  it('does not count without the proof, with another, or with that of another browser', async () => {
    const { server } = aServer({ session: administrator });
    const elsewhere = proofIn(await request(server).get('/account'));
    for (const sent of [FORM, { ...FORM, _csrf: '' }, { ...FORM, _csrf: '0'.repeat(64) }, { ...FORM, _csrf: elsewhere }]) {
      const { status, reached, text } = await reaches((agent) => agent.post(RETRY).type('form').send(sent));
      expect([status, reached]).toEqual([403, false]);
      expect(text).toContain('formulier');
    }
  });

  it('does not count with the proof of before somebody else signed in on the same browser', async () => {
    const { server } = aServer({ session: administrator });
    const page = await request(server).get('/account');
    const cookie = (page.headers['set-cookie'] as unknown as string[]).map((one) => one.split(';')[0]).join('; ');
    const other = aServer({ session: aSession(['administrator'], { id: '99999999-9999-4999-8999-999999999999' }) });
    const { status } = await request(other.server)
      .post(RETRY)
      .set('cookie', cookie)
      .type('form')
      .send({ ...FORM, _csrf: proofIn(page) });
    expect(status).toBe(403);
    expect(other.reached).toEqual([]);
  });

  it.each(['https://elders.example', 'http://spoor.example.elders.example', 'not an origin'])('does not count from %s', async (origin) => {
    const { status, reached } = await reaches((agent, proof) =>
      agent
        .post(RETRY)
        .set('origin', origin)
        .type('form')
        .send({ ...FORM, _csrf: proof }),
    );
    expect([status, reached]).toEqual([403, false]);
  });

  it('counts from our own origin, and from a browser that hides it', async () => {
    for (const origin of ['http://spoor.example', 'null']) {
      const sent = await reaches((agent, proof) =>
        agent
          .post(RETRY)
          .set('origin', origin)
          .type('form')
          .send({ ...FORM, _csrf: proof }),
      );
      expect(sent.reached).toBe(true);
    }
  });

  it('asks an upload for the proof as well', async () => {
    const { server, reached } = aServer({ session: aSession(['jobhunter']) });
    const path = '/sollicitaties/44444444-4444-4444-8444-444444444444/bewijs';
    const file = Buffer.from('Geachte heer');
    const bare = await request(server).post(path).attach('bestand', file, { filename: 'brief.txt', contentType: 'text/plain' });
    expect([bare.status, reached]).toEqual([403, []]);
    await aBrowser(server).upload(path, { name: 'brief.txt', mediaType: 'text/plain', content: file });
    expect(reached).toContain('addEvidence');
  });

  it('that is larger than any of ours is refused with a page', async () => {
    const { server, reached } = aServer({ session: aSession(['jobhunter']) });
    const { status, text } = await aBrowser(server).upload('/sollicitaties/44444444-4444-4444-8444-444444444444/bewijs', {
      name: 'film.pdf',
      mediaType: 'application/pdf',
      content: Buffer.alloc(12 * 1024 * 1024),
    });
    expect([status, reached]).toEqual([413, []]);
    expect(text).toContain('413');
  });
});

describe('every page', () => {
  it('may load nothing from elsewhere, be framed by nobody, and be kept by no cache', async () => {
    const { headers } = await request(aServer().server).get('/aanmelden');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('over https has cookies for https alone, and says that it stays there', async () => {
    const { headers } = await request(aServer({ publicUrl: 'https://spoor.example' }).server).get('/aanmelden');
    const cookies = headers['set-cookie'] as unknown as string[];
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/);
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    expect((await request(aServer().server).get('/aanmelden')).headers['strict-transport-security']).toBeUndefined();
  });

  it('speaks Dutch, and English for who asks', async () => {
    const browser = aBrowser(aServer().server);
    expect((await browser.get('/aanmelden')).text).toContain('<html lang="nl"');
    const { headers } = await browser.post('/taal', { taal: 'en', naar: '/aanmelden' });
    expect(headers['location']).toBe('/aanmelden');
    expect((await browser.get('/aanmelden')).text).toContain('<html lang="en"');
  });

  it('says a message once, and only one of our own', async () => {
    const { server } = aServer();
    const shown = await request(server).get('/aanmelden').set('cookie', 'spoor_melding=setup.done');
    expect(shown.text).toContain('Deze installatie is al ingesteld.');
    expect((shown.headers['set-cookie'] as unknown as string[]).join()).toContain('spoor_melding=;');
    const strange = await request(server).get('/aanmelden').set('cookie', 'spoor_melding=__proto__; spoor_formulier=%E0%A4%A');
    expect(strange.status).toBe(200);
  });
});

describe('what goes wrong', () => {
  const asked = async (error: unknown) => {
    const lines: string[] = [];
    const log: Log = { ...silentLog, error: (event) => void lines.push(event) };
    const { server } = aServer({
      session: administrator,
      log,
      ui: {
        sources: async () => {
          throw error;
        },
      },
    });
    const { status, text } = await request(server).get('/bronnen');
    return { status, text, lines };
  };

  it('is told as a page with a heading and what to do, and logged when somebody must look', async () => {
    const busy = await asked(new UpstreamError('postgres', 'back-off'));
    expect([busy.status, busy.lines]).toEqual([503, ['web.failed']]);
    const conflict = await asked(new ConflictError('source', '1'));
    expect([conflict.status, conflict.lines]).toEqual([409, []]);
    const bug = await asked(new TypeError('secret details of the code'));
    expect([bug.status, bug.lines]).toEqual([500, ['web.failed']]);
    for (const { text } of [busy, conflict, bug]) {
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).not.toContain('secret details');
    }
  });

  it('is a page too for an address that is not there, or cannot be', async () => {
    const { server } = aServer({ session: administrator });
    for (const path of ['/geen-pagina', '/bronnen/geen-id', '/%E0%A4%A', '/bronnen/../../etc/passwd']) {
      const { status } = await request(server).get(path);
      expect([400, 404]).toContain(status);
    }
  });
});

describe('the health of the service', () => {
  it('is told to whoever watches over it, without reasons', async () => {
    expect((await request(aServer().server).get('/gezond')).text).toBe('ok');
    const ill = await request(aServer({ check: async () => Promise.reject(new Error('password of the database')) }).server).get('/gezond');
    expect([ill.status, ill.text]).toEqual([503, 'niet bereikbaar']);
  });
});

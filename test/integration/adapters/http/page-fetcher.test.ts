import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolveHost } from '../../../../src/adapters/http/address-guard.ts';
import { createHostGate } from '../../../../src/adapters/http/host-gate.ts';
import { createPageFetcher, DEFAULT_FETCH_LIMITS, type PageFetcherConfig } from '../../../../src/adapters/http/page-fetcher.ts';
import type { PageFetcher } from '../../../../src/ports/page-fetcher.ts';

type Asked = { readonly path: string; readonly headers: IncomingMessage['headers'] };

/** A site on loopback whose pages a test sets; it notes every request. */
let site: { readonly origin: string; readonly pages: Map<string, RequestListener>; readonly asked: Asked[]; readonly server: Server };
/** Moments are the test's own: a pause only moves this clock. */
let nowMs: number;

const text =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200) =>
  (_: unknown, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };

async function serve(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const originOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

beforeEach(async () => {
  nowMs = Date.parse('2026-06-01T08:00:00Z');
  const pages = new Map<string, RequestListener>();
  const asked: Asked[] = [];
  const server = await serve((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    const page = pages.get(request.url ?? '');
    if (page) page(request, response);
    else response.writeHead(404).end('weg');
  });
  site = { origin: originOf(server), pages, asked, server };
});

afterEach(() => close(site.server));

function aFetcher(changes: Partial<PageFetcherConfig> = {}, resolve?: ResolveHost): PageFetcher {
  const clock = { now: () => new Date(nowMs) };
  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    nowMs += ms;
  };
  const config = {
    ...DEFAULT_FETCH_LIMITS,
    agentName: 'Spoorzoeker',
    agentVersion: '0.1',
    contact: 'https://bureau.example/robot',
    allowedOrigins: [site.origin],
  };
  return createPageFetcher(
    { ...config, ...changes },
    { clock, hostGate: createHostGate({ clock, sleep }), ...(resolve ? { resolve } : {}) },
  );
}

const pathsAsked = (): string[] => site.asked.map(({ path }) => path);

describe('an ordinary page', () => {
  it('is fetched under our own name, with its hash and validators', async () => {
    site.pages.set('/vacature', text('<p>Magazijn</p>', { etag: '"v1"', 'last-modified': 'Mon, 01 Jun 2026 06:00:00 GMT' }));
    const page = await aFetcher().fetch(`${site.origin}/vacature#top`);
    expect(page).toMatchObject({
      kind: 'ok',
      url: `${site.origin}/vacature`,
      sha256: createHash('sha256').update('<p>Magazijn</p>').digest('hex'),
      contentType: 'text/html; charset=utf-8',
      validators: { etag: '"v1"', lastModified: 'Mon, 01 Jun 2026 06:00:00 GMT' },
    });
    expect(pathsAsked()).toEqual(['/robots.txt', '/vacature']);
    expect(site.asked[1]?.headers['user-agent']).toBe('Spoorzoeker/0.1 (+https://bureau.example/robot)');
  });

  it('is not sent again when it has not changed', async () => {
    site.pages.set('/vacature', (request, response) => {
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end();
    });
    const page = await aFetcher().fetch(`${site.origin}/vacature`, { validators: { etag: '"v1"', lastModified: null } });
    expect(page.kind).toBe('not-modified');
  });

  it('that has not changed may name an encoding for the body it does not have', async () => {
    site.pages.set('/vacature', text('', { 'content-encoding': 'gzip' }, 304));
    const page = await aFetcher().fetch(`${site.origin}/vacature`, { validators: { etag: '"v1"', lastModified: null } });
    expect(page.kind).toBe('not-modified');
  });

  it('is followed to an address that the server wrote in UTF-8', async () => {
    site.pages.set('/a', (request, response) => {
      request.socket.end(Buffer.from('HTTP/1.1 301 Weg\r\nLocation: /caf\u00e9\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'));
      response.destroy();
    });
    site.pages.set('/caf%C3%A9', text('a'));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'ok', url: `${site.origin}/caf%C3%A9` });
  });

  it('does not carry a validator that would break out of its header', async () => {
    site.pages.set('/vacature', text('nieuw'));
    await aFetcher().fetch(`${site.origin}/vacature`, { validators: { etag: '"v1"\r\nx-evil: 1', lastModified: null } });
    expect(site.asked[1]?.headers['if-none-match']).toBeUndefined();
  });

  it.each([
    ['gzip', gzipSync('<p>Magazijn</p>')],
    ['br', brotliCompressSync('<p>Magazijn</p>')],
  ])('is unpacked from %s', async (encoding, body) => {
    site.pages.set('/vacature', text(body, { 'content-encoding': encoding }));
    const page = await aFetcher().fetch(`${site.origin}/vacature`);
    expect(page.kind === 'ok' && Buffer.from(page.bytes).toString()).toBe('<p>Magazijn</p>');
  });

  it.each([404, 410] as const)('that is gone says so (%i)', async (status) => {
    site.pages.set('/vacature', text('weg', {}, status));
    expect(await aFetcher().fetch(`${site.origin}/vacature`)).toMatchObject({ kind: 'gone', status });
  });

  it('keeps its content type, whatever it is: the parser judges it', async () => {
    site.pages.set('/vacature', text('%PDF-1.7', { 'content-type': 'application/pdf' }));
    expect(await aFetcher().fetch(`${site.origin}/vacature`)).toMatchObject({ kind: 'ok', contentType: 'application/pdf' });
  });
});

describe('robots.txt', () => {
  it('keeps us from what it disallows, without asking for it', async () => {
    site.pages.set('/robots.txt', text('User-agent: spoorzoeker\nDisallow: /intern/\n'));
    expect(await aFetcher().fetch(`${site.origin}/intern/1`)).toMatchObject({ kind: 'refused', reason: 'robots-disallow' });
    expect(pathsAsked()).toEqual(['/robots.txt']);
  });

  it('is read again after a day', async () => {
    const fetcher = aFetcher();
    site.pages.set('/a', text('a'));
    await fetcher.fetch(`${site.origin}/a`);
    await fetcher.fetch(`${site.origin}/a`);
    site.pages.set('/robots.txt', text('User-agent: *\nDisallow: /'));
    nowMs += 24 * 3_600_000;
    expect((await fetcher.fetch(`${site.origin}/a`)).kind).toBe('refused');
    expect(pathsAsked()).toEqual(['/robots.txt', '/a', '/a', '/robots.txt']);
  });

  it.each([
    [500, 'refused'],
    [503, 'refused'],
    [429, 'refused'],
    [404, 'ok'],
    [403, 'ok'],
  ])('that answers %i: the page is %s', async (status, kind) => {
    site.pages.set('/robots.txt', text('', {}, status));
    site.pages.set('/a', text('a'));
    expect((await aFetcher().fetch(`${site.origin}/a`)).kind).toBe(kind);
  });

  it('is understood in UTF-16 and behind a byte order mark', async () => {
    site.pages.set('/robots.txt', text(Buffer.from('\uFEFFUser-agent: *\r\nDisallow: /intern\r\n', 'utf16le')));
    expect(await aFetcher().fetch(`${site.origin}/intern`)).toMatchObject({ reason: 'robots-disallow' });
  });

  it('counts up to its limit when it never ends, without half a line', async () => {
    const filler = `# ${'x'.repeat(997)}\n`;
    site.pages.set('/robots.txt', text(`User-agent: *\nDisallow: /intern\n${filler.repeat(1100)}Disallow: /a\n`));
    site.pages.set('/a', text('a'));
    const fetcher = aFetcher();
    expect((await fetcher.fetch(`${site.origin}/intern`)).kind).toBe('refused');
    expect((await fetcher.fetch(`${site.origin}/a`)).kind).toBe('ok');
  });

  it('makes us wait as long as it asks between two requests, itself included', async () => {
    site.pages.set('/robots.txt', text('User-agent: *\nCrawl-delay: 5\n'));
    const times: number[] = [];
    site.pages.set('/a', (_, response) => {
      times.push(nowMs);
      response.end('a');
    });
    const fetcher = aFetcher();
    const startMs = nowMs;
    await fetcher.fetch(`${site.origin}/a`);
    await fetcher.fetch(`${site.origin}/a`);
    expect(times).toEqual([startMs + 5_000, startMs + 10_000]);
  });

  it('names the sitemaps', async () => {
    site.pages.set('/robots.txt', text('Sitemap: https://voorbeeld.example/kaart.xml\n'));
    expect(await aFetcher().sitemapsOf(`${site.origin}/x`)).toEqual(['https://voorbeeld.example/kaart.xml']);
  });
});

describe('a site that does not want us', () => {
  it.each([
    [401, 'http-401'],
    [403, 'http-403'],
    [451, 'http-451'],
  ])('with status %i is blocked, not empty', async (status, reason) => {
    site.pages.set('/a', text('', {}, status));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'blocked', reason });
  });

  it('is recognised by its challenge page under status 200', async () => {
    site.pages.set('/a', text('<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>'));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'blocked', reason: 'challenge' });
  });

  it('is recognised by its login page behind a redirect', async () => {
    site.pages.set('/a', text('', { location: '/inloggen?terug=/a' }, 302));
    site.pages.set('/inloggen?terug=/a', text('<form>wachtwoord</form>'));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'blocked', reason: 'login' });
  });

  it('is not mistaken for one because a form on the page has a captcha', async () => {
    site.pages.set(
      '/a',
      text(
        '<html><title>Medewerker toegangscontrole</title><script src="https://www.google.com/recaptcha/api.js"></script>Solliciteer</html>',
      ),
    );
    expect((await aFetcher().fetch(`${site.origin}/a`)).kind).toBe('ok');
  });

  it('gets the pause it asks for, and a second try', async () => {
    let tries = 0;
    site.pages.set('/a', (_, response) => {
      tries += 1;
      if (tries === 1) response.writeHead(429, { 'retry-after': '30' }).end();
      else response.end('a');
    });
    const startMs = nowMs;
    expect((await aFetcher().fetch(`${site.origin}/a`)).kind).toBe('ok');
    expect(nowMs - startMs).toBeGreaterThanOrEqual(30_000);
  });

  it('is left alone when it asks for longer than a run waits', async () => {
    site.pages.set('/a', text('', { 'retry-after': '3600' }, 429));
    const fetcher = aFetcher();
    expect(await fetcher.fetch(`${site.origin}/a`)).toMatchObject({ kind: 'blocked', reason: 'too-many-requests' });
    expect(await fetcher.fetch(`${site.origin}/b`)).toMatchObject({ kind: 'failed', reason: 'host-paused', retry: 'back-off' });
    expect(pathsAsked()).toEqual(['/robots.txt', '/a']);
  });

  it('that is broken is tried three times with growing pauses', async () => {
    site.pages.set('/a', text('stuk', {}, 500));
    const startMs = nowMs;
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'failed', reason: 'server-error', retry: 'back-off' });
    expect(pathsAsked()).toEqual(['/robots.txt', '/a', '/a', '/a']);
    expect(nowMs - startMs).toBeGreaterThanOrEqual(2_000 + 4_000);
  });
});

describe('a hostile site', () => {
  it('cannot send us to a private address', async () => {
    const inside = await serve((_, response) => response.end('geheim'));
    site.pages.set('/a', text('', { location: `${originOf(inside)}/geheim` }, 302));
    site.pages.set('/b', text('', { location: 'http://169.254.169.254/latest/meta-data/' }, 302));
    const fetcher = aFetcher({ allowedPorts: [80, 443, (inside.address() as AddressInfo).port] });
    expect(await fetcher.fetch(`${site.origin}/a`)).toMatchObject({ kind: 'refused', reason: 'address-not-public' });
    expect(await fetcher.fetch(`${site.origin}/b`)).toMatchObject({ kind: 'refused', reason: 'address-not-public' });
    await close(inside);
  });

  it('cannot rebind its name: the address is looked up once per request, and connected to as judged', async () => {
    const answers = [
      [{ address: '127.0.0.1', family: 4 as const }],
      [{ address: '127.0.0.1', family: 4 as const }],
      [{ address: '10.0.0.5', family: 4 as const }],
    ];
    let lookups = 0;
    const resolve: ResolveHost = async () => answers[lookups++] ?? [];
    const port = Number(new URL(site.origin).port);
    const policy = { allowedOrigins: [], allowedPorts: [port] };
    expect(await aFetcher(policy, resolve).fetch(`http://rebind.example:${port}/a`)).toMatchObject({
      reason: 'robots-unreachable',
      detail: 'address-not-public',
    });
    expect(site.asked).toEqual([]);

    // An origin on the list goes through the same pinned connection: no lookup happens beyond the one that was judged.
    lookups = 0;
    site.pages.set('/a', text('a'));
    const page = await aFetcher({ allowedOrigins: [`http://rebind.example:${port}`] }, resolve).fetch(`http://rebind.example:${port}/a`);
    expect(page.kind).toBe('ok');
    expect(lookups).toBe(2);
  });

  it('cannot hide a private address among public ones', async () => {
    const resolve: ResolveHost = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '::ffff:127.0.0.1', family: 6 },
    ];
    expect(await aFetcher({}, resolve).fetch('http://dubbel.example/')).toMatchObject({ kind: 'refused', detail: 'address-not-public' });
  });

  it('cannot keep us waiting with a slow body', async () => {
    site.pages.set('/a', (_, response) => {
      response.write('<p>');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    expect(await aFetcher({ totalTimeoutMs: 200, attempts: 1 }).fetch(`${site.origin}/a`)).toMatchObject({
      kind: 'failed',
      reason: 'timeout',
    });
  });

  it('cannot fill our memory with an endless body', async () => {
    site.pages.set('/a', (_, response) => {
      const more = (): void => {
        while (response.writable && response.write('x'.repeat(65_536)));
        if (response.writable) response.once('drain', more);
      };
      more();
    });
    expect(await aFetcher({ maxBytes: 1_000_000 }).fetch(`${site.origin}/a`)).toMatchObject({
      kind: 'failed',
      reason: 'too-large',
      retry: 'never',
    });
  });

  it('cannot fill our memory with a gzip bomb', async () => {
    site.pages.set('/a', text(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }));
    expect(await aFetcher({ maxBytes: 1_000_000 }).fetch(`${site.origin}/a`)).toMatchObject({ kind: 'failed', reason: 'too-large' });
  });

  it('takes a body of exactly the limit, and not one byte more', async () => {
    site.pages.set('/a', text('x'.repeat(1_000)));
    site.pages.set('/b', text('x'.repeat(1_001)));
    const fetcher = aFetcher({ maxBytes: 1_000 });
    expect((await fetcher.fetch(`${site.origin}/a`)).kind).toBe('ok');
    expect(await fetcher.fetch(`${site.origin}/b`)).toMatchObject({ reason: 'too-large' });
  });

  it('cannot lead us round in circles, nor on and on', async () => {
    site.pages.set('/a', text('', { location: '/b' }, 301));
    site.pages.set('/b', text('', { location: '/a' }, 301));
    for (let hop = 0; hop < 10; hop += 1) site.pages.set(`/${hop}`, text('', { location: `/${hop + 1}` }, 307));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'failed', reason: 'redirect-limit', retry: 'never' });
    expect(await aFetcher().fetch(`${site.origin}/0`)).toMatchObject({ kind: 'failed', reason: 'redirect-limit' });
  });

  it('follows five redirects and no sixth', async () => {
    for (let hop = 0; hop < 6; hop += 1) site.pages.set(`/${hop}`, text('', { location: `/${hop + 1}` }, 302));
    site.pages.set('/6', text('einde'));
    expect((await aFetcher().fetch(`${site.origin}/1`)).kind).toBe('ok');
    expect(await aFetcher().fetch(`${site.origin}/0`)).toMatchObject({ reason: 'redirect-limit' });
  });

  it('cannot overflow us with a huge header', async () => {
    site.pages.set('/a', text('a', { 'x-large': 'x'.repeat(40_000) }));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'failed', reason: 'headers-too-large', retry: 'never' });
  });

  it.each(['ftp://127.0.0.1/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x'])(
    'cannot send us to %s',
    async (location) => {
      site.pages.set('/a', text('', { location }, 302));
      expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'refused', reason: 'address-scheme' });
    },
  );

  it('cannot send a body in an encoding we did not ask for, or a broken one', async () => {
    site.pages.set('/a', text('x', { 'content-encoding': 'compress' }));
    site.pages.set('/b', text('geen gzip', { 'content-encoding': 'gzip' }));
    expect(await aFetcher().fetch(`${site.origin}/a`)).toMatchObject({ kind: 'failed', reason: 'encoding' });
    expect(await aFetcher().fetch(`${site.origin}/b`)).toMatchObject({ kind: 'failed', reason: 'encoding' });
  });

  it('cannot pass off plain HTTP as a secure connection', async () => {
    const origin = site.origin.replace('http:', 'https:');
    expect(await aFetcher({ allowedOrigins: [origin], attempts: 1 }).fetch(`${origin}/a`)).toMatchObject({
      kind: 'refused',
      reason: 'robots-unreachable',
    });
  });

  it('cannot pass off half a body as a page', async () => {
    site.pages.set('/a', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await aFetcher({ attempts: 1 }).fetch(`${site.origin}/a`)).toMatchObject({
      kind: 'failed',
      reason: 'cut-off',
      retry: 'back-off',
    });
  });
});

describe('the reach policy', () => {
  it('lets the demo reach its own sites and nothing else', async () => {
    const fetcher = aFetcher({ onlyAllowedOrigins: true });
    site.pages.set('/a', text('a'));
    expect((await fetcher.fetch(`${site.origin}/a`)).kind).toBe('ok');
    expect(await fetcher.fetch('https://voorbeeld.example/')).toMatchObject({ kind: 'refused', reason: 'origin-not-allowed' });
    expect(await fetcher.fetch('http://127.0.0.1:1/')).toMatchObject({ kind: 'refused', reason: 'origin-not-allowed' });
  });

  it.each([
    ['http://voorbeeld.example:22/', 'address-port'],
    ['http://gebruiker:geheim@voorbeeld.example/', 'address-credentials'],
    ['http://0x7f.1/', 'address-not-public'],
    ['http://2130706433/', 'address-not-public'],
    ['http://[::ffff:7f00:1]/', 'address-not-public'],
    ['geen adres', 'address-form'],
  ])('refuses %s', async (url, reason) => {
    expect(await aFetcher().fetch(url)).toMatchObject({ kind: 'refused', reason });
  });

  it('stops at once when the run is stopped', async () => {
    site.pages.set('/a', () => null);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    expect(await aFetcher().fetch(`${site.origin}/a`, { signal: stop.signal })).toMatchObject({ kind: 'failed', reason: 'stopped' });
  });
});

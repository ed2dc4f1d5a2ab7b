import { describe, expect, it } from 'vitest';
import { detectBlock, isLoginRedirect } from '../../../../src/adapters/http/block-page.ts';

const page = (title: string, body = 'Even controleren.'): Buffer =>
  Buffer.from(`<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`);

describe('a page that keeps us out', () => {
  it.each([
    ['by status 401', 401, {}, page('Log in'), 'http-401'],
    ['by status 403', 403, {}, page('Verboden'), 'http-403'],
    ['by law', 451, {}, page(''), 'http-451'],
    ['by its title', 200, {}, page('Access Denied'), 'challenge'],
    ['by its title in Dutch', 200, {}, page('Toegang geweigerd'), 'challenge'],
    ['by a question', 200, {}, page('Are you a human?'), 'challenge'],
    ['by a heading only', 200, {}, Buffer.from('<html><h1>Pardon Our Interruption</h1></html>'), 'challenge'],
    ['by the script of a wall', 503, {}, page('Site', '<script>window._cf_chl_opt={}</script>'), 'challenge'],
    ['by its header', 200, { 'cf-mitigated': 'challenge' }, page('Vacature'), 'challenge'],
  ])('%s', (_, status, headers, body, block) => {
    expect(detectBlock(status, headers, body)).toBe(block);
  });
});

describe('a page that does not', () => {
  it.each([
    ['names a wall somewhere in its text', page('Vacature beveiliger', '<p>Access denied voor onbevoegden</p>')],
    ['has a long text under such a title', page('Security check', `<p>${'Je controleert bezoekers. '.repeat(100)}</p>`)],
    ['is a vacancy for a security check', page('Security checkmedewerker Schiphol')],
    ['holds a JobPosting', page('Just a moment', '<script type="application/ld+json">{"@type":"JobPosting"}</script>')],
    ['is data', Buffer.from('{"title":"Access denied"}')],
    ['is empty', Buffer.alloc(0)],
  ])('%s', (_, body) => {
    expect(detectBlock(200, {}, body)).toBeNull();
  });
});

it('is judged in one pass, also when its tags never close', () => {
  expect(detectBlock(200, {}, Buffer.from(`<title>Access denied</title>${'<script'.repeat(30_000)}`))).toBe('challenge');
});

it.each([
  ['/vacature/1', '/login', true],
  ['/vacature/1', '/nl/inloggen/', true],
  ['/vacature/1', '/oauth2/authorize', true],
  ['/vacature/1', '/vacature/inloggen-medewerker', false],
  ['/login', '/login/stap-2', false],
])('a redirect from %s to %s is a login: %s', (from, to, isLogin) => {
  expect(isLoginRedirect(new URL(from, 'https://bank.example'), new URL(to, 'https://bank.example'))).toBe(isLogin);
});

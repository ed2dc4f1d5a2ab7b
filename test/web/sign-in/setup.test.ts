import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBrowser } from '../../support/browser.ts';
import { servedAgencies, type ServedAgencies } from '../../support/served-agencies.ts';

const FORM = { agency: 'Eerste Bureau', name: 'Bo Beheer', email: 'bo@voorbeeld.example', password: 'vier woorden zijn lang genoeg' };

let served: ServedAgencies;
beforeAll(async () => {
  served = await servedAgencies();
});
afterAll(() => served.close());

it('takes the token of the last start, once, and lets its holder in as administrator', async () => {
  const browser = aBrowser(served.server);
  expect((await browser.get('/')).headers['location']).toBe('/instellen');

  const old = await served.service.signIn.newSetupToken();
  const token = await served.service.signIn.newSetupToken();
  const refused = await browser.post('/instellen', { ...FORM, token: old });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Deze code klopt niet');
  expect(refused.text).toContain('value="Eerste Bureau"');
  expect(refused.text).not.toContain(FORM.password);

  const short = await browser.post('/instellen', { ...FORM, token, password: 'te kort' });
  expect(short.status).toBe(422);
  expect(short.text).toContain('minstens 12');

  const done = await browser.post('/instellen', { ...FORM, token });
  expect([done.status, done.headers['location']]).toEqual([303, '/']);
  expect((await browser.get('/')).headers['location']).toBe('/bronnen');
  expect((await browser.get('/bronnen')).headers['location']).toBe('/tweede-stap/instellen');

  const again = aBrowser(served.server);
  expect((await again.get('/')).headers['location']).toBe('/aanmelden');
  expect((await again.get('/instellen')).headers['location']).toBe('/aanmelden');
  const late = await again.post('/instellen', {
    ...FORM,
    email: 'ander@voorbeeld.example',
    token: await served.service.signIn.newSetupToken(),
  });
  expect(late.status).toBe(422);
  expect(late.text).toContain('al ingesteld');
});

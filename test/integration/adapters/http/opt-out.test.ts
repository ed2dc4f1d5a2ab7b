import { afterAll, beforeAll, expect, it } from 'vitest';
import { aFetcher, aSource, endOf, readSource } from '../../../support/read-source.ts';
import { serveSite, type ServedAnswer, type ServedSite } from '../../../support/served-site.ts';

let site: ServedSite;
let answer: ServedAnswer = { body: '' };
beforeAll(async () => void (site = await serveSite(({ path }) => (path === '/robots.txt' ? null : answer))));
afterAll(() => site.close());

const fetched = async (given: ServedAnswer) => {
  answer = given;
  return aFetcher([site.origin]).fetch(`${site.origin}/`);
};

it.each([
  ['a header', { body: 'tekst', headers: { 'tdm-reservation': '1' } }],
  ['a robots header', { body: 'tekst', headers: { 'x-robots-tag': 'noindex, noai' } }],
  ['a robots header for us', { body: 'tekst', headers: { 'x-robots-tag': 'Spoorzoeker: noai' } }],
  ['its head', { body: '<html><head><meta content="noai, noimageai" name="robots"></head></html>' }],
  ['a reservation in its head', { body: '<html><head><meta name="tdm-reservation" content="1"></head></html>' }],
])('a page that asks machines to stay away in %s is put away', async (_, given) => {
  expect(await fetched(given)).toMatchObject({ kind: 'refused', reason: 'opt-out' });
});

it.each([
  ['no reservation', { body: 'tekst', headers: { 'tdm-reservation': '0' } }],
  ['a rule for another reader', { body: 'tekst', headers: { 'x-robots-tag': 'otherbot: noai' } }],
  ['a rule for search engines', { body: '<meta name="robots" content="noindex">', headers: { 'x-robots-tag': 'noindex' } }],
  ['the word in a text', { body: '<p>Een vacature over noai en tdm-reservation</p>' }],
])('a page with %s is read', async (_, given) => expect((await fetched(given)).kind).toBe('ok'));

it('a source that opts out is blocked, and says why', async () => {
  answer = { body: '{"offers": []}', type: 'application/json', headers: { 'tdm-reservation': '1' } };
  expect(endOf(await readSource(aSource({ kind: 'recruitee' }, `${site.origin}/`)))).toMatchObject({
    state: 'blocked',
    reason: 'opted-out',
  });
});

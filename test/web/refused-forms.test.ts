import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Fields } from '../support/browser.ts';
import { twoAgencies, type TwoAgencies } from '../support/two-agencies.ts';

/** Words that somebody typed and would not like to type again. */
const TYPED = 'met veel moeite getypt';
const LONG = `${TYPED} `.repeat(200);

type Who = 'candidate' | 'coach' | 'teamlead';
let world: TwoAgencies;
const browsers = new Map<Who, Browser>();

beforeAll(async () => {
  world = await twoAgencies();
  const { served, staff, targets } = world;
  browsers.set('candidate', await served.signInByLink(targets.own.candidate));
  for (const who of ['coach', 'teamlead'] as const) browsers.set(who, await served.signIn(staff[who]));
});
afterAll(() => world.served.close());

const own = (path: string): string => path.replaceAll(/:(\w+)/g, (_, name: string) => world.targets.own.ids[name] ?? '');

it.each<[string, Who, string, () => Fields, string, string]>([
  [
    'why a vacancy cannot be',
    'candidate',
    '/mijn/vacatures/:entryId/antwoord',
    () => ({ kind: 'kan_niet', reason: 'anders', note: LONG }),
    'note',
    LONG,
  ],
  ['own words', 'candidate', '/mijn/mogelijkheden', () => ({ text: LONG }), 'text', LONG],
  [
    'rest, by the candidate',
    'candidate',
    '/mijn/rust',
    () => ({ startsOn: '2026-02-02', endsOn: '2026-02-01', reason: TYPED }),
    'reason',
    TYPED,
  ],
  [
    'rest, by the coach',
    'coach',
    '/kandidaten/:candidateId/rust',
    () => ({ startsOn: '2026-02-02', endsOn: '2026-02-01', reason: TYPED }),
    'reason',
    TYPED,
  ],
  ['an answer', 'coach', '/vragen/:questionId', () => ({ [own('answer-:questionId')]: LONG }), 'answer-:questionId', LONG],
  [
    'words that are settled',
    'coach',
    '/kandidaten/:candidateId/lijst/:listId/duiden',
    () => ({ item: '4.13', state: 'regel', within: 'twee', note: TYPED }),
    'note',
    TYPED,
  ],
  ['the reason to look into a file', 'teamlead', '/kandidaten/:candidateId/lijst-inzien', () => ({ reason: LONG }), 'reason', LONG],
])('%s, refused, stand as they were typed', async (_, who, path, fields, name, typed) => {
  const answer = await browsers.get(who)?.post(own(path), fields());
  expect(answer?.status).toBe(422);
  const $ = load(answer?.text ?? '');
  const shown = $(`[name="${own(name)}"]`)
    .toArray()
    .map((field) => String($(field).val()));
  expect(shown.map((text) => text.trim())).toContain(typed.trim());
});

it('an error leads to the field that it is about', async () => {
  const path = own('/kandidaten/:candidateId/lijst/:listId/duiden');
  const answer = await browsers.get('coach')?.post(path, { item: '4.13', state: 'regel', within: 'twee', note: TYPED });
  const $ = load(answer?.text ?? '');
  const targets = $('a[href^="#veld-"]')
    .toArray()
    .map((link) => $(link).attr('href') ?? '');
  expect(targets.length).toBeGreaterThan(0);
  for (const target of targets) expect($(target).length).toBe(1);
});

import { Client } from 'pg';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, type Browser, type Fields } from '../support/browser.ts';
import { aCorrection, aRest, aSavedSearch, twoAgencies, type Target, type TwoAgencies } from '../support/two-agencies.ts';

/**
 * Who reaches what. A row per route: `public`, `signed-in` (no second factor asked) or a column per role, in this order. In a column stand three
 * signs, for the own candidate, another one of the agency, and one of another agency; a single sign where the route names nothing of anybody.
 * `+` reaches it, `-` is told that there is no such thing, `x` may not.
 */
const ROLES = ['candidate', 'jobhunter', 'coach', 'teamlead', 'office', 'administrator'] as const;
const MATRIX = `
  GET  /                                                       | public
  POST /taal                                                   | public
  GET  /toegankelijkheid                                       | public
  GET  /aanmelden                                              | public
  POST /aanmelden/wachtwoord                                   | public
  POST /aanmelden/link                                         | public
  GET  /aanmelden/openen                                       | public
  POST /aanmelden/openen                                       | public
  POST /afmelden                                               | public
  GET  /instellen                                              | public
  POST /instellen                                              | public
  GET  /bureau                                                 | signed-in
  POST /bureau                                                 | signed-in
  GET  /tweede-stap                                            | signed-in
  POST /tweede-stap                                            | signed-in
  GET  /tweede-stap/instellen                                  | signed-in
  POST /tweede-stap/instellen                                  | signed-in
  GET  /account                                                | signed-in
  POST /account                                                | signed-in
  POST /account/wachtwoord                                     | signed-in
  POST /account/reservecodes                                   | signed-in
  POST /account/elders-afmelden                                | signed-in

  GET  /beoordelen                                             | x   | +   | +   | +   | x   | x
  GET  /beoordelen/:candidateId                                | x   | +-- | +-- | ++- | x   | x
  POST /beoordelen/:candidateId/opnieuw                        | x   | +-- | +-- | x   | x   | x
  GET  /beoordelen/:candidateId/niet-getoond                   | x   | +-- | +-- | ++- | x   | x
  POST /beoordelen/:candidateId/niet-getoond/:vacancyId        | x   | +-- | +-- | x   | x   | x
  GET  /beoordelen/:candidateId/match/:reviewId                | x   | +-- | +-- | ++- | x   | x
  POST /beoordelen/:candidateId/match/:reviewId/besluit        | x   | +-- | +-- | x   | x   | x
  POST /beoordelen/:candidateId/match/:reviewId/ongedaan       | x   | +-- | +-- | x   | x   | x
  GET  /matches/:matchId                                       | x   | +-- | +-- | ++- | x   | x
  GET  /volgorde                                               | x   | x   | x   | +   | x   | x
  POST /volgorde                                               | x   | x   | x   | +   | x   | x
  GET  /vragen                                                 | x   | x   | +   | x   | x   | x
  POST /vragen/:questionId                                     | x   | x   | +-- | x   | x   | x

  GET  /kandidaten                                             | x   | +   | +   | +   | +   | x
  GET  /kandidaten/nieuw                                       | x   | x   | +   | +   | +   | x
  POST /kandidaten/nieuw                                       | x   | x   | +   | +   | +   | x
  GET  /kandidaten/:candidateId                                | +-- | +-- | +-- | ++- | ++- | x
  GET  /kandidaten/:candidateId/wijzigen                       | x   | x   | +-- | ++- | ++- | x
  POST /kandidaten/:candidateId/wijzigen                       | x   | x   | +-- | ++- | ++- | x
  POST /kandidaten/:candidateId/toewijzen                      | x   | x   | x   | ++- | x   | x
  POST /kandidaten/:candidateId/toewijzing/:assignmentId/einde | x   | x   | x   | ++- | x   | x
  POST /kandidaten/:candidateId/portaal                        | x   | x   | +-- | ++- | ++- | x
  POST /kandidaten/:candidateId/rust                           | +-- | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/rust/:restId/einde             | +-- | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/shortlist                      | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/eigen-woorden                  | +-- | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/zoekopdrachten                 | x   | +-- | +-- | ++- | x   | x
  POST /kandidaten/:candidateId/zoekopdrachten                 | x   | +-- | +-- | x   | x   | x
  POST /zoekopdrachten/:searchId/openen                        | x   | +-- | +-- | x   | x   | x
  POST /zoekopdrachten/:searchId/verwijderen                   | x   | +-- | +-- | x   | x   | x

  GET  /kandidaten/:candidateId/lijst-invoeren                 | x   | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/lijst-invoeren                 | x   | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/lijst-invoeren/gevolg          | x   | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/grenzen                        | x   | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/lijst                          | +-- | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/lijst/:listId                  | +-- | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/lijst/:listId/duiden           | x   | x   | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/lijst-inzien                   | x   | x   | x   | ++- | x   | x
  POST /kandidaten/:candidateId/lijst-inzien                   | x   | x   | x   | ++- | x   | x
  GET  /kandidaten/:candidateId/zoekprofiel                    | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/zoekprofiel/nieuw              | x   | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/zoekprofiel/nieuw              | x   | x   | +-- | x   | x   | x
  POST /kandidaten/:candidateId/zoekprofiel/nieuw/gevolg       | x   | x   | +-- | x   | x   | x

  GET  /kandidaten/:candidateId/sollicitaties                  | +-- | +-- | +-- | ++- | x   | x
  POST /kandidaten/:candidateId/sollicitaties/nieuw            | +-- | +-- | +-- | x   | x   | x
  GET  /sollicitaties/:applicationId                           | +-- | +-- | +-- | ++- | x   | x
  POST /sollicitaties/:applicationId/stap                      | +-- | +-- | +-- | x   | x   | x
  POST /sollicitaties/:applicationId/bewijs                    | +-- | +-- | +-- | x   | x   | x
  GET  /bewijs/:evidenceId                                     | +-- | +-- | +-- | x   | x   | x
  GET  /kandidaten/:candidateId/logboek                        | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/logboek/afdruk                 | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/logboek/csv                    | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/logboek/xlsx                   | +-- | +-- | +-- | ++- | x   | x
  GET  /kandidaten/:candidateId/logboek/keten                  | +-- | +-- | +-- | ++- | x   | x
  POST /kandidaten/:candidateId/logboek/contact                | +-- | +-- | +-- | x   | x   | x
  POST /kandidaten/:candidateId/logboek/correctie              | +-- | +-- | +-- | x   | x   | x

  GET  /mijn/vacatures                                         | +   | x   | x   | x   | x   | x
  GET  /mijn/vacatures/:entryId                                | +-- | x   | x   | x   | x   | x
  POST /mijn/vacatures/:entryId/antwoord                       | +-- | x   | x   | x   | x   | x
  POST /mijn/vacatures/:entryId/gesolliciteerd                 | +-- | --- | --- | x   | x   | x
  GET  /mijn/sollicitaties                                     | +   | -   | -   | -   | x   | x
  GET  /mijn/mogelijkheden                                     | +   | x   | -   | x   | x   | x
  POST /mijn/mogelijkheden                                     | +   | x   | x   | x   | x   | x
  GET  /mijn/rust                                              | +   | x   | -   | x   | x   | x
  POST /mijn/rust                                              | +   | x   | -   | x   | x   | x
  POST /mijn/rust/:restId/einde                                | +-- | x   | --- | x   | x   | x
  GET  /mijn/logboek                                           | +   | -   | -   | -   | x   | x
  GET  /mijn/inzage                                            | +   | x   | x   | x   | x   | x

  GET  /bronnen                                                | x   | +   | +   | +   | +   | +
  GET  /bronnen/ontdekken                                      | x   | x   | x   | x   | x   | +
  POST /bronnen/ontdekken                                      | x   | x   | x   | x   | x   | +
  GET  /bronnen/nieuw                                          | x   | x   | x   | x   | x   | +
  POST /bronnen/nieuw                                          | x   | x   | x   | x   | x   | +
  GET  /bronnen/:sourceId                                      | x   | +   | +   | +   | +   | +
  GET  /bronnen/:sourceId/wijzigen                             | x   | x   | x   | x   | x   | +
  POST /bronnen/:sourceId/wijzigen                             | x   | x   | x   | x   | x   | +
  POST /bronnen/:sourceId/lezen                                | x   | x   | x   | x   | x   | +
  GET  /rondes/:runId                                          | x   | +   | +   | +   | +   | +
  GET  /vacatures                                              | x   | +   | +   | +   | +   | +
  GET  /vacatures/toevoegen                                    | x   | +   | +   | x   | x   | x
  POST /vacatures/toevoegen                                    | x   | +   | +   | x   | x   | x
  POST /vacatures/toevoegen/tekst                              | x   | +   | +   | x   | x   | x
  POST /vacatures/:vacancyId/kandidaat/:candidateId            | x   | +-- | +-- | x   | x   | x
  GET  /vacatures/:vacancyId                                   | x   | ++- | ++- | ++- | ++- | ++-
  POST /vacatures/:vacancyId/losmaken                          | x   | ++- | ++- | x   | x   | x
  POST /vacatures/:vacancyId/samenvoegen                       | x   | ++- | ++- | x   | x   | x
  POST /vacatures/:vacancyId/groepering-terugnemen             | x   | ++- | ++- | x   | x   | x
  GET  /vacatures/:vacancyId/verbeteren                        | x   | ++- | ++- | x   | x   | x
  POST /vacatures/:vacancyId/verbeteren                        | x   | ++- | ++- | x   | x   | x
  POST /verbeteringen/:correctionId/terugnemen                 | x   | ++- | ++- | x   | x   | x

  GET  /beheer/taken                                           | x   | x   | x   | x   | x   | +
  POST /beheer/taken/opnieuw                                   | x   | x   | x   | x   | x   | +
  GET  /beheer/post                                            | x   | x   | x   | x   | x   | +
  GET  /beheer/medewerkers                                     | x   | x   | x   | +   | x   | +
  POST /beheer/medewerkers/nieuw                               | x   | x   | x   | x   | x   | +
  POST /beheer/medewerkers/:accountId                          | x   | x   | x   | x   | x   | ++-
  GET  /beheer/inzage                                          | x   | x   | x   | +   | x   | x
`;

type Row = { readonly route: string; readonly method: 'GET' | 'POST'; readonly pattern: string; readonly columns: readonly string[] };
const ROWS: readonly Row[] = MATRIX.split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [route = '', ...columns] = line.split('|').map((part) => part.trim().replaceAll(/\s+/g, ' '));
    const [method, pattern = ''] = route.split(' ');
    return { route, method: method === 'GET' ? 'GET' : 'POST', pattern, columns };
  });

const ZOEKPROFIEL = { wanted: 'Medewerker archief', home: 'Utrecht', agreedOn: '2026-01-05', reason: 'verbreed' };
const LIST = { kind: 'vrij', drawnUpOn: '2026-01-05', validFromOn: '2026-01-05', authorRole: 'bedrijfsarts', usable: 'ja' };
const SOURCE = { kind: 'recruitee', name: 'Andere bron', address: 'https://werk.example/', cron: '0 6 * * *', delay: '1000', pages: '10' };

/** What a form that is filled in well posts: a route that is missing here posts nothing but the proof. */
const FORMS: Readonly<Record<string, Fields | ((target: Target) => Fields)>> = {
  'POST /beoordelen/:candidateId/match/:reviewId/besluit': { kind: 'parked', version: '1', until: '2026-12-31', reason: '' },
  'POST /beoordelen/:candidateId/match/:reviewId/ongedaan': { version: '1' },
  'POST /volgorde': { functie: '5', afstand: '3', uren: '1', trefwoorden: '1', versheid: '2', risico: '4' },
  'POST /vragen/:questionId': ({ ids }) => ({ [`answer-${ids['questionId'] ?? ''}`]: 'Dat kan.' }),
  'POST /kandidaten/:candidateId/wijzigen': {
    name: 'Nieuwe naam',
    reference: 'N-1',
    email: '',
    phone: '',
    status: 'bemiddeling',
    version: '1',
  },
  'POST /kandidaten/:candidateId/toewijzen': ({ jobhunter }) => ({ accountId: jobhunter.accountId, role: 'jobhunter' }),
  'POST /kandidaten/:candidateId/rust': { startsOn: '2026-01-05', endsOn: '', reason: '' },
  'POST /kandidaten/:candidateId/lijst-invoeren': { ...LIST, source: 'brief', reason: 'nieuw oordeel', 'rubriek-4': 'niet zwaar tillen' },
  'POST /kandidaten/:candidateId/lijst-invoeren/gevolg': {
    ...LIST,
    source: 'brief',
    reason: 'nieuw oordeel',
    'rubriek-4': 'niet zwaar tillen',
  },
  'POST /kandidaten/:candidateId/lijst/:listId/duiden': { item: '4.13', state: 'mens_beslist', note: 'per vacature bekijken' },
  'POST /kandidaten/:candidateId/lijst-inzien': { reason: 'casusoverleg' },
  'POST /kandidaten/:candidateId/zoekprofiel/nieuw': ZOEKPROFIEL,
  'POST /kandidaten/:candidateId/zoekprofiel/nieuw/gevolg': ZOEKPROFIEL,
  'POST /kandidaten/:candidateId/sollicitaties/nieuw': {
    kind: 'netwerk',
    employer: 'Buurman',
    initiative: 'kandidaat',
    state: 'verstuurd',
    appliedOn: '2026-01-12',
  },
  'POST /sollicitaties/:applicationId/stap': { version: '1', to: 'gesprek', happenedOn: '2026-01-13' },
  'POST /kandidaten/:candidateId/logboek/contact': {
    happenedOn: '2026-01-13',
    channel: 'bellen',
    employer: 'Bakker',
    result: 'belt terug',
  },
  'POST /kandidaten/:candidateId/logboek/correctie': { seq: '1', text: 'het was een dag later' },
  'POST /mijn/vacatures/:entryId/antwoord': { kind: 'wil' },
  'POST /mijn/vacatures/:entryId/gesolliciteerd': { appliedOn: '2026-01-13' },
  'POST /mijn/mogelijkheden': { text: 'Ik kan goed zitten.' },
  'POST /mijn/rust': { startsOn: '2026-01-05', endsOn: '', reason: '' },
  'POST /bronnen/nieuw': SOURCE,
  'POST /bronnen/:sourceId/wijzigen': { ...SOURCE, version: '1' },
  'POST /kandidaten/:candidateId/zoekopdrachten': { naam: 'Archief', vraag: 'zoek=archief' },
  'POST /vacatures/:vacancyId/kandidaat/:candidateId': { naar: 'wachtrij', terug: '' },
  'POST /vacatures/toevoegen/tekst': { title: 'Portier', text: 'Je zit achter de balie en ontvangt gasten, alleen overdag. '.repeat(3) },
  'POST /vacatures/:vacancyId/verbeteren': { fact: 'remote', naar: '', remote: 'hybride' },
  'POST /vacatures/:vacancyId/losmaken': { reason: 'gebeld: een andere baan' },
  'POST /vacatures/:vacancyId/samenvoegen': ({ ids }) => ({ with: `/vacatures/${ids['keptBackId']}`, reason: 'gebeld: dezelfde baan' }),
  'POST /verbeteringen/:correctionId/terugnemen': { naar: '' },
  'POST /kandidaten/nieuw': { name: 'Iemand', reference: 'N-2', email: '', phone: '', status: 'orientatie' },
  'POST /beheer/medewerkers/nieuw': { name: 'Nieuwe collega', email: 'nieuw@voorbeeld.example', roles: 'office' },
  'POST /beheer/taken/opnieuw': { job: 'match-new', key: 'match-new.1' },
  'POST /beheer/medewerkers/:accountId': { roles: ['jobhunter', 'coach'] },
};

type Outcome = '+' | '-' | 'x' | 'sign-in' | 'second-factor' | 'broken';

function outcomeOf({ status, headers }: Response): Outcome {
  const to = headers['location'] ?? '';
  if (status === 303 && to.startsWith('/aanmelden')) return 'sign-in';
  if (status === 303 && to.startsWith('/tweede-stap')) return 'second-factor';
  if (status === 403) return 'x';
  if (status === 404) return '-';
  return status === 200 || status === 303 || status === 409 || status === 422 ? '+' : 'broken';
}

let world: TwoAgencies;
let database: Client;
const browsers = new Map<(typeof ROLES)[number], Browser>();

beforeAll(async () => {
  world = await twoAgencies();
  const { served, staff, targets } = world;
  database = new Client({ connectionString: served.database.urls.owner });
  await database.connect();
  browsers.set('candidate', await served.signInByLink(targets.own.candidate));
  for (const [role, employee] of Object.entries(staff)) browsers.set(role as keyof typeof staff, await served.signIn(employee));
});
afterAll(async () => {
  await database.end();
  await world.served.close();
});

/** Asks for a route about a target, as a browser that sends a form filled in well would. */
async function ask(browser: Browser, { method, pattern, route }: Row, target: Target): Promise<Response> {
  const restId = pattern.includes(':restId') ? await aRest(world.served, target) : '';
  const searchId = pattern.includes(':searchId') ? await aSavedSearch(world.served, target) : '';
  const correctionId = pattern.includes(':correctionId') ? await aCorrection(world.served, target) : '';
  const ids: Readonly<Record<string, string>> = { ...target.ids, ...world.shared, restId, correctionId, searchId };
  // A vacancy that is to be taken out of those kept back belongs to all.
  const named = pattern.includes('niet-getoond') ? { ...ids, vacancyId: ids['keptBackId'] ?? '' } : ids;
  const path = pattern.replaceAll(/:(\w+)/g, (_whole, name: string) => named[name] ?? `no-${name}`);
  if (method === 'GET') return browser.get(path);
  if (pattern.endsWith('/bewijs')) {
    return browser.upload(path, { name: 'brief.txt', mediaType: 'text/plain', content: Buffer.from('Geachte heer') });
  }
  const form = FORMS[route] ?? {};
  return browser.post(path, typeof form === 'function' ? form(target) : form);
}

const entriesOf = async (event: string): Promise<number> => {
  const { rows } = await database.query<{ count: string }>('select count(*) from spoor.audit_entry e where e.event = $1', [event]);
  return Number(rows[0]?.count);
};

const guarded = ROWS.filter(({ columns }) => columns.length > 1);
const ofKind = (kind: string) => ROWS.filter(({ columns }) => columns[0] === kind);

describe('the authorisation matrix', () => {
  it('has a row for every route, and a route for every row', () => {
    const routes = world.served.routes.map(({ method, pattern }) => `${method.toUpperCase()} ${pattern}`);
    expect(ROWS.map(({ route }) => route).toSorted()).toEqual(routes.toSorted());
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('fills a column for every role, and a form only for routes that are there', () => {
    expect(guarded.filter(({ columns }) => columns.length !== ROLES.length)).toEqual([]);
    expect(Object.keys(FORMS).filter((route) => !guarded.some((row) => row.route === route))).toEqual([]);
  });

  it.each(guarded)('$route: every role meets its column', async (row) => {
    const met: string[] = [];
    for (const [index, role] of ROLES.entries()) {
      const browser = browsers.get(role);
      if (!browser) throw new Error(`nobody is signed in as ${role}`);
      const column = row.columns[index] ?? '';
      // Who may not do it to the own candidate may do it to nobody.
      const about = column.length === 3 ? (['own', 'other', 'foreign'] as const) : (['own'] as const);
      const outcomes: Outcome[] = [];
      for (const of of about) outcomes.push(outcomeOf(await ask(browser, row, world.targets[of])));
      met.push(outcomes.join(''));
    }
    expect(met).toEqual(row.columns);
  });

  it.each(guarded)('$route: sends away whoever is not signed in', async (row) => {
    expect(outcomeOf(await ask(aBrowser(world.served.server), row, world.targets.own))).toBe('sign-in');
  });

  it('keeps an employee without the second factor out of everything', async () => {
    const { served, targets } = world;
    const everything = await served.anEmployee(targets.own.agencyId, 'jobhunter', 'coach', 'teamlead', 'office', 'administrator');
    const browser = await served.signIn(everything, { secondFactor: false });
    const reached: string[] = [];
    for (const row of guarded) if (outcomeOf(await ask(browser, row, targets.own)) !== 'second-factor') reached.push(row.route);
    expect(reached).toEqual([]);
  });

  it.each(ofKind('public'))('$route: is open to everybody', async (row) => {
    const { status } = await ask(aBrowser(world.served.server), row, world.targets.own);
    expect([200, 303, 422]).toContain(status);
  });

  it.each(ofKind('signed-in'))('$route: asks for a session and no more', async (row) => {
    const { served, staff, targets } = world;
    expect(outcomeOf(await ask(aBrowser(served.server), row, targets.own))).toBe('sign-in');
    const halfway = await served.signIn(staff.office, { secondFactor: false });
    const { status } = await ask(halfway, row, targets.own);
    // What only a whole session may do with its account is refused by sign-in itself.
    expect(row.pattern === '/account/reservecodes' ? [403] : [200, 303, 422]).toContain(status);
  });

  it.each(guarded)('$route: leaves the audit entry that it names', async (row) => {
    const registered = world.served.routes.find(({ method, pattern }) => `${method.toUpperCase()} ${pattern}` === row.route);
    const event = registered?.audit ?? null;
    if (event === null) return;
    const written = await entriesOf(event);
    expect(written).toBeGreaterThan(0);
  });
});

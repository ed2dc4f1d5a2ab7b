import { expect, it } from 'vitest';
import { entryInWords } from '../../../../src/web/effort/entry-in-words.ts';
import { translator } from '../../../../src/web/messages/catalogue.ts';

const page = { lang: 'nl', t: translator('nl') } as const;

it('tells a search with what it read, what it could not read, and what was kept back', () => {
  const payload = {
    day: '2026-03-10',
    seen: 1234,
    shown: 5,
    keptBack: { te_ver: 1200, niet_passend: 0 },
    sources: [
      { name: 'De Gelderhof', state: 'complete', reason: null },
      { name: 'Vallei Banen', state: 'blocked', reason: 'blocked-by-site' },
      { name: 'De Gelderhof', state: 'complete', reason: null },
    ],
  };
  expect(entryInWords(page, { kind: 'search.machine', payload })).toBe(
    '10 maart 2026: 1.234 vacatures vergeleken, 5 getoond. Niet getoond: verder dan de afgesproken afstand 1.200. Gelezen: De Gelderhof. Niet of niet helemaal gelezen: Vallei Banen (geweigerd door de site, de site houdt ons tegen).',
  );
});

it.each([
  ['search.gap', { source: 'Vallei Banen', state: 'failed', reason: 'unreachable' }, 'Vallei Banen: mislukt, de site is niet bereikbaar'],
  [
    'review.decided',
    { function: 'Planner', employer: 'Kruidhof', verdict: 'rejected', reasonCode: 'afstand', reason: 'geen bus' },
    'Planner, Kruidhof – afgewezen – te ver: geen bus',
  ],
  ['review.decided', { function: 'Planner', employer: null, verdict: 'accepted', reasonCode: null, reason: '' }, 'Planner – akkoord'],
  [
    'application.step',
    { function: 'Planner', employer: 'Kruidhof', from: 'verstuurd', to: 'gesloten', outcome: 'afgewezen', outcomeReason: 'meer ervaring' },
    'Planner, Kruidhof – verstuurd → gesloten – afgewezen: meer ervaring',
  ],
  ['shortlist.answered', { function: 'Planner', answer: 'kan_niet', reason: 'te_ver' }, 'Planner – U zei: dit kan ik niet. te ver weg'],
  [
    'contact.made',
    { employer: 'Kruidhof', channel: 'bellen', result: 'Geen plek', nextStep: 'Terugbellen in maart' },
    'Kruidhof (bellen): Geen plek → Terugbellen in maart',
  ],
  ['correction', { seq: 3, text: 'Het was de 12e.' }, 'Bij regel 3: Het was de 12e.'],
  ['zoekprofiel.agreed', { version: 2, reason: 'meer uren' }, 'versie 2: meer uren'],
  ['list.in-force', { version: 1, drawnUpOn: '2026-02-01' }, 'versie 1, 1 februari 2026'],
  ['rest.started', { startsOn: '2026-02-01', endsOn: '2026-02-08' }, '1 februari 2026 – 8 februari 2026'],
  ['rest.started', { startsOn: '2026-02-01', endsOn: null }, '1 februari 2026'],
  ['evidence.added', { mediaType: 'application/pdf', sizeBytes: 2049 }, 'application/pdf, 3 kB'],
] as const)('tells %s in words', (kind, payload, words) => {
  expect(entryInWords(page, { kind, payload })).toBe(words);
});

it('shows a code that has no words as it was written', () => {
  expect(entryInWords(page, { kind: 'search.gap', payload: { source: 'Oud', state: 'iets_anders', reason: null } })).toBe(
    'Oud: iets anders',
  );
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../../scripts/match.ts', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'match-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const lifter = {
  id: 'k1',
  fml: {
    version: 'fml_herzien',
    items: [{ item: '4.13', name: 'Tillen', score: 2, value: null, toelichting: null }],
    hours_per_day: null,
    hours_per_week: 20,
  },
  zoekprofiel: {
    wanted: ['archivaris'],
    excluded: [],
    hours_min: 12,
    hours_max: 20,
    home: 'Utrecht',
    max_km: 15,
    education: 'mbo3',
    licences: ['B'],
    modes: ['auto'],
    not_times: ['nacht'],
  },
};
const free = { id: 2, fml: { version: 'fml_klassiek', items: [] }, zoekprofiel: {} };
const heavy = {
  id: 'v1',
  title: 'Sjouwer',
  description: 'Je tilt dozen tot 25 kg. Het werk is 36 uur per week.',
  description_format: 'text',
  location: 'Utrecht',
};
const silent = { id: 7, title: 'Nieuwe collega', description: 'Wij zoeken een nieuwe collega.' };

const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n');

async function run(vacancies: readonly unknown[], candidates: readonly unknown[], stdin: 'none' | 'vacancies' | 'candidates' = 'none') {
  const files = { vacancies: join(folder, 'vacancies.jsonl'), candidates: join(folder, 'candidates.jsonl') };
  writeFileSync(files.vacancies, linesOf(vacancies));
  writeFileSync(files.candidates, linesOf(candidates));
  const path = (name: 'vacancies' | 'candidates') => (name === stdin ? '-' : files[name]);
  return runWith(
    ['--vacancies', path('vacancies'), '--candidates', path('candidates')],
    stdin === 'vacancies' ? linesOf(vacancies) : linesOf(candidates),
  );
}

async function runWith(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined).end(input);
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  const lines = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return { code: code as unknown, lines, err };
}

describe('pairs', () => {
  it('come one a line, in the order of the vacancies, with dimensions, gates and class', async () => {
    const { code, lines, err } = await run([heavy, silent], [lifter, free]);
    expect([code, err]).toEqual([0, '']);
    expect(
      lines.map((line) => line as { candidate: unknown; vacancy: unknown }).map(({ candidate, vacancy }) => [candidate, vacancy]),
    ).toEqual([
      ['k1', 'v1'],
      [2, 'v1'],
      ['k1', 7],
      [2, 7],
    ]);
    const [pair, unlimited, quiet] = lines as {
      class: string;
      dims: { dim: string; [key: string]: unknown }[];
      gates: { gate: string }[];
    }[];
    expect(pair?.class).toBe('niet_passend');
    const found = pair?.dims.find(({ dim }) => dim === 'tillen');
    expect(found).toMatchObject({ outcome: 'conflict', limit: expect.stringContaining('5 kg'), source: 'tekst', rule: expect.any(String) });
    expect(heavy.description).toContain(found?.['quote']);
    expect(pair?.dims.find(({ dim }) => dim === 'uren_week')).toMatchObject({ outcome: 'conflict' });
    expect(pair?.gates.map(({ gate }) => gate).sort()).toEqual(
      ['uren', 'werktijden', 'opleiding', 'rijbewijs', 'certificaat', 'taal', 'reistijd', 'contract', 'loon', 'functie'].sort(),
    );
    expect(pair?.gates.find(({ gate }) => gate === 'reistijd')).toMatchObject({ outcome: 'past' });
    expect(unlimited).toMatchObject({ class: 'geen_conflict', dims: [] });
    expect(quiet).toMatchObject({ class: 'geen_conflict' });
    expect(quiet?.dims.find(({ dim }) => dim === 'tillen')).toMatchObject({ outcome: 'onbekend', quote: null, source: null });
  });

  it.each(['vacancies', 'candidates'] as const)('can read the %s from standard input', async (name) => {
    const { code, lines } = await run([silent], [free], name);
    expect([code, lines]).toMatchObject([0, [{ candidate: 2, vacancy: 7 }]]);
  });
});

describe('lines that cannot be read', () => {
  it('are answered with the reason, and the rest goes on', async () => {
    const { code, lines } = await run(
      ['{"id": 3, "title":', { id: 'v3', title: 5 }, '', { title: 'zonder id' }, silent],
      [{ id: 'k9', fml: {} }, free],
    );
    expect(code).toBe(1);
    expect(lines).toMatchObject([
      { id: 'k9', error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { id: 'v3', error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { candidate: 2, vacancy: 7 },
    ]);
  });

  it.each([
    ['a score that the list does not have', [{ item: '4.13', score: 7 }], 'score-out-of-scale'],
    ['an option that the item does not have', [{ item: '6.1', options: [9] }], 'unknown-option'],
    [
      'an item twice',
      [
        { item: '4.13', score: 1 },
        { item: '4.13', score: 2 },
      ],
      'item-twice',
    ],
  ])('%s is not guessed at', async (_name, items, reason) => {
    const { code, lines } = await run([silent], [{ id: 'k3', fml: { version: 'fml_herzien', items } }]);
    expect([code, lines]).toEqual([1, [{ id: 'k3', error: expect.stringContaining(reason) }]]);
  });

  it('a number in a unit that the item does not have is left to a person, never dropped', async () => {
    const item = { item: '4.13', score: 1, value: { amount: 2, unit: 'dozen' } };
    const { code, lines } = await run([silent], [{ id: 'k4', fml: { version: 'fml_herzien', items: [item] } }]);
    expect([code, lines]).toMatchObject([0, [{ candidate: 'k4', open_words: 1 }]]);
  });
});

it.each([
  ['nothing', []],
  ['one of the two', ['--vacancies', 'a.jsonl']],
  ['standard input for both', ['--vacancies', '-', '--candidates', '-']],
  ['an option that there is not', ['--alles']],
  ['a file that is not there', ['--vacancies', '/nergens/a', '--candidates', '/nergens/b']],
])('given %s it says how it is used', async (_name, args) => {
  const { code, lines, err } = await runWith(args);
  expect([code, lines]).toEqual([2, []]);
  expect(err).toContain('Gebruik: npm run --silent match');
});

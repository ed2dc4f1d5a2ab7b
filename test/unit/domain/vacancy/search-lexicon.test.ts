import { expect, it } from 'vitest';
import { createAlternatives, createSearchTerms, type SearchLexicon } from '../../../../src/domain/vacancy/search-lexicon.ts';

const LEXICON: SearchLexicon = {
  stopWords: new Set(['de']),
  groups: [
    ['schoonmaker', 'interieurverzorger'],
    ['orderpicker', 'order picker'],
    ['werkster', 'schoonmaker'],
    ['verzorgende ig', 'vig'],
  ],
  parts: new Set([
    'heftruck',
    'chauffeur',
    'heftruckchauffeur',
    'kwaliteit',
    'controle',
    'voor',
    'man',
    'voorman',
    'school',
    'schoonmaker',
    'verkoper',
  ]),
};
const terms = createSearchTerms(LEXICON);

it.each([
  ['Heftruckchauffeurs', ['heftruckchauffeur', 'heftruck', 'chauffeur']],
  ['Heftruck chauffeur', ['heftruckchauffeur']],
  ['Kwaliteitscontrole', ['kwaliteit', 'controle']],
  ['Schoonmaker', ['interieurverzorger', 'werkster']],
  ['Order picker', ['orderpicker']],
  ['Verzorgende IG', ['vig']],
  ['Verkoopster', ['verkoper']],
  ['Voorman', []],
  ['Bakker', []],
])('finds %s also by %j', (title, expected) => {
  expect(terms(title, '').toSorted()).toEqual([...expected].toSorted());
});

it('parts the compounds of the text, and looks for no synonyms of every word in it', () => {
  expect(terms('Bakker', 'Met kwaliteitscontrole, naast de schoonmaker.')).toEqual(['kwaliteit', 'controle']);
});

it('keeps the terms of a long text within bounds', () => {
  const parts = new Set(
    Array.from({ length: 400 }, (_, n) => `woord${String.fromCodePoint(97 + (n % 26))}${String.fromCodePoint(97 + Math.floor(n / 26))}`),
  );
  const text = [...parts].map((part) => `${part}school`).join(' ');
  expect(createSearchTerms({ ...LEXICON, parts: new Set([...parts, 'school']) })('Bakker', text)).toHaveLength(200);
});

it('is done at once with a word without end', () => {
  expect(terms('Bakker', 'verkoper'.repeat(100_000))).toEqual([]);
});

it('knows what names the same, the word itself first', () => {
  const alternativesOf = createAlternatives(LEXICON);
  expect(alternativesOf('schoonmaker')).toEqual(['schoonmaker', 'interieurverzorger', 'werkster']);
  expect(alternativesOf('schoonmakers')).toEqual(['schoonmakers', 'schoonmaker', 'interieurverzorger', 'werkster']);
  expect(alternativesOf('timmerman')).toEqual(['timmerman']);
});

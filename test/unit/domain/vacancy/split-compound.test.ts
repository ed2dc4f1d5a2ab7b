import { expect, it } from 'vitest';
import { splitCompound } from '../../../../src/domain/vacancy/split-compound.ts';

const PARTS = new Set([
  'heftruck',
  'chauffeur',
  'verkoop',
  'medewerker',
  'verzekering',
  'agent',
  'pan',
  'koek',
  'productie',
  'werk',
  'zorg',
  'planner',
  'werkplan',
  'kind',
]);

it.each([
  ['heftruckchauffeur', ['heftruck', 'chauffeur']],
  ['heftruckchauffeurs', ['heftruck', 'chauffeur']],
  ['verzekeringsagent', ['verzekering', 'agent']],
  ['productie-medewerker', ['productie', 'medewerker']],
  ['kinderzorg', []],
  ['pannenkoek', []],
  ['chauffeur', []],
  ['medewerker', []],
  ['heftruckrijder', []],
  ['zorgwerk', ['zorg', 'werk']],
  ['koekpan', []],
])('parts %s into %j', (word, parts) => {
  expect(splitCompound(word, PARTS)).toEqual(parts);
});

it('takes the fewest and so the longest parts', () => {
  expect(splitCompound('werkplanagent', new Set([...PARTS, 'plan']))).toEqual(['werkplan', 'agent']);
});

it('leaves a word without end alone', () => {
  expect(splitCompound('verkoop'.repeat(2_000), PARTS)).toEqual([]);
});

import { expect, it } from 'vitest';
import { nearestWords } from '../../../../../src/adapters/postgres/search/nearest-words.ts';

it.each([
  ['bakkr', ['bakker', 'bakken'], ['bakker']],
  ['bakkre', ['bakker'], ['bakker']],
  ['bakk', ['bakker', 'bak'], []],
  ['magazijnmedewreker', ['magazijnmedewerker', 'magazijn'], ['magazijnmedewerker']],
  ['verkpermedwerker', ['verkoopmedewerker'], []],
  ['lassrs', ['lassers', 'lasses', 'lasser'], ['lassers', 'lasses']],
  ['onbekend', [], []],
])('takes %s among %j for %j', (word, known, expected) => {
  expect(nearestWords(word, known)).toEqual(expected);
});

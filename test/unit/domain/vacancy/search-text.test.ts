import { expect, it } from 'vitest';
import { parseSearchText, wordsOf } from '../../../../src/domain/vacancy/search-text.ts';

const word = (text: string) => ({ words: [text], excluded: false });

it.each([
  ['', []],
  ['  ', []],
  ['Heftruck Chauffeur', [word('heftruck'), word('chauffeur')]],
  ['magazijn-medewerker', [word('magazijn'), word('medewerker')]],
  ['"in overleg" avond', [{ words: ['in', 'overleg'], excluded: false }, word('avond')]],
  ['"niet gesloten', [{ words: ['niet', 'gesloten'], excluded: false }]],
  ['zorg -nacht', [word('zorg'), { words: ['nacht'], excluded: true }]],
  ['-"vaste nachten"', [{ words: ['vaste', 'nachten'], excluded: true }]],
  ["foto's c# e.d.", [word("foto's"), word('c#'), word('e.d')]],
  ['|&!():*\\', []],
  ['- --', []],
])('reads %j', (text, expected) => {
  expect(parseSearchText(text)).toEqual(expected);
});

it('reads no more than twelve terms', () => {
  expect(parseSearchText('een '.repeat(20))).toHaveLength(12);
});

it('takes letters with and without composed accents for the same', () => {
  expect(parseSearchText('cafe\u0301')).toEqual([word('café')]);
});

it('parts the words of a text', () => {
  expect(wordsOf('Wij zoeken: een all-round (BBL) kok m/v!')).toEqual(['wij', 'zoeken', 'een', 'all', 'round', 'bbl', 'kok', 'm', 'v']);
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readImportedOccupations, writeImportedOccupations } from '../../../../src/adapters/rules/imported-occupations.ts';

const folder = mkdtempSync(join(tmpdir(), 'occupations-'));
afterAll(() => rmSync(folder, { recursive: true }));
const aFile = (text: string): string => {
  const file = join(folder, 'occupations.csv');
  writeFileSync(file, text);
  return file;
};

it('reads what it wrote', () => {
  const imported = {
    titles: [{ title: 'vouwer, "hand"', isco08: '0110', weight: 0.65 }],
    alike: [{ isco08: '8183', other: '9321', share: 0.4 }],
    groups: new Map([['9321', '1213']]),
  };
  expect(readImportedOccupations(aFile(writeImportedOccupations(imported)))).toEqual(imported);
});

it('reads nothing where nothing was imported', () => {
  expect(readImportedOccupations(join(folder, 'is-er-niet.csv'))).toEqual({ titles: [], alike: [], groups: new Map() });
});

it.each([
  ['naam,code\n', 'is geen beroepenlijst; maak hem opnieuw met: npm run import:occupations -- MAP'],
  ['kind,isco08,value,share\ntitle,932,vouwer,1\n', 'regel 2 is onleesbaar'],
  ['kind,isco08,value,share\ntitle,9321,vouwer,2\n', 'regel 2 is onleesbaar'],
  ['kind,isco08,value,share\ntitle,9321,,1\n', 'regel 2 is onleesbaar'],
])('refuses %j and names the command', (text, sentence) => {
  expect(() => readImportedOccupations(aFile(text))).toThrow(sentence);
});

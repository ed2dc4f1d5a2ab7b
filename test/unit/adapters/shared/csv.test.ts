import { expect, it } from 'vitest';
import { readCsv, readRecords, toCsvRow } from '../../../../src/adapters/shared/csv.ts';

it.each([
  [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  [
    'a,b\r\nc,d',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['"a, b","zeg ""ja"""\n', [['a, b', 'zeg "ja"']]],
  ['"twee\nregels",x\n', [['twee\nregels', 'x']]],
  [
    '\u{FEFF}a,\n\n,b\n',
    [
      ['a', ''],
      ['', 'b'],
    ],
  ],
  ['', []],
])('reads %j', (text, rows) => {
  expect(readCsv(text)).toEqual(rows);
});

it('reads by the names of the columns, and leaves a missing field empty', () => {
  expect(readRecords('a\tb\n1\n', '\t')).toEqual([{ a: '1', b: '' }]);
});

it('writes what it reads back', () => {
  const fields = ['kok, bakker', 'zeg "ja"', 'twee\nregels', ''];
  expect(readCsv(toCsvRow(fields))).toEqual([fields]);
});

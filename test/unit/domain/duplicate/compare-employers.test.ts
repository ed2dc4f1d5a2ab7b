import { expect, it } from 'vitest';
import { compareEmployers } from '../../../../src/domain/duplicate/compare-employers.ts';

it.each([
  ['Kruidhof Groothandel B.V.', 'Kruidhof Groothandel'],
  ['Stichting De Linde', 'De Linde'],
  ['Zacht Bed', 'Zachtbed'],
  ['WBL', 'Waterbedrijf Breda Lage'],
  ['Wever Accountants LLP', 'Wever Foekema'],
  ['Linde & Zn.', 'Linde en Zn'],
])('takes %j and %j for one employer', (a, b) => expect(compareEmployers(a, b)).toBe('same'));

it.each([
  ['Gemeente Utrecht', 'Gemeente Zwolle'],
  ['Basisschool De Vlieger', 'Basisschool De Regenboog'],
  ['Kruidhof Groothandel', 'Vlot Uitzendbureau'],
])('takes %j and %j for two', (a, b) => expect(compareEmployers(a, b)).toBe('other'));

it('knows nothing of an employer that is not named', () => {
  expect(compareEmployers(null, 'Kruidhof')).toBe('unknown');
  expect(compareEmployers(null, null)).toBe('unknown');
});

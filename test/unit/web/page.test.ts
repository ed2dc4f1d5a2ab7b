import { expect, it } from 'vitest';
import { safeBack } from '../../../src/web/page.ts';

it.each([
  ['/kandidaten?pagina=2', '/kandidaten?pagina=2'],
  ['/', '/'],
  ['', '/'],
  ['https://kwaad.example/', '/'],
  ['//kwaad.example/', '/'],
  ['/\\kwaad.example/', '/'],
  ['/\t/kwaad.example/', '/'],
  ['\n//kwaad.example/', '/'],
  ['/a/..//kwaad.example/', '/'],
  ['/.//kwaad.example/', '/'],
  ['javascript:alert(1)', '/'],
  ['/kandidaten#x', '/kandidaten'],
])('goes from %j to %j', (asked, gone) => {
  expect(safeBack(asked)).toBe(gone);
});

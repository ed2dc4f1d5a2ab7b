import { expect, it } from 'vitest';
import { createGazetteer } from '../../../../src/adapters/gazetteer/gazetteer.ts';
import { comparePlaceLists, comparePlaces, workPlaceOf } from '../../../../src/domain/duplicate/work-place.ts';

const gazetteer = createGazetteer(null)();
const place = (asWritten: string | null) => workPlaceOf({ asWritten, town: null, postcode: null, region: null, country: null }, gazetteer);

it.each([
  ['Apeldoorn', 'APELDOORN, GE, NL', 'same'],
  ["'s-Hertogenbosch", 'Den Bosch', 'same'],
  ['Amsterdam Zuidoost', 'Amsterdam', 'same'],
  ['Zwolle', 'Almelo', 'other'],
  ['Beverwijk', 'NH, NL', 'within'],
  ['Houten, UT, NL', 'Randstad, ZH, NL', 'within'],
  ['Zwolle', 'Nederland', 'within'],
  ['Zwolle', 'Limburg', 'other'],
  ['Utrecht', 'Regio Utrecht', 'within'],
  ['Nederland', 'NL', 'same'],
  ['Gent, België', 'Nederland', 'other'],
  ['Drenthe', 'Drenthe', 'same'],
  ['Zwolle', null, 'unknown'],
])('compares %j with %j', (a, b, relation) => {
  expect(comparePlaces(place(a), place(b))).toBe(relation);
  expect(comparePlaces(place(b), place(a))).toBe(relation);
});

it('holds a list of places next to one of them for vaguer, and next to another for other', () => {
  const [zwolle, almelo, meppel] = ['Zwolle', 'Almelo', 'Meppel'].flatMap((town) => place(town) ?? []);
  if (!zwolle || !almelo || !meppel) throw new Error('the gazetteer knows these towns');
  expect(comparePlaceLists([zwolle, almelo], [almelo])).toBe('within');
  expect(comparePlaceLists([zwolle, almelo], [zwolle, almelo])).toBe('same');
  expect(comparePlaceLists([zwolle, almelo], [meppel])).toBe('other');
  expect(comparePlaceLists([], [meppel])).toBe('unknown');
});

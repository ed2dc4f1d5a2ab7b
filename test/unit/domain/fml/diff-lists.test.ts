import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyDiff, diffLists } from '../../../../src/domain/fml/diff-lists.ts';
import { FML_CATALOGUE } from '../../../../src/domain/fml/fml-catalogue.ts';
import type { FmlList } from '../../../../src/domain/fml/fml-list.ts';
import { toFmlListId } from '../../../../src/domain/shared/ids.ts';
import { addDays } from '../../../../src/domain/shared/local-date.ts';
import { aList, anItem, TODAY } from '../../../support/an-fml-list.ts';

const kind = fc.constantFrom('fml_klassiek' as const, 'fml_herzien' as const);
const state = fc.constantFrom('open', 'regel', 'geen_extra_beperking', 'mens_beslist');
const list: fc.Arbitrary<FmlList> = kind.chain((chosen) => {
  const numbers = FML_CATALOGUE[chosen].map(({ item }) => item);
  const item = fc
    .record({
      item: fc.constantFrom(...numbers),
      score: fc.integer({ min: 0, max: 3 }),
      value: fc.option(fc.record({ value: fc.integer({ min: 1, max: 30 }), unit: fc.constant('kg' as const) })),
      toelichting: fc.option(fc.constantFrom('8 kg', 'niet boven schouderhoogte', '')),
      state,
    })
    .map(({ item: number, ...given }) => anItem(number, given));
  return fc
    .record({
      version: fc.integer({ min: 1, max: 9 }),
      days: fc.integer({ min: -400, max: 400 }),
      usable: fc.boolean(),
      hoursPerDay: fc.option(fc.integer({ min: 2, max: 8 })),
      hoursPerWeek: fc.option(fc.integer({ min: 10, max: 40 })),
      buildUp: fc.array(
        fc.record({
          fromOn: fc.constant(addDays(TODAY, 30)),
          hoursPerDay: fc.constant(null),
          hoursPerWeek: fc.integer({ min: 10, max: 40 }),
        }),
        { maxLength: 2 },
      ),
      items: fc.uniqueArray(item, { selector: (one) => one.item, maxLength: 25 }),
    })
    .map(({ days, ...given }) =>
      aList({ ...given, kind: chosen, id: toFmlListId(`list-${given.version}`), drawnUpOn: addDays(TODAY, days) }),
    );
});

it('what differs between two lists, applied to the first, gives the second', () => {
  fc.assert(
    fc.property(list, list, (one, other) => {
      expect(applyDiff(one, diffLists(one, other))).toEqual(other);
    }),
  );
});

it('between a list and itself nothing differs', () => {
  fc.assert(
    fc.property(list, (one) => {
      const { head, items } = diffLists(one, structuredClone(one));
      expect({ head, items }).toEqual({ head: {}, items: [] });
    }),
  );
});

it('names each item that differs, with what it was and what it is', () => {
  const [one, other] = [anItem('4.13', { score: 1 }), anItem('4.13', { score: 2 })];
  expect(diffLists(aList({ items: [one] }), aList({ items: [other, anItem('5.1', { score: 1 })] })).items).toEqual([
    { item: '4.13', before: one, after: other },
    { item: '5.1', before: null, after: anItem('5.1', { score: 1 }) },
  ]);
});

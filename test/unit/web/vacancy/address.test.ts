import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toSourceId } from '../../../../src/domain/shared/ids.ts';
import { DISTANCE_RINGS, HOURS_BANDS, SEEN_WITHIN } from '../../../../src/domain/vacancy/search-facets.ts';
import { EVERYTHING } from '../../../../src/domain/vacancy/search-request.ts';
import { readAddress, searchUrl, type SearchAddress } from '../../../../src/web/vacancy/search/address.ts';

/** As Express gives the parameters: a list where a name comes more than once. */
function parametersOf(url: string): Record<string, string | string[]> {
  const { searchParams } = new URL(url, 'http://spoor.example');
  return Object.fromEntries(
    [...searchParams.keys()]
      .map((name) => [name, searchParams.getAll(name)] as const)
      .map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
}

const tidy = (text: string): string => text.trim();
const address: fc.Arbitrary<SearchAddress> = fc.record({
  asked: fc.record({
    text: fc.string({ maxLength: 60 }).map(tidy),
    place: fc.string({ minLength: 1, maxLength: 30 }).map((text) => tidy(text) || 'Utrecht'),
    km: fc.constantFrom(...DISTANCE_RINGS),
    occupations: fc.uniqueArray(fc.constantFrom('8', '83', '8332', '01')),
    hours: fc.uniqueArray(fc.constantFrom(...HOURS_BANDS)),
    education: fc.uniqueArray(fc.constantFrom('vmbo' as const, 'mbo' as const, 'wo' as const)),
    contract: fc.uniqueArray(fc.constantFrom('vast' as const, 'zzp' as const)),
    workingTimes: fc.uniqueArray(fc.constantFrom('avond' as const, 'alleen_dag' as const)),
    sources: fc.uniqueArray(fc.uuid().map(toSourceId), { maxLength: 3 }),
    seenWithin: fc.option(fc.constantFrom(...SEEN_WITHIN)),
    order: fc.constantFrom('best' as const, 'newest' as const),
  }),
  offset: fc.constantFrom(0, 25, 975),
  candidateId: fc.constant(null),
  newSince: fc.option(fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })),
});

it('reads back every state from its address', () => {
  fc.assert(
    fc.property(address, (state) => {
      expect(readAddress(parametersOf(searchUrl(state)))).toEqual(state);
    }),
  );
});

it('takes an address without parameters for a search that narrows nothing', () => {
  expect(readAddress({})).toEqual({ asked: EVERYTHING, offset: 0, candidateId: null, newSince: null });
});

it('shows something whatever is in the address', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('zoek', 'plaats', 'straal', 'beroep', 'uren', 'bron', 'sinds', 'vanaf', 'kandidaat', 'nieuwsinds'),
        fc.anything(),
      ),
      (odd) => {
        expect(readAddress(odd).offset).toBeLessThan(1_000);
      },
    ),
  );
});

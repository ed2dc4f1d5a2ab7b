import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLimits } from '../../../../../src/adapters/rules/load-limits.ts';
import { ASPECTS, DIMENSION_IDS, DIMENSIONS } from '../../../../../src/domain/demand/dimension.ts';
import type { Aspect, Dimension } from '../../../../../src/domain/demand/dimension.ts';
import type { StrictGate } from '../../../../../src/domain/match/kernel/conditions.ts';
import { indexVacancies } from '../../../../../src/domain/match/kernel/index-vacancies.ts';
import { BEST, createKernel } from '../../../../../src/domain/match/kernel/match-candidate.ts';
import { idAt } from '../../../../../src/domain/match/kernel/vacancy-index.ts';
import type { MatchableCandidate, MatchableVacancy } from '../../../../../src/domain/match/match.ts';
import { toVacancyId } from '../../../../../src/domain/shared/ids.ts';
import { addDays } from '../../../../../src/domain/shared/local-date.ts';
import {
  aDemand,
  aLimit,
  aMatchableCandidate,
  aMatchableVacancy,
  aZoekprofiel,
  someLimits,
  TODAY,
} from '../../../../support/an-fml-list.ts';
import { aRandomCandidate, aRandomVacancy, createChance } from '../../../../support/matching-world.ts';
import { countPlainly } from '../../../../support/plain-count.ts';

const pack = loadLimits();
const STRICT: readonly StrictGate[] = ['opleiding', 'rijbewijs', 'certificaat', 'taal', 'contract', 'loon', 'uren', 'werktijden'];

/** What the kernel answers otherwise than the plain match, per candidate. */
function differences(
  vacancies: readonly MatchableVacancy[],
  candidates: readonly MatchableCandidate[],
  strict: readonly StrictGate[],
): readonly unknown[] {
  const index = indexVacancies(vacancies, pack, TODAY, 'world-1');
  const kernel = createKernel(index, pack, strict);
  return candidates.flatMap((candidate) => {
    const { best, ...rest } = kernel.match(candidate);
    const counted = { ...rest, best: best.map(({ position }) => idAt(index, position)) };
    const plain = { index: 'world-1', on: TODAY, ...countPlainly(vacancies, candidate, pack, TODAY, strict, BEST) };
    return isDeepStrictEqual(counted, plain) ? [] : [{ counted, plain }];
  });
}

describe('the kernel counts and ranks exactly what the plain match does', () => {
  const world = fc.record({
    seed: fc.integer(),
    size: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 500, max: 1100 })),
    loads: fc.constantFrom(0, 3, 12, 40),
    share: fc.constantFrom(0, 0.1, 0.5, 1),
    strict: fc.subarray([...STRICT]),
  });
  it('over random worlds', () => {
    fc.assert(
      fc.property(world, ({ seed, size, loads, share, strict }) => {
        const chance = createChance(seed);
        const vacancies = Array.from({ length: size }, (_, number) => aRandomVacancy(chance, number, loads));
        const candidates = Array.from({ length: 4 }, () => aRandomCandidate(chance, pack, share));
        expect(differences(vacancies, candidates, strict)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each(DIMENSION_IDS)('on %s: every level, kind, aspect and limit', (dim: Dimension) => {
    const aspects: readonly Aspect[] = (ASPECTS as Partial<Record<Dimension, readonly Aspect[]>>)[dim] ?? [];
    const levels = [null, ...Array.from({ length: DIMENSIONS[dim] + 1 }, (_, level) => level)];
    const demands = levels.flatMap((level) =>
      (['expliciet', 'verzacht', 'afgeleid', 'afwezig'] as const).flatMap((kind) =>
        [[], ...aspects.map((aspect) => [aspect])].map((own) =>
          aDemand(dim, level, { kind, aspects: own, absentFrom: kind === 'afwezig' ? 1 : null }),
        ),
      ),
    );
    const vacancies = demands.map((demand, number) => aMatchableVacancy({ id: toVacancyId(`v${number}`), demands: [demand] }));
    const limits = levels.flatMap((within) =>
      [null, (within ?? -1) + 1].flatMap((above) =>
        [[], ...aspects.map((aspect) => [aspect])].map((own) =>
          aLimit(dim, within, above, { aspects: own, notEvenIncidentally: above === 1 }),
        ),
      ),
    );
    const candidates = limits.map((limit) => aMatchableCandidate({ limits: someLimits({ limits: [limit] }) }));
    expect(differences(vacancies, candidates, [])).toEqual([]);
  });
});

describe('extremes', () => {
  const chance = createChance(7);
  const vacancies = Array.from({ length: 700 }, (_, number) => aRandomVacancy(chance, number, 2));
  it('an empty index, and a candidate of whom nothing is known', () => {
    expect(differences([], [aMatchableCandidate()], [])).toEqual([]);
    expect(differences(vacancies, [aMatchableCandidate()], [])).toEqual([]);
  });

  it('a candidate who is not to be matched gets nothing', () => {
    const { match } = createKernel(indexVacancies(vacancies, pack, TODAY, 'world-1'), pack);
    expect(match(aMatchableCandidate({ limits: someLimits({ matchable: false }) }))).toMatchObject({ conflicts: [0, 0, 0], best: [] });
  });

  it('no place and no hours never leave a vacancy out', () => {
    const candidate = aMatchableCandidate({
      zoekprofiel: aZoekprofiel({ home: { name: 'thuis', point: { lat: 52, lon: 5 } }, maxKm: 0, hoursPerWeek: { min: 8, max: 8 } }),
    });
    const { match } = createKernel(indexVacancies([aMatchableVacancy()], pack, TODAY, 'world-1'), pack, STRICT);
    expect(match(candidate).conflicts).toEqual([1, 0, 0]);
  });

  it('everything limited as far as it goes', () => {
    const limits = DIMENSION_IDS.map((dim) => aLimit(dim, null, 0));
    expect(differences(vacancies, [aMatchableCandidate({ limits: someLimits({ limits }) })], [])).toEqual([]);
  });

  it('three conflicts and more are neither one nor two', () => {
    const dims = DIMENSION_IDS.slice(0, 4);
    const candidate = aMatchableCandidate({ limits: someLimits({ limits: dims.map((dim) => aLimit(dim, 0, 1)) }) });
    const made = [0, 1, 2, 3, 4].map((conflicts) =>
      aMatchableVacancy({ id: toVacancyId(`v${conflicts}`), demands: dims.slice(0, conflicts).map((dim) => aDemand(dim, 1)) }),
    );
    const index = indexVacancies(made, pack, TODAY, 'world-1');
    const { conflicts, best } = createKernel(index, pack).match(candidate);
    expect({ conflicts, best: best.map(({ position }) => idAt(index, position)) }).toEqual({ conflicts: [1, 1, 1], best: ['v0'] });
  });

  it('equal vacancies stand in the order of their ids, whatever the order in which they came', () => {
    const equal = Array.from({ length: 120 }, (_, number) =>
      aMatchableVacancy({ id: toVacancyId(`v${String((number * 37) % 120).padStart(3, '0')}`) }),
    );
    const index = indexVacancies(equal, pack, TODAY, 'world-1');
    const { best } = createKernel(index, pack).match(aMatchableCandidate());
    expect(best.map(({ position }) => idAt(index, position))).toEqual(
      equal
        .map(({ id }) => id)
        .sort()
        .slice(0, BEST),
    );
  });

  it('one candidate leaves nothing behind for the next', () => {
    const kernel = createKernel(indexVacancies(vacancies, pack, TODAY, 'world-1'), pack);
    const [one, other] = [aRandomCandidate(chance, pack, 0.3), aRandomCandidate(chance, pack, 0.3)];
    const before = kernel.match(one);
    kernel.match(other);
    expect(kernel.match(one)).toEqual(before);
  });

  it('ages count on the day of the index, the future as today', () => {
    const made = [3, -1, -5].map((days) => aMatchableVacancy({ id: toVacancyId(`v${days}`), firstSeenOn: addDays(TODAY, days) }));
    expect(differences(made, [aMatchableCandidate()], [])).toEqual([]);
  });
});

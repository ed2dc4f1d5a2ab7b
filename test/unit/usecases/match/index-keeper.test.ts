import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadLimits } from '../../../../src/adapters/rules/load-limits.ts';
import { composePure } from '../../../../src/compose-pure.ts';
import type { Match, MatchableCandidate, MatchableVacancy } from '../../../../src/domain/match/match.ts';
import { wideningsOf } from '../../../../src/domain/match/widenings.ts';
import { toAgencyId } from '../../../../src/domain/shared/ids.ts';
import type { Rules } from '../../../../src/ports/rules.ts';
import type { Transact } from '../../../../src/ports/transaction.ts';
import { createIndexKeeper, type HeldVacancies } from '../../../../src/usecases/match/index-keeper.ts';
import { TODAY } from '../../../support/an-fml-list.ts';
import { aRandomCandidate, aRandomVacancy, createChance } from '../../../support/matching-world.ts';

const pack = loadLimits();
const pure = composePure({ dataDir: tmpdir() });

/** A keeper over vacancies that are in memory: those up to a turn were there when it was first asked. */
async function hold(vacancies: readonly MatchableVacancy[], first: number): Promise<HeldVacancies> {
  let last = first;
  const scope = {
    vacancies: {
      lastTurn: async () => last,
      goneSince: async () => [],
      ownMark: async () => ({ mark: '', ids: [] }),
      shelve: async (whose: string, { after, upto }: { after: number; upto: number }) =>
        whose === 'own'
          ? []
          : vacancies.map((vacancy, at) => ({ turn: at + 1, vacancy })).filter(({ turn }) => turn > after && turn <= upto),
    },
  };
  const transaction = (async (_actor: unknown, _permission: unknown, work: (all: unknown) => unknown) => work(scope)) as Transact;
  const rules = { ...pure.rules, toMatchable: ({ vacancy }: { vacancy: MatchableVacancy }) => vacancy } as unknown as Rules;
  const keeper = createIndexKeeper({ transaction, rules, clock: { now: () => new Date(`${TODAY}T12:00:00Z`) } });
  await keeper.current(toAgencyId('agency'));
  last = vacancies.length;
  return keeper.current(toAgencyId('agency'));
}

const judge = (vacancies: readonly MatchableVacancy[], candidate: MatchableCandidate): readonly Match[] =>
  vacancies.map((vacancy) => pure.rules.match(vacancy, candidate, TODAY));
const fitsOf = (matches: readonly Match[]): readonly Match[] => matches.filter((match) => pure.rules.keptBackBy(match).length === 0);
const functionOf = ({ order }: Match): number => order.find(({ part }) => part === 'functie')?.value ?? 0;
const kindsOf = (matches: readonly Match[]) => {
  const count = (value: number): number => matches.filter((match) => functionOf(match) === value).length;
  return { wanted: count(3), acceptable: count(2), other: count(1) };
};
const idsOf = (matches: readonly Match[]): readonly string[] => matches.map(({ vacancyId }) => vacancyId);

const world = fc.record({ seed: fc.integer(), size: fc.integer({ min: 0, max: 120 }), split: fc.double({ min: 0, max: 1, noNaN: true }) });

function inWorld(check: (vacancies: readonly MatchableVacancy[], candidate: MatchableCandidate, held: HeldVacancies) => void) {
  return fc.asyncProperty(world, async ({ seed, size, split }) => {
    const chance = createChance(seed);
    const vacancies = Array.from({ length: size }, (_, number) => aRandomVacancy(chance, number, 2));
    const candidate = aRandomCandidate(chance, pack, 0.15);
    check(vacancies, candidate, await hold(vacancies, Math.floor(size * split)));
  });
}

it('every widening is answered as a full match on the changed zoekprofiel would', async () => {
  await fc.assert(
    inWorld((vacancies, candidate, held) => {
      for (const { zoekprofiel } of [{ zoekprofiel: candidate.zoekprofiel }, ...wideningsOf(candidate.zoekprofiel)]) {
        const changed = { ...candidate, zoekprofiel };
        expect(held.count(changed)).toEqual(kindsOf(fitsOf(judge(vacancies, changed))));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('what comes in and what falls out is what differs between two full matches', async () => {
  await fc.assert(
    inWorld((vacancies, before, held) => {
      const after = { ...aRandomCandidate(createChance(vacancies.length), pack, 0.1), id: before.id };
      const [old, now] = [idsOf(fitsOf(judge(vacancies, before))), idsOf(fitsOf(judge(vacancies, after)))];
      const { entering, leaving } = held.compare(before, after, 1000);
      expect(entering.best.toSorted()).toEqual(now.filter((id) => !old.includes(id)).toSorted());
      expect(leaving.best.toSorted()).toEqual(old.filter((id) => !now.includes(id)).toSorted());
      expect([entering.count, leaving.count]).toEqual([entering.best.length, leaving.best.length]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('a limit costs the vacancies that nothing else keeps back', async () => {
  await fc.assert(
    inWorld((vacancies, candidate, held) => {
      const costs = new Map<string, number>();
      for (const match of judge(vacancies, candidate)) {
        const [conflict, ...more] = match.findings.filter(({ outcome }) => outcome === 'conflict');
        if (!conflict || more.length > 0 || pure.rules.keptBackBy(match).join() !== 'niet_passend') continue;
        costs.set(conflict.dim, (costs.get(conflict.dim) ?? 0) + 1);
      }
      expect(new Map([...held.costs(candidate)].filter(([, count]) => count > 0))).toEqual(costs);
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('counts what each rule keeps back as a plain loop does, also from a turn on', async () => {
  await fc.assert(
    inWorld((vacancies, candidate, held) => {
      for (const after of [0, Math.floor(vacancies.length / 2)]) {
        const matches = judge(vacancies.slice(after), candidate);
        const by = matches.flatMap((match) => pure.rules.keptBackBy(match));
        const { seen, shown, keptBack } = held.tally(candidate, after);
        expect({ seen, shown }).toEqual({ seen: matches.length, shown: fitsOf(matches).length });
        expect(keptBack).toEqual(Object.fromEntries(Object.keys(keptBack).map((rule) => [rule, by.filter((one) => one === rule).length])));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

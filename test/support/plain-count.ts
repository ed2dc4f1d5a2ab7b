import type { LimitsPack } from '../../src/domain/limit/limits-pack.ts';
import { keptBackBy } from '../../src/domain/match/kept-back.ts';
import type { StrictGate } from '../../src/domain/match/kernel/conditions.ts';
import type { KernelResult } from '../../src/domain/match/kernel/match-candidate.ts';
import { matchPair } from '../../src/domain/match/match-pair.ts';
import type { Match, MatchableCandidate, MatchableVacancy, OrderPart } from '../../src/domain/match/match.ts';
import type { VacancyId } from '../../src/domain/shared/ids.ts';
import type { LocalDate } from '../../src/domain/shared/local-date.ts';

const valueOf = (match: Match, name: OrderPart['part']): number => match.order.find(({ part }) => part === name)?.value ?? 0;

/**
 * What the kernel answers, by a plain loop over the plain match: every pair is matched, what the queue keeps back for its function or distance (or
 * a strict gate) is left out, dimensions in conflict are counted, and all that fits is sorted.
 */
export function countPlainly(
  vacancies: readonly MatchableVacancy[],
  candidate: MatchableCandidate,
  pack: LimitsPack,
  on: LocalDate,
  strict: readonly StrictGate[],
  most: number,
): Pick<KernelResult, 'conflicts'> & { readonly best: readonly VacancyId[] } {
  const within = vacancies
    .map((vacancy) => matchPair(vacancy, candidate, pack, on))
    .filter((match) => keptBackBy(match).every((rule) => rule === 'niet_passend'))
    .filter(({ gates }) => !gates.some(({ gate, outcome }) => outcome === 'conflict' && strict.some((one) => one === gate)));
  const conflictsOf = ({ findings }: Match): number => findings.filter(({ outcome }) => outcome === 'conflict').length;
  const count = (conflicts: number): number => within.filter((match) => conflictsOf(match) === conflicts).length;
  const best = within
    .filter((match) => conflictsOf(match) === 0)
    .sort(
      (a, b) =>
        valueOf(b, 'functie') - valueOf(a, 'functie') ||
        valueOf(b, 'afstand') - valueOf(a, 'afstand') ||
        valueOf(b, 'versheid') - valueOf(a, 'versheid') ||
        (a.vacancyId < b.vacancyId ? -1 : 1),
    )
    .slice(0, most)
    .map(({ vacancyId }) => vacancyId);
  return { conflicts: [count(0), count(1), count(2)], best };
}

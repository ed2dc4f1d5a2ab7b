import type { Actor } from '../../domain/access/actor.ts';
import type { Match } from '../../domain/match/match.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { ReadVacancy } from '../../ports/vacancy-repository.ts';
import { toMatchable } from './match-candidate.ts';

export type KeptBack = {
  /** Live vacancies held against the profile. */
  readonly seen: number;
  readonly shown: number;
  /** How many each rule keeps back; a vacancy counts for every rule that does. */
  readonly counts: Readonly<Record<string, number>>;
  /** Those of the rule asked for, best first; of every rule when none is. */
  readonly items: readonly { readonly vacancy: ReadVacancy; readonly match: Match; readonly rules: readonly string[] }[];
};

const BATCH = 500;

/**
 * Lists on demand every live vacancy that is not shown for a candidate, by the rule that keeps it back. Judged anew from the versions in force.
 * @param limit items at most; the counts are of all
 * @throws NotAllowedError, NotFoundError
 */
export async function listKeptBack(
  { transaction, rules, clock }: { transaction: Transact; rules: Rules; clock: Clock },
  actor: Actor,
  { candidateId, rule, limit }: { candidateId: CandidateId; rule: string | null; limit: number },
): Promise<KeptBack> {
  return transaction(actor, 'match.view', async ({ matches, vacancies }) => {
    const candidate = toMatchable(await matches.profile(candidateId));
    const today = localDateOf(clock.now());
    const counts: Record<string, number> = {};
    const items: KeptBack['items'][number][] = [];
    let [turn, seen, shown] = [0, 0, 0];
    for (;;) {
      const batch = await vacancies.readAfter(turn, rules.version, BATCH);
      for (const vacancy of batch) {
        const match = rules.match(rules.toMatchable(vacancy), candidate, today);
        const keptBackBy = rules.keptBackBy(match);
        seen += 1;
        if (keptBackBy.length === 0) shown += 1;
        for (const keeping of keptBackBy) counts[keeping] = (counts[keeping] ?? 0) + 1;
        if (keptBackBy.length > 0 && (rule === null || keptBackBy.includes(rule))) items.push({ vacancy, match, rules: keptBackBy });
      }
      turn = batch.at(-1)?.turn ?? turn;
      if (batch.length < BATCH) return { seen, shown, counts, items: items.sort(byOrder).slice(0, limit) };
    }
  });
}

function byOrder(a: { match: Match }, b: { match: Match }): number {
  for (const [index, part] of a.match.order.entries()) {
    const difference = (b.match.order[index]?.value ?? 0) - part.value;
    if (difference !== 0) return difference;
  }
  return 0;
}

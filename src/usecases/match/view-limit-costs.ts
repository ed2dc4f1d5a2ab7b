import type { Actor } from '../../domain/access/actor.ts';
import type { ComparedDimension } from '../../domain/finding/finding.ts';
import { DIMENSION_IDS } from '../../domain/demand/dimension.ts';
import type { CandidateLimits } from '../../domain/limit/limit.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { PreviewDeps } from './preview-profile.ts';
import { toMatchable } from './match-candidate.ts';

/** A limit in neutral words, with how many vacancies within reach nothing keeps back but a conflict with it. */
export type LimitCost = { readonly on: ComparedDimension; readonly words: string; readonly vacancies: number };

/** What every recorded limit costs, the dearest first. Null while nothing is matched. @throws NotAllowedError */
export async function viewLimitCosts(
  { transaction, rules, keeper }: PreviewDeps,
  actor: Actor,
  candidateId: CandidateId,
): Promise<readonly LimitCost[] | null> {
  const held = await keeper.current(actor.agencyId);
  return transaction(actor, 'limit.cost', async ({ matches, candidates }) => {
    await candidates.get(candidateId);
    const profile = await matches.findProfile(candidateId);
    if (!profile) return null;
    const costs = held.costs(toMatchable(profile));
    const all = [...DIMENSION_IDS, 'uren_dag', 'uren_week', 'werktijden'] as const;
    return all
      .flatMap((on) => {
        const words = rules.conditionsOf(onlyOn(profile.limits, on)).join('; ');
        return words === '' ? [] : [{ on, words, vacancies: costs.get(on) ?? 0 }];
      })
      .sort((a, b) => b.vacancies - a.vacancies);
  });
}

/** The limits with those on all other dimensions left out. */
function onlyOn(limits: CandidateLimits, on: ComparedDimension): CandidateLimits {
  const { hours, times } = limits;
  const [day, week] = [on === 'uren_dag', on === 'uren_week'];
  return {
    ...limits,
    limits: limits.limits.filter(({ dim }) => dim === on),
    hours: {
      perDay: day ? hours.perDay : null,
      perWeek: week ? hours.perWeek : null,
      later: [],
      daySettled: day ? hours.daySettled : true,
      weekSettled: week ? hours.weekSettled : true,
    },
    times: on === 'werktijden' ? times : { windows: [], rules: [], settled: true },
  };
}

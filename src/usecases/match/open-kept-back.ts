import type { Actor } from '../../domain/access/actor.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import type { CandidateId, VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';
import { toMatchable, toVersions } from './match-candidate.ts';

/**
 * Takes a vacancy that was kept back into the review queue, because a person wants to decide on it after all.
 * @returns id of the review
 * @throws NotAllowedError, NotFoundError
 */
export async function openKeptBack(
  deps: { transaction: Transact; rules: Rules; clock: Clock },
  actor: Actor,
  { candidateId, vacancyId }: { candidateId: CandidateId; vacancyId: VacancyId },
): Promise<string> {
  return deps.transaction(actor, 'review.decide', async ({ matches, vacancies, reviews, audit }) => {
    const known = await reviews.find(candidateId, vacancyId);
    if (known) return known.id;
    const profile = await matches.profile(candidateId);
    const vacancy = await vacancies.readCurrent(vacancyId, deps.rules.version);
    if (!vacancy) throw new NotFoundError('reading', vacancyId);
    const match = deps.rules.match(deps.rules.toMatchable(vacancy), toMatchable(profile), localDateOf(deps.clock.now()));
    const matchId = await matches.put(match, toVersions(deps, profile, vacancy));
    audit.note({ object: 'match', objectId: matchId, candidateId });
    return reviews.open(candidateId, vacancyId, matchId, null);
  });
}

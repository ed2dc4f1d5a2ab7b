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
  return deps.transaction(actor, 'review.decide', async ({ matches, vacancies, reviews, effort, audit }) => {
    audit.note({ object: 'match', objectId: vacancyId, candidateId });
    const known = await reviews.find(candidateId, vacancyId);
    const inQueue = (await matches.current(candidateId, vacancyId)) !== null;
    if (known && (known.status !== 'open' || inQueue)) return known.id;
    const profile = await matches.profile(candidateId);
    const vacancy = await vacancies.readCurrent(vacancyId, deps.rules.version);
    if (!vacancy) throw new NotFoundError('reading', vacancyId);
    const match = deps.rules.match(deps.rules.toMatchable(vacancy), toMatchable(profile), localDateOf(deps.clock.now()));
    const matchId = await matches.put(match, toVersions(deps, profile, vacancy));
    const opened = await reviews.getForUpdate(await reviews.open(candidateId, vacancyId, matchId, null));
    // Kept as an act: what a person took up is not withdrawn by the next search.
    await reviews.save({ ...opened, version: opened.version + 1 }, opened);
    const { title, employer } = vacancy.version;
    const payload = { vacancyId, function: title, employer, class: match.class, keptBackBy: [...deps.rules.keptBackBy(match)] };
    await effort.record(candidateId, { kind: 'vacancy.revived', payload });
    return opened.id;
  });
}

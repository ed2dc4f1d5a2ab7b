import type { Actor } from '../../domain/access/actor.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };
/** `reason-length`: 10 to 500 characters after trimming. `itself`: a vacancy is not its own copy. `not-visible`: the lead is over. */
export type DuplicateRefusal = 'reason-length' | 'itself' | 'not-live';
type Decided = { readonly ok: true } | { readonly ok: false; readonly refusal: DuplicateRefusal };

const REASON_MIN = 10;
const REASON_MAX = 500;
const isReason = (reason: string): boolean => reason.trim().length >= REASON_MIN && reason.trim().length <= REASON_MAX;

/** Takes a vacancy out of its group, for the agency of the actor: it is another opening. No later run undoes it. @throws NotAllowedError, NotFoundError */
export async function splitVacancy(
  { transaction, clock }: Deps,
  actor: Actor,
  { vacancyId, reason }: { vacancyId: VacancyId; reason: string },
): Promise<Decided> {
  if (!isReason(reason)) return { ok: false, refusal: 'reason-length' };
  return transaction(actor, 'vacancy.group', async (scope) => {
    await scope.vacancies.get(vacancyId);
    await scope.duplicates.decide(vacancyId, null, reason.trim());
    await judgeAnew(scope, clock, vacancyId);
    return { ok: true };
  });
}

/** Says that a vacancy is the same opening as another one, for the agency of the actor. @throws NotAllowedError, NotFoundError */
export async function mergeVacancy(
  { transaction, clock }: Deps,
  actor: Actor,
  { vacancyId, withId, reason }: { vacancyId: VacancyId; withId: VacancyId; reason: string },
): Promise<Decided> {
  if (!isReason(reason)) return { ok: false, refusal: 'reason-length' };
  return transaction(actor, 'vacancy.group', async (scope) => {
    await scope.vacancies.get(vacancyId);
    const lead = await scope.duplicates.leadOf(withId);
    if (lead === vacancyId || withId === vacancyId) return { ok: false, refusal: 'itself' };
    if ((await scope.vacancies.get(lead)).state !== 'live') return { ok: false, refusal: 'not-live' };
    await scope.duplicates.decide(vacancyId, lead, reason.trim());
    await judgeAnew(scope, clock, vacancyId);
    return { ok: true };
  });
}

/** Takes a person's word on a vacancy back: the rules count again. @throws NotAllowedError, NotFoundError */
export async function withdrawDuplicateDecision({ transaction, clock }: Deps, actor: Actor, vacancyId: VacancyId): Promise<void> {
  await transaction(actor, 'vacancy.group', async (scope) => {
    await scope.vacancies.get(vacancyId);
    await scope.duplicates.withdraw(vacancyId);
    await judgeAnew(scope, clock, vacancyId);
  });
}

async function judgeAnew({ outbox, actor }: Scope, clock: Clock, vacancyId: VacancyId): Promise<void> {
  const key = `judge-vacancy.${vacancyId}.group.${clock.now().getTime()}`;
  await outbox.add({ job: 'judge-vacancy', key, payload: { agencyId: actor.agencyId, vacancyId } });
}

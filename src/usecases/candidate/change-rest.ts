import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { addDays, localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };
export type StartRest = {
  readonly candidateId: CandidateId;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly reason: string;
};
export type RestRefusal = 'ends-before-start' | 'reason-length' | 'rests-already';

const REST_REASON_MAX = 500;

/**
 * "Even rust": the search stands still from a day on, and the log says so, so that a gap in it explains itself. The reason stays with candidate and coach.
 * @throws NotAllowedError, NotFoundError
 */
export async function startRest(
  deps: Deps,
  actor: Actor,
  { candidateId, startsOn, endsOn, reason }: StartRest,
): Promise<{ ok: true } | { ok: false; refusal: RestRefusal }> {
  if (endsOn !== null && endsOn < startsOn) return { ok: false, refusal: 'ends-before-start' };
  if (reason.trim().length > REST_REASON_MAX) return { ok: false, refusal: 'reason-length' };
  return deps.transaction(actor, 'rest.change', async (scope) => {
    scope.audit.note({ object: 'rest', objectId: candidateId, candidateId });
    const rests = await scope.candidates.rests(candidateId);
    if (rests.some((rest) => rest.endedAt === null && (rest.endsOn === null || rest.endsOn >= startsOn)))
      return { ok: false, refusal: 'rests-already' };
    await scope.candidates.startRest(candidateId, { startsOn, endsOn, reason: reason.trim() });
    await scope.effort.record(candidateId, { kind: 'rest.started', payload: { startsOn, endsOn } });
    await refresh(deps, scope, candidateId);
    return { ok: true };
  });
}

/** Ends a rest: yesterday was its last day, and the search goes on. @throws NotAllowedError, NotFoundError */
export async function endRest(
  deps: Deps,
  actor: Actor,
  { candidateId, restId }: { candidateId: CandidateId; restId: string },
): Promise<void> {
  await deps.transaction(actor, 'rest.change', async (scope) => {
    const endsOn = addDays(localDateOf(deps.clock.now()), -1);
    await scope.candidates.endRest(candidateId, restId, endsOn);
    await scope.effort.record(candidateId, { kind: 'rest.ended', payload: { endsOn } });
    await refresh(deps, scope, candidateId);
  });
}

async function refresh({ clock }: Deps, { actor, outbox }: Scope, candidateId: CandidateId): Promise<void> {
  const key = `refresh-profile.${candidateId}.${clock.now().getTime()}`;
  await outbox.add({ job: 'refresh-profile', key, payload: { agencyId: actor.agencyId, candidateId } });
}

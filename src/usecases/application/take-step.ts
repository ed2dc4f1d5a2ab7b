import type { Actor } from '../../domain/access/actor.ts';
import { takeStep as step, type StepCommand, type StepRefusal } from '../../domain/application/steps.ts';
import type { Application } from '../../domain/application/application.ts';
import type { EffortToRecord } from '../../domain/effort/effort-entry.ts';
import type { ApplicationId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Transact } from '../../ports/transaction.ts';
import { ConflictError } from '../../domain/shared/errors.ts';
import { archive, type OpenApplicationDeps } from './open-application.ts';

export type TakeStep = {
  readonly applicationId: ApplicationId;
  /** Version that was on the screen. */
  readonly version: number;
  readonly step: StepCommand;
  readonly happenedOn: LocalDate;
  readonly note: string;
};

const STEP_NOTE_MAX = 1000;

/**
 * Takes one step with an application and keeps who did so and when it happened. Sending archives the vacancy text with its hash.
 * @param command happenedOn: today or earlier; note at most 1000 characters, never medical
 * @throws NotAllowedError, NotFoundError, ConflictError when somebody else took a step meanwhile
 */
export async function takeStep(
  deps: OpenApplicationDeps & { readonly transaction: Transact },
  actor: Actor,
  command: TakeStep,
): Promise<{ ok: true; application: Application } | { ok: false; refusal: StepRefusal | 'in-future' | 'note-length' }> {
  const note = command.note.trim();
  if (note.length > STEP_NOTE_MAX) return { ok: false, refusal: 'note-length' };
  if (command.happenedOn > localDateOf(deps.clock.now())) return { ok: false, refusal: 'in-future' };
  return deps.transaction(actor, 'application.change', async (scope) => {
    const before = await scope.applications.get(command.applicationId);
    scope.audit.note({ object: 'application', objectId: before.id, candidateId: before.candidateId });
    if (before.version !== command.version) throw new ConflictError('application', before.id);
    const taken = step(before.state, command.step);
    if (!taken.ok) return taken;
    const sends = taken.state === 'verstuurd';
    const vacancy = sends && before.vacancyId !== null ? await scope.vacancies.get(before.vacancyId) : null;
    const application: Application = {
      ...before,
      state: taken.state,
      outcome: taken.outcome,
      outcomeReason: taken.outcomeReason,
      outcomeOn: taken.outcome === null ? null : command.happenedOn,
      appliedOn: sends ? command.happenedOn : before.appliedOn,
      archived: vacancy ? archive(deps, vacancy) : before.archived,
    };
    await scope.applications.saveStep(application, { from: before.state, note: note === '' ? null : note, happenedOn: command.happenedOn });
    await scope.effort.record(application.candidateId, stepEntry(application, before, command));
    return { ok: true, application };
  });
}

function stepEntry(application: Application, before: Application, { happenedOn }: TakeStep): EffortToRecord {
  return {
    kind: 'application.step',
    payload: {
      applicationId: application.id,
      from: before.state,
      to: application.state,
      outcome: application.outcome,
      outcomeReason: application.outcomeReason,
      happenedOn,
      employer: application.employer,
      function: application.function,
      archivedSha256: application.archived?.sha256 ?? null,
    },
  };
}

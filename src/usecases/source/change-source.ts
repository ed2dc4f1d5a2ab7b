import type { Actor } from '../../domain/access/actor.ts';
import { checkSource, type SourceDraft, type SourceRefusal } from '../../domain/source/check-source.ts';
import type { SourceId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };
type Refused = { readonly ok: false; readonly refusals: readonly SourceRefusal[] };

/** Adds a source, which is then read on its schedule. @throws NotAllowedError */
export async function addSource(deps: Deps, actor: Actor, draft: SourceDraft): Promise<{ ok: true; sourceId: SourceId } | Refused> {
  const checked = checkSource(draft);
  if (!checked.ok) return checked;
  return deps.transaction(actor, 'source.change', async (scope) => {
    const sourceId = await scope.sources.add(checked.source);
    await schedule(deps, scope, sourceId);
    return { ok: true, sourceId };
  });
}

/** Changes a source, or pauses it with a reason. @throws NotAllowedError, NotFoundError, ConflictError */
export async function changeSource(
  deps: Deps,
  actor: Actor,
  { sourceId, version, draft }: { sourceId: SourceId; version: number; draft: SourceDraft },
): Promise<{ ok: true } | Refused> {
  const checked = checkSource(draft);
  if (!checked.ok) return checked;
  return deps.transaction(actor, 'source.change', async (scope) => {
    await scope.sources.save({ ...checked.source, id: sourceId }, version);
    await schedule(deps, scope, sourceId);
    return { ok: true };
  });
}

/** Asks for a run now, beside the schedule. @throws NotAllowedError, NotFoundError */
export async function runSource(deps: Deps, actor: Actor, sourceId: SourceId): Promise<void> {
  await deps.transaction(actor, 'source.run', async ({ sources, outbox, audit }) => {
    await sources.get(sourceId);
    audit.note({ object: 'source', objectId: sourceId, candidateId: null });
    const key = `ingest-source.${sourceId}.${deps.clock.now().getTime()}`;
    await outbox.add({ job: 'ingest-source', key, payload: { sourceId, askedBy: 'person' } });
  });
}

/** The scheduler is brought up to date after the commit. */
async function schedule({ clock }: Deps, { outbox }: Scope, sourceId: SourceId): Promise<void> {
  await outbox.add({ job: 'schedule-sources', key: `schedule-sources.${sourceId}.${clock.now().getTime()}`, payload: {} });
}

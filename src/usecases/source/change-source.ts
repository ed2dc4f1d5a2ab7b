import type { Actor } from '../../domain/access/actor.ts';
import { checkSource, type SourceDraft, type SourceRefusal } from '../../domain/source/check-source.ts';
import type { SourceId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };
type Refused = { readonly ok: false; readonly refusals: readonly SourceRefusal[] };

/** Adds a source, which is then read on its schedule. @throws NotAllowedError */
export async function addSource(deps: Deps, actor: Actor, draft: SourceDraft): Promise<{ ok: true; sourceId: SourceId } | Refused> {
  const checked = checkSource(draft);
  if (!checked.ok) return checked;
  return deps.transaction(actor, 'source.change', async ({ sources }) => {
    if (await isNameTaken(sources, checked.source.name, null)) return { ok: false, refusals: ['name-taken'] };
    const sourceId = await sources.add(checked.source);
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
  return deps.transaction(actor, 'source.change', async ({ sources }) => {
    if (await isNameTaken(sources, checked.source.name, sourceId)) return { ok: false, refusals: ['name-taken'] };
    await sources.save({ ...checked.source, id: sourceId }, version);
    return { ok: true };
  });
}

async function isNameTaken(sources: SourceRepository, name: string, except: SourceId | null): Promise<boolean> {
  return (await sources.list()).some((source) => source.name === name && source.id !== except);
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

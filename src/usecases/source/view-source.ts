import type { Actor } from '../../domain/access/actor.ts';
import type { RunId, SourceId } from '../../domain/shared/ids.ts';
import type { KeptSource, Run, UnreadablePosting } from '../../ports/source-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact };

/** Every source with its last run. @throws NotAllowedError */
export async function listSources({ transaction }: Deps, actor: Actor): Promise<KeptSource[]> {
  return transaction(actor, 'source.list', ({ sources }) => sources.list());
}

/** One source with its runs, newest first. @throws NotAllowedError, NotFoundError */
export async function viewSource({ transaction }: Deps, actor: Actor, sourceId: SourceId): Promise<{ source: KeptSource; runs: Run[] }> {
  return transaction(actor, 'source.list', async ({ sources }) => ({
    source: await sources.get(sourceId),
    runs: await sources.runsOf(sourceId, 50),
  }));
}

/** One run with what could not be read and why. @throws NotAllowedError, NotFoundError */
export async function viewRun(
  { transaction }: Deps,
  actor: Actor,
  runId: RunId,
): Promise<{ source: KeptSource; run: Run; unreadable: UnreadablePosting[] }> {
  return transaction(actor, 'source.list', async ({ sources }) => {
    const run = await sources.run(runId);
    return { run, source: await sources.get(run.sourceId), unreadable: await sources.unreadableOf(runId) };
  });
}

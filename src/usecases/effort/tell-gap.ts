import { INSTALLATION_ACTOR, systemActor } from '../../domain/access/actor.ts';
import type { AgencyId, RunId } from '../../domain/shared/ids.ts';
import type { Run } from '../../ports/source-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';

type Deps = { readonly transaction: Transact };
type Gap = { readonly name: string; readonly run: Run; readonly lastCompleteAt: Date | null };

/**
 * A source that could not be read whole, or can again: says so in the log of every candidate that is being searched for, with dates. Silence in a
 * log that counts would look like a search.
 * @returns how many candidates
 */
export async function tellGap(deps: Deps, runId: RunId): Promise<number> {
  const gap = await deps.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async ({ sources }) => {
    const run = await sources.run(runId);
    const source = await sources.get(run.sourceId);
    const earlier = (await sources.runsOf(run.sourceId, 200)).filter(
      (other) => other.startedAt < run.startedAt && other.state === 'complete',
    );
    return { name: source.name, run, lastCompleteAt: earlier[0]?.endedAt ?? null };
  });
  const told = await Promise.all((await listAgencies(deps)).map((agencyId) => tellAgency(deps, agencyId, gap)));
  return told.reduce((sum, candidates) => sum + candidates, 0);
}

async function tellAgency({ transaction }: Deps, agencyId: AgencyId, { name, run, lastCompleteAt }: Gap): Promise<number> {
  return transaction(systemActor(agencyId), 'effort.record-search', async ({ matches, effort }) => {
    const candidates = await matches.matchableCandidates();
    for (const candidateId of candidates) {
      const known = await effort.list(candidateId, run.startedAt, null);
      if (known.some((entry) => entry.kind === 'search.gap' && entry.payload['runId'] === run.id)) continue;
      const payload = {
        runId: run.id,
        source: name,
        state: run.state,
        reason: run.reason,
        ended: run.state === 'complete',
        lastCompleteAt: lastCompleteAt?.toISOString() ?? null,
        at: run.startedAt.toISOString(),
      };
      await effort.record(candidateId, { kind: 'search.gap', payload });
    }
    return candidates.length;
  });
}

import { systemActor } from '../../domain/access/actor.ts';
import type { Json } from '../../domain/chain/canonical-json.ts';
import type { AgencyId } from '../../domain/shared/ids.ts';
import { addDays, localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import { startOfDay } from '../../domain/shared/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

type Deps = { readonly transaction: Transact; readonly clock: Clock };

/**
 * Writes one machine-search entry per candidate for every day that is over: sources read and not read, versions used, seen, shown, and not
 * shown by which rule. Safe to run twice: a day is entered once.
 * @returns how many entries
 */
export async function closeSearchDays({ transaction, clock }: Deps, agencyId: AgencyId): Promise<number> {
  const today = localDateOf(clock.now());
  return transaction(systemActor(agencyId), 'effort.record-search', async ({ matches, effort, sources }) => {
    const open = await matches.openDays(today);
    const told = new Map<LocalDate, Json>();
    for (const { candidateId, day, counts } of open) {
      const read = told.get(day) ?? (await sourcesOf(sources, day));
      told.set(day, read);
      const profile = await matches.findProfile(candidateId);
      await effort.record(candidateId, {
        kind: 'search.machine',
        payload: {
          day,
          seen: counts.seen,
          shown: counts.shown,
          keptBack: counts.keptBack,
          listVersion: profile?.fmlListVersion ?? null,
          zoekprofielVersion: profile?.zoekprofielVersion ?? null,
          sources: read,
        },
      });
      await matches.markEntered(candidateId, day);
    }
    return open.length;
  });
}

async function sourcesOf(sources: Scope['sources'], day: LocalDate): Promise<Json> {
  const names = new Map((await sources.list()).map((source) => [source.id, source.name]));
  const runs = await sources.runsBetween(startOfDay(day), startOfDay(addDays(day, 1)));
  return runs.map((run) => ({
    name: names.get(run.sourceId) ?? '',
    at: run.startedAt.toISOString(),
    state: run.state,
    reason: run.reason,
    seen: run.seen,
  }));
}

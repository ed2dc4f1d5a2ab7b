import { INSTALLATION_ACTOR } from '../../domain/access/actor.ts';
import { addHours } from '../../domain/shared/instant.ts';
import { nextRunAt } from '../../domain/source/schedule.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KeptSource } from '../../ports/source-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

/** A run that has not ended after this many hours belonged to a job that was given up. */
const STALE_RUN_HOURS = 12;

export type PlanIngestDeps = { readonly transaction: Transact; readonly clock: Clock };

/**
 * Asks for a run of every active source that fell due since its last run. A time that came while nothing ran is made up for once. A source
 * that was never read is due at once.
 * @returns how many
 */
export async function planIngest({ transaction, clock }: PlanIngestDeps): Promise<number> {
  return transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async ({ sources, outbox }) => {
    const now = clock.now();
    await sources.endStaleRuns(addHours(now, -STALE_RUN_HOURS));
    const due = (await sources.list()).filter((source) => isDue(source, now));
    for (const source of due) {
      const since = (source.lastRun?.startedAt ?? now).toISOString().replaceAll(':', '');
      await outbox.add({
        job: 'ingest-source',
        key: `ingest-source.${source.id}.schedule.${since}`,
        payload: { sourceId: source.id, askedBy: 'schedule' },
      });
    }
    return due.length;
  });
}

function isDue({ state, schedule, lastRun }: KeptSource, now: Date): boolean {
  if (state.status === 'paused' || lastRun?.state === 'running') return false;
  if (!lastRun) return true;
  const next = nextRunAt(schedule, lastRun.startedAt);
  return next !== null && next <= now;
}

import { systemActor } from '../../domain/access/actor.ts';
import type { AgencyId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';

/** Brings parked reviews whose day has come back into the queue. @returns how many */
export async function wakeParked({ transaction, clock }: { transaction: Transact; clock: Clock }, agencyId: AgencyId): Promise<number> {
  return transaction(systemActor(agencyId), 'review.wake', async ({ reviews }) => {
    const due = await reviews.dueParked(localDateOf(clock.now()));
    for (const review of due) {
      const open = { ...review, status: 'open' as const, parkUntil: null, decidedBy: null, decidedAt: null, version: review.version + 1 };
      await reviews.save(open, review);
    }
    return due.length;
  });
}

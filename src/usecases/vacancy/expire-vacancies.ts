import { INSTALLATION_ACTOR } from '../../domain/access/actor.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';
import { passOnLead } from './group-vacancy.ts';

/** Marks live vacancies whose closing date has passed as expired; they stay readable. @returns how many */
export async function expireVacancies({ transaction, clock }: { transaction: Transact; clock: Clock }): Promise<number> {
  return transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    const { vacancies, outbox } = scope;
    const now = clock.now();
    const expired = await vacancies.closedBefore(localDateOf(now));
    for (const vacancyId of expired) {
      await vacancies.setState(vacancyId, 'expired', now);
      await passOnLead(scope, vacancyId);
      await outbox.add({ job: 'index-vacancy', key: `index-vacancy.${vacancyId}.expired`, payload: { agencyId: null, vacancyId } });
    }
    return expired.length;
  });
}

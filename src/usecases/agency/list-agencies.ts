import { INSTALLATION_ACTOR } from '../../domain/access/actor.ts';
import type { AgencyId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';

/** Every agency of the installation: what runs once a day runs for each, in its own scope. */
export async function listAgencies({ transaction }: { transaction: Transact }): Promise<AgencyId[]> {
  return transaction(INSTALLATION_ACTOR, 'match.judge', ({ accounts }) => accounts.agencies());
}

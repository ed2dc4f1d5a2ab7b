import type { Actor } from '../../domain/access/actor.ts';
import type { FmlList } from '../../domain/fml/fml-list.ts';
import type { LimitSet } from '../../domain/limit/limit.ts';
import type { CandidateId, FmlListId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FmlListSummary, Provenance, Settlement } from '../../ports/fml-repository.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedList = {
  readonly list: FmlList;
  readonly limits: LimitSet;
  readonly provenance: Provenance;
  readonly settlements: readonly Settlement[];
  readonly versions: readonly FmlListSummary[];
};

/**
 * Opens a list (T3); without an id the one in force. A teamlead gives a reason, which the audit log keeps.
 * @returns null when the candidate has no list
 * @throws NotAllowedError, NotFoundError
 */
export async function viewList(
  { transaction, rules, clock }: { transaction: Transact; rules: Rules; clock: Clock },
  actor: Actor,
  { candidateId, listId, reason }: { candidateId: CandidateId; listId: FmlListId | null; reason?: string },
): Promise<ViewedList | null> {
  const permission = reason === undefined ? 'fml.view' : 'fml.consult';
  const options = reason === undefined ? {} : { reason };
  return transaction(
    actor,
    permission,
    async ({ lists, audit }) => {
      audit.note({ object: 'fml-list', objectId: listId ?? 'in-force', candidateId });
      const list = listId ? await lists.get(candidateId, listId) : await lists.inForce(candidateId);
      if (!list) return null;
      return {
        list,
        limits: rules.limitsOf(list, localDateOf(clock.now())),
        provenance: await lists.provenance(candidateId, list.id),
        settlements: await lists.settlementsOf(candidateId, list.id),
        versions: await lists.versions(candidateId),
      };
    },
    options,
  );
}

import type { Actor } from '../../domain/access/actor.ts';
import type { FmlList } from '../../domain/fml/fml-list.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Provenance } from '../../ports/fml-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import { refreshProfile, type RefreshProfileDeps } from '../match/refresh-profile.ts';

export type EnterListDeps = RefreshProfileDeps & { readonly transaction: Transact };
export type EnterList = {
  readonly candidateId: CandidateId;
  readonly list: Omit<FmlList, 'id' | 'version'>;
  readonly provenance: Provenance;
};

/**
 * Enters a list as transcribed from a document and brings it into force; the one before stays readable. The limits follow in the same transaction,
 * and every vacancy is held against them anew.
 * @throws NotAllowedError, NotFoundError
 */
export async function enterList(deps: EnterListDeps, actor: Actor, { candidateId, list, provenance }: EnterList): Promise<FmlList> {
  return deps.transaction(actor, 'fml.enter', async (scope) => {
    const entered = await scope.lists.add(candidateId, list, provenance);
    await scope.lists.putInForce(candidateId, entered.id);
    const { kind, drawnUpOn, validFromOn } = entered;
    await scope.effort.record(candidateId, { kind: 'list.in-force', payload: { version: entered.version, kind, drawnUpOn, validFromOn } });
    await refreshProfile(deps, scope, candidateId);
    return entered;
  });
}

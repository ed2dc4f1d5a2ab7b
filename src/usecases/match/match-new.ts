import { systemActor } from '../../domain/access/actor.ts';
import type { AgencyId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';
import { listAgencies } from '../agency/list-agencies.ts';

export type MatchNewDeps = { readonly transaction: Transact; readonly clock: Clock };

/** After vacancies came in: asks for a match of every candidate of every agency that is being searched for. @returns how many candidates */
export async function matchNew(deps: MatchNewDeps): Promise<number> {
  const agencies = await listAgencies(deps);
  const asked = await Promise.all(agencies.map((agencyId) => matchAgency(deps, agencyId)));
  return asked.reduce((sum, candidates) => sum + candidates, 0);
}

async function matchAgency({ transaction, clock }: MatchNewDeps, agencyId: AgencyId): Promise<number> {
  return transaction(systemActor(agencyId), 'match.judge', async ({ matches, outbox }) => {
    const candidates = await matches.matchableCandidates();
    for (const candidateId of candidates) {
      const key = `match-candidate.${candidateId}.${clock.now().getTime()}`;
      await outbox.add({ job: 'match-candidate', key, payload: { agencyId, candidateId } });
    }
    return candidates.length;
  });
}

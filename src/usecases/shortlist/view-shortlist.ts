import type { Actor } from '../../domain/access/actor.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { KeptMatch } from '../../ports/match-repository.ts';
import type { ShortlistItem } from '../../ports/shortlist-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedShortlist = {
  readonly candidate: Candidate;
  /** With the match on which each was accepted; null where it came another way. */
  readonly items: readonly (ShortlistItem & { readonly kept: KeptMatch | null })[];
};

/** A candidate's shortlist, for the candidate and for whoever works for them. @throws NotAllowedError, NotFoundError */
export async function viewShortlist(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<ViewedShortlist> {
  return transaction(actor, 'shortlist.view', async ({ candidates, shortlists, matches }) => {
    const candidate = await candidates.get(candidateId);
    const items = await shortlists.list(candidateId);
    return {
      candidate,
      items: await Promise.all(
        items.map(async (item) => ({ ...item, kept: item.matchId === null ? null : await matches.get(item.matchId) })),
      ),
    };
  });
}

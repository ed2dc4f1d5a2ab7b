import type { Actor } from '../../domain/access/actor.ts';
import { mayRole } from '../../domain/access/permission.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { KeptMatch } from '../../ports/match-repository.ts';
import type { ShortlistItem } from '../../ports/shortlist-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedShortlist = {
  readonly candidate: Candidate;
  /**
   * With the match on which each was accepted (null where it came another way), and the candidate's own words with an answer (T3): null where there are
   * none, and for whoever may not read them.
   */
  readonly items: readonly (ShortlistItem & { readonly kept: KeptMatch | null; readonly note: string | null })[];
};

/** A candidate's shortlist, for the candidate and for whoever works for them. @throws NotAllowedError, NotFoundError */
export async function viewShortlist(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<ViewedShortlist> {
  return transaction(actor, 'shortlist.view', async ({ candidates, shortlists, matches }) => {
    const candidate = await candidates.get(candidateId);
    const mayRead = mayRole(actor, 'fml.view');
    const items: ViewedShortlist['items'][number][] = [];
    for (const item of await shortlists.list(candidateId)) {
      const kept = item.matchId === null ? null : await matches.get(item.matchId);
      items.push({ ...item, kept, note: mayRead && item.answer === 'kan_niet' ? await shortlists.note(item) : null });
    }
    return { candidate, items };
  });
}

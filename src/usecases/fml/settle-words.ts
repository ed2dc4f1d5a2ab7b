import type { Actor } from '../../domain/access/actor.ts';
import type { LimitRule, WordsState } from '../../domain/fml/fml-list.ts';
import type { CandidateId, FmlListId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';
import { refreshProfile, type RefreshProfileDeps } from '../match/refresh-profile.ts';

export type SettleWords = {
  readonly candidateId: CandidateId;
  readonly listId: FmlListId;
  /** Number of the item as printed, or `rubriek N` of a list without scores. */
  readonly item: string;
  readonly state: WordsState;
  readonly rules: readonly LimitRule[];
  readonly note: string;
};

const SETTLE_NOTE_MIN = 5;
const SETTLE_NOTE_MAX = 500;

/**
 * Says what the words on a list mean: turned into rules, no further limitation, or left to a person per vacancy.
 * Only the first two let anything be "past"; each carries the name and the reason.
 * @param command note: 5 to 500 characters (ends in, after trimming); state `regel` needs at least one rule
 * @throws NotAllowedError, NotFoundError
 */
export async function settleWords(
  deps: RefreshProfileDeps & { readonly transaction: Transact },
  actor: Actor,
  { candidateId, listId, item, state, rules, note }: SettleWords,
): Promise<{ ok: true } | { ok: false; refusal: 'note-length' | 'rules-missing' }> {
  const words = note.trim();
  if (words.length < SETTLE_NOTE_MIN || words.length > SETTLE_NOTE_MAX) return { ok: false, refusal: 'note-length' };
  if (state === 'regel' && rules.length === 0) return { ok: false, refusal: 'rules-missing' };
  return deps.transaction(actor, 'fml.settle-words', async (scope) => {
    await scope.lists.settle(candidateId, listId, { item, state, rules: state === 'regel' ? rules : [], note: words });
    // Which item and what the coach made of it is T3: the log says that words were settled, and how.
    await scope.effort.record(candidateId, { kind: 'list.settled', payload: { state } });
    await refreshProfile(deps, scope, candidateId);
    return { ok: true };
  });
}

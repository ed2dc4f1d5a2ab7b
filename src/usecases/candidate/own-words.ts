import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import type { Transact } from '../../ports/transaction.ts';

const OWN_WORDS_MAX = 2000;
export type OwnWords = { readonly writtenAt: Date; readonly text: string; readonly outdated: boolean };

/** The candidate's own words about what they can and cannot do (T3), newest first. @throws NotAllowedError, NotFoundError */
export async function viewOwnWords(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<OwnWords[]> {
  return transaction(actor, 'fml.view', ({ candidates }) => candidates.words(candidateId));
}

/**
 * Keeps what the candidate says about their limits, and whether the recorded ones are outdated; the coach reads it, the matcher does not.
 * @param text 1 to 2000 characters (ends in, after trimming)
 * @throws NotAllowedError, NotFoundError
 */
export async function writeOwnWords(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { candidateId, text, outdated }: { candidateId: CandidateId; text: string; outdated: boolean },
): Promise<{ ok: true } | { ok: false; refusal: 'text-length' }> {
  const words = text.trim();
  if (words.length < 1 || words.length > OWN_WORDS_MAX) return { ok: false, refusal: 'text-length' };
  return transaction(actor, 'words.write', async ({ candidates, effort }) => {
    await candidates.addWords(candidateId, { text: words, outdated });
    await effort.record(candidateId, { kind: 'words.written', payload: { outdated } });
    return { ok: true };
  });
}

import type { Actor } from '../../domain/access/actor.ts';
import { checkAnswer, type ShortlistAnswer } from '../../domain/shortlist/shortlist.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Transact } from '../../ports/transaction.ts';
import { nameVacancy } from '../vacancy/name-vacancy.ts';

export type AnswerShortlist = { readonly entryId: string; readonly answer: ShortlistAnswer };

/**
 * The candidate says "dit wil ik" or "dit kan ik niet, omdat": the coach reads the words, the log keeps the reason code, no employer sees either.
 * @throws NotAllowedError, NotFoundError, ConflictError
 */
export async function answerShortlist(
  { transaction, clock }: { transaction: Transact; clock: Clock },
  actor: Actor,
  { entryId, answer }: AnswerShortlist,
): Promise<{ ok: true } | { ok: false; refusal: 'note-missing' | 'note-length' }> {
  const refusal = checkAnswer(answer);
  if (refusal) return { ok: false, refusal };
  return transaction(actor, 'shortlist.answer', async ({ shortlists, effort, vacancies }) => {
    const entry = await shortlists.getForUpdate(entryId);
    const reason = answer.kind === 'kan_niet' ? answer.reason : null;
    const note = answer.kind === 'kan_niet' ? answer.note.trim() : '';
    await shortlists.saveAnswer({ ...entry, answer: answer.kind, answerReason: reason, answeredAt: clock.now() }, note);
    await effort.record(entry.candidateId, {
      kind: 'shortlist.answered',
      payload: { answer: answer.kind, reason, ...(await nameVacancy({ vacancies }, entry.vacancyId)) },
    });
    return { ok: true };
  });
}

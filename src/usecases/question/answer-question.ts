import type { Actor } from '../../domain/access/actor.ts';
import type { Question } from '../../ports/question-repository.ts';
import type { Transact } from '../../ports/transaction.ts';
import { nameVacancy } from '../vacancy/name-vacancy.ts';

const ANSWER_MAX = 1000;

/**
 * The coach answers a jobhunter's question without opening the file; a review that waited for it is open again.
 * @param answer 1 to 1000 characters (ends in, after trimming)
 * @throws NotAllowedError, NotFoundError, ConflictError
 */
export async function answerQuestion(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { questionId, answer }: { questionId: string; answer: string },
): Promise<{ ok: true } | { ok: false; refusal: 'answer-length' }> {
  const words = answer.trim();
  if (words.length < 1 || words.length > ANSWER_MAX) return { ok: false, refusal: 'answer-length' };
  return transaction(actor, 'question.answer', async ({ questions, reviews, effort, vacancies }) => {
    const question = await questions.get(questionId);
    await questions.answer(questionId, words);
    const review = question.vacancyId && (await reviews.find(question.candidateId, question.vacancyId));
    if (review && review.status === 'asked') await reviews.save({ ...review, status: 'open', version: review.version + 1 }, review);
    const vacancy = question.vacancyId === null ? {} : await nameVacancy({ vacancies }, question.vacancyId);
    await effort.record(question.candidateId, { kind: 'question.answered', payload: { questionId, ...vacancy } });
    return { ok: true };
  });
}

/** Open questions about every candidate of the coach, oldest first. @throws NotAllowedError */
export async function listOpenQuestions({ transaction }: { transaction: Transact }, actor: Actor): Promise<Question[]> {
  return transaction(actor, 'review.queue', ({ questions }) => questions.open());
}

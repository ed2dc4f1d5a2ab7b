import type { CandidateId, MatchId, VacancyId } from '../shared/ids.ts';

/** Why a candidate cannot do a vacancy; the words beside it go to the coach, never to an employer. */
export const CANNOT_REASONS = ['te_zwaar', 'te_ver', 'tijden', 'te_druk', 'opleiding', 'spreekt_niet_aan', 'anders'] as const;
export type CannotReason = (typeof CANNOT_REASONS)[number];

/** One accepted match on a candidate's shortlist, in the jobhunter's order. */
export type ShortlistEntry = {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly vacancyId: VacancyId;
  readonly matchId: MatchId | null;
  /** Counts from 1. */
  readonly position: number;
  readonly addedAt: Date;
  readonly answer: 'wil' | 'kan_niet' | null;
  readonly answerReason: CannotReason | null;
  readonly answeredAt: Date | null;
  readonly version: number;
};

export type ShortlistAnswer =
  | { readonly kind: 'wil' }
  | { readonly kind: 'kan_niet'; readonly reason: CannotReason; readonly note: string };
const ANSWER_NOTE_MAX = 1000;

/**
 * Whether an answer can be kept: "anders" needs words; words are at most 1000 characters (end in, after trimming).
 * @returns null when it can, else the refusal to show; never throws
 */
export function checkAnswer(answer: ShortlistAnswer): 'note-missing' | 'note-length' | null {
  if (answer.kind === 'wil') return null;
  const note = answer.note.trim();
  if (note.length > ANSWER_NOTE_MAX) return 'note-length';
  return answer.reason === 'anders' && note === '' ? 'note-missing' : null;
}

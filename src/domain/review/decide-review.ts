import type { AccountId } from '../shared/ids.ts';
import { addDays, type LocalDate } from '../shared/local-date.ts';
import { PARK_MAX_DAYS, QUESTION_MIN, REASON_MAX, type Review, type ReviewRefusal, type Verdict } from './review.ts';

export type ReviewDecision = { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly refusal: ReviewRefusal };

/**
 * Applies a verdict to a review that was on somebody's screen.
 * A match that is probably not suitable can be accepted only with a reason, as can a rejection for "anders".
 * @param seenVersion version of the review on the screen; another one means that a colleague was first
 * @param needsReason true where the class of the match is "waarschijnlijk niet passend"
 * @param today the day in Amsterdam; parking is until tomorrow at the earliest and 180 days ahead at the latest (both in)
 * @returns the decided review, or the refusal to show; never throws
 */
export function decideReview(
  review: Review,
  verdict: Verdict,
  seen: { readonly version: number; readonly needsReason: boolean },
  by: { readonly accountId: AccountId | null; readonly at: Date; readonly today: LocalDate },
): ReviewDecision {
  if (review.version !== seen.version) return { ok: false, refusal: 'changed-meanwhile' };
  if (review.status === 'accepted' || review.status === 'rejected') return { ok: false, refusal: 'already-decided' };
  const words = (verdict.kind === 'asked' ? verdict.question : verdict.reason).trim();
  if (words.length > REASON_MAX) return { ok: false, refusal: 'reason-length' };
  const refusal = refuse(verdict, words, seen.needsReason, by.today);
  if (refusal) return { ok: false, refusal };
  return {
    ok: true,
    review: {
      ...review,
      status: verdict.kind,
      reasonCode: verdict.kind === 'rejected' ? verdict.reasonCode : null,
      reason: words === '' ? null : words,
      parkUntil: verdict.kind === 'parked' ? verdict.until : null,
      decidedBy: by.accountId,
      decidedAt: by.at,
      version: review.version + 1,
    },
  };
}

function refuse(verdict: Verdict, words: string, needsReason: boolean, today: LocalDate): ReviewRefusal | null {
  switch (verdict.kind) {
    case 'accepted':
      return needsReason && words === '' ? 'reason-missing' : null;
    case 'rejected':
      return verdict.reasonCode === 'anders' && words === '' ? 'reason-missing' : null;
    case 'parked':
      if (verdict.until <= today) return 'park-in-past';
      return verdict.until > addDays(today, PARK_MAX_DAYS) ? 'park-too-far' : null;
    case 'asked':
      return words.length < QUESTION_MIN ? 'question-length' : null;
  }
}

/**
 * Takes back the last verdict: the review is open again, as a new version.
 * @returns the open review, or the refusal when it is open already or a colleague changed it meanwhile; never throws
 */
export function undoReview(review: Review, seenVersion: number): ReviewDecision {
  if (review.version !== seenVersion) return { ok: false, refusal: 'changed-meanwhile' };
  if (review.status === 'open') return { ok: false, refusal: 'nothing-to-undo' };
  return {
    ok: true,
    review: {
      ...review,
      status: 'open',
      reasonCode: null,
      reason: null,
      parkUntil: null,
      decidedBy: null,
      decidedAt: null,
      version: review.version + 1,
    },
  };
}

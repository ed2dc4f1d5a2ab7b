import type { AccountId, CandidateId, MatchId, VacancyId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';

/** `asked`: waits for the coach's answer. `parked`: comes back on its day. */
export type ReviewStatus = 'open' | 'accepted' | 'rejected' | 'parked' | 'asked';

/**
 * Why a match was rejected; `belastbaarheid` is a health reason, which the coach confirms for the report.
 * @source domain reference section 5.6 (reasons of not applying); the rest is ours
 */
export const REJECT_REASONS = [
  'afstand',
  'uren',
  'werktijden',
  'loon',
  'opleiding',
  'rijbewijs_certificaat',
  'taal',
  'functie',
  'contractvorm',
  'belastbaarheid',
  'al_benaderd',
  'verlopen',
  'dubbel',
  'anders',
] as const;
export type RejectReason = (typeof REJECT_REASONS)[number];

/** A jobhunter's verdict on one match. */
export type Review = {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly vacancyId: VacancyId;
  readonly matchId: MatchId;
  readonly status: ReviewStatus;
  readonly reasonCode: RejectReason | null;
  readonly reason: string | null;
  readonly parkUntil: LocalDate | null;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  /** Counts changes; whoever decides names the one that was on screen. */
  readonly version: number;
};

export type Verdict =
  | { readonly kind: 'accepted'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly reasonCode: RejectReason; readonly reason: string }
  | { readonly kind: 'parked'; readonly until: LocalDate; readonly reason: string }
  | { readonly kind: 'asked'; readonly question: string };

export type ReviewRefusal =
  | 'already-decided'
  | 'changed-meanwhile'
  | 'reason-missing'
  | 'reason-length'
  | 'park-in-past'
  | 'park-too-far'
  | 'question-length'
  | 'nothing-to-undo';

/** Most characters of a verdict's words, and fewest of a question to the coach; ends in, after trimming. Our choice. */
export const REASON_MAX = 1000;
export const QUESTION_MIN = 5;
/** A parked vacancy is gone after half a year: longer is a rejection. Our choice. */
export const PARK_MAX_DAYS = 180;

import type { Review, ReviewStatus } from '../domain/review/review.ts';
import type { OrderWeights } from '../domain/match/weigh-order.ts';
import type { MatchClass } from '../domain/match/match.ts';
import type { CandidateId, MatchId, VacancyId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

/** How many matches of a candidate wait for a person. */
export type QueueCounts = {
  readonly candidateId: CandidateId;
  readonly geenConflict: number;
  readonly aandacht: number;
  readonly parked: number;
  readonly asked: number;
  readonly accepted: number;
  readonly rejected: number;
};

/** A match waiting in the queue, in a line. */
export type QueueItem = {
  readonly review: Review;
  readonly class: MatchClass;
  readonly title: string;
  readonly employer: string | null;
  readonly town: string | null;
  readonly firstSeenAt: Date;
  /** What changed since it was decided before; null when it is new. */
  readonly whatChanged: string | null;
};

export type ReviewEvent = {
  readonly at: Date;
  readonly byName: string | null;
  readonly fromStatus: ReviewStatus;
  readonly toStatus: ReviewStatus;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly parkUntil: LocalDate | null;
};

/** Verdicts: one review per candidate and vacancy, and every change of it as an event. */
export type ReviewRepository = {
  /** @throws NotFoundError; locks the row until the end of the transaction */
  getForUpdate(id: string): Promise<Review>;
  get(id: string): Promise<Review>;
  /** Vacancies that stand for one that was decided on for the candidate: the same opening under another door. */
  decidedElsewhere(candidateId: CandidateId): Promise<VacancyId[]>;
  find(candidateId: CandidateId, vacancyId: VacancyId): Promise<Review | null>;
  /** Those of these candidates with a review of a vacancy that took a turn after the candidate's own. */
  changedSince(turns: ReadonlyMap<CandidateId, { readonly uptoTurn: number }>): Promise<ReadonlySet<CandidateId>>;
  /** Every review of a candidate, with the turn that its vacancy last took. */
  ofCandidate(candidateId: CandidateId): Promise<{ readonly vacancyId: VacancyId; readonly status: ReviewStatus; readonly turn: number }[]>;
  /** Opens reviews of a candidate for vacancies that have none yet. */
  openAll(candidateId: CandidateId, matches: readonly { readonly vacancyId: VacancyId; readonly matchId: MatchId }[]): Promise<void>;
  /** Opens a review for a match, or hangs the newer match on the open one. @returns its id */
  open(candidateId: CandidateId, vacancyId: VacancyId, matchId: MatchId, whatChanged: string | null): Promise<string>;
  /** Saves and keeps the change as an event. @throws ConflictError when the version is not the one before */
  save(review: Review, from: Review): Promise<void>;
  /**
   * Takes an open review out of the queue because its match is no longer shown, unless somebody acted on it.
   * @returns whether an open review is left, on which somebody did
   */
  withdraw(candidateId: CandidateId, vacancyId: VacancyId): Promise<boolean>;
  /**
   * Open reviews of live vacancies: the class first, then by the weights of the agency, then part by part. Of near-identical ones (title and employer)
   * two come, and then the others before the next two.
   * @param order left out: as the agency agreed
   */
  queue(
    candidateId: CandidateId,
    statuses: readonly ReviewStatus[],
    limit: number,
    offset: number,
    order?: OrderWeights | null | 'agreed',
  ): Promise<QueueItem[]>;
  /** How heavily the parts of the order weigh in the actor's agency; null: they are compared one after the other. */
  weights(): Promise<OrderWeights | null>;
  saveWeights(weights: OrderWeights | null): Promise<void>;
  /** Of every candidate that the actor sees. */
  counts(): Promise<QueueCounts[]>;
  /** Parked reviews whose day has come. */
  dueParked(day: LocalDate): Promise<Review[]>;
  history(reviewId: string): Promise<ReviewEvent[]>;
};

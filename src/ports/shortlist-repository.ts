import type { CandidateId, MatchId, VacancyId } from '../domain/shared/ids.ts';
import type { ShortlistEntry } from '../domain/shortlist/shortlist.ts';

/** A shortlist entry with what a person needs to recognise the vacancy. */
export type ShortlistItem = ShortlistEntry & {
  readonly title: string;
  readonly employer: string | null;
  readonly town: string | null;
  readonly url: string | null;
  readonly live: boolean;
  /** Application of this candidate to this vacancy, if there is one. */
  readonly applicationId: string | null;
};

export type ShortlistRepository = {
  /** Adds a match at the end; once, however often it is asked for. */
  append(candidateId: CandidateId, vacancyId: VacancyId, matchId: MatchId | null): Promise<void>;
  /** Takes a vacancy off again (an undone verdict); what the candidate answered stays in the log. */
  remove(candidateId: CandidateId, vacancyId: VacancyId): Promise<void>;
  /** @throws NotFoundError */
  getForUpdate(id: string): Promise<ShortlistEntry>;
  /** @param note the candidate's own words (T3), empty when there are none @throws ConflictError when it was changed meanwhile */
  saveAnswer(entry: ShortlistEntry, note: string): Promise<void>;
  list(candidateId: CandidateId): Promise<ShortlistItem[]>;
  /** The candidate's words with an answer (T3); null when there are none. */
  note(entry: ShortlistEntry): Promise<string | null>;
};

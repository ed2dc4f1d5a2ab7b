import type { Candidate } from '../domain/candidate/candidate.ts';
import type { AccountId, CandidateId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

/** One stretch of "even rust": the search stands still, and the log says why. */
export type RestPeriod = {
  readonly id: string;
  readonly startsOn: LocalDate;
  /** Last day of rest, in; null while open. */
  readonly endsOn: LocalDate | null;
  readonly reason: string;
  readonly endedAt: Date | null;
};

/** The candidates that the actor sees. */
export type CandidateRepository = {
  /** By name. */
  list(): Promise<Candidate[]>;
  /** @throws NotFoundError also for a candidate that the actor does not see */
  get(id: CandidateId): Promise<Candidate>;
  /** Whether another candidate of the agency has this dossier number, also one that the actor does not see. */
  isReferenceTaken(reference: string, except: CandidateId | null): Promise<boolean>;
  /** Adds a candidate with a data key of their own. */
  add(candidate: Omit<Candidate, 'version' | 'id' | 'accountId'>): Promise<CandidateId>;
  /** @throws ConflictError when somebody else changed the candidate meanwhile */
  save(candidate: Candidate): Promise<void>;
  linkAccount(id: CandidateId, accountId: AccountId): Promise<void>;
  /** The candidate's own words about what they can and cannot do (T3), newest first. */
  words(id: CandidateId): Promise<{ readonly writtenAt: Date; readonly text: string; readonly outdated: boolean }[]>;
  addWords(id: CandidateId, words: { readonly text: string; readonly outdated: boolean }): Promise<void>;
  rests(id: CandidateId): Promise<RestPeriod[]>;
  startRest(
    id: CandidateId,
    rest: { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null; readonly reason: string },
  ): Promise<void>;
  endRest(id: CandidateId, restId: string, endsOn: LocalDate): Promise<void>;
};

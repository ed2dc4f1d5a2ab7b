import type { CandidateLimits } from '../domain/limit/limit.ts';
import type { Match } from '../domain/match/match.ts';
import type { CandidateId, FmlListId, MatchId, VacancyId, VacancyVersionId, ZoekprofielId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import type { Zoekprofiel } from '../domain/zoekprofiel/zoekprofiel.ts';

/** What the matcher knows of a candidate (T2): derived limits and zoekprofiel, with the versions they come from. No name, no item number. */
export type MatchProfile = {
  readonly candidateId: CandidateId;
  readonly limits: CandidateLimits;
  readonly zoekprofiel: Zoekprofiel;
  readonly fmlListId: FmlListId | null;
  readonly fmlListVersion: number | null;
  readonly zoekprofielId: ZoekprofielId | null;
  readonly zoekprofielVersion: number | null;
  /** Changes whenever limits or zoekprofiel do. */
  readonly profileVersion: string;
  /** "Even rust", on hold or ended: no matching for now. */
  readonly resting: boolean;
  readonly updatedAt: Date;
};

/** A match as it is kept for the review queue, with every version that it rests on. */
export type KeptMatch = {
  readonly id: MatchId;
  readonly vacancyVersionId: VacancyVersionId;
  readonly fmlListId: FmlListId | null;
  readonly zoekprofielId: ZoekprofielId | null;
  readonly profileVersion: string;
  readonly rulesVersion: string;
  readonly madeAt: Date;
  readonly match: Match;
};

/** Every version that a match rests on. */
export type MatchVersions = Pick<KeptMatch, 'vacancyVersionId' | 'fmlListId' | 'zoekprofielId' | 'profileVersion' | 'rulesVersion'>;

/** Up to which vacancy a profile has been held against the vacancies, and by which rules. */
export type Watermark = { readonly profileVersion: string; readonly rulesVersion: string; readonly uptoTurn: number };

/** What the machine did for a candidate on one day: vacancies judged, shown, and kept back by rule. */
export type SearchCounts = { readonly seen: number; readonly shown: number; readonly keptBack: Readonly<Record<string, number>> };
export type SearchDay = { readonly day: LocalDate; readonly counts: SearchCounts; readonly entered: boolean };

export type MatchRepository = {
  /** @throws NotFoundError when no list or zoekprofiel has come into force yet */
  profile(candidateId: CandidateId): Promise<MatchProfile>;
  findProfile(candidateId: CandidateId): Promise<MatchProfile | null>;
  /** Candidates of the agency that are to be matched, not resting, in order of id. */
  matchableCandidates(): Promise<CandidateId[]>;
  /** The profiles of those of these candidates that are to be matched, not resting, in order of id. */
  profilesOf(candidateIds: readonly CandidateId[]): Promise<MatchProfile[]>;
  saveProfile(profile: Omit<MatchProfile, 'updatedAt'>): Promise<void>;
  /** @throws NotFoundError */
  get(id: MatchId): Promise<KeptMatch>;
  current(candidateId: CandidateId, vacancyId: VacancyId): Promise<KeptMatch | null>;
  currentOf(candidateId: CandidateId): Promise<KeptMatch[]>;
  /** Keeps a match; an earlier one of the same pair is superseded and stays readable. */
  put(match: Match, from: MatchVersions): Promise<MatchId>;
  /** As `put`, of several matches of one candidate at once. @returns the id of each, in their order */
  putAll(candidateId: CandidateId, kept: readonly { readonly match: Match; readonly from: MatchVersions }[]): Promise<MatchId[]>;
  /** Supersedes the current match of a pair that is no longer shown. */
  supersede(candidateId: CandidateId, vacancyId: VacancyId): Promise<void>;
  /**
   * The watermarks of these candidates, each locked until the end of the transaction, so that no two hold the same vacancies against one candidate.
   * A candidate who was never matched gets one at turn 0.
   */
  lockWatermarks(candidateIds: readonly CandidateId[]): Promise<ReadonlyMap<CandidateId, Watermark>>;
  saveWatermarks(watermarks: ReadonlyMap<CandidateId, Watermark>): Promise<void>;
  /** Adds to what was counted for candidates on a day. */
  addCounts(day: LocalDate, counts: ReadonlyMap<CandidateId, SearchCounts>): Promise<void>;
  /** Days in [from, until], both in. */
  daysOf(candidateId: CandidateId, from: LocalDate, until: LocalDate): Promise<SearchDay[]>;
  /** Days before `day` that are not in the log yet. */
  openDays(before: LocalDate): Promise<{ readonly candidateId: CandidateId; readonly day: LocalDate; readonly counts: SearchCounts }[]>;
  markEntered(candidateId: CandidateId, day: LocalDate): Promise<void>;
};

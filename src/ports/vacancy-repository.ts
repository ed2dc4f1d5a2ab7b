import type { Correction } from '../domain/correction/correction.ts';
import type { PostingContent } from '../domain/posting/posting.ts';
import type { Reading } from '../domain/reading/reading.ts';
import type { PostingId, RunId, SourceId, VacancyId, VacancyVersionId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import type { KeptPosting, Vacancy, VacancyState, VacancyVersion } from '../domain/vacancy/vacancy.ts';

export type NewVersion = Omit<VacancyVersion, 'id' | 'createdAt' | 'vacancyId'>;

/** A live vacancy version with its reading, and what people of the actor's agency corrected in it, as the matcher takes it in. */
export type ReadVacancy = {
  readonly turn: number;
  readonly version: VacancyVersion;
  readonly reading: Reading;
  /** Those that still count for this version. */
  readonly corrections: readonly Correction[];
  readonly firstSeenAt: Date;
};

/** A live vacancy with everything that the search index is told of it. */
export type IndexedVacancy = {
  readonly vacancy: Vacancy;
  /** Null when these rules have not read it yet. */
  readonly reading: Reading | null;
  /** Sources that show it now. */
  readonly sources: readonly SourceId[];
};

/** What the matcher takes in of a vacancy: `ReadVacancy` without its text. */
export type ShelvedVacancy = Omit<ReadVacancy, 'version'> & {
  readonly version: Pick<VacancyVersion, 'vacancyId' | 'title' | 'record'> & Partial<VacancyVersion>;
};

/** Vacancies with their versions, postings and readings. Shared rows are written by the installation only; pasted ones belong to the actor's agency. */
export type VacancyRepository = {
  /** @throws NotFoundError */
  get(id: VacancyId): Promise<Vacancy>;
  /** @throws NotFoundError */
  version(id: VacancyVersionId): Promise<VacancyVersion>;
  /** A vacancy of the same record (shared, or of the agency) with this identity; null when there is none. The newest when there are several. */
  findByIdentity(identity: string): Promise<Vacancy | null>;
  /** @param shared false: it belongs to the actor's agency */
  add(vacancy: {
    identity: string;
    seenAt: Date;
    shared: boolean;
    version: NewVersion;
  }): Promise<{ vacancyId: VacancyId; version: VacancyVersion }>;
  addVersion(vacancyId: VacancyId, identity: string, version: NewVersion): Promise<VacancyVersion>;
  /** Sets state and last seen; `gone` and the other ends keep when. */
  setState(id: VacancyId, state: VacancyState, at: Date): Promise<void>;
  touch(id: VacancyId, seenAt: Date): Promise<void>;
  findPosting(sourceId: SourceId | null, externalKey: string): Promise<KeptPosting | null>;
  postingsOf(vacancyId: VacancyId): Promise<KeptPosting[]>;
  addPosting(posting: {
    sourceId: SourceId | null;
    runId: RunId | null;
    shared: boolean;
    vacancyId: VacancyId;
    content: PostingContent;
    contentSha256: string;
    seenAt: Date;
  }): Promise<PostingId>;
  /** Keeps what the posting says now beside what it said. */
  changePosting(
    id: PostingId,
    change: { runId: RunId | null; vacancyId: VacancyId; content: PostingContent; contentSha256: string; seenAt: Date },
  ): Promise<void>;
  /** Seen again unchanged; a posting that was gone is back. */
  seePosting(id: PostingId, seenAt: Date): Promise<void>;
  /** Marks live postings of a source as gone that were last seen before `since`. @returns the vacancies that have no live posting left */
  markUnseenGone(sourceId: SourceId, since: Date): Promise<{ postings: number; vacancyIds: VacancyId[] }>;
  saveReading(versionId: VacancyVersionId, reading: Reading): Promise<void>;
  /** The reading of a version by a version of the rules; null when it was not read by it. */
  findReading(versionId: VacancyVersionId, rulesVersion: string): Promise<Reading | null>;
  /**
   * Live current versions whose vacancy took its turn after `afterTurn`, in order of turn, that were read by these rules. Of vacancies that are one
   * opening, as the actor's agency sees it, only the one that stands for them.
   */
  readAfter(afterTurn: number, rulesVersion: string, limit: number): Promise<ReadVacancy[]>;
  /** The current version of one vacancy, in any state; null when these rules have not read it. */
  readCurrent(id: VacancyId, rulesVersion: string): Promise<ReadVacancy | null>;
  /** As `readCurrent`, of several; those that are not live or not read by these rules are left out. */
  readLive(ids: readonly VacancyId[], rulesVersion: string): Promise<ReadVacancy[]>;
  /**
   * Live vacancies that were read by these rules, in order of turn, without their texts: those of the shared record, or those that the actor's agency
   * pasted, corrected (as it corrected them) or grouped otherwise than by rule. Of vacancies that are one opening only the one that stands for them.
   * @param turns after the one and up to the other
   */
  shelve(
    whose: 'shared' | 'own',
    turns: { readonly after: number; readonly upto: number },
    rulesVersion: string,
    limit: number,
  ): Promise<ShelvedVacancy[]>;
  /** Vacancies of the shared record that are not live, or for which another one stands, since this moment. */
  goneSince(at: Date): Promise<VacancyId[]>;
  /** Live vacancies that the actor's agency pasted, corrected or grouped, and a mark that changes with them and with what it did. */
  ownMark(): Promise<{ readonly mark: string; readonly ids: VacancyId[] }>;
  /** Has a vacancy take a turn again, because it is read differently. */
  takeTurn(id: VacancyId): Promise<void>;
  /** How many live current versions these rules have not read yet. */
  countUnread(rulesVersion: string): Promise<number>;
  /** Ids of live current versions that these rules have not read yet. */
  unread(rulesVersion: string, limit: number): Promise<VacancyVersion[]>;
  /** Live vacancies whose closing date lies before `day`. */
  closedBefore(day: LocalDate): Promise<VacancyId[]>;
  /** Live vacancies of the shared record, or of those that the actor's agency pasted, in order of id, for the search index. */
  listForIndex(
    whose: 'shared' | 'own',
    rulesVersion: string,
    page: { readonly after: VacancyId | null; readonly limit: number },
  ): Promise<IndexedVacancy[]>;
  /** The same for one; null when it is not live, or not there for this actor. */
  findForIndex(id: VacancyId, rulesVersion: string): Promise<IndexedVacancy | null>;
  /** How many live vacancies the shared record holds, or the actor's agency pasted. */
  countLive(whose: 'shared' | 'own'): Promise<number>;
  /** The highest turn taken; 0 when there is no vacancy. */
  lastTurn(): Promise<number>;
};

import type { FmlList, LimitRule, WordsState } from '../domain/fml/fml-list.ts';
import type { AccountId, CandidateId, FmlListId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

/** What may be told of a list without opening it (T2: kind, dates, version). */
export type FmlListSummary = {
  readonly id: FmlListId;
  readonly version: number;
  readonly kind: FmlList['kind'];
  readonly drawnUpOn: LocalDate;
  readonly validFromOn: LocalDate;
  readonly reviewBeforeOn: LocalDate | null;
  readonly enteredAt: Date;
  readonly inForce: boolean;
};

/** Where a list came from: the document, and why it was entered. */
export type Provenance = { readonly source: string; readonly reason: string };

/** What became of the words of one item ("4.14") or rubriek ("rubriek 3"). */
export type Settlement = {
  readonly item: string;
  readonly state: WordsState;
  readonly rules: readonly LimitRule[];
  /** Why, for the file. */
  readonly note: string;
  readonly settledBy: AccountId | null;
  readonly settledAt: Date;
};

/** Lists of candidates (T3): append-only, sealed under the candidate's key; every opening is noted for the audit log. */
export type FmlRepository = {
  /** @returns the list with its version, not yet in force */
  add(candidateId: CandidateId, list: Omit<FmlList, 'id' | 'version'>, provenance: Provenance): Promise<FmlList>;
  putInForce(candidateId: CandidateId, listId: FmlListId): Promise<void>;
  /** The list with its settlements applied. @throws NotFoundError */
  get(candidateId: CandidateId, listId: FmlListId): Promise<FmlList>;
  inForce(candidateId: CandidateId): Promise<FmlList | null>;
  provenance(candidateId: CandidateId, listId: FmlListId): Promise<Provenance & { readonly enteredBy: AccountId | null }>;
  settle(candidateId: CandidateId, listId: FmlListId, settlement: Omit<Settlement, 'settledBy' | 'settledAt'>): Promise<void>;
  settlementsOf(candidateId: CandidateId, listId: FmlListId): Promise<Settlement[]>;
  /** Newest first. */
  versions(candidateId: CandidateId): Promise<FmlListSummary[]>;
  /** Summary of the list in force: what a jobhunter may know of it. */
  summaryInForce(candidateId: CandidateId): Promise<FmlListSummary | null>;
};

import type { CandidateId } from '../domain/shared/ids.ts';
import type { SavedSearch, SearchRequest } from '../domain/vacancy/search-request.ts';

export type KeptSearch = SavedSearch & { readonly candidateId: CandidateId; readonly candidateName: string };

/** Searches kept for the candidates that the actor works for; ended ones stay in the record and are not given. */
export type SavedSearchRepository = {
  add(candidateId: CandidateId, search: { readonly name: string; readonly asked: SearchRequest }): Promise<string>;
  /** @throws NotFoundError */
  get(id: string): Promise<KeptSearch>;
  of(candidateId: CandidateId): Promise<KeptSearch[]>;
  /** Of every candidate that the actor sees, by name. */
  list(): Promise<KeptSearch[]>;
  /** Somebody looked: nothing in it is new any more. */
  look(id: string, at: Date): Promise<void>;
  /** Keeps a count of what is new since `lookedAt`, unless somebody looked meanwhile. */
  count(id: string, count: { readonly news: number; readonly lookedAt: Date; readonly at: Date }): Promise<void>;
  end(id: string, at: Date): Promise<void>;
};

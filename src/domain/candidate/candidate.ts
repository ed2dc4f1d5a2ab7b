import type { AccountId, CandidateId } from '../shared/ids.ts';

/** @source domain reference section 4.2, "status traject" */
export const CANDIDATE_STATUSES = ['orientatie', 'activering', 'bemiddeling', 'on_hold', 'gbm', 'nazorg', 'beeindigd'] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** The person for whom we find work; tier T1, nothing of their health. */
export type Candidate = {
  readonly id: CandidateId;
  /** The candidate's own account for the portal; null until one is made. */
  readonly accountId: AccountId | null;
  /** Dossier number of the agency, unique within it. */
  readonly reference: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly status: CandidateStatus;
  readonly version: number;
};

/** Whether vacancies are sought: not while on hold, without usable possibilities, or after the end. */
export function isSearching(status: CandidateStatus): boolean {
  return status === 'orientatie' || status === 'activering' || status === 'bemiddeling';
}

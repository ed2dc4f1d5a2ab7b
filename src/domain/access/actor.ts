import { toAgencyId, type AccountId, type AgencyId, type CandidateId } from '../shared/ids.ts';

/** What somebody may be in one agency. An account can hold several. `system` is the agency's own actor, as which its jobs act. */
export type Role = 'candidate' | 'jobhunter' | 'coach' | 'teamlead' | 'office' | 'administrator' | 'system';

/** The roles that an employee can be given; a candidate's account comes with the candidate. */
export const EMPLOYEE_ROLES = ['jobhunter', 'coach', 'teamlead', 'office', 'administrator'] as const satisfies readonly Role[];

/** Whoever acts, in one agency, for the length of one transaction. */
export type Actor = {
  /** Null for `system` only. */
  readonly accountId: AccountId | null;
  /** The agency in which the session works. */
  readonly agencyId: AgencyId;
  readonly roles: readonly Role[];
  /** The candidate that this account is; null for employees and for `system`. */
  readonly candidateId: CandidateId | null;
  /** False for a session of an employee that has not shown the second factor: it reaches nothing of a candidate. */
  readonly secondFactor: boolean;
};

/** The actor as which a job of an agency runs. */
export function systemActor(agencyId: AgencyId): Actor {
  return { accountId: null, agencyId, roles: ['system'], candidateId: null, secondFactor: true };
}

/** Stands for the installation itself, which owns sources, vacancies and readings; no agency has this id. */
export const INSTALLATION = toAgencyId('00000000-0000-0000-0000-000000000000');

/** The actor as which the installation's own jobs run (ingest, expiry). */
export const INSTALLATION_ACTOR: Actor = systemActor(INSTALLATION);

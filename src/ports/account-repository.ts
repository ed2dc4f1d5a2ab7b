import type { Role } from '../domain/access/actor.ts';
import type { AccountId, AgencyId, CandidateId } from '../domain/shared/ids.ts';

/** An employee or candidate of the actor's agency, as others there see them. */
export type Account = {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly endedAt: Date | null;
};

export type Assignment = {
  readonly id: string;
  readonly candidateId: CandidateId;
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly role: 'jobhunter' | 'coach';
  readonly startsAt: Date;
  readonly endsAt: Date | null;
};

/** Who works here, and for whom. */
export type AccountRepository = {
  /** Every agency of the installation; for its own jobs only, anybody else sees the own one. */
  agencies(): Promise<AgencyId[]>;
  /** Adds the agency in whose scope the system acts; at set-up. */
  addAgency(name: string): Promise<void>;
  agencyName(): Promise<string>;
  list(): Promise<Account[]>;
  /** @throws NotFoundError */
  get(id: AccountId): Promise<Account>;
  /** Null when nobody of that id is known here, or not to the actor. */
  find(id: AccountId): Promise<Account | null>;
  add(account: { id: AccountId; name: string; email: string; roles: readonly Role[] }): Promise<void>;
  changeRoles(id: AccountId, roles: readonly Role[]): Promise<void>;
  /** Lets somebody in again who left. @throws NotFoundError when nobody of that id left */
  takeBack(id: AccountId, roles: readonly Role[]): Promise<void>;
  /** Ends the membership: the account reaches nothing of this agency any more. */
  end(id: AccountId): Promise<void>;
  assignmentsOf(candidateId: CandidateId): Promise<Assignment[]>;
  assign(assignment: { candidateId: CandidateId; accountId: AccountId; role: 'jobhunter' | 'coach'; startsAt: Date }): Promise<void>;
  /** @throws NotFoundError when the candidate has no such assignment that runs */
  endAssignment(candidateId: CandidateId, id: string, endsAt: Date): Promise<void>;
};

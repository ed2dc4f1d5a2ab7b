import type { MergeReason } from '../domain/duplicate/group-vacancies.ts';
import type { VacancyId } from '../domain/shared/ids.ts';

/** A person's word on a vacancy, for the agency. `leadId` null: it stands by itself. */
export type DuplicateDecision = {
  readonly id: string;
  readonly leadId: VacancyId | null;
  readonly reason: string;
  readonly madeByName: string | null;
  readonly madeAt: Date;
};

/** One vacancy of a group as the actor's agency sees it. `why`: the rule's reason; null for the lead, and where only a person put it there. */
export type GroupMember = {
  readonly vacancyId: VacancyId;
  readonly isLead: boolean;
  readonly why: MergeReason | null;
  readonly likelyEmployer: string | null;
  readonly decision: DuplicateDecision | null;
};

/** Which vacancies are one opening. The shared groups are written by the installation; decisions belong to the actor's agency. */
export type DuplicateRepository = {
  /** Keeps what a vacancy is found by. @param shared false: it belongs to the actor's agency */
  saveKeys(vacancyId: VacancyId, keys: readonly number[], shared: boolean): Promise<void>;
  /** Live vacancies that share keys with these, most first. */
  sharing(vacancyId: VacancyId, keys: readonly number[], limit: number): Promise<VacancyId[]>;
  /** The groups that these vacancies belong to by rule: each vacancy with its lead, leads of none included as their own. */
  groupsOf(vacancyIds: readonly VacancyId[]): Promise<{ readonly vacancyId: VacancyId; readonly leadId: VacancyId }[]>;
  /** Vacancies that stand under this one by rule, oldest first. */
  membersOf(leadId: VacancyId): Promise<VacancyId[]>;
  /** Puts a vacancy under a lead by rule, or (null) by itself. */
  place(
    vacancyId: VacancyId,
    under: { leadId: VacancyId; why: MergeReason; likelyEmployer: string | null } | null,
    shared: boolean,
  ): Promise<void>;
  /** Makes a live member the lead in the place of one that is over. */
  promote(from: VacancyId, to: VacancyId): Promise<void>;
  /** The vacancy that stands for this one, as the agency sees it; itself when it stands for itself. */
  leadOf(vacancyId: VacancyId): Promise<VacancyId>;
  /** Everything that is one opening with this vacancy, as the agency sees it, the lead first. A vacancy that stands alone is a group of one. */
  groupOf(vacancyId: VacancyId): Promise<GroupMember[]>;
  /** Puts a person's word in force in the place of an earlier one. @param leadId null: it stands by itself */
  decide(vacancyId: VacancyId, leadId: VacancyId | null, reason: string): Promise<void>;
  /** Takes the word back, if there is one; the rules count again. */
  withdraw(vacancyId: VacancyId): Promise<void>;
};

import type { Application } from '../domain/application/application.ts';
import type { ApplicationState, Outcome } from '../domain/application/steps.ts';
import type { EvidenceType } from '../domain/application/evidence.ts';
import type { ApplicationId, CandidateId, EvidenceId } from '../domain/shared/ids.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';

export type ApplicationStep = {
  readonly from: ApplicationState | null;
  readonly to: ApplicationState;
  readonly outcome: Outcome | null;
  readonly note: string | null;
  readonly happenedOn: LocalDate;
  readonly byName: string | null;
  readonly at: Date;
};

/** A file kept as proof, without its content. */
export type Evidence = {
  readonly id: EvidenceId;
  readonly applicationId: ApplicationId | null;
  readonly name: string;
  readonly mediaType: EvidenceType;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly addedByName: string | null;
  readonly addedAt: Date;
};

/** What people added to an application: who decided on the load, and what was noted at its steps, oldest first. */
export type Remarks = { readonly loadCheckedByName: string | null; readonly notes: readonly string[] };

/** Applications with every step, and the evidence (T4: sealed under the candidate's key; every opening is noted). */
export type ApplicationRepository = {
  add(application: Omit<Application, 'id' | 'version' | 'createdAt'>, happenedOn: LocalDate): Promise<Application>;
  /** @throws NotFoundError */
  get(id: ApplicationId): Promise<Application>;
  /** Saves and keeps the step. @throws ConflictError when the version is not the one before */
  saveStep(
    application: Application,
    step: { readonly from: ApplicationState; readonly note: string | null; readonly happenedOn: LocalDate },
  ): Promise<void>;
  /** Newest first; `from`, `until` both in. Those of which the day of applying (else of opening) or that of the outcome lies in them. */
  list(candidateId: CandidateId, from: LocalDate | null, until: LocalDate | null): Promise<Application[]>;
  stepsOf(id: ApplicationId): Promise<ApplicationStep[]>;
  remarksOf(candidateId: CandidateId): Promise<ReadonlyMap<ApplicationId, Remarks>>;
  addEvidence(
    candidateId: CandidateId,
    applicationId: ApplicationId | null,
    file: { readonly name: string; readonly mediaType: EvidenceType; readonly content: Uint8Array; readonly sha256: string },
  ): Promise<EvidenceId>;
  evidenceOf(candidateId: CandidateId, applicationId: ApplicationId | null): Promise<Evidence[]>;
  /** @throws NotFoundError */
  openEvidence(id: EvidenceId): Promise<{ readonly name: string; readonly mediaType: EvidenceType; readonly content: Uint8Array }>;
};

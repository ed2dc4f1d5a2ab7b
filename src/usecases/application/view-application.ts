import type { Actor } from '../../domain/access/actor.ts';
import type { Application } from '../../domain/application/application.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { ApplicationId, CandidateId } from '../../domain/shared/ids.ts';
import type { ApplicationStep, Evidence } from '../../ports/application-repository.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedApplication = {
  readonly candidate: Candidate;
  readonly application: Application;
  readonly steps: readonly ApplicationStep[];
  readonly evidence: readonly Evidence[];
};

/** One application with every step and what is kept as proof. @throws NotAllowedError, NotFoundError */
export async function viewApplication(
  { transaction }: { transaction: Transact },
  actor: Actor,
  id: ApplicationId,
): Promise<ViewedApplication> {
  return transaction(actor, 'application.view', async ({ applications, candidates }) => {
    const application = await applications.get(id);
    return {
      candidate: await candidates.get(application.candidateId),
      application,
      steps: await applications.stepsOf(id),
      evidence: await applications.evidenceOf(application.candidateId, id),
    };
  });
}

/** A candidate's applications, newest first. @throws NotAllowedError, NotFoundError */
export async function listApplications(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
): Promise<{ candidate: Candidate; applications: Application[] }> {
  return transaction(actor, 'application.view', async ({ applications, candidates }) => ({
    candidate: await candidates.get(candidateId),
    applications: await applications.list(candidateId, null, null),
  }));
}

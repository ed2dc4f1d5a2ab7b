import type { Actor } from '../../domain/access/actor.ts';
import type { Application } from '../../domain/application/application.ts';
import type { Candidate } from '../../domain/candidate/candidate.ts';
import type { SearchEffortEntry } from '../../domain/effort/effort-entry.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { addDays, type LocalDate } from '../../domain/shared/local-date.ts';
import { startOfDay } from '../../domain/shared/instant.ts';
import type { Evidence, Remarks } from '../../ports/application-repository.ts';
import type { FmlListSummary } from '../../ports/fml-repository.ts';
import type { SearchDay } from '../../ports/match-repository.ts';
import type { QueueCounts } from '../../ports/review-repository.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

export type Period = { readonly from: LocalDate; readonly until: LocalDate };

/** Everything that the overview of a period tells, for screen, print and export. */
export type EffortOverview = {
  readonly candidate: Candidate;
  readonly agencyName: string;
  readonly period: Period;
  readonly entries: readonly SearchEffortEntry[];
  readonly applications: readonly (Application & Remarks & { readonly evidence: readonly Evidence[] })[];
  /** Machine searches per day; a day that is not entered yet is still going on. */
  readonly days: readonly SearchDay[];
  readonly counts: QueueCounts | null;
  readonly list: FmlListSummary | null;
  readonly zoekprofielVersion: number | null;
};

/** The search-effort log of a candidate over a period (both days in). @throws NotAllowedError, NotFoundError */
export async function viewEffort(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { candidateId, period }: { candidateId: CandidateId; period: Period },
): Promise<EffortOverview> {
  return transaction(actor, 'effort.view', (scope) => overview(scope, candidateId, period));
}

/** The same, to be taken out of the system: audited. @throws NotAllowedError, NotFoundError */
export async function exportEffort(
  { transaction }: { transaction: Transact },
  actor: Actor,
  { candidateId, period, form }: { candidateId: CandidateId; period: Period; form: 'csv' | 'xlsx' | 'print' },
): Promise<EffortOverview> {
  return transaction(actor, 'effort.export', (scope) => {
    scope.audit.note({ object: 'effort-log', objectId: candidateId, candidateId, fields: [form, period.from, period.until] });
    return overview(scope, candidateId, period);
  });
}

async function overview(scope: Scope, candidateId: CandidateId, period: Period): Promise<EffortOverview> {
  const applications = await scope.applications.list(candidateId, period.from, period.until);
  const evidence = await scope.applications.evidenceOf(candidateId, null);
  const remarks = await scope.applications.remarksOf(candidateId);
  return {
    candidate: await scope.candidates.get(candidateId),
    agencyName: await scope.accounts.agencyName(),
    period,
    entries: await scope.effort.list(candidateId, startOfDay(period.from), startOfDay(addDays(period.until, 1))),
    applications: applications.map((application) => ({
      ...application,
      loadCheckedByName: remarks.get(application.id)?.loadCheckedByName ?? null,
      notes: remarks.get(application.id)?.notes ?? [],
      evidence: evidence.filter((file) => file.applicationId === application.id),
    })),
    days: await scope.matches.daysOf(candidateId, period.from, period.until),
    counts: (await scope.reviews.counts()).find((count) => count.candidateId === candidateId) ?? null,
    list: await scope.lists.summaryInForce(candidateId),
    zoekprofielVersion: (await scope.zoekprofielen.inForce(candidateId))?.version ?? null,
  };
}

import type { Actor } from '../../domain/access/actor.ts';
import { isPossible, subjectOf, type CorrectedFact } from '../../domain/correction/correction.ts';
import type { GateName, Reading } from '../../domain/reading/reading.ts';
import type { AgencyId, VacancyId } from '../../domain/shared/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

export type CorrectReadingDeps = { readonly transaction: Transact; readonly rules: Pick<Rules, 'version'>; readonly clock: Clock };
/** The value is none that the fact can have. */
export type CorrectionRefusal = 'not-possible';
type Corrected = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly refusal: CorrectionRefusal };

/**
 * Puts what a person says of a vacancy in the place of what was read, for the agency of the actor, and has every candidate there judged anew on
 * that vacancy.
 * @throws NotAllowedError, NotFoundError
 */
export async function correctReading(
  { transaction, rules, clock }: CorrectReadingDeps,
  actor: Actor,
  { vacancyId, corrected }: { vacancyId: VacancyId; corrected: CorrectedFact },
): Promise<Corrected> {
  if (!isPossible(corrected)) return { ok: false, refusal: 'not-possible' };
  return transaction(actor, 'reading.correct', async (scope) => {
    const { current } = await scope.vacancies.get(vacancyId);
    const reading = await scope.vacancies.findReading(current.id, rules.version);
    const quote = reading ? wordsBehind(reading, corrected) : '';
    const id = await scope.corrections.add(vacancyId, { versionId: current.id, quote, corrected });
    await judgeAnew(scope, clock, actor.agencyId, vacancyId, id);
    return { ok: true, id };
  });
}

/** Takes a correction back: what was read counts again. @returns the vacancy @throws NotAllowedError, NotFoundError */
export async function withdrawCorrection(
  { transaction, clock }: Omit<CorrectReadingDeps, 'rules'>,
  actor: Actor,
  id: string,
): Promise<VacancyId> {
  return transaction(actor, 'reading.correct', async (scope) => {
    const vacancyId = await scope.corrections.withdraw(id);
    await judgeAnew(scope, clock, actor.agencyId, vacancyId, id);
    return vacancyId;
  });
}

async function judgeAnew({ outbox }: Scope, clock: Clock, agencyId: AgencyId, vacancyId: VacancyId, correctionId: string): Promise<void> {
  const key = `judge-vacancy.${vacancyId}.${correctionId}.${clock.now().getTime()}`;
  await outbox.add({ job: 'judge-vacancy', key, payload: { agencyId, vacancyId } });
}

/** The words that the reading of the fact rests on; empty where it rests on none. */
function wordsBehind({ demands, gates }: Reading, corrected: CorrectedFact): string {
  if (corrected.fact === 'demand') return demands.find(({ dim, field }) => dim === corrected.dim && field === 'description')?.quote ?? '';
  const gate = subjectOf(corrected) as GateName;
  return gates.evidence.find((one) => one.gate === gate && one.field === 'description')?.quote ?? '';
}

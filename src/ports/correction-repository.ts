import type { CorrectedFact, Correction } from '../domain/correction/correction.ts';
import type { VacancyId, VacancyVersionId } from '../domain/shared/ids.ts';

/** A correction with the text that it was made on: an example to measure the rules against. */
export type CorrectionExample = Correction & {
  readonly vacancyId: VacancyId;
  readonly title: string;
  readonly description: string;
  readonly descriptionFormat: 'text' | 'markdown' | 'html';
  readonly cut: boolean;
};

/** What people of the actor's agency corrected in readings. Rows of another agency are not seen. */
export type CorrectionRepository = {
  /** The corrections in force on a vacancy, oldest first. */
  of(vacancyId: VacancyId): Promise<Correction[]>;
  /** Those of several vacancies, by vacancy. */
  ofAll(vacancyIds: readonly VacancyId[]): Promise<ReadonlyMap<VacancyId, readonly Correction[]>>;
  /** Puts a correction in force in the place of an earlier one on the same subject, which is kept. */
  add(vacancyId: VacancyId, correction: { versionId: VacancyVersionId; quote: string; corrected: CorrectedFact }): Promise<string>;
  /** Takes one back; what was read counts again. @returns the vacancy @throws NotFoundError when it is not in force */
  withdraw(id: string): Promise<VacancyId>;
  /** Every correction in force with its text, oldest first. */
  examples(): Promise<CorrectionExample[]>;
};

import type { Actor } from '../../domain/access/actor.ts';
import type { Correction } from '../../domain/correction/correction.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy } from '../../domain/vacancy/vacancy.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedVacancy = {
  readonly vacancy: Vacancy;
  readonly postings: readonly KeptPosting[];
  /** As it was read; null when these rules have not read it. */
  readonly reading: Reading | null;
  /** What people of the agency corrected in it, also where the text has changed since. */
  readonly corrections: readonly Correction[];
};

/** A vacancy with its postings and what was read of it. @throws NotAllowedError, NotFoundError */
export async function viewVacancy(
  { transaction, rules }: { transaction: Transact; rules: Pick<Rules, 'version'> },
  actor: Actor,
  vacancyId: VacancyId,
): Promise<ViewedVacancy> {
  return transaction(actor, 'vacancy.view', async ({ vacancies, corrections }) => {
    const vacancy = await vacancies.get(vacancyId);
    const reading = await vacancies.findReading(vacancy.current.id, rules.version);
    return { vacancy, reading, postings: await vacancies.postingsOf(vacancyId), corrections: await corrections.of(vacancyId) };
  });
}

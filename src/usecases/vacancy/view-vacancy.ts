import type { Actor } from '../../domain/access/actor.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy } from '../../domain/vacancy/vacancy.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';

export type ViewedVacancy = { readonly vacancy: Vacancy; readonly postings: readonly KeptPosting[]; readonly reading: Reading | null };

/** A vacancy with its postings and what was read of it. @throws NotAllowedError, NotFoundError */
export async function viewVacancy(
  { transaction, rules }: { transaction: Transact; rules: Pick<Rules, 'version'> },
  actor: Actor,
  vacancyId: VacancyId,
): Promise<ViewedVacancy> {
  return transaction(actor, 'vacancy.view', async ({ vacancies }) => {
    const vacancy = await vacancies.get(vacancyId);
    const reading = await vacancies.findReading(vacancy.current.id, rules.version);
    return { vacancy, reading, postings: await vacancies.postingsOf(vacancyId) };
  });
}

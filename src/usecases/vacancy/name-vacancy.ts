import type { VacancyId } from '../../domain/shared/ids.ts';
import type { Scope } from '../../ports/transaction.ts';

/**
 * What a line of the log names a vacancy by, so that the line still tells it when the vacancy is long gone. In the names of the log's columns.
 * @throws NotFoundError
 */
export async function nameVacancy(
  { vacancies }: Pick<Scope, 'vacancies'>,
  vacancyId: VacancyId,
): Promise<{ readonly vacancyId: VacancyId; readonly function: string; readonly employer: string | null }> {
  const { current } = await vacancies.get(vacancyId);
  return { vacancyId, function: current.title, employer: current.employer };
}

import type { Actor } from '../../domain/access/actor.ts';
import type { Correction } from '../../domain/correction/correction.ts';
import type { Reading } from '../../domain/reading/reading.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { KeptPosting, Vacancy } from '../../domain/vacancy/vacancy.ts';
import type { GroupMember } from '../../ports/duplicate-repository.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Transact } from '../../ports/transaction.ts';

/** One place where the opening is offered: a vacancy of the group with where it stands, and why it is taken for the same. */
export type Door = GroupMember & { readonly vacancy: Vacancy; readonly postings: readonly KeptPosting[] };

export type ViewedVacancy = {
  readonly vacancy: Vacancy;
  readonly postings: readonly KeptPosting[];
  /** As it was read; null when these rules have not read it. */
  readonly reading: Reading | null;
  /** What people of the agency corrected in it, also where the text has changed since. */
  readonly corrections: readonly Correction[];
  /** Everything that is the same opening, this vacancy included, the one that stands for all first; one when it stands alone. */
  readonly doors: readonly Door[];
};

/** A vacancy with its postings and what was read of it. @throws NotAllowedError, NotFoundError */
export async function viewVacancy(
  { transaction, rules }: { transaction: Transact; rules: Pick<Rules, 'version'> },
  actor: Actor,
  vacancyId: VacancyId,
): Promise<ViewedVacancy> {
  return transaction(actor, 'vacancy.view', async ({ vacancies, corrections, duplicates }) => {
    const vacancy = await vacancies.get(vacancyId);
    const reading = await vacancies.findReading(vacancy.current.id, rules.version);
    const doors: Door[] = [];
    for (const member of await duplicates.groupOf(vacancyId)) {
      const one = member.vacancyId === vacancyId ? vacancy : await vacancies.get(member.vacancyId);
      doors.push({ ...member, vacancy: one, postings: await vacancies.postingsOf(member.vacancyId) });
    }
    return { vacancy, reading, postings: await vacancies.postingsOf(vacancyId), corrections: await corrections.of(vacancyId), doors };
  });
}

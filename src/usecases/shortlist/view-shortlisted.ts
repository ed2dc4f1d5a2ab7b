import type { Actor } from '../../domain/access/actor.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { NotFoundError } from '../../domain/shared/errors.ts';
import type { Transact } from '../../ports/transaction.ts';
import type { ViewedVacancy } from '../vacancy/view-vacancy.ts';

/** The vacancy of an entry on a shortlist, with its text: a candidate reads the vacancies that were chosen, and no others. @throws NotAllowedError, NotFoundError */
export async function viewShortlisted(
  { transaction }: { transaction: Transact },
  actor: Actor,
  candidateId: CandidateId,
  entryId: string,
): Promise<ViewedVacancy> {
  return transaction(actor, 'shortlist.view', async ({ shortlists, vacancies }) => {
    const entry = (await shortlists.list(candidateId)).find((item) => item.id === entryId);
    if (!entry) throw new NotFoundError('shortlist-entry', entryId);
    const postings = await vacancies.postingsOf(entry.vacancyId);
    return { vacancy: await vacancies.get(entry.vacancyId), postings, reading: null, corrections: [], doors: [] };
  });
}

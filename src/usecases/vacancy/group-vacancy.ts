import { blockKeysOf, groupVacancies } from '../../domain/duplicate/group-vacancies.ts';
import type { PostingProfile } from '../../domain/duplicate/posting-profile.ts';
import type { VacancyId } from '../../domain/shared/ids.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope } from '../../ports/transaction.ts';

type Deps = { readonly rules: Pick<Rules, 'version' | 'toComparable'> };

/** Vacancies that a new one is compared with in full: those that share most with it. */
const COMPARED_MAX = 40;

/**
 * Finds out whether a vacancy that is new or changed is one that is known already under another source, text or name, and puts it under the
 * vacancy that stands for them all. What stands together stays together: only this vacancy is placed, and those that stood under it when its text
 * changed. What people decided is kept apart and outweighs this.
 */
export async function groupVacancy(deps: Deps, scope: Scope, vacancyId: VacancyId, shared: boolean): Promise<void> {
  const led = await scope.duplicates.membersOf(vacancyId);
  const others = [vacancyId, ...led];
  const stoodUnder = new Map<VacancyId, VacancyId | null>();
  for (const one of others) stoodUnder.set(one, await leadByRule(scope, one));
  for (const member of led) await scope.duplicates.place(member, null, shared);
  // Those that stood under it come to it, not it to them.
  await placeOne(deps, scope, { vacancyId, shared, without: led });
  for (const member of led) await placeOne(deps, scope, { vacancyId: member, shared, without: [] });
  for (const one of others) {
    // One that stands for itself again has yet to be held against the candidates.
    if (stoodUnder.get(one) !== null && (await leadByRule(scope, one)) === null) await scope.vacancies.takeTurn(one);
  }
}

/** The vacancy that a rule put this one under; null: it stands for itself. */
async function leadByRule({ duplicates }: Scope, vacancyId: VacancyId): Promise<VacancyId | null> {
  const own = (await duplicates.groupsOf([vacancyId])).find(({ vacancyId: id, leadId }) => id === vacancyId && leadId !== vacancyId);
  return own?.leadId ?? null;
}

type Placing = { readonly vacancyId: VacancyId; readonly shared: boolean; readonly without: readonly VacancyId[] };

async function placeOne({ rules }: Deps, { vacancies, duplicates }: Scope, { vacancyId, shared, without }: Placing): Promise<void> {
  const profileOf = async (id: VacancyId): Promise<PostingProfile | null> => {
    const read = await vacancies.readCurrent(id, rules.version);
    return read === null ? null : rules.toComparable(read);
  };
  await duplicates.place(vacancyId, null, shared);
  const own = await profileOf(vacancyId);
  if (own === null) return;
  const keys = blockKeysOf(own);
  await duplicates.saveKeys(vacancyId, keys, shared);
  const alike = (await duplicates.sharing(vacancyId, keys, COMPARED_MAX)).filter((id) => !without.includes(id));
  if (alike.length === 0) return;
  const groups = await duplicates.groupsOf(alike);
  const leads = new Map(groups.map(({ vacancyId: id, leadId }) => [String(id), leadId]));
  const profiles: PostingProfile[] = [];
  for (const { vacancyId: id } of groups) {
    const profile = id === vacancyId ? null : await profileOf(id);
    if (profile !== null) profiles.push(profile);
  }
  const kept = groups.filter(({ vacancyId: id, leadId }) => id !== leadId).map(({ vacancyId: a, leadId: b }) => ({ a, b, same: true }));
  const found = groupVacancies([...profiles, own], kept).find(({ ids }) => ids.includes(vacancyId));
  // It may be like two groups that were not alike: the oldest gets it, and they stay two.
  const leadId = found?.ids.map((id) => leads.get(id)).find((lead) => lead !== undefined);
  const why = found?.why.find(({ a, b }) => a === vacancyId || b === vacancyId);
  if (leadId === undefined || leadId === vacancyId || found === undefined || why === undefined) return;
  await duplicates.place(vacancyId, { leadId, why, likelyEmployer: found.likelyEmployer }, shared);
}

/**
 * When a vacancy that stands for others is over (gone, closed, expired) and another one is not, that one stands for them from now on, and is
 * held against the candidates in its turn.
 */
export async function passOnLead({ vacancies, duplicates }: Scope, vacancyId: VacancyId): Promise<void> {
  for (const member of await duplicates.membersOf(vacancyId)) {
    if ((await vacancies.get(member)).state !== 'live') continue;
    await duplicates.promote(vacancyId, member);
    await vacancies.takeTurn(member);
    return;
  }
}

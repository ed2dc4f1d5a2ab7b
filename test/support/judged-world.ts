import { tmpdir } from 'node:os';
import { loadLimits } from '../../src/adapters/rules/load-limits.ts';
import { composePure } from '../../src/compose-pure.ts';
import { INSTALLATION_ACTOR, systemActor } from '../../src/domain/access/actor.ts';
import type { MatchableCandidate, MatchableVacancy } from '../../src/domain/match/match.ts';
import type { AgencyId, CandidateId, VacancyId } from '../../src/domain/shared/ids.ts';
import { localDateOf } from '../../src/domain/shared/local-date.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { aRandomCandidate, aRandomVacancy, createChance, type Chance } from './matching-world.ts';
import type { World } from './world.ts';

/** Candidates and vacancies of chance in a real database, and what a plain loop over the plain match says of them. */
export const { rules } = composePure({ dataDir: tmpdir() });
const pack = loadLimits();

type Known = { readonly id: CandidateId; readonly agencyId: AgencyId; readonly candidate: MatchableCandidate };

/** What came of matching for one candidate: what was counted, and what stands in the queue. */
export type Outcome = {
  readonly seen: number;
  readonly shown: number;
  readonly keptBack: Readonly<Record<string, number>>;
  readonly queue: readonly VacancyId[];
};

export async function someCandidates(world: World, agencyId: AgencyId, count: number, chance: Chance): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (let number = 0; number < count; number += 1) {
    const { id } = await world.aCandidate(agencyId);
    const random = aRandomCandidate(chance, pack, 0.15);
    const candidate = { ...random, id, limits: { ...random.limits, matchable: true } };
    await saveProfile(world.transaction, agencyId, candidate, 'profile-1');
    known.push({ id, agencyId, candidate });
  }
  return known;
}

export async function saveProfile(
  transaction: Transact,
  agencyId: AgencyId,
  candidate: MatchableCandidate,
  version: string,
): Promise<void> {
  await transaction(systemActor(agencyId), 'match.judge', ({ matches }) =>
    matches.saveProfile({
      candidateId: candidate.id,
      limits: candidate.limits,
      zoekprofiel: candidate.zoekprofiel,
      fmlListId: null,
      fmlListVersion: null,
      zoekprofielId: null,
      zoekprofielVersion: null,
      profileVersion: version,
      resting: false,
    }),
  );
}

let numbers = 0;

/** Adds vacancies of chance to the shared record, read by the rules in force. @returns them as the matcher takes them in */
export async function someVacancies(world: World, count: number, chance: Chance): Promise<readonly MatchableVacancy[]> {
  const { transaction, clock } = world;
  return transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async ({ vacancies }) => {
    const added: MatchableVacancy[] = [];
    for (let at = 0; at < count; at += 1) {
      numbers += 1;
      const random = aRandomVacancy(chance, numbers, 2);
      const reading = { ...random.reading, rulesVersion: rules.version };
      const version = {
        title: random.title,
        employer: null,
        description: `tekst ${numbers}`,
        descriptionFormat: 'text' as const,
        cut: false,
        sha256: `${numbers}`,
        record: {
          url: null,
          places: random.place ? [random.place] : [],
          remote: null,
          postedOn: null,
          closingOn: null,
          validThroughOn: null,
          hoursPerWeek: null,
          salary: null,
          contract: [],
          education: null,
          marks: [],
        },
      };
      const kept = await vacancies.add({ identity: `chance-${numbers}`, seenAt: clock.now(), shared: true, version });
      await vacancies.saveReading(kept.version.id, reading);
      added.push(rules.toMatchable({ turn: 0, version: kept.version, reading, corrections: [], firstSeenAt: clock.now() }));
    }
    return added;
  });
}

/** What a plain loop over the plain match counts and shows. */
export function judgePlainly(vacancies: readonly MatchableVacancy[], { candidate }: Known, now: Date): Outcome {
  const keptBack: Record<string, number> = {};
  const queue: VacancyId[] = [];
  for (const vacancy of vacancies) {
    const by = rules.keptBackBy(rules.match(vacancy, candidate, localDateOf(now)));
    for (const rule of by) keptBack[rule] = (keptBack[rule] ?? 0) + 1;
    if (by.length === 0) queue.push(vacancy.id);
  }
  return { seen: vacancies.length, shown: queue.length, keptBack, queue: queue.sort() };
}

/** What the record holds of a candidate: the counts of all days, and the open reviews with a match that is in force. */
export async function outcomeOf(transaction: Transact, { id, agencyId }: Known): Promise<Outcome> {
  return transaction(systemActor(agencyId), 'match.judge', async ({ matches, reviews }) => {
    const days = await matches.daysOf(id, '2000-01-01' as never, '2100-01-01' as never);
    const keptBack: Record<string, number> = {};
    let [seen, shown] = [0, 0];
    for (const { counts } of days) {
      [seen, shown] = [seen + counts.seen, shown + counts.shown];
      for (const [rule, count] of Object.entries(counts.keptBack)) keptBack[rule] = (keptBack[rule] ?? 0) + count;
    }
    const queue = (await reviews.queue(id, ['open'], 10_000, 0)).map(({ review }) => review.vacancyId);
    return { seen, shown, keptBack, queue: queue.sort() };
  });
}

export const aChance = (seed: number): Chance => createChance(seed);

import { systemActor } from '../../domain/access/actor.ts';
import type { Match, MatchableCandidate } from '../../domain/match/match.ts';
import { whatChanged } from '../../domain/match/what-changed.ts';
import type { AgencyId, CandidateId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MatchProfile } from '../../ports/match-repository.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import type { ReadVacancy } from '../../ports/vacancy-repository.ts';

export type MatchCandidateDeps = { readonly transaction: Transact; readonly rules: Rules; readonly clock: Clock };
export type Judged = { readonly seen: number; readonly shown: number };

/** Vacancies that are taken into memory at a time. */
const BATCH = 500;

/**
 * Holds every vacancy that took its turn since the last time against one candidate; all of them when the profile or the rules changed.
 * The watermark moves in the transaction that keeps the matches: each vacancy is judged once by each version of profile and rules, also when a
 * run fails half-way.
 */
export async function matchCandidate(deps: MatchCandidateDeps, agencyId: AgencyId, candidateId: CandidateId): Promise<Judged> {
  return deps.transaction(systemActor(agencyId), 'match.judge', async (scope) => {
    const profile = await scope.matches.findProfile(candidateId);
    if (!profile || profile.resting) return { seen: 0, shown: 0 };
    const mark = await scope.matches.watermark(candidateId);
    const current = mark?.profileVersion === profile.profileVersion && mark.rulesVersion === deps.rules.version;
    let turn = current ? mark.uptoTurn : 0;
    const counts = { seen: 0, shown: 0, keptBack: {} as Record<string, number> };
    for (;;) {
      const vacancies = await scope.vacancies.readAfter(turn, deps.rules.version, BATCH);
      for (const vacancy of vacancies) count(counts, await judge(deps, scope, profile, vacancy));
      turn = vacancies.at(-1)?.turn ?? turn;
      if (vacancies.length < BATCH) break;
    }
    const { profileVersion } = profile;
    await scope.matches.saveWatermark(candidateId, { profileVersion, rulesVersion: deps.rules.version, uptoTurn: turn });
    if (counts.seen > 0) await scope.matches.addCounts(candidateId, localDateOf(deps.clock.now()), counts);
    return { seen: counts.seen, shown: counts.shown };
  });
}

function count(counts: { seen: number; shown: number; keptBack: Record<string, number> }, keptBackBy: readonly string[]): void {
  counts.seen += 1;
  if (keptBackBy.length === 0) counts.shown += 1;
  for (const rule of keptBackBy) counts.keptBack[rule] = (counts.keptBack[rule] ?? 0) + 1;
}

/** Judges one pair and keeps what the review queue needs. @returns the rules that keep it back; empty when it is shown. What a person took up stays. */
export async function judge(
  deps: MatchCandidateDeps,
  scope: Scope,
  profile: MatchProfile,
  vacancy: ReadVacancy,
): Promise<readonly string[]> {
  const match = deps.rules.match(deps.rules.toMatchable(vacancy), toMatchable(profile), localDateOf(deps.clock.now()));
  const keptBackBy = deps.rules.keptBackBy(match);
  if (keptBackBy.length > 0) {
    const heldByPerson = await scope.reviews.withdraw(profile.candidateId, match.vacancyId);
    if (heldByPerson) await show(deps, scope, profile, vacancy, match);
    else await scope.matches.supersede(profile.candidateId, match.vacancyId);
    return keptBackBy;
  }
  await show(deps, scope, profile, vacancy, match);
  return keptBackBy;
}

/** A decided match comes back only when something changed that matters, and then says what. */
async function show(deps: MatchCandidateDeps, scope: Scope, profile: MatchProfile, vacancy: ReadVacancy, match: Match): Promise<void> {
  const { candidateId } = profile;
  const [review, before] = [
    await scope.reviews.find(candidateId, match.vacancyId),
    await scope.matches.current(candidateId, match.vacancyId),
  ];
  const changed = before ? whatChanged(before.match, match) : null;
  const decided = review !== null && review.status !== 'open';
  if (decided && changed === null && before) return;
  const matchId = await scope.matches.put(match, toVersions(deps, profile, vacancy));
  await scope.reviews.open(candidateId, match.vacancyId, matchId, decided ? changed : null);
}

/** The profile as the matcher takes it in: no name. */
export function toMatchable(profile: MatchProfile): MatchableCandidate {
  return {
    id: profile.candidateId,
    limits: profile.limits,
    zoekprofiel: profile.zoekprofiel,
    zoekprofielVersion: profile.zoekprofielVersion,
  };
}

/** Every version that a match rests on. */
export function toVersions({ rules }: { rules: Rules }, profile: MatchProfile, vacancy: ReadVacancy) {
  return {
    vacancyVersionId: vacancy.version.id,
    fmlListId: profile.fmlListId,
    zoekprofielId: profile.zoekprofielId,
    profileVersion: profile.profileVersion,
    rulesVersion: rules.version,
  };
}

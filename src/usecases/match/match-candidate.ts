import { systemActor } from '../../domain/access/actor.ts';
import type { Match, MatchableCandidate } from '../../domain/match/match.ts';
import { whatChanged } from '../../domain/match/what-changed.ts';
import type { AgencyId, CandidateId, VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Clock } from '../../ports/clock.ts';
import type { MatchProfile, SearchCounts, Watermark } from '../../ports/match-repository.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import type { ReadVacancy } from '../../ports/vacancy-repository.ts';
import type { HeldVacancies, IndexKeeper } from './index-keeper.ts';

export type JudgeDeps = { readonly transaction: Transact; readonly rules: Rules; readonly clock: Clock };
export type MatchCandidateDeps = JudgeDeps & { readonly keeper: IndexKeeper };
export type Judged = { readonly seen: number; readonly shown: number };

/** How many of the best stand in the review queue of a candidate; what else is not kept back moves up as the queue gets shorter. */
const QUEUE_SIZE = 200;

/** As `matchCandidates`, of one candidate. */
export async function matchCandidate(deps: MatchCandidateDeps, agencyId: AgencyId, candidateId: CandidateId): Promise<Judged> {
  return matchCandidates(deps, agencyId, [candidateId]);
}

/**
 * Holds every vacancy that took its turn since the last time against each of these candidates of one agency; all of them when the profile or the
 * rules changed. The kernel counts them all; what the review queue needs, the plain match judges: what stands in it and changed, and the best of the rest.
 * Watermarks move in the transaction that keeps the matches and adds to the counts of the day: each vacancy version is counted once by each version of
 * profile and rules, also when a run fails half-way, and whoever comes second finds it done.
 * @param extra written in the same transaction
 */
export async function matchCandidates(
  deps: MatchCandidateDeps,
  agencyId: AgencyId,
  candidateIds: readonly CandidateId[],
  extra: (scope: Scope) => Promise<void> = async () => undefined,
): Promise<Judged> {
  const held = await deps.keeper.current(agencyId);
  return deps.transaction(systemActor(agencyId), 'match.judge', async (scope) => {
    const profiles = await scope.matches.profilesOf(candidateIds);
    const marks = await scope.matches.lockWatermarks(profiles.map(({ candidateId }) => candidateId));
    const changed = await scope.reviews.changedSince(marks);
    const [counts, moved] = [new Map<CandidateId, SearchCounts>(), new Map<CandidateId, Watermark>()];
    for (const profile of profiles) {
      const { candidateId, profileVersion } = profile;
      const afterTurn = turnOf(marks.get(candidateId), profileVersion, deps.rules.version);
      const tally = held.tally(toMatchable(profile), afterTurn ?? 0);
      // One that is asked for by itself is also filled up after verdicts took matches out.
      if (afterTurn === null || tally.shown > 0 || changed.has(candidateId) || profiles.length === 1)
        await fillQueue(deps, scope, held, profile, afterTurn);
      if (afterTurn !== null && afterTurn >= held.uptoTurn) continue;
      if (tally.seen > 0) counts.set(candidateId, { ...tally, keptBack: withoutNone(tally.keptBack) });
      moved.set(candidateId, { profileVersion, rulesVersion: deps.rules.version, uptoTurn: held.uptoTurn });
    }
    await scope.matches.addCounts(localDateOf(deps.clock.now()), counts);
    await scope.matches.saveWatermarks(moved);
    await extra(scope);
    return total(counts);
  });
}

/** The turn up to which a candidate was matched with this profile by these rules; null when never. */
function turnOf(mark: Watermark | undefined, profileVersion: string, rulesVersion: string): number | null {
  return mark?.profileVersion === profileVersion && mark.rulesVersion === rulesVersion ? mark.uptoTurn : null;
}

function total(counts: ReadonlyMap<CandidateId, SearchCounts>): Judged {
  const sum = (of: (one: SearchCounts) => number): number => [...counts.values()].reduce((all, one) => all + of(one), 0);
  return { seen: sum(({ seen }) => seen), shown: sum(({ shown }) => shown) };
}

const withoutNone = (keptBack: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(keptBack).filter(([, count]) => count > 0));

/**
 * Judges what the queue holds and may have changed, and takes in the best of what it does not hold yet.
 * @param afterTurn the turn up to which the queue was judged by this profile; null: by none
 */
async function fillQueue(
  deps: MatchCandidateDeps,
  scope: Scope,
  held: HeldVacancies,
  profile: MatchProfile,
  afterTurn: number | null,
): Promise<void> {
  const known = await scope.reviews.ofCandidate(profile.candidateId);
  const changed = known.filter(({ turn }) => afterTurn === null || turn > afterTurn).map(({ vacancyId }) => vacancyId);
  const decided = known.filter(({ status }) => status !== 'open').map(({ vacancyId }) => vacancyId);
  // The same opening was decided on under another door: it is not asked again.
  const elsewhere = await scope.reviews.decidedElsewhere(profile.candidateId);
  const inQueue = new Set(known.map(({ vacancyId }) => vacancyId));
  const best = held.best(toMatchable(profile), QUEUE_SIZE, [...decided, ...elsewhere]).filter((vacancyId) => !inQueue.has(vacancyId));
  for (const vacancy of await scope.vacancies.readLive(changed, deps.rules.version)) await judge(deps, scope, profile, vacancy);
  await takeIn(deps, scope, profile, await scope.vacancies.readLive(best, deps.rules.version));
}

/** Judges vacancies that have no review yet, and keeps those that nothing keeps back. */
async function takeIn(deps: JudgeDeps, scope: Scope, profile: MatchProfile, vacancies: readonly ReadVacancy[]): Promise<void> {
  const today = localDateOf(deps.clock.now());
  const kept = vacancies.flatMap((vacancy) => {
    const match = deps.rules.match(deps.rules.toMatchable(vacancy), toMatchable(profile), today);
    return deps.rules.keptBackBy(match).length === 0 ? [{ match, from: toVersions(deps, profile, vacancy) }] : [];
  });
  const ids = await scope.matches.putAll(profile.candidateId, kept);
  const opened = kept.flatMap(({ match: { vacancyId } }, at) => {
    const matchId = ids[at];
    return matchId ? [{ vacancyId, matchId }] : [];
  });
  await scope.reviews.openAll(profile.candidateId, opened);
}

/** Judges one pair and keeps what the review queue needs. @returns the rules that keep it back; empty when it is shown. What a person took up stays. */
export async function judge(deps: JudgeDeps, scope: Scope, profile: MatchProfile, vacancy: ReadVacancy): Promise<readonly string[]> {
  const match = deps.rules.match(deps.rules.toMatchable(vacancy), toMatchable(profile), localDateOf(deps.clock.now()));
  const keptBackBy = deps.rules.keptBackBy(match);
  if (keptBackBy.length > 0) {
    if (await withdraw(scope, profile.candidateId, match.vacancyId)) await show(deps, scope, profile, vacancy, match);
    return keptBackBy;
  }
  await show(deps, scope, profile, vacancy, match);
  return keptBackBy;
}

/** Takes a match out of the queue, unless a person took it up. @returns whether one did: it stays */
export async function withdraw({ matches, reviews }: Scope, candidateId: CandidateId, vacancyId: VacancyId): Promise<boolean> {
  const isHeld = await reviews.withdraw(candidateId, vacancyId);
  if (!isHeld) await matches.supersede(candidateId, vacancyId);
  return isHeld;
}

/** A decided match comes back only when something changed that matters, and then says what. */
async function show(deps: JudgeDeps, scope: Scope, profile: MatchProfile, vacancy: ReadVacancy, match: Match): Promise<void> {
  const { candidateId } = profile;
  const [review, before] = [
    await scope.reviews.find(candidateId, match.vacancyId),
    await scope.matches.current(candidateId, match.vacancyId),
  ];
  const changed = before ? whatChanged(before.match, match) : null;
  // The same opening was decided on under another door, that closed since: it is not asked again.
  if (review === null && (await scope.reviews.decidedElsewhere(candidateId)).includes(match.vacancyId)) return;
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

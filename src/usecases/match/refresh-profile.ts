import { canonicalJson } from '../../domain/chain/canonical-json.ts';
import { isSearching, type CandidateStatus } from '../../domain/candidate/candidate.ts';
import type { CandidateLimits } from '../../domain/limit/limit.ts';
import type { CandidateId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { RestPeriod } from '../../ports/candidate-repository.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope } from '../../ports/transaction.ts';
import type { ZoekprofielVersion } from '../../ports/zoekprofiel-repository.ts';

export type RefreshProfileDeps = { readonly rules: Rules; readonly hasher: Hasher; readonly clock: Clock };

/**
 * Derives what the matcher may know of a candidate (T2) from the list and the zoekprofiel in force, and asks for a new match when it changed.
 * Written in the transaction that brings either into force. Without a list nothing is matched: silence about limits is not health.
 */
export async function refreshProfile({ rules, hasher, clock }: RefreshProfileDeps, scope: Scope, candidateId: CandidateId): Promise<void> {
  const today = localDateOf(clock.now());
  const [candidate, list, agreed, rests, before] = [
    await scope.candidates.get(candidateId),
    await scope.lists.inForce(candidateId),
    await scope.zoekprofielen.inForce(candidateId),
    await scope.candidates.rests(candidateId),
    await scope.matches.findProfile(candidateId),
  ];
  if (!list || !agreed) return;
  const { shared: limits } = rules.limitsOf(list, today);
  const resting = !isSearching(candidate.status) || !limits.matchable || rests.some((rest) => isOn(rest, today));
  const profileVersion = versionOf(hasher, limits, agreed);
  if (before?.profileVersion === profileVersion && before.resting === resting) return;
  await scope.matches.saveProfile({
    candidateId,
    limits,
    zoekprofiel: agreed.content,
    fmlListId: list.id,
    fmlListVersion: list.version,
    zoekprofielId: agreed.id,
    zoekprofielVersion: agreed.version,
    profileVersion,
    resting,
  });
  if (before && before.resting !== resting) await tell(scope, candidateId, resting, why(candidate.status, limits.matchable));
  if (resting) return;
  const key = `match-candidate.${candidateId}.${profileVersion}.${clock.now().getTime()}`;
  await scope.outbox.add({ job: 'match-candidate', key, payload: { agencyId: scope.actor.agencyId, candidateId } });
}

/** Why the search stands still: a gap in the log that counts explains itself. */
function why(status: CandidateStatus, matchable: boolean): 'status' | 'list' | 'rest' {
  if (!isSearching(status)) return 'status';
  return matchable ? 'rest' : 'list';
}

async function tell({ effort }: Scope, candidateId: CandidateId, resting: boolean, reason: 'status' | 'list' | 'rest'): Promise<void> {
  await effort.record(candidateId, resting ? { kind: 'search.paused', payload: { reason } } : { kind: 'search.resumed', payload: {} });
}

/** The same for as long as list and zoekprofiel in force, and what is matched on, stay the same, whatever the day: a match names the versions it rests on. */
function versionOf(hasher: Hasher, limits: CandidateLimits, { version, content }: ZoekprofielVersion): string {
  const { on: _, ...lasting } = limits;
  return hasher.sha256(canonicalJson({ limits: lasting, zoekprofiel: content, version })).slice(0, 16);
}

function isOn(rest: RestPeriod, today: LocalDate): boolean {
  return rest.startsOn <= today && (rest.endsOn === null || rest.endsOn >= today) && rest.endedAt === null;
}

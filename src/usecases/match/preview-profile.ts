import type { Actor } from '../../domain/access/actor.ts';
import type { ApplicationState } from '../../domain/application/steps.ts';
import type { FmlList } from '../../domain/fml/fml-list.ts';
import { diffLists, type ListDiff } from '../../domain/fml/diff-lists.ts';
import type { CandidateLimits } from '../../domain/limit/limit.ts';
import type { KindCounts } from '../../domain/match/kernel/count-conflicts.ts';
import type { MatchableCandidate } from '../../domain/match/match.ts';
import { wideningsOf, type Widening } from '../../domain/match/widenings.ts';
import { whatChanged } from '../../domain/match/what-changed.ts';
import { toFmlListId, type ApplicationId, type CandidateId, type VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf } from '../../domain/shared/local-date.ts';
import type { Zoekprofiel } from '../../domain/zoekprofiel/zoekprofiel.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import type { Comparison, HeldVacancies, IndexKeeper } from './index-keeper.ts';
import { toMatchable } from './match-candidate.ts';

export type PreviewDeps = { readonly transaction: Transact; readonly rules: Rules; readonly clock: Clock; readonly keeper: IndexKeeper };

/** A vacancy in a line. */
export type ShortVacancy = { readonly id: VacancyId; readonly title: string; readonly employer: string | null };

/** An application under way that would be in conflict, or no longer. */
export type TouchedApplication = {
  readonly id: ApplicationId;
  readonly title: string;
  readonly state: ApplicationState;
  readonly conflict: boolean;
  /** What changes, in Dutch; null when nothing that matters does. */
  readonly change: string | null;
};

/** What would change if a list or zoekprofiel came into force. Nothing is kept. */
export type ProfilePreview = {
  /** Conditions in neutral words that come, and that end. */
  readonly conditions: { readonly coming: readonly string[]; readonly ending: readonly string[] };
  readonly comparison: Comparison;
  readonly entering: readonly ShortVacancy[];
  readonly leaving: readonly ShortVacancy[];
  readonly applications: readonly TouchedApplication[];
};

/** What a change of the zoekprofiel does, and what looking wider would do on top of it. */
export type ZoekprofielPreview = ProfilePreview & {
  readonly widenings: readonly { readonly widening: Widening; readonly more: number }[];
  /** For each function that is sought, how many vacancies would not be of a sought function without it. */
  readonly functions: readonly { readonly title: string; readonly only: number }[];
};

const EXAMPLES = 10;

/** What a zoekprofiel would change before it is agreed. Null while no list is in force: then nothing is matched. @throws NotAllowedError */
export async function previewZoekprofiel(
  deps: PreviewDeps,
  actor: Actor,
  { candidateId, content }: { candidateId: CandidateId; content: Zoekprofiel },
): Promise<ZoekprofielPreview | null> {
  const held = await deps.keeper.current(actor.agencyId);
  return deps.transaction(actor, 'zoekprofiel.preview', async (scope) => {
    await scope.candidates.get(candidateId);
    const profile = await scope.matches.findProfile(candidateId);
    if (!profile) return null;
    const before = toMatchable(profile);
    const after = { ...before, zoekprofiel: content };
    const preview = await compareProfiles(deps, scope, held, before, after);
    const sought = soughtCount(preview.comparison.after);
    return {
      ...preview,
      widenings: wideningsOf(content).map((widening) => ({
        widening,
        more: soughtCount(held.count({ ...after, zoekprofiel: widening.zoekprofiel })) - sought,
      })),
      functions: [...content.wanted, ...content.acceptable].map((one) => ({
        title: one.title,
        only: sought - soughtCount(held.count({ ...after, zoekprofiel: withoutFunction(content, one) })),
      })),
    };
  });
}

/** What a list would change before it comes into force. @throws NotAllowedError */
export async function previewList(
  deps: PreviewDeps,
  actor: Actor,
  { candidateId, list }: { candidateId: CandidateId; list: Omit<FmlList, 'id' | 'version'> },
): Promise<{ readonly diff: ListDiff | null; readonly profile: ProfilePreview | null }> {
  const held = await deps.keeper.current(actor.agencyId);
  return deps.transaction(actor, 'fml.preview', async (scope) => {
    await scope.candidates.get(candidateId);
    scope.audit.note({ object: 'fml-list', objectId: candidateId, candidateId });
    const [inForce, profile] = [await scope.lists.inForce(candidateId), await scope.matches.findProfile(candidateId)];
    const entered: FmlList = { ...list, id: toFmlListId(candidateId), version: (inForce?.version ?? 0) + 1 };
    const diff = inForce ? diffLists(inForce, entered) : null;
    if (!profile) return { diff, profile: null };
    const before = toMatchable(profile);
    const { shared: limits } = deps.rules.limitsOf(entered, localDateOf(deps.clock.now()));
    return { diff, profile: await compareProfiles(deps, scope, held, before, { ...before, limits }) };
  });
}

async function compareProfiles(
  deps: PreviewDeps,
  scope: Scope,
  held: HeldVacancies,
  before: MatchableCandidate,
  after: MatchableCandidate,
): Promise<ProfilePreview> {
  const comparison = held.compare(before, after, EXAMPLES);
  return {
    conditions: compareConditions(deps.rules, before.limits, after.limits),
    comparison,
    entering: await toShort(deps, scope, comparison.entering.best),
    leaving: await toShort(deps, scope, comparison.leaving.best),
    applications: await touchedApplications(deps, scope, before, after),
  };
}

function compareConditions(rules: Rules, before: CandidateLimits, after: CandidateLimits): ProfilePreview['conditions'] {
  const [old, now] = [rules.conditionsOf(before), rules.conditionsOf(after)];
  return { coming: now.filter((one) => !old.includes(one)), ending: old.filter((one) => !now.includes(one)) };
}

async function toShort({ rules }: PreviewDeps, { vacancies }: Scope, ids: readonly VacancyId[]): Promise<readonly ShortVacancy[]> {
  const found = new Map((await vacancies.readLive(ids, rules.version)).map(({ version }) => [version.vacancyId, version]));
  return ids.flatMap((id) => {
    const version = found.get(id);
    return version ? [{ id, title: version.title, employer: version.employer }] : [];
  });
}

/** Applications under way whose vacancy would be judged otherwise. */
async function touchedApplications(
  { rules, clock }: PreviewDeps,
  scope: Scope,
  before: MatchableCandidate,
  after: MatchableCandidate,
): Promise<readonly TouchedApplication[]> {
  const open = (await scope.applications.list(after.id, null, null)).filter(({ state }) => state !== 'gesloten');
  const today = localDateOf(clock.now());
  const touched: TouchedApplication[] = [];
  for (const { id, vacancyId, function: title, state } of open) {
    const vacancy = vacancyId === null ? null : await scope.vacancies.readCurrent(vacancyId, rules.version);
    if (!vacancy) continue;
    const [old, now] = [before, after].map((candidate) => rules.match(rules.toMatchable(vacancy), candidate, today));
    const change = old && now ? whatChanged(old, now) : null;
    if (change !== null) touched.push({ id, title, state, conflict: now?.class === 'niet_passend', change });
  }
  return touched;
}

const soughtCount = ({ wanted, acceptable }: KindCounts): number => wanted + acceptable;

const withoutFunction = (content: Zoekprofiel, left: Zoekprofiel['wanted'][number]): Zoekprofiel => ({
  ...content,
  wanted: content.wanted.filter((one) => one !== left),
  acceptable: content.acceptable.filter((one) => one !== left),
});

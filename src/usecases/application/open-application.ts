import type { Actor } from '../../domain/access/actor.ts';
import type { ActivityKind, Application, Initiative } from '../../domain/application/application.ts';
import type { ApplicationState } from '../../domain/application/steps.ts';
import type { CandidateId, VacancyId } from '../../domain/shared/ids.ts';
import { localDateOf, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Vacancy } from '../../domain/vacancy/vacancy.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Hasher } from '../../ports/hasher.ts';
import type { Rules } from '../../ports/rules.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';

export type OpenApplicationDeps = {
  readonly transaction: Transact;
  readonly clock: Clock;
  readonly hasher: Hasher;
  readonly rules: Pick<Rules, 'plainText'>;
};

/** `voorgesteld` or `gewenst`; `verstuurd` where it was sent already, on `appliedOn`. */
export type OpenApplication = {
  readonly candidateId: CandidateId;
  readonly initiative: Initiative;
  readonly state: Extract<ApplicationState, 'voorgesteld' | 'gewenst' | 'verstuurd'>;
  readonly appliedOn: LocalDate | null;
} & (
  | { readonly vacancyId: VacancyId }
  | {
      readonly vacancyId: null;
      readonly kind: ActivityKind;
      readonly employer: string;
      readonly function: string;
      readonly town: string | null;
      readonly link: string | null;
      readonly contactRole: string | null;
    }
);

export type OpenRefusal = 'applied-in-future' | 'applied-missing' | 'employer-missing' | 'exists';

/**
 * Opens an application for a vacancy, or another activity that sought work. What was applied to is archived with its hash at the moment of sending.
 * @throws NotAllowedError, NotFoundError
 */
export async function openApplication(
  deps: OpenApplicationDeps,
  actor: Actor,
  command: OpenApplication,
): Promise<{ ok: true; application: Application } | { ok: false; refusal: OpenRefusal }> {
  const today = localDateOf(deps.clock.now());
  const refusal = refuse(command, today);
  if (refusal) return { ok: false, refusal };
  return deps.transaction(actor, 'application.change', async (scope) => {
    const { candidateId, initiative, state } = command;
    await scope.candidates.get(candidateId);
    scope.audit.note({ object: 'application', objectId: command.vacancyId ?? 'activity', candidateId });
    if (await isUnderWay(scope, command)) return { ok: false, refusal: 'exists' };
    const facts =
      command.vacancyId === null ? activityFacts(command) : await vacancyFacts(deps, scope, candidateId, command.vacancyId, state);
    const appliedOn = state === 'verstuurd' ? command.appliedOn : null;
    const outcome = { outcome: null, outcomeReason: null, outcomeOn: null };
    const application = await scope.applications.add(
      { ...facts, ...outcome, candidateId, initiative, state, appliedOn },
      appliedOn ?? today,
    );
    await scope.effort.record(candidateId, { kind: 'application.opened', payload: toEntry(application) });
    return { ok: true, application };
  });
}

function refuse(command: OpenApplication, today: LocalDate): OpenRefusal | null {
  if (command.state === 'verstuurd' && command.appliedOn === null) return 'applied-missing';
  if (command.appliedOn !== null && command.appliedOn > today) return 'applied-in-future';
  return command.vacancyId === null && command.employer.trim() === '' ? 'employer-missing' : null;
}

async function isUnderWay({ applications }: Scope, { candidateId, vacancyId }: OpenApplication): Promise<boolean> {
  if (vacancyId === null) return false;
  const others = await applications.list(candidateId, null, null);
  return others.some((other) => other.vacancyId === vacancyId && other.state !== 'gesloten');
}

type Facts = Omit<
  Application,
  'id' | 'version' | 'createdAt' | 'candidateId' | 'initiative' | 'state' | 'appliedOn' | 'outcome' | 'outcomeReason' | 'outcomeOn'
>;

function activityFacts(command: Extract<OpenApplication, { vacancyId: null }>): Facts {
  const { kind, employer, town, link, contactRole } = command;
  const none = { vacancyId: null, distanceKm: null, sourceName: null, loadCheck: null, loadCheckedBy: null, archived: null };
  return { ...none, kind, employer: employer.trim(), function: command.function.trim(), town, link, contactRole };
}

async function vacancyFacts(
  deps: OpenApplicationDeps,
  scope: Scope,
  candidateId: CandidateId,
  vacancyId: VacancyId,
  state: ApplicationState,
): Promise<Facts> {
  const vacancy = await scope.vacancies.get(vacancyId);
  const [posting] = await scope.vacancies.postingsOf(vacancyId);
  const kept = await scope.matches.current(candidateId, vacancyId);
  const review = await scope.reviews.find(candidateId, vacancyId);
  const [place] = vacancy.current.record.places;
  return {
    vacancyId,
    kind: 'vacature',
    employer: vacancy.current.employer ?? 'onbekend',
    function: vacancy.current.title,
    town: place?.town ?? place?.asWritten ?? null,
    distanceKm: kept?.match.distanceKm ?? null,
    sourceName: posting?.sourceName ?? null,
    link: posting?.url ?? vacancy.current.record.url,
    contactRole: null,
    loadCheck: kept?.match.class ?? null,
    loadCheckedBy: review?.decidedBy ?? null,
    archived: state === 'verstuurd' ? archive(deps, vacancy) : null,
  };
}

/** The text as it stands now: vacancies disappear, and proof is what counts. */
export function archive(
  { clock, hasher, rules }: Omit<OpenApplicationDeps, 'transaction'>,
  vacancy: Vacancy,
): NonNullable<Application['archived']> {
  const { title, employer, description, descriptionFormat } = vacancy.current;
  const text = [title, employer ?? '', '', rules.plainText(description, descriptionFormat)].join('\n');
  return { text, sha256: hasher.sha256(text), capturedAt: clock.now() };
}

/** What the log keeps of an application: the columns of the overview, nothing of health. */
function toEntry(application: Application) {
  const { id, vacancyId, kind, employer, town, distanceKm, sourceName, link, initiative, state, appliedOn, archived } = application;
  const archivedSha256 = archived?.sha256 ?? null;
  return {
    applicationId: id,
    vacancyId,
    kind,
    employer,
    function: application.function,
    town,
    distanceKm,
    sourceName,
    link,
    initiative,
    state,
    appliedOn,
    archivedSha256,
  };
}

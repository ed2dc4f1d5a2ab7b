/**
 * Where an application stands.
 * @source domain reference section 5.6; allowed steps are ours
 */
export const APPLICATION_STATES = [
  'voorgesteld',
  'gewenst',
  'verstuurd',
  'gesprek',
  'tweede_gesprek',
  'proefdag',
  'aanbod',
  'gesloten',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** How an application ended or stands for the report. @source domain reference section 5.6, column "uitkomst" */
export const OUTCOMES = [
  'geen_reactie',
  'afgewezen',
  'gesprek',
  'tweede_gesprek',
  'proefdag',
  'aanbod',
  'ingetrokken',
  'gesloten',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The steps that an application may take. A closed one can only be opened again by an employer who answers after all. */
export const APPLICATION_STEPS = {
  voorgesteld: ['gewenst', 'verstuurd', 'gesloten'],
  gewenst: ['verstuurd', 'gesloten'],
  verstuurd: ['gesprek', 'proefdag', 'aanbod', 'gesloten'],
  gesprek: ['tweede_gesprek', 'proefdag', 'aanbod', 'gesloten'],
  tweede_gesprek: ['proefdag', 'aanbod', 'gesloten'],
  proefdag: ['tweede_gesprek', 'aanbod', 'gesloten'],
  aanbod: ['gesloten'],
  gesloten: ['gesprek'],
} as const satisfies Record<ApplicationState, readonly ApplicationState[]>;

/** The outcome that a step brings by itself; null: none yet, or (gesloten) it must be given. */
const OUTCOME_OF_STEP: Record<ApplicationState, Outcome | null> = {
  voorgesteld: null,
  gewenst: null,
  verstuurd: null,
  gesprek: 'gesprek',
  tweede_gesprek: 'tweede_gesprek',
  proefdag: 'proefdag',
  aanbod: 'aanbod',
  gesloten: null,
};

/** Outcomes with which an application can be closed: an offer that was accepted closes as `aanbod`. */
export const CLOSING_OUTCOMES = ['geen_reactie', 'afgewezen', 'aanbod', 'ingetrokken', 'gesloten'] as const satisfies readonly Outcome[];

/** Most characters of an outcome's reason, end in, after trimming. Our choice. */
export const OUTCOME_REASON_MAX = 500;

export type StepCommand = { readonly to: ApplicationState; readonly outcome: Outcome | null; readonly outcomeReason: string };
export type StepRefusal = 'step-not-allowed' | 'outcome-missing' | 'outcome-not-closing' | 'reason-missing' | 'reason-length';

/**
 * Takes one step with an application.
 * @param command closing needs an outcome out of CLOSING_OUTCOMES; a rejection needs a reason of 1 to 500 characters (ends included, after trimming), which is the employer's
 * @returns the state and outcome after the step, or the refusal to show; never throws
 */
export function takeStep(
  from: ApplicationState,
  command: StepCommand,
): { ok: true; state: ApplicationState; outcome: Outcome | null; outcomeReason: string | null } | { ok: false; refusal: StepRefusal } {
  const allowed: readonly ApplicationState[] = APPLICATION_STEPS[from];
  if (!allowed.includes(command.to)) return { ok: false, refusal: 'step-not-allowed' };
  const reason = command.outcomeReason.trim();
  if (reason.length > OUTCOME_REASON_MAX) return { ok: false, refusal: 'reason-length' };
  if (command.to !== 'gesloten') {
    return { ok: true, state: command.to, outcome: OUTCOME_OF_STEP[command.to], outcomeReason: reason === '' ? null : reason };
  }
  if (command.outcome === null) return { ok: false, refusal: 'outcome-missing' };
  if (!CLOSING_OUTCOMES.some((outcome) => outcome === command.outcome)) return { ok: false, refusal: 'outcome-not-closing' };
  if (command.outcome === 'afgewezen' && reason === '') return { ok: false, refusal: 'reason-missing' };
  return { ok: true, state: 'gesloten', outcome: command.outcome, outcomeReason: reason === '' ? null : reason };
}

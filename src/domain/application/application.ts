import type { AccountId, ApplicationId, CandidateId, VacancyId } from '../shared/ids.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { ApplicationState, Outcome } from './steps.ts';

/** What kind of activity it was. @source domain reference section 5.6, column "soort" */
export const ACTIVITY_KINDS = [
  'vacature',
  'open_sollicitatie',
  'netwerk',
  'uitzendbureau',
  'intern',
  'bellen',
  'gesprek',
  'wep',
  'scholing',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Who took the initiative. @source domain reference section 5.6 */
export const INITIATIVES = ['kandidaat', 'jobhunter', 'coach', 'werkgever'] as const;
export type Initiative = (typeof INITIATIVES)[number];

/** The text that was applied to, as it stood at that moment: proof that survives the vacancy. */
export type ArchivedText = { readonly text: string; readonly sha256: string; readonly capturedAt: Date };

/** The candidate's bid for a vacancy, or another activity that sought work. */
export type Application = {
  readonly id: ApplicationId;
  readonly candidateId: CandidateId;
  /** Null for an activity without a vacancy (open application, network talk). */
  readonly vacancyId: VacancyId | null;
  readonly kind: ActivityKind;
  readonly employer: string;
  readonly function: string;
  readonly town: string | null;
  /** Straight line from the candidate's place at the moment of opening, in km; null when a place was unknown. */
  readonly distanceKm: number | null;
  readonly sourceName: string | null;
  readonly link: string | null;
  /** The contact's role, not the name. */
  readonly contactRole: string | null;
  readonly initiative: Initiative;
  readonly state: ApplicationState;
  readonly outcome: Outcome | null;
  readonly outcomeReason: string | null;
  readonly appliedOn: LocalDate | null;
  readonly outcomeOn: LocalDate | null;
  /** Class of the match when the application was opened, as shown to whoever decided. */
  readonly loadCheck: 'geen_conflict' | 'aandacht' | 'niet_passend' | null;
  readonly loadCheckedBy: AccountId | null;
  readonly archived: ArchivedText | null;
  /** Counts changes; a save with another one is refused. */
  readonly version: number;
  readonly createdAt: Date;
};

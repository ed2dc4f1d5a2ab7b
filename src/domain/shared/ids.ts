declare const brand: unique symbol;

/** A string that names one thing of one kind; made by the `toXId` functions, so that ids of two kinds cannot be swapped. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type AccountId = Id<'account'>;
export type AgencyId = Id<'agency'>;
export type CandidateId = Id<'candidate'>;
export type SourceId = Id<'source'>;
export type RunId = Id<'run'>;
export type PostingId = Id<'posting'>;
export type VacancyId = Id<'vacancy'>;
export type VacancyVersionId = Id<'vacancy-version'>;
export type FmlListId = Id<'fml-list'>;
export type ZoekprofielId = Id<'zoekprofiel'>;
export type MatchId = Id<'match'>;
export type ApplicationId = Id<'application'>;
export type EvidenceId = Id<'evidence'>;
export type EffortEntryId = Id<'effort-entry'>;

const toId =
  <Kind extends string>() =>
  (value: string): Id<Kind> =>
    value as Id<Kind>;

/** Takes a string that is known to name such a thing for its id: checks nothing, never throws. */
export const toAccountId = toId<'account'>();
export const toAgencyId = toId<'agency'>();
export const toCandidateId = toId<'candidate'>();
export const toSourceId = toId<'source'>();
export const toRunId = toId<'run'>();
export const toPostingId = toId<'posting'>();
export const toVacancyId = toId<'vacancy'>();
export const toVacancyVersionId = toId<'vacancy-version'>();
export const toFmlListId = toId<'fml-list'>();
export const toZoekprofielId = toId<'zoekprofiel'>();
export const toMatchId = toId<'match'>();
export const toApplicationId = toId<'application'>();
export const toEvidenceId = toId<'evidence'>();
export const toEffortEntryId = toId<'effort-entry'>();

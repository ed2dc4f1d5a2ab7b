import type { UsualDemand } from '../match/match.ts';

/** A way in which an occupation is named. Where one title stands under several groups, the weights tell which meaning is the more usual. */
export type OccupationTitle = {
  readonly title: string;
  /** ISCO-08 unit group, four digits, leading zero kept. */
  readonly isco08: string;
  /** How far the title speaks for the group, over 0 up to 1 (in). */
  readonly weight: number;
};

/** Words of the duties of a group, lower case: they tell what the work is where the title does not. */
export type OccupationDuties = { readonly isco08: string; readonly phrases: readonly string[] };

/** One ISCO-08 unit group with a Dutch name of our own. */
export type OccupationGroup = { readonly isco08: string; readonly name: string };

/** All that a version of the rules knows of occupations. */
export type OccupationPack = {
  readonly groups: readonly OccupationGroup[];
  readonly titles: readonly OccupationTitle[];
  readonly duties: readonly OccupationDuties[];
};

/** What is usual in a unit group, per group; a group without priors is one of which nothing is known. */
export type OccupationPriors = ReadonlyMap<string, readonly UsualDemand[]>;

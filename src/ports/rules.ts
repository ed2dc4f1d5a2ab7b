import type { Dimension } from '../domain/demand/dimension.ts';
import type { PostingProfile } from '../domain/duplicate/posting-profile.ts';
import type { FmlList } from '../domain/fml/fml-list.ts';
import type { CandidateLimits, LimitSet } from '../domain/limit/limit.ts';
import type { IndexBuilder } from '../domain/match/kernel/index-vacancies.ts';
import type { Kernel } from '../domain/match/kernel/match-candidate.ts';
import type { VacancyIndex } from '../domain/match/kernel/vacancy-index.ts';
import type { MatchableCandidate, MatchableVacancy, Match } from '../domain/match/match.ts';
import type { Place } from '../domain/place/place.ts';
import type { PostingContent, PostingLocation } from '../domain/posting/posting.ts';
import type { Reading, VacancyText } from '../domain/reading/reading.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import type { ReadVacancy, ShelvedVacancy } from './vacancy-repository.ts';

/** Every dimension in neutral Dutch, with what a vacancy asks at each level. */
export type DemandWords = Readonly<Record<Dimension, { readonly name: string; readonly levels: readonly string[] }>>;

/**
 * Reading and matching with one version of all rules (demand rules, limits, lexicon, priors, gazetteer). Pure: the same version and input
 * give the same answer.
 */
export type Rules = {
  /** Changes whenever anything changes that a verdict rests on. */
  readonly version: string;
  readonly demandWords: DemandWords;
  read(text: VacancyText): Reading;
  resolvePlace(location: PostingLocation): Place;
  /** A place that a coach typed for a candidate; `point` null when it is not known. */
  resolveHome(name: string): Place;
  /** ISCO-08 unit groups of a function as a person names it, best first; empty when it is not known. */
  occupationsOf(title: string): readonly string[];
  limitsOf(list: FmlList, on: LocalDate): LimitSet;
  toMatchable(vacancy: ShelvedVacancy): MatchableVacancy;
  /** Begins an index of vacancies for one day, and makes the kernel that counts over it. */
  indexBuilder(on: LocalDate): IndexBuilder;
  kernel(index: VacancyIndex): Kernel;
  /** A vacancy as it is compared with others, to find those that are one opening. */
  toComparable(vacancy: ReadVacancy): PostingProfile;
  match(vacancy: MatchableVacancy, candidate: MatchableCandidate, on: LocalDate): Match;
  /** Rules of the zoekprofiel or list that keep a match out of the review queue; empty: it is shown. */
  keptBackBy(match: Match): readonly string[];
  /** A candidate's conditions in neutral Dutch words, without item numbers: what a jobhunter may read. */
  conditionsOf(limits: CandidateLimits): readonly string[];
  /** Words under which people look for a vacancy although they do not stand in it: parts of compounds, the other gender, synonyms. */
  searchTerms(title: string, plainText: string): readonly string[];
  /** Text of a description without markup, for search and excerpts. */
  plainText(description: string, format: PostingContent['descriptionFormat']): string;
};

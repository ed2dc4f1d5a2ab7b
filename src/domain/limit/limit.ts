import type { Amount, Aspect, Dimension } from '../demand/dimension.ts';
import type { LimitRule } from '../fml/fml-list.ts';
import type { LocalDate } from '../shared/local-date.ts';

/** The number of a limit, and from where on a demand is surely outside it. */
export type LimitAmount = Amount & {
  /** At or beyond this number a demand is a conflict: the next, less limited anchor of the item's scale. Null where the scale ends or the words alone limit. */
  readonly conflictFrom: number | null;
  /** `max`: more is heavier. `min`: less is heavier (cold). */
  readonly direction: 'max' | 'min';
};

/**
 * What a list allows on one dimension, by one of its items. T2: no item number, no name, no words of the doctor.
 * Several limits can stand on one dimension; the worst outcome over them counts, which is the same as the lowest `within` and the lowest `above`.
 * @source limits page section 1
 */
export type Limit = {
  /** Names the limit within its set, and links it to its T3 source: "tillen", "tillen-2". */
  readonly id: string;
  readonly dim: Dimension;
  /** What the limit bears on; empty: the whole dimension. A limit counts only for its own aspects. */
  readonly aspects: readonly Aspect[];
  /** Highest demand level surely inside; null where not even level 0 is. */
  readonly within: number | null;
  /** Lowest demand level surely outside; null where none is: the limit then never gives a conflict. */
  readonly above: number | null;
  /** Outcome of outright evidence between the two: `onbekend` where a level in between is told but not flagged. */
  readonly between: 'aandacht' | 'onbekend';
  readonly amount: LimitAmount | null;
  /** How often an hour the amount may be handled; more often is aandacht. Null: the list says nothing about it. */
  readonly timesPerHour: number | null;
  /** Codes of the kinds that the list names ("agressie"): conflict stays for evidence of those, the rest is aandacht at most. Empty: none named. */
  readonly kinds: readonly string[];
  /** False while words of the list bear on the dimension and nobody has settled them: what would be past is then onbekend. */
  readonly settled: boolean;
  /** "Ook niet incidenteel": softened evidence counts as outright. */
  readonly notEvenIncidentally: boolean;
};

/** Part of the day that is out of reach. `from` and `until` in minutes after midnight (1320 to 360 passes midnight). */
export type TimeWindow = { readonly part: 'avond' | 'nacht'; readonly from: number; readonly until: number };

/** A rule about working times that a person made of words. */
export type TimeRule = Exclude<LimitRule, { readonly kind: 'limiet' }>;

/** What the list says about when work can be done. */
export type TimeLimits = {
  readonly windows: readonly TimeWindow[];
  readonly rules: readonly TimeRule[];
  /** False while words about working times are not settled: never past, and irregular work is aandacht. */
  readonly settled: boolean;
};

/** How many hours can be borne; null where the list sets no limit. */
export type HourLimits = {
  readonly perDay: number | null;
  readonly perWeek: number | null;
  /** Steps of the urenopbouw after the day for which the set was made, in order of date. */
  readonly later: readonly { readonly fromOn: LocalDate; readonly perDay: number | null; readonly perWeek: number | null }[];
  /** Per number, whether words that bear on it are settled. */
  readonly daySettled: boolean;
  readonly weekSettled: boolean;
};

/** All derived limits of one candidate (T2): what the matcher and a jobhunter may know. Plain data, stored as JSON. */
export type CandidateLimits = {
  /** Version of the rules that derived it. */
  readonly rulesVersion: string;
  /** Day for which it holds. */
  readonly on: LocalDate;
  /** Version of the list; null when the candidate has none. */
  readonly listVersion: number | null;
  /** False: geen benutbare mogelijkheden, no matching at all. */
  readonly matchable: boolean;
  /** False: a list without scores of which nobody has made rules yet; the class is then never geen_conflict. */
  readonly translated: boolean;
  /** Number of places on the list with words that nobody has settled, or that a person judges per vacancy. */
  readonly openWords: number;
  readonly limits: readonly Limit[];
  readonly hours: HourLimits;
  readonly times: TimeLimits;
  /** True where travelling alone is limited and no mode that works is known: gate `reistijd` is aandacht. */
  readonly travelLimited: boolean;
};

/** Where a limit comes from (T3): shown to candidate and coach only. */
export type LimitSource = {
  /** `Limit.id`, or `uren_dag`, `uren_week`, `werktijden`, `reistijd`; null for words that bear on no dimension. */
  readonly limit: string | null;
  /** Number of the item as printed, or `rubriek 3` of a list without scores. */
  readonly item: string;
  readonly name: string;
  readonly score: number | null;
  readonly options: readonly number[];
  readonly toelichting: string | null;
  /** True where the words stand open. */
  readonly open: boolean;
  /** Clauses of the words that are a wish, not a limit. */
  readonly wishes: readonly string[];
};

/** The limits of a list: `shared` (T2) for matcher and jobhunter, `sources` (T3) for candidate and coach. */
export type LimitSet = { readonly shared: CandidateLimits; readonly sources: readonly LimitSource[] };

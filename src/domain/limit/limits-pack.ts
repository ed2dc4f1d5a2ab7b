import type { Amount, Aspect, Dimension, Unit } from '../demand/dimension.ts';
import type { DemandKind } from '../demand/demand.ts';
import type { FmlValue, ScoredListKind } from '../fml/fml-list.ts';
import type { Outcome } from '../finding/finding.ts';

type Graded = Exclude<Outcome, 'nvt'>;

/** `within` and `above` of a limit; null is "none". */
export type Bounds = { readonly within: number | null; readonly above: number | null };
/** Bounds by score; `any` is every score from 1, or the chosen option. */
export type BoundsAt = { readonly [score: number]: Bounds; readonly any?: Bounds };

/** One dimension that an item limits. */
export type ItemLimit = {
  readonly dim: Dimension;
  readonly aspects: readonly Aspect[];
  readonly between: 'aandacht' | 'onbekend';
  readonly at: BoundsAt;
  /** The limit counts only where the words match; null: always. */
  readonly only: RegExp | null;
  /** Other bounds where the words match; the first that does. */
  readonly when: readonly { readonly words: RegExp; readonly without: RegExp | null; readonly at: BoundsAt }[];
};

/** The numbers that belong to the scores of an item. */
export type ItemAmount = {
  readonly unit: Unit;
  readonly dims: readonly Dimension[];
  readonly direction: 'max' | 'min';
  /** By score; 0 is the reference value. A score without an anchor has no number of its own. */
  readonly anchors: { readonly [score: number]: number };
};

/** What one item, or one option of a multi-select item, limits. */
export type ItemRule = {
  readonly limits: readonly ItemLimit[];
  readonly amount: ItemAmount | null;
  readonly timesPerHour: { readonly dims: readonly Dimension[]; readonly at: { readonly [score: number]: number } } | null;
  /** Item 2.10: words and score bear on travelling to work. */
  readonly travel: boolean;
  /** `words`: limits in words only. `note`: says something about other items. `times`: rubriek 6. `limits`: by dimension. */
  readonly role: 'limits' | 'words' | 'note' | 'evening' | 'night' | 'hours_day' | 'hours_week' | 'other_times';
};

export type EvidenceKind = DemandKind | 'gebruikelijk';
/** A row of the table of outcomes; `expliciet_plafond` is outright evidence with a ceiling. */
export type OutcomeRow = 'expliciet_plafond' | 'expliciet' | 'verzacht' | 'afgeleid' | 'gebruikelijk';

/** A stretch of clock time, minutes after midnight; `until` may be smaller than `from`: past midnight. */
export type ClockWindow = { readonly from: number; readonly until: number };

/** The neutral Dutch words for one dimension. */
export type DimensionWords = {
  readonly name: string;
  /** With `{n}` and `{u}`; null where limits on the dimension have no numbers. */
  readonly number: string | null;
  /** The same where less is heavier (cold). */
  readonly numberMin: string | null;
  /** Not even level 0 is inside. */
  readonly none: string | null;
  /** The limit by its highest level inside. */
  readonly limits: readonly string[];
  /** What a vacancy asks at each level. */
  readonly levels: readonly string[];
};

/**
 * Everything that turns a recorded list into limits and a limit into an outcome, as an expert keeps it in `src/rules/limits`. Plain data and
 * ready-made patterns (case-insensitive, without state).
 */
export type LimitsPack = {
  /** Changes with every change of the files. */
  readonly version: string;
  readonly items: Readonly<Record<ScoredListKind, ReadonlyMap<string, ItemRule>>>;
  readonly outcomes: {
    readonly table: Readonly<Record<OutcomeRow, { readonly within: Graded; readonly between: Graded; readonly above: Graded }>>;
    readonly inferredAlways: ReadonlySet<Dimension>;
    readonly inferredAtZero: ReadonlySet<Dimension>;
    readonly noLevel: Graded;
    readonly conflictByNumberOnly: ReadonlySet<Dimension>;
    readonly vagueAbsence: readonly {
      readonly dim: Dimension;
      readonly absentFrom: number;
      readonly limitUpTo: Amount;
      readonly levelUpTo: number;
      readonly outcome: Graded;
      readonly otherwise: Graded;
    }[];
    readonly aspectByLevel: ReadonlyMap<Dimension, { readonly [level: number]: readonly Aspect[] }>;
    readonly often: RegExp;
    /** By dimension: the number up to which each level reaches. */
    readonly levels: ReadonlyMap<Dimension, { readonly unit: Unit; readonly upTo: readonly number[] }>;
    readonly mildest: readonly { readonly dim: Dimension; readonly aspect: Aspect; readonly at: { readonly [level: number]: number } }[];
  };
  readonly times: {
    readonly hoursDayAnchors: { readonly [score: number]: number };
    readonly hoursWeekAnchors: { readonly [score: number]: number };
    readonly toleranceWeek: number;
    readonly toleranceDay: number;
    readonly daysWhenNotStated: number;
    readonly night: Readonly<Record<ScoredListKind, ClockWindow>>;
    readonly evening: Readonly<Record<ScoredListKind, ClockWindow>>;
    readonly nightToleranceMinutes: { readonly usual: number; readonly seldom: number };
    readonly eveningsPerWeek: number;
    readonly shiftsWithNights: number;
  };
  readonly toelichting: {
    readonly wish: RegExp;
    readonly notEvenIncidentally: RegExp;
    readonly allows: RegExp;
    readonly travelWorks: RegExp;
    /** Per unit, finds the numbers: group 1 is the number. Global; used with matchAll only. `kgf` counts ten newton. */
    readonly numbers: ReadonlyMap<FmlValue['unit'] | 'kgf', RegExp>;
    /** "4 dagen van 4 uur": days in group 1, hours in group 2. */
    readonly daysOfHours: RegExp;
    readonly filler: RegExp;
  };
  readonly kinds: readonly {
    readonly code: string;
    readonly dims: readonly Dimension[];
    readonly words: RegExp;
    readonly demand: RegExp;
  }[];
  readonly aspectWords: readonly { readonly dim: Dimension; readonly aspect: Aspect; readonly words: RegExp }[];
  readonly neutral: {
    readonly words: string;
    readonly untranslated: string;
    readonly aspects: Readonly<Record<Aspect, string>>;
    readonly units: Readonly<Record<FmlValue['unit'], string>>;
    readonly dimensions: Readonly<Record<Dimension, DimensionWords>>;
    readonly hoursDay: string;
    readonly hoursWeek: string;
    readonly times: Readonly<Record<'avond' | 'nacht' | 'niet_voor' | 'niet_na' | 'alleen_regelmatig' | 'pauze' | 'vrij', string>>;
  };
};

import type { Aspect, Dimension, Unit } from '../demand/dimension.ts';
import type { Section, SectionRules } from './readable-text.ts';

/** A unit in which a text can say an amount: those of a list, and some that only lead to a level. `getal` is a number without a unit. */
export type TextUnit = Unit | 'kilometer' | 'stappen' | 'getal';
export type TextAmount = { readonly value: number; readonly unit: TextUnit };

/** A word as a pattern names it: the whole of it, its beginning or its end. Folded. */
export type WordForm = { readonly text: string; readonly match: 'whole' | 'prefix' | 'suffix' };

/** One element of a pattern: a word out of several; a gap of up to `most` words; a number with a unit; or the end of the clause. */
export type PatternElement =
  | { readonly kind: 'word'; readonly any: readonly WordForm[] }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'amount'; readonly unit: TextUnit }
  | { readonly kind: 'end' };

/** Elements that follow one another. Always begins with a word or an amount. */
export type Pattern = readonly PatternElement[];

/** A rule as an expert writes it: what the words are, and what they mean. */
export type DemandRule = {
  readonly id: string;
  readonly dim: Dimension;
  /** `boilerplate`: said everywhere and meant nowhere ("stressbestendig"): read as softened. */
  readonly kind: 'expliciet' | 'afgeleid' | 'boilerplate' | 'afwezig';
  /** Null: the words give no degree. */
  readonly level: number | null;
  /** The level where "vaak", or "de hele dag", stands with the words; null: those words change nothing. */
  readonly often: number | null;
  readonly allDay: number | null;
  /** The words also say how far it goes. */
  readonly ceiling: boolean;
  /** For `afwezig`, and where the words are negated: the lowest level that is then absent. */
  readonly absentFrom: number;
  readonly aspects: readonly Aspect[];
  readonly patterns: readonly Pattern[];
  /** Sections in which the words count; empty: wherever the vacancy speaks of the work (not the company, the offer, the procedure). */
  readonly sections: readonly Exclude<Section, null>[];
  /** Words in the same clause that make them mean something else. */
  readonly not: readonly Pattern[];
};

/** The level of an amount, per dimension and unit: that of the first step whose `upTo` (in) is not below it; null is no upper border. */
export type Threshold = {
  readonly dim: Dimension;
  readonly unit: TextUnit;
  readonly steps: readonly { readonly upTo: number | null; readonly level: number }[];
};

export type DemandPack = {
  readonly rules: readonly DemandRule[];
  readonly thresholds: readonly Threshold[];
  readonly negations: readonly Pattern[];
  /** Words behind a demand that negate it: "tillen hoeft niet". */
  readonly negationsAfter: readonly Pattern[];
  /** Words that look like a negation and are none: "niet alleen", "geen probleem met". */
  readonly noNegations: readonly Pattern[];
  readonly softeners: readonly Pattern[];
  /** Aids that soften a load on one dimension, in the same clause or the next: "er is een tillift". */
  readonly aids: ReadonlyMap<Dimension, readonly Pattern[]>;
  readonly oftenWords: readonly Pattern[];
  readonly allDayWords: readonly Pattern[];
  /** A clause with one of `ours` and none of `yours` speaks of the company, not of the work. */
  readonly ours: readonly Pattern[];
  readonly yours: readonly Pattern[];
  /** Words that end the reach of a negation or softener: "maar", "echter". */
  readonly turns: readonly string[];
  /** A unit without words is a bare number: "40 per uur". */
  readonly units: readonly { readonly unit: TextUnit; readonly words: readonly string[]; readonly factor: number }[];
  readonly sections: SectionRules;
};

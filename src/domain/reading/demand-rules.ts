import type { Aspect, Dimension, Unit } from '../demand/dimension.ts';
import type { Section, SectionRules } from './readable-text.ts';

/**
 * One element of a pattern: a word (or the beginning, `prefix`, or end, `suffix`, of one) out of several; a gap of up to `gap` words; or a number with a unit.
 */
export type PatternElement =
  | {
      readonly kind: 'word';
      readonly any: readonly { readonly text: string; readonly match: 'whole' | 'prefix' | 'suffix' }[];
      readonly optional: boolean;
    }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'amount'; readonly unit: Unit };

/** A rule as an expert writes it: what the words are, and what they mean. */
export type DemandRule = {
  readonly id: string;
  readonly dim: Dimension;
  /** `boilerplate`: said everywhere and meant nowhere ("stressbestendig"): read as softened. */
  readonly kind: 'expliciet' | 'afgeleid' | 'boilerplate' | 'afwezig';
  /** Null: the words give no degree. */
  readonly level: number | null;
  /** The words also say how far it goes. */
  readonly ceiling: boolean;
  /** For `afwezig`, and where the words are negated: the lowest level that is then absent. */
  readonly absentFrom: number;
  readonly aspects: readonly Aspect[];
  readonly patterns: readonly (readonly PatternElement[])[];
  /** Sections in which the words count; empty: wherever the vacancy speaks of the work (not the company, the offer, the procedure). */
  readonly sections: readonly Exclude<Section, null>[];
  /** Words in the same clause that make them mean something else. */
  readonly not: readonly (readonly PatternElement[])[];
};

/** The level of an amount, per dimension and unit: that of the first step whose `upTo` (in) is not below it; null is no upper border. */
export type Threshold = {
  readonly dim: Dimension;
  readonly unit: Unit;
  readonly steps: readonly { readonly upTo: number | null; readonly level: number }[];
};

export type DemandPack = {
  readonly rules: readonly DemandRule[];
  readonly thresholds: readonly Threshold[];
  readonly negations: readonly (readonly PatternElement[])[];
  /** Words behind a demand that negate it: "tillen hoeft niet". */
  readonly negationsAfter: readonly (readonly PatternElement[])[];
  /** Words that look like a negation and are none: "niet alleen", "geen probleem met". */
  readonly noNegations: readonly (readonly PatternElement[])[];
  readonly softeners: readonly (readonly PatternElement[])[];
  /** A clause with one of `ours` and none of `yours` speaks of the company, not of the work. */
  readonly ours: readonly (readonly PatternElement[])[];
  readonly yours: readonly (readonly PatternElement[])[];
  /** Words that end the reach of a negation or softener: "maar", "echter". */
  readonly turns: readonly string[];
  readonly units: readonly { readonly unit: Unit; readonly words: readonly string[]; readonly factor: number }[];
  readonly sections: SectionRules;
};

import type { Amount, Dimension } from '../demand/dimension.ts';
import type { DemandKind } from '../demand/demand.ts';
import type { Span } from '../shared/span.ts';

/** Outcome of holding a demand against a limit; `nvt` where nothing is limited. */
export type Outcome = 'past' | 'aandacht' | 'conflict' | 'onbekend' | 'nvt';

/** What is compared: the dimensions of the demand profile and the three that are numbers and times. */
export type ComparedDimension = Dimension | 'uren_week' | 'uren_dag' | 'werktijden';

/** One piece of evidence held against one limit. */
export type EvidenceFinding = {
  readonly outcome: Exclude<Outcome, 'nvt'>;
  readonly level: number | null;
  readonly amount: Amount | null;
  /** `gebruikelijk`: the text is silent, the occupation usually has it. */
  readonly kind: DemandKind | 'gebruikelijk';
  /** `Limit.id` of the limit that decides. */
  readonly limitId: string;
  /** Words of the vacancy; null for a prior. Offsets into `field`. */
  readonly span: (Span & { readonly field: 'description' | 'title' }) | null;
  /** Rule of the reading, or `prior:<isco08>`. */
  readonly rule: string;
};

/** Past, aandacht, conflict or onbekend on one limited dimension, with all that it rests on. */
export type Finding = {
  readonly dim: ComparedDimension;
  readonly outcome: Exclude<Outcome, 'nvt'>;
  /** Level of the deciding evidence; null when silent or without a degree. */
  readonly level: number | null;
  readonly amount: Amount | null;
  /** The limit in neutral Dutch words, without item numbers: "tillen tot 10 kg". */
  readonly limit: string;
  /** Every `Limit.id` on this dimension; the T3 sources hang on them. */
  readonly limitIds: readonly string[];
  readonly span: (Span & { readonly field: 'description' | 'title' }) | null;
  readonly rule: string | null;
  /** Null: neither text nor occupation says anything. `correctie`: a person corrected what was read. */
  readonly source: 'tekst' | 'beroep' | 'correctie' | null;
  /** Sentence in Dutch that says why. */
  readonly reason: string;
  /** All evidence on the dimension, the deciding one first. */
  readonly evidence: readonly EvidenceFinding[];
};

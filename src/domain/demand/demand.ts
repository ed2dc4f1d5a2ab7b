import type { Span } from '../shared/span.ts';
import type { Amount, Aspect, Dimension } from './dimension.ts';

/**
 * How the text carries a demand: said outright, said but softened, clearly brought by a duty, tool or certificate, or said to be absent.
 * @source domain reference section 3.1; limits page section 1
 */
export type DemandKind = 'expliciet' | 'verzacht' | 'afgeleid' | 'afwezig';

/** One demand that the text makes on one dimension, with the words that carry it. */
export type Demand = Span & {
  readonly dim: Dimension;
  /** 0 up to the highest level of the dimension; null where the text names the load without any degree. For `afwezig` always 0. */
  readonly level: number | null;
  readonly kind: DemandKind;
  /** True where the text also says how far it goes (number, maximum, share of the day, "licht"): the level is then a ceiling, else a floor. */
  readonly ceiling: boolean;
  /** The lowest level that the text says is absent; only for `afwezig` ("geen dakwerk" leaves the ladder open: 4). */
  readonly absentFrom: number | null;
  /** What the demand bears on; empty where the text leaves it open. */
  readonly aspects: readonly Aspect[];
  /** The number in the text that set the level, if any; the highest one that counts. */
  readonly amount: Amount | null;
  /** Where the quote stands; offsets of a title demand are offsets into the title. */
  readonly field: 'description' | 'title';
  /** Id of the rule that read it, unique within a version of the rules. */
  readonly rule: string;
};

/** All that one vacancy text asks of a person; a dimension without a demand is one on which the text is silent. */
export type DemandProfile = readonly Demand[];

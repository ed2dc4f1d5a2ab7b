import type { Dimension } from '../../demand/dimension.ts';
import type { Evidence } from '../../finding/judge-evidence.ts';
import type { Gates } from '../../reading/reading.ts';
import { toVacancyId } from '../../shared/ids.ts';
import type { VacancyId } from '../../shared/ids.ts';
import type { LocalDate } from '../../shared/local-date.ts';

/** For every key the positions that have it, one key after the other: those of key `k` stand from `starts[k]` up to `starts[k + 1]`, ascending. */
export type Postings = { readonly starts: Uint32Array; readonly positions: Uint32Array };

/**
 * All forms that one part of a vacancy takes (a demand on a dimension, the hours), each once, with the vacancies that have it. What a limit does
 * to a form, it does to all of them: it is asked once per form, not once per vacancy.
 */
export type Forms<Form> = Postings & { readonly forms: readonly Form[] };

/** The parts of a vacancy beside the load that a condition can ask. */
export const GATE_PARTS = ['hours', 'times', 'education', 'licences', 'certificates', 'languages', 'contract', 'pay'] as const;
export type GatePart = (typeof GATE_PARTS)[number];

/** Words or codes with the vacancies that have them. */
export type Lexicon = Postings & { readonly entries: readonly string[] };

/** Ids one after the other, each character a byte: the id at position `p` stands from `starts[p]` up to `starts[p + 1]`. */
export type Ids = { readonly starts: Uint32Array; readonly bytes: Uint8Array };

/**
 * Vacancies made ready for counting: plain data and typed arrays in memory that threads can share. A vacancy has a position from 0 up, in this
 * order: those without a known place; work that can be done from home; all other work, cell after cell of the grid; within each the newest first.
 */
export type VacancyIndex = {
  /** Says which vacancies and rules it was made of; stands on every result. */
  readonly version: string;
  /** Day for which ages hold. */
  readonly on: LocalDate;
  readonly size: number;
  readonly ids: Ids;
  /** The turn that each vacancy took when it was new, changed or back. */
  readonly turn: Float64Array;
  /** Whole metres on the national grid; 0 where the place is not known. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Days since it was first seen, 0 up to 32,767 (end in). */
  readonly age: Uint16Array;
  /** Place of the id among all ids in order: settles what is equal otherwise. */
  readonly rank: Uint32Array;
  /** Position of each rank. */
  readonly byRank: Uint32Array;
  /** All positions, the newest first, then by rank. */
  readonly byFreshness: Uint32Array;
  /** Positions below this have no known place. */
  readonly placeless: number;
  /** Positions from `placeless` up to this have a place, and can be done from home. */
  readonly fromHome: number;
  /** First position of each cell, and one more. */
  readonly cells: Uint32Array;
  readonly demands: Readonly<Record<Dimension, Forms<Evidence>>>;
  readonly gates: Readonly<Record<GatePart, Forms<Gates>>>;
  /** Telling words of the titles. */
  readonly words: Lexicon;
  /** ISCO-08 unit groups, where they are sure. */
  readonly occupations: Lexicon;
};

/** Id of the vacancy at a position. Never throws. */
export function idAt({ ids: { starts, bytes } }: VacancyIndex, position: number): VacancyId {
  return toVacancyId(String.fromCharCode(...bytes.subarray(starts[position], starts[position + 1])));
}

/** Position of a vacancy; null where it is not in the index. Ids stand in order of rank, so that halving finds it. Never throws. */
export function positionOf(index: VacancyIndex, id: VacancyId): number | null {
  let [from, until] = [0, index.size];
  while (from < until) {
    const middle = (from + until) >>> 1;
    const position = index.byRank[middle] ?? 0;
    const found = idAt(index, position);
    if (found === id) return position;
    if (found < id) from = middle + 1;
    else until = middle;
  }
  return null;
}

import type { Amount, Aspect, Dimension } from '../demand/dimension.ts';
import { ASPECTS, DIMENSIONS } from '../demand/dimension.ts';
import type { EvidenceKind, LimitsPack, OutcomeRow } from '../limit/limits-pack.ts';
import type { Limit } from '../limit/limit.ts';
import type { Outcome } from './finding.ts';

/** What is held against a limit: a demand of the text, or what the occupation usually has. */
export type Evidence = {
  readonly dim: Dimension;
  /** Null where the text names the load without any degree. */
  readonly level: number | null;
  readonly kind: EvidenceKind;
  readonly ceiling: boolean;
  /** Lowest level that is said to be absent; only for `afwezig`. */
  readonly absentFrom: number | null;
  readonly aspects: readonly Aspect[];
  readonly amount: Amount | null;
  /** The words of the text; empty for what is usual. */
  readonly quote: string;
  /** Times an hour that the same words name; null when they name none. */
  readonly timesPerHour: number | null;
};

export type Graded = Exclude<Outcome, 'nvt'>;
type Zone = 'within' | 'between' | 'above';

/** Worst first. @source limits page section 1, "Order" */
export const OUTCOME_ORDER: readonly Graded[] = ['conflict', 'aandacht', 'onbekend', 'past'];

/** The worst of outcomes; null of none. Never throws. */
export function worstOutcome(outcomes: readonly Graded[]): Graded | null {
  return OUTCOME_ORDER.find((outcome) => outcomes.includes(outcome)) ?? null;
}

/**
 * Holds one piece of evidence against one limit on the same dimension.
 * @returns the outcome, or null where the evidence is about another aspect than the limit; never throws
 * @source limits page section 1
 */
export function judgeEvidence(limit: Limit, evidence: Evidence, pack: LimitsPack): Graded | null {
  const bearing = bears(limit, evidence, pack);
  if (bearing === 'not') return null;
  const judged = evidence.kind === 'afwezig' ? judgeAbsence(limit, evidence, pack) : judgePresence(limit, evidence, bearing, pack);
  return judged === 'past' && !limit.settled ? 'onbekend' : judged;
}

/** Whether evidence and limit speak of the same aspect; `open` where the text leaves it open. */
function bears(limit: Limit, evidence: Evidence, pack: LimitsPack): 'own' | 'open' | 'not' {
  if (limit.aspects.length === 0) return 'own';
  const told =
    evidence.aspects.length > 0 || evidence.level === null
      ? evidence.aspects
      : (pack.outcomes.aspectByLevel.get(evidence.dim)?.[evidence.level] ?? []);
  const all: readonly Aspect[] = (ASPECTS as Partial<Record<Dimension, readonly Aspect[]>>)[evidence.dim] ?? [];
  // Words that are about every aspect (outdoors: heat, cold and draught) say no more of one of them than words that name none.
  if (told.length === 0 || told.length === all.length) return 'open';
  return told.some((aspect) => limit.aspects.includes(aspect)) ? 'own' : 'not';
}

/** Absence clears only from the level it names upward. */
function judgeAbsence(limit: Limit, evidence: Evidence, pack: LimitsPack): Graded {
  const from = evidence.absentFrom ?? 1;
  const vague = pack.outcomes.vagueAbsence.find(
    ({ dim, absentFrom }) => dim === evidence.dim && absentFrom === from && evidence.amount === null,
  );
  if (vague) {
    const low =
      limit.amount?.unit === vague.limitUpTo.unit ? limit.amount.value <= vague.limitUpTo.value : (limit.within ?? 0) <= vague.levelUpTo;
    return low ? vague.outcome : vague.otherwise;
  }
  return from <= Math.max(limit.within ?? 0, 0) + 1 ? 'past' : 'onbekend';
}

function judgePresence(limit: Limit, evidence: Evidence, bearing: 'own' | 'open', pack: LimitsPack): Graded {
  const byNumber = zoneByNumber(limit, evidence);
  const row = rowOf(limit, evidence, byNumber !== null);
  const cap = (outcome: Graded): Graded =>
    outcome === 'conflict' && !mayConflict(limit, evidence, bearing, byNumber !== null, pack) ? 'aandacht' : outcome;
  if (byNumber === null && evidence.level === null) return cap(pack.outcomes.noLevel);
  const zone = byNumber ?? zoneByLevel(limit, evidence.level ?? 0);
  if (zone === 'within') return handledTooOften(limit, evidence, pack) ? 'aandacht' : pack.outcomes.table[row].within;
  if (zone === 'between' && limit.between === 'onbekend') return 'onbekend';
  if (byNumber === null && evidence.level === 1 && !tracesCount(limit, row, pack)) return 'onbekend';
  return cap(pack.outcomes.table[row][zone]);
}

function rowOf(limit: Limit, evidence: Evidence, byNumber: boolean): OutcomeRow {
  const kind = evidence.kind === 'verzacht' && limit.notEvenIncidentally ? 'expliciet' : evidence.kind;
  if (kind === 'expliciet' || kind === 'afwezig') return evidence.ceiling || byNumber ? 'expliciet_plafond' : 'expliciet';
  return kind;
}

/** Numbers first: where both sides have one in the same unit, levels are not asked. Null where they have not. */
function zoneByNumber(limit: Limit, evidence: Evidence): Zone | null {
  const { amount } = limit;
  if (!amount || !evidence.amount || amount.unit !== evidence.amount.unit) return null;
  const sign = amount.direction === 'min' ? -1 : 1;
  const [asked, allowed] = [sign * evidence.amount.value, sign * amount.value];
  if (asked <= allowed) return 'within';
  if (amount.conflictFrom !== null) return asked >= sign * amount.conflictFrom ? 'above' : 'between';
  // The scale ends here: only the level can tell that it is surely outside.
  return limit.above !== null && evidence.level !== null && evidence.level >= limit.above ? 'above' : 'between';
}

function zoneByLevel(limit: Limit, level: number): Zone {
  if (limit.above !== null && level >= limit.above) return 'above';
  return limit.within !== null && level <= limit.within ? 'within' : 'between';
}

/** Within the weight, but told to be often. */
function handledTooOften(limit: Limit, evidence: Evidence, pack: LimitsPack): boolean {
  if (limit.timesPerHour === null) return false;
  const times = evidence.amount?.unit === 'per_uur' ? evidence.amount.value : evidence.timesPerHour;
  return (times !== null && times > limit.timesPerHour) || pack.outcomes.often.test(evidence.quote);
}

/** Whether evidence of level 1, over the limit, is more than a trace. Outright evidence always is. */
function tracesCount(limit: Limit, row: OutcomeRow, pack: LimitsPack): boolean {
  if (row === 'expliciet' || row === 'expliciet_plafond') return true;
  if (limit.above === 1 || DIMENSIONS[limit.dim] === 1) return true;
  if (row !== 'afgeleid') return false;
  return pack.outcomes.inferredAlways.has(limit.dim) || (limit.within === 0 && pack.outcomes.inferredAtZero.has(limit.dim));
}

/** Conflict needs evidence that is surely about what is limited. */
function mayConflict(limit: Limit, evidence: Evidence, bearing: 'own' | 'open', byNumber: boolean, pack: LimitsPack): boolean {
  if (bearing === 'open' && !byNumber) return false;
  if (pack.outcomes.conflictByNumberOnly.has(limit.dim) && evidence.amount === null) return false;
  return limit.kinds.length === 0 || pack.kinds.some(({ code, demand }) => limit.kinds.includes(code) && demand.test(evidence.quote));
}

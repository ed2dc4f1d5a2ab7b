import type { Demand, DemandKind } from '../demand/demand.ts';
import type { Amount, Dimension } from '../demand/dimension.ts';
import { DIMENSIONS } from '../demand/dimension.ts';
import type { DemandPack, DemandRule, PatternElement } from './demand-rules.ts';
import { matchAt, occursIn, type Occurrence } from './match-pattern.ts';
import type { ReadableText, Section } from './readable-text.ts';
import { toClauses, type Clause, type Word } from './words.ts';

type Entry = { readonly rule: DemandRule; readonly pattern: readonly PatternElement[] };

/** Reads the demands of texts by one version of the rules. */
export type DemandReader = {
  /** One demand per dimension and aspects, the strongest evidence kept, weakest first. Never throws. */
  read(doc: ReadableText): Demand[];
};

const PREFIX = 3;
const EVERYWHERE: readonly Section[] = ['taken', 'eisen', null];

/** Readers of one version of the rules; building one takes longer than reading a text, so keep it. */
export function createDemandReader(pack: DemandPack): DemandReader {
  const turns = new Set(pack.turns);
  const rulesAt = indexRules(pack.rules);
  return {
    read(doc) {
      const found: Demand[] = [];
      for (const { start, end, section, kind } of doc.lines) {
        if (kind === 'heading') continue;
        for (const clause of toClauses(doc.text, start, end, turns)) {
          for (const { rule, at } of withoutInner(matchesIn(pack, rulesAt, clause, section))) {
            const demand = toDemand(pack, rule, clause, at);
            const [first, last] = [clause.words[at.first], clause.words[at.last]];
            if (demand && first && last) found.push({ ...demand, ...doc.spanOf(first.start, last.end), field: 'description' });
          }
        }
      }
      return strongest(found);
    },
  };
}

type RuleMatch = { readonly rule: DemandRule; readonly at: Occurrence };

function matchesIn(pack: DemandPack, rulesAt: (word: Word) => readonly Entry[], clause: Clause, section: Section): RuleMatch[] {
  const found: RuleMatch[] = [];
  let isOfCompany: boolean | null = null;
  clause.words.forEach((word, index) => {
    for (const { rule, pattern } of rulesAt(word)) {
      if (!countsIn(rule, section)) continue;
      const at = matchAt(clause, index, pattern, pack.units);
      if (!at || occursIn(clause, rule.not, pack.units)) continue;
      isOfCompany ??= occursIn(clause, pack.ours, pack.units) !== null && occursIn(clause, pack.yours, pack.units) === null;
      if (!isOfCompany || section === 'eisen') found.push({ rule, at });
    }
  });
  return found;
}

/** Drops what lies within other words of the same dimension: "tilwerk" in "zwaar tilwerk". */
function withoutInner(found: readonly RuleMatch[]): readonly RuleMatch[] {
  const length = ({ at }: RuleMatch): number => at.last - at.first;
  return found.filter(
    (one) =>
      !found.some(
        (other) => other.rule.dim === one.rule.dim && length(other) > length(one) && other.at.first <= one.at.first && other.at.last >= one.at.last,
      ),
  );
}

function countsIn(rule: DemandRule, section: Section): boolean {
  return (rule.sections.length > 0 && section !== null ? rule.sections : EVERYWHERE).includes(section);
}

/** Finds the rules that can begin at a word without trying them all: by the whole word, and by its first characters. */
function indexRules(rules: readonly DemandRule[]): (word: Word) => readonly Entry[] {
  const whole = new Map<string, Entry[]>();
  const prefix = new Map<string, Entry[]>();
  const always: Entry[] = [];
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry): void => void (map.get(key)?.push(entry) ?? map.set(key, [entry]));
  for (const rule of rules) {
    for (const pattern of rule.patterns) {
      const entry = { rule, pattern };
      const [first] = pattern;
      if (first?.kind !== 'word' || first.optional) {
        always.push(entry);
        continue;
      }
      for (const { text, match } of first.any) {
        if (match === 'whole') put(whole, text, entry);
        else if (match === 'prefix' && text.length >= PREFIX) put(prefix, text.slice(0, PREFIX), entry);
        else if (!always.includes(entry)) always.push(entry);
      }
    }
  }
  return (word) => [...(whole.get(word.text) ?? []), ...(prefix.get(word.text.slice(0, PREFIX)) ?? []), ...always];
}

/** How far before its words a negation or softener reaches. Our choice: a clause of ordinary length. */
const REACH = 8;

function toDemand(
  pack: DemandPack,
  rule: DemandRule,
  clause: Clause,
  at: Occurrence,
): Omit<Demand, 'start' | 'end' | 'quote' | 'field'> | null {
  const from = Math.max(0, at.first - REACH);
  const negated = isNegated(pack, clause, at);
  const level = at.amount ? levelOf(pack, rule.dim, at.amount, rule.level) : rule.level;
  const base = { dim: rule.dim, aspects: rule.aspects, amount: at.amount, rule: rule.id };
  const absent = { ...base, level: 0, kind: 'afwezig' as const, ceiling: false, absentFrom: rule.absentFrom };
  if (rule.kind === 'afwezig') return negated ? null : absent;
  if (negated) return rule.kind === 'expliciet' ? absent : null;
  const softened = occursIn(clause, pack.softeners, pack.units, from, Math.min(clause.words.length, at.last + 1 + REACH)) !== null;
  const kind: DemandKind = rule.kind === 'afgeleid' ? 'afgeleid' : softened || rule.kind === 'boilerplate' ? 'verzacht' : 'expliciet';
  return { ...base, level, kind, ceiling: rule.ceiling || at.amount !== null, absentFrom: null };
}

/** Whether a negation reaches these words: within the same stretch between commas, before or behind them. */
function isNegated(pack: DemandPack, clause: Clause, at: Occurrence): boolean {
  let first = at.first;
  while (first > 0 && at.first - first < REACH && clause.words[first]?.afterComma !== true) first -= 1;
  let until = at.last + 1;
  while (until < clause.words.length && until - at.last <= REACH && clause.words[until]?.afterComma !== true) until += 1;
  if (occursIn(clause, pack.negationsAfter, pack.units, at.last + 1, until)) return true;
  const before = occursIn(clause, pack.negations, pack.units, first, at.first);
  return before !== null && !pack.noNegations.some((pattern) => matchAt(clause, before.first, pattern, pack.units));
}

function levelOf(pack: DemandPack, dim: Dimension, amount: Amount, without: number | null): number | null {
  const threshold = pack.thresholds.find((one) => one.dim === dim && one.unit === amount.unit);
  if (!threshold) return without;
  const place = threshold.upTo.findIndex((border) => amount.value <= border);
  return Math.min(place < 0 ? threshold.upTo.length : place, DIMENSIONS[dim]);
}

const STRENGTH: Readonly<Record<DemandKind, number>> = { expliciet: 3, verzacht: 2, afgeleid: 1, afwezig: 0 };

/** Keeps the strongest demand per dimension and aspect, weakest first: outright before softened before inferred, then the higher level. */
function strongest(demands: readonly Demand[]): Demand[] {
  const kept = new Map<string, Demand>();
  for (const demand of demands) {
    const key = `${demand.dim} ${demand.kind === 'afwezig' ? 'afwezig' : [...demand.aspects].sort().join('+')}`;
    const other = kept.get(key);
    if (!other || compare(demand, other) > 0) kept.set(key, demand);
  }
  return [...kept.values()].sort(compare);
}

function compare(a: Demand, b: Demand): number {
  return STRENGTH[a.kind] - STRENGTH[b.kind] || (a.level ?? 1) - (b.level ?? 1) || (b.absentFrom ?? 0) - (a.absentFrom ?? 0);
}

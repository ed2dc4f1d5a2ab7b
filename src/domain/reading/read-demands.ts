import type { Demand, DemandKind } from '../demand/demand.ts';
import type { Amount, Dimension } from '../demand/dimension.ts';
import type { DemandPack, DemandRule } from './demand-rules.ts';
import { createFinder, indexPatterns, matchAt, type Finder, type Occurrence, type PatternIndex } from './match-pattern.ts';
import type { ReadableText, Section } from './readable-text.ts';
import { toClauses, type Clause } from './words.ts';

/** Reads the demands of texts by one version of the rules. */
export type DemandReader = {
  /** One demand per dimension and aspects, the strongest evidence kept, weakest first. Never throws. */
  read(doc: ReadableText): Demand[];
};

const EVERYWHERE: readonly Section[] = ['taken', 'eisen', 'over_ons', null];

type Rule = DemandRule & { readonly meansOther: Finder };

/** The pack made ready for reading. */
type Tools = {
  readonly pack: DemandPack;
  readonly rules: PatternIndex<Rule>;
  readonly negation: Finder;
  readonly negationAfter: Finder;
  readonly noNegation: Finder;
  readonly softener: Finder;
  readonly ours: Finder;
  readonly yours: Finder;
};

/** Readers of one version of the rules; building one takes longer than reading a text, so keep it. */
export function createDemandReader(pack: DemandPack): DemandReader {
  const turns = new Set(pack.turns);
  const finder = (patterns: DemandPack['negations']): Finder => createFinder(patterns, pack.units);
  const tools: Tools = {
    pack,
    rules: indexPatterns(
      pack.rules.flatMap((rule) => {
        const of = { ...rule, meansOther: finder(rule.not) };
        return rule.patterns.map((pattern) => ({ pattern, of }));
      }),
    ),
    negation: finder(pack.negations),
    negationAfter: finder(pack.negationsAfter),
    noNegation: finder(pack.noNegations),
    softener: finder(pack.softeners),
    ours: finder(pack.ours),
    yours: finder(pack.yours),
  };
  return {
    read(doc) {
      const found: Demand[] = [];
      for (const { start, end, section, kind } of doc.lines) {
        if (kind === 'heading' || !READ_SECTIONS.has(section)) continue;
        for (const clause of toClauses(doc.text, start, end, turns)) {
          for (const { rule, at } of withoutInner(matchesIn(tools, clause, section))) {
            const demand = toDemand(tools, rule, clause, at);
            const [first, last] = [clause.words[at.first], clause.words[at.last]];
            if (demand && first && last) found.push({ ...demand, ...doc.spanOf(first.start, last.end), field: 'description' });
          }
        }
      }
      return strongest(found);
    },
  };
}

/** Sections that no rule may count in are not looked at. */
const READ_SECTIONS: ReadonlySet<Section> = new Set<Section>(['taken', 'eisen', 'bieden', 'over_ons', null]);

type RuleMatch = { readonly rule: Rule; readonly at: Occurrence };

/** A clause whose subject is the company names it among its first words: "Wij leveren ...", "Bij ons bedrijf ...". Our choice. */
const SUBJECT_WORDS = 4;

/** Whether a clause speaks of the company and not of the work: the company is its subject and nobody is addressed; in a part about the company, as soon as nobody is. */
function isOfCompany({ ours, yours }: Tools, clause: Clause, section: Section): boolean {
  if (section === 'eisen') return false;
  if (section === 'over_ons') return yours(clause) === null || ours(clause) !== null;
  return ours(clause, 0, Math.min(SUBJECT_WORDS, clause.words.length)) !== null && yours(clause) === null;
}

function matchesIn(tools: Tools, clause: Clause, section: Section): RuleMatch[] {
  const found: RuleMatch[] = [];
  let leftOut: boolean | null = null;
  clause.words.forEach((word, index) => {
    for (const { of: rule, pattern } of tools.rules.startingAt(word)) {
      if (!countsIn(rule, section)) continue;
      const at = matchAt(clause, index, pattern, tools.pack.units);
      if (!at || rule.meansOther(clause)) continue;
      leftOut ??= isOfCompany(tools, clause, section);
      if (!leftOut) found.push({ rule, at });
    }
  });
  return found;
}

/** Drops what lies within wider words of the same dimension that say at least as much: "tilwerk" in "zwaar tilwerk". */
function withoutInner(found: readonly RuleMatch[]): readonly RuleMatch[] {
  const isWithin = (one: RuleMatch, other: RuleMatch): boolean =>
    other.rule.dim === one.rule.dim &&
    other.at.last - other.at.first > one.at.last - one.at.first &&
    other.at.first <= one.at.first &&
    other.at.last >= one.at.last &&
    (other.rule.level === null || other.rule.kind === 'afwezig' || other.rule.level >= (one.rule.level ?? 0));
  return found.filter((one) => !found.some((other) => isWithin(one, other)));
}

function countsIn(rule: DemandRule, section: Section): boolean {
  return (rule.sections.length > 0 && section !== null && section !== 'over_ons' ? rule.sections : EVERYWHERE).includes(section);
}

/** How far before its words a negation or softener reaches. Our choice: a clause of ordinary length. */
const REACH = 8;

function toDemand(
  tools: Tools,
  rule: DemandRule,
  clause: Clause,
  at: Occurrence,
): Omit<Demand, 'start' | 'end' | 'quote' | 'field'> | null {
  const negated = isNegated(tools, clause, at);
  const base = { dim: rule.dim, aspects: aspectsOf(rule, at.amount), amount: at.amount, rule: rule.id };
  const absent = { ...base, level: 0, amount: null, kind: 'afwezig' as const, ceiling: false, absentFrom: rule.absentFrom };
  if (rule.kind === 'afwezig') return negated ? null : absent;
  if (negated) return rule.kind === 'expliciet' ? absent : null;
  const around = tools.softener(clause, Math.max(0, at.first - REACH), Math.min(clause.words.length, at.last + 1 + REACH));
  const kind: DemandKind = rule.kind === 'afgeleid' ? 'afgeleid' : around || rule.kind === 'boilerplate' ? 'verzacht' : 'expliciet';
  const level = at.amount ? levelOf(tools.pack, rule.dim, at.amount, rule.level) : rule.level;
  return { ...base, level, kind, ceiling: rule.ceiling || at.amount !== null, absentFrom: null };
}

/** Below this a temperature is a matter of cold, from it on of heat. Our choice: no vacancy names a comfortable temperature. */
const COLD_BELOW = 18;

function aspectsOf(rule: DemandRule, amount: Amount | null): DemandRule['aspects'] {
  return amount?.unit === 'graden_celsius' ? [amount.value < COLD_BELOW ? 'koude' : 'hitte'] : rule.aspects;
}

/** Whether a negation reaches these words: within the same stretch between commas, before or behind them. */
function isNegated({ negation, negationAfter, noNegation }: Tools, clause: Clause, at: Occurrence): boolean {
  let first = at.first;
  while (first > 0 && at.first - first < REACH && clause.words[first]?.afterComma !== true) first -= 1;
  let until = at.last + 1;
  while (until < clause.words.length && until - at.last <= REACH && clause.words[until]?.afterComma !== true) until += 1;
  if (negationAfter(clause, at.last + 1, until)) return true;
  const before = negation(clause, first, at.first);
  if (!before) return false;
  const other = noNegation(clause, before.first, clause.words.length);
  return other === null || other.first !== before.first;
}

function levelOf(pack: DemandPack, dim: Dimension, amount: Amount, without: number | null): number | null {
  const steps = pack.thresholds.find((one) => one.dim === dim && one.unit === amount.unit)?.steps;
  return steps ? (steps.find(({ upTo }) => upTo === null || amount.value <= upTo)?.level ?? without) : without;
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

import type { Demand, DemandKind } from '../demand/demand.ts';
import type { Amount, Dimension } from '../demand/dimension.ts';
import type { DemandPack, DemandRule, Pattern, TextAmount } from './demand-rules.ts';
import {
  createFinder,
  indexPatterns,
  withBook,
  type BookClause,
  type Finder,
  type Occurrence,
  type PatternIndex,
} from './match-pattern.ts';
import type { ReadableText, Section } from './readable-text.ts';
import { createWordBook, type WordBook } from './word-book.ts';
import { toClauses } from './words.ts';

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
  readonly book: WordBook;
  readonly turns: ReadonlySet<string>;
  readonly rules: PatternIndex<Rule>;
  readonly find: Readonly<Record<'negation' | 'negationAfter' | 'noNegation' | 'softener' | 'often' | 'allDay' | 'ours' | 'yours', Finder>>;
  readonly aids: ReadonlyMap<Dimension, Finder>;
};

/**
 * Readers of one version of the rules; building one takes longer than reading a text, so keep it.
 * @param onMatch called for every pattern that was found, before any is left out: a measure of the work
 */
export function createDemandReader(pack: DemandPack, onMatch?: () => void): DemandReader {
  const book = createWordBook();
  const finder = (patterns: readonly Pattern[]): Finder => createFinder(patterns, book, pack.units);
  const rules = pack.rules.flatMap((rule) => {
    const of = { ...rule, meansOther: finder(rule.not) };
    return rule.patterns.map((pattern) => ({ pattern, of }));
  });
  const tools: Tools = {
    pack,
    book,
    turns: new Set(pack.turns),
    rules: indexPatterns(rules, book, pack.units),
    find: {
      negation: finder(pack.negations),
      negationAfter: finder(pack.negationsAfter),
      noNegation: finder(pack.noNegations),
      softener: finder(pack.softeners),
      often: finder(pack.oftenWords),
      allDay: finder(pack.allDayWords),
      ours: finder(pack.ours),
      yours: finder(pack.yours),
    },
    aids: new Map([...pack.aids].map(([dim, patterns]) => [dim, finder(patterns)])),
  };
  return { read: (doc) => strongest(clausesOf(tools, doc).flatMap((line) => readLine(tools, doc, line, onMatch))) };
}

/** Sections that no rule may count in are not looked at. */
const READ_SECTIONS: ReadonlySet<Section> = new Set<Section>(['taken', 'eisen', 'bieden', 'over_ons', null]);

/** The clauses of one line of the text, in their order. */
type LineOfClauses = { readonly section: Section; readonly clauses: readonly BookClause[] };

function clausesOf({ book, turns }: Tools, doc: ReadableText): LineOfClauses[] {
  return doc.lines
    .filter(({ kind, section }) => kind !== 'heading' && READ_SECTIONS.has(section))
    .map(({ start, end, section }) => ({
      section,
      clauses: toClauses(doc.text, start, end, turns).map((clause) => withBook(clause, book)),
    }));
}

type RuleMatch = { readonly rule: Rule; readonly at: Occurrence };

function readLine(tools: Tools, doc: ReadableText, { section, clauses }: LineOfClauses, onMatch?: () => void): Demand[] {
  return clauses.flatMap((clause, place) => {
    const matches = withoutInner(matchesIn(tools, clause, section, onMatch));
    return matches.flatMap(({ rule, at }) => {
      const demand = toDemand(tools, rule, clause, clauses[place + 1], at);
      const [first, last] = [clause.words[at.first], clause.words[at.last]];
      return demand && first && last ? [{ ...demand, ...doc.spanOf(first.start, last.end), field: 'description' as const }] : [];
    });
  });
}

/** A clause whose subject is the company names it among its first words: "Wij leveren ...", "Bij ons bedrijf ...". Our choice. */
const SUBJECT_WORDS = 4;

/** Whether a clause speaks of the company and not of the work: the company is its subject and nobody is addressed; in a part about the company, as soon as nobody is. */
function isOfCompany({ find: { ours, yours } }: Tools, clause: BookClause, section: Section): boolean {
  if (section === 'eisen' || section === 'taken') return false;
  if (section === 'over_ons') return yours(clause) === null || ours(clause) !== null;
  return ours(clause, 0, Math.min(SUBJECT_WORDS, clause.words.length)) !== null && yours(clause) === null;
}

/** The same rule counts this often in one clause at most. Our choice: one sentence says nothing that often. */
const MATCHES_MOST = 200;

function matchesIn(tools: Tools, clause: BookClause, section: Section, onMatch?: () => void): RuleMatch[] {
  const found: RuleMatch[] = [];
  const other = new Map<string, boolean>();
  const meansOther = (rule: Rule): boolean => {
    const known = other.get(rule.id) ?? rule.meansOther(clause) !== null;
    other.set(rule.id, known);
    return known;
  };
  const wants = (rule: Rule): boolean => countsIn(rule, section) && other.get(rule.id) !== true;
  for (let at = 0; at < clause.words.length && found.length < MATCHES_MOST; at += 1) {
    tools.rules.eachAt(
      clause,
      at,
      (rule, occurrence) => {
        onMatch?.();
        if (!meansOther(rule)) found.push({ rule, at: occurrence });
      },
      wants,
    );
  }
  // What a company says that there is not holds for the work too: "Bij ons geen targets".
  return found.length > 0 && isOfCompany(tools, clause, section) ? found.filter(({ rule }) => rule.kind === 'afwezig') : found;
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

type Around = { readonly first: number; readonly until: number };

const around = (clause: BookClause, at: Occurrence): Around => ({
  first: Math.max(0, at.first - REACH),
  until: Math.min(clause.words.length, at.last + 1 + REACH),
});

function toDemand(
  tools: Tools,
  rule: DemandRule,
  clause: BookClause,
  next: BookClause | undefined,
  at: Occurrence,
): Omit<Demand, 'start' | 'end' | 'quote' | 'field'> | null {
  const negated = isNegated(tools, clause, at);
  const base = { dim: rule.dim, aspects: aspectsOf(rule, at.amount), amount: amountOf(at), rule: rule.id };
  const absent = { ...base, level: 0, amount: null, kind: 'afwezig' as const, ceiling: false, absentFrom: rule.absentFrom };
  if (rule.kind === 'afwezig') return negated ? null : absent;
  if (negated) return rule.kind === 'expliciet' ? absent : null;
  const kind: DemandKind = rule.kind === 'afgeleid' ? 'afgeleid' : isSoftened(tools, rule, clause, next, at) ? 'verzacht' : 'expliciet';
  const degree = degreeOf(tools, rule, clause, at);
  const level = at.amount ? levelOf(tools.pack, rule.dim, at.amount, rule.level) : (degree ?? rule.level);
  const ceiling = rule.ceiling || at.amount !== null || (degree !== null && degree === rule.allDay);
  return { ...base, level, kind, ceiling, absentFrom: null };
}

/** The amount where its unit is one that a list can name; others have done their work when they gave the level. */
function amountOf({ amount }: Occurrence): Amount | null {
  if (amount === null || amount.unit === 'kilometer' || amount.unit === 'stappen' || amount.unit === 'getal') return null;
  return { value: amount.value, unit: amount.unit };
}

function isSoftened({ find, aids }: Tools, rule: DemandRule, clause: BookClause, next: BookClause | undefined, at: Occurrence): boolean {
  const { first, until } = around(clause, at);
  if (rule.kind === 'boilerplate' || find.softener(clause, first, until)) return true;
  const aid = aids.get(rule.dim);
  return aid !== undefined && (aid(clause) !== null || (next !== undefined && aid(next) !== null));
}

/** The level that "vaak" or "de hele dag" beside the words gives them; null where nothing tells. */
function degreeOf({ find }: Tools, rule: DemandRule, clause: BookClause, at: Occurrence): number | null {
  if (rule.often === null && rule.allDay === null) return null;
  const { first, until } = around(clause, at);
  if (rule.allDay !== null && find.allDay(clause, first, until)) return rule.allDay;
  return rule.often !== null && find.often(clause, first, until) ? rule.often : null;
}

/** Below this a temperature is a matter of cold, from it on of heat. Our choice: no vacancy names a comfortable temperature. */
const COLD_BELOW = 18;

function aspectsOf(rule: DemandRule, amount: TextAmount | null): DemandRule['aspects'] {
  return amount?.unit === 'graden_celsius' ? [amount.value < COLD_BELOW ? 'koude' : 'hitte'] : rule.aspects;
}

/** Whether a negation reaches these words: within the same stretch between commas, before, among or behind them. */
function isNegated({ find }: Tools, clause: BookClause, at: Occurrence): boolean {
  let first = at.first;
  while (first > 0 && at.first - first < REACH && clause.words[first]?.afterComma !== true) first -= 1;
  let until = at.last + 1;
  while (until < clause.words.length && until - at.last <= REACH && clause.words[until]?.afterComma !== true) until += 1;
  const counts = (found: Occurrence | null): boolean => {
    if (!found) return false;
    const other = find.noNegation(clause, Math.max(0, found.first - 5), Math.min(clause.words.length, found.last + 5));
    return other === null || other.last < found.first || other.first > found.last;
  };
  if (counts(find.negationAfter(clause, at.last + 1, until))) return true;
  if (at.skipped.some((index) => counts(find.negation(clause, index, index + 1)))) return true;
  return counts(find.negation(clause, first, at.first));
}

function levelOf(pack: DemandPack, dim: Dimension, amount: TextAmount, without: number | null): number | null {
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

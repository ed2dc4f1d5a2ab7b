import type { Dimension } from '../demand/dimension.ts';
import { DIMENSIONS } from '../demand/dimension.ts';
import { isScoredKind } from '../fml/check-fml-list.ts';
import { findCatalogueItem, RUBRIEK_NAMES } from '../fml/fml-catalogue.ts';
import type { FmlItem, FmlList, FmlValue, LimitRule, ScoredListKind, WordsState } from '../fml/fml-list.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { HourLimits, Limit, LimitAmount, LimitSet, LimitSource, TimeRule, TimeWindow } from './limit.ts';
import type { Bounds, BoundsAt, ItemAmount, ItemLimit, ItemRule, LimitsPack } from './limits-pack.ts';
import type { ToelichtingReading } from './read-toelichting.ts';
import { namedAspects, namedKinds, readToelichting, wordsByOption } from './read-toelichting.ts';

/**
 * Derives what a recorded list allows, per dimension, for hours and for times.
 * @param on day for which the urenopbouw is read; the day on which work would start
 * @returns `shared` (T2) and where each limit comes from (T3); a list that is not usable gives no limits and is not matchable. Never throws.
 * @source limits page sections 1, 3 and 4
 */
export function limitsOf(list: FmlList, pack: LimitsPack, on: LocalDate): LimitSet {
  const made = isScoredKind(list.kind) ? fromItems(list.kind, list.items, pack) : fromWords(list);
  const hours = hoursOf(list, made, on);
  return {
    shared: {
      rulesVersion: pack.version,
      on,
      listVersion: list.version,
      matchable: list.usable,
      translated: isScoredKind(list.kind) || (list.words.length > 0 && list.words.every(({ state }) => isSettled(state))),
      openWords: made.openWords,
      limits: made.limits,
      hours,
      times: { windows: made.windows, rules: made.rules, settled: made.timesSettled },
      travelLimited: made.travelLimited,
    },
    sources: made.sources,
  };
}

type Made = {
  readonly limits: Limit[];
  readonly sources: LimitSource[];
  readonly windows: TimeWindow[];
  readonly rules: TimeRule[];
  timesSettled: boolean;
  travelLimited: boolean;
  openWords: number;
  perDay: number | null;
  perWeek: number | null;
  daySettled: boolean;
  weekSettled: boolean;
};

const newMade = (): Made => ({
  limits: [],
  sources: [],
  windows: [],
  rules: [],
  timesSettled: true,
  travelLimited: false,
  openWords: 0,
  perDay: null,
  perWeek: null,
  daySettled: true,
  weekSettled: true,
});

const isSettled = (state: WordsState): boolean => state === 'regel' || state === 'geen_extra_beperking';

/** One item, or one chosen option of an item, with the rule that belongs to it and the words that bear on it. */
type Line = {
  readonly kind: ScoredListKind;
  readonly rule: ItemRule;
  /** 0 where only the words limit. */
  readonly score: number;
  readonly words: ToelichtingReading;
  readonly value: FmlValue | null;
  readonly settled: boolean;
  readonly turnedIntoRules: boolean;
  /** A scale of 0 and 1 only. */
  readonly zeroOne: boolean;
};

function fromItems(kind: ScoredListKind, items: readonly FmlItem[], pack: LimitsPack): Made {
  const made = newMade();
  for (const item of items) {
    const lines = linesOf(kind, item, pack);
    const before = made.limits.length;
    const touched = new Set<string>();
    for (const line of lines) addLine(made, line, pack, touched);
    for (const rule of item.rules) addRule(made, rule, lines[0]?.rule.amount ?? null);
    // An item that this list does not have bears on nothing that we know: it is for a person to place.
    const unknown = findCatalogueItem(kind, item.item) === null;
    const open = !isSettled(item.state) && (unknown || lines.some((line) => saysMore(line)));
    if (open) made.openWords += 1;
    const source = sourceOf(kind, item, open, [...new Set(lines.flatMap(({ words }) => words.wishes))]);
    const links = [...made.limits.slice(before).map(({ id }) => id), ...touched];
    for (const limit of links.length > 0 || (lines.length === 0 && !unknown) ? links : [null]) made.sources.push({ ...source, limit });
  }
  return made;
}

function linesOf(kind: ScoredListKind, item: FmlItem, pack: LimitsPack): readonly Line[] {
  const found = findCatalogueItem(kind, item.item);
  if (!found) return [];
  const { entry, option } = found;
  const options = option === null ? item.options : item.score === 0 ? [] : [option];
  const isMulti = entry.options.length > 0;
  const chosen = isMulti && options.length > 0;
  const candidates = isMulti ? (chosen ? options : option === null ? entry.options.map((known) => known.option) : [option]) : [null];
  const words = isMulti && option === null ? wordsByOption(item.toelichting) : new Map([[null, item.toelichting ?? '']]);
  const rules = new Map<ItemRule, Line>();
  for (const each of candidates) {
    const rule = pack.items[kind].get(each === null ? entry.item : `${entry.item}.${each}`) ?? pack.items[kind].get(entry.item);
    if (!rule || rules.has(rule)) continue;
    const text = [words.get(null), each === null ? undefined : words.get(each)]
      .filter((part) => part !== undefined && part !== '')
      .join('; ');
    const unit = rule.role === 'hours_week' ? 'uren_per_week' : rule.role === 'hours_day' ? 'uren_per_dag' : (rule.amount?.unit ?? null);
    const line: Line = {
      kind,
      rule,
      score: isMulti ? (chosen ? 1 : 0) : (item.score ?? 0),
      words: readToelichting(text, unit, pack),
      value: item.value?.unit === unit ? item.value : null,
      settled: isSettled(item.state),
      turnedIntoRules: item.state === 'regel',
      zeroOne: isMulti || entry.scale.length === 2,
    };
    if (line.score > 0 || line.words.clauses.length > 0 || line.words.wishes.length > 0 || line.value) rules.set(rule, line);
  }
  return [...rules.values()];
}

/** Words, or an item that is words alone, that leave something for a person to settle. */
function saysMore(line: Line): boolean {
  if (line.rule.role === 'note') return false;
  if (line.rule.role === 'words' || line.rule.role === 'other_times') return line.score > 0 || line.words.clauses.length > 0;
  // Beside a score 0 a number is a limit hidden in words.
  if (line.score === 0) return line.words.clauses.length > 0 || line.value !== null;
  return line.words.more || numbersOf(line).length > 1 || reachesOtherScore(line);
}

function numbersOf(line: Line): readonly number[] {
  return [...new Set([...(line.value ? [line.value.value] : []), ...line.words.numbers])].sort((a, b) => a - b);
}

function reachesOtherScore(line: Line): boolean {
  const numbers = numbersOf(line);
  const own = line.rule.amount?.anchors ?? {};
  if (line.rule.amount?.direction === 'min') return false;
  return numbers.some((number) =>
    Object.entries(own).some(
      ([score, anchor]) => (Number(score) < line.score && number >= anchor) || (Number(score) > line.score && number <= anchor),
    ),
  );
}

function addLine(made: Made, line: Line, pack: LimitsPack, touched: Set<string>): void {
  const open = !line.settled && saysMore(line);
  switch (line.rule.role) {
    case 'limits':
      addLimits(made, line, open, pack);
      if (line.rule.travel) addTravel(made, line, pack, touched);
      return;
    case 'evening':
    case 'night':
      if (line.score > 0) {
        const evening = line.rule.role === 'evening';
        made.windows.push({ part: evening ? 'avond' : 'nacht', ...(evening ? pack.times.evening : pack.times.night)[line.kind] });
      }
      if (open) made.timesSettled = false;
      touched.add('werktijden');
      return;
    case 'other_times':
      if (open) made.timesSettled = made.daySettled = false;
      if (open || line.turnedIntoRules) touched.add('werktijden');
      if (open) touched.add('uren_dag');
      return;
    case 'hours_day':
      made.perDay = lowest(made.perDay, hoursNumber(line, pack.times.hoursDayAnchors));
      if (open) made.daySettled = false;
      touched.add('uren_dag');
      return;
    case 'hours_week':
      made.perWeek = lowest(made.perWeek, hoursNumber(line, pack.times.hoursWeekAnchors));
      if (open) made.weekSettled = false;
      touched.add('uren_week');
      return;
    case 'words':
    case 'note':
      return;
  }
}

/** A number on the list wins over the anchor, unless it reaches the anchor of a less limited score: then the stricter counts. */
function hoursNumber(line: Line, anchors: { readonly [score: number]: number }): number | null {
  const stated = numbersOf(line)[0] ?? null;
  const anchor = anchors[line.score] ?? null;
  const laxer = anchors[line.score - 1];
  if (stated === null) return anchor;
  return laxer !== undefined && anchor !== null && stated >= laxer && anchor < laxer ? anchor : stated;
}

function addTravel(made: Made, line: Line, pack: LimitsPack, touched: Set<string>): void {
  const limiting = line.score > 0 || (!line.settled && line.words.clauses.length > 0);
  if (!limiting || line.words.clauses.some((clause) => pack.toelichting.travelWorks.test(clause))) return;
  made.travelLimited = true;
  touched.add('reistijd');
}

function addLimits(made: Made, line: Line, open: boolean, pack: LimitsPack): void {
  const byWords = line.score === 0;
  if (byWords && (line.settled || (line.words.clauses.length === 0 && !line.value))) return;
  const { clauses } = line.words;
  const kinds = line.turnedIntoRules
    ? []
    : namedKinds(
        clauses,
        line.rule.limits.map(({ dim }) => dim),
        pack,
      );
  // One row per dimension and aspect, whatever number of rows (one for each score) the item has for it.
  const done = new Set<string>();
  for (const row of line.rule.limits) {
    const key = `${row.dim} ${row.aspects.join(' ')}`;
    if (done.has(key) || (row.only && !clauses.some((clause) => row.only?.test(clause)))) continue;
    const table = byWords ? { within: DIMENSIONS[row.dim] === 1 ? 0 : 1, above: null } : boundsFor(row, line, kinds);
    if (!table) continue;
    done.add(key);
    const amount = amountFor(row, line);
    const bounds = boundsWithNumber(row, line, table, amount, pack);
    const often = line.rule.timesPerHour;
    addLimit(made, {
      dim: row.dim,
      aspects: row.aspects.length > 0 ? row.aspects : namedAspects(clauses, row.dim, pack),
      ...bounds,
      between: row.between,
      amount,
      timesPerHour: often?.dims.includes(row.dim) ? (often.at[line.score] ?? null) : null,
      kinds,
      settled: !open,
      notEvenIncidentally: line.words.notEvenIncidentally,
    });
  }
}

function boundsFor(row: ItemLimit, line: Line, kinds: readonly string[]): Bounds | null {
  const text = line.words.clauses.join('; ');
  // Words that name a kind keep the conflict for that kind, whatever else they allow; the rest is aandacht at most by itself.
  const other = kinds.length > 0 ? undefined : row.when.find(({ words, without }) => words.test(text) && !without?.test(text));
  return at(other?.at ?? row.at, line.score);
}

const at = (bounds: BoundsAt, score: number): Bounds | null => bounds[score] ?? bounds.any ?? null;

/** The number that counts on one dimension of an item, and from where a demand is a conflict. */
function amountFor(row: ItemLimit, line: Line): LimitAmount | null {
  const scale = line.rule.amount;
  if (!scale?.dims.includes(row.dim)) return null;
  const numbers = numbersOf(line);
  const stated = (scale.direction === 'min' ? numbers.at(-1) : numbers[0]) ?? null;
  const anchor = line.score === 0 ? null : (scale.anchors[line.score] ?? null);
  // A number that reaches the anchor of a less limited score is not believed: the stricter counts.
  const tooHigh =
    stated !== null &&
    anchor !== null &&
    Object.entries(scale.anchors).some(([score, other]) => Number(score) < line.score && stated >= other);
  const value = stated === null || tooHigh ? anchor : stated;
  if (value === null) return null;
  return {
    value,
    unit: scale.unit,
    direction: scale.direction,
    conflictFrom: line.score === 0 ? null : conflictFrom(scale, value, stated !== null && line.zeroOne),
  };
}

/** The next, less limited anchor; on a scale of 0 and 1 the number itself is the border. */
function conflictFrom(scale: ItemAmount, value: number, border: boolean): number | null {
  if (border) return value;
  const higher = Object.values(scale.anchors).filter((anchor) => anchor > value);
  return higher.length > 0 ? Math.min(...higher) : null;
}

/** Bounds in levels for a limit with a number of its own: a level in which the number lies is between. */
function boundsWithNumber(row: ItemLimit, line: Line, table: Bounds, amount: LimitAmount | null, pack: LimitsPack): Bounds {
  const isAnchor = amount !== null && amount.value === line.rule.amount?.anchors[line.score];
  if (!amount || isAnchor || line.score === 0) return table;
  const steps = pack.outcomes.levels.get(row.dim);
  if (steps && steps.unit === amount.unit) return boundsOfNumber(row.dim, amount.value, steps.upTo);
  const beyond = pack.outcomes.mildest
    .filter((mild) => mild.dim === row.dim && row.aspects.includes(mild.aspect))
    .flatMap(({ at: levels }) => beyondNumber(levels, amount));
  return { within: table.within, above: lowest(table.above, beyond.length > 0 ? Math.min(...beyond) : null) };
}

function boundsOfNumber(dim: Dimension, value: number, upTo: readonly number[]): Bounds {
  const within = upTo.findLastIndex((end) => end <= value);
  const reached = upTo.findIndex((end) => end >= value);
  const above = reached === -1 ? upTo.length + 1 : reached + 1;
  return { within: within === -1 ? null : within, above: above > DIMENSIONS[dim] ? null : above };
}

const beyondNumber = (levels: { readonly [level: number]: number }, amount: LimitAmount): readonly number[] =>
  Object.entries(levels).flatMap(([level, mildest]) =>
    (amount.direction === 'min' ? mildest < amount.value : mildest > amount.value) ? [Number(level)] : [],
  );

function addLimit(made: Made, limit: Omit<Limit, 'id'>): void {
  const same = made.limits.filter(({ dim }) => dim === limit.dim).length;
  made.limits.push({ id: same === 0 ? limit.dim : `${limit.dim}-${same + 1}`, ...limit });
}

function addRule(made: Made, rule: LimitRule, scale: ItemAmount | null): void {
  if (rule.kind !== 'limiet') {
    made.rules.push(rule);
    return;
  }
  const direction = rule.amount?.unit === 'graden_celsius' && rule.aspects.includes('koude') ? 'min' : 'max';
  const own = scale && rule.amount && scale.unit === rule.amount.unit && scale.dims.includes(rule.dim) ? scale : null;
  addLimit(made, {
    dim: rule.dim,
    aspects: rule.aspects,
    within: rule.within,
    above: rule.above,
    between: 'aandacht',
    amount: rule.amount && {
      ...rule.amount,
      direction,
      conflictFrom: own ? conflictFrom(own, rule.amount.value, false) : rule.amount.value,
    },
    timesPerHour: null,
    kinds: [],
    settled: true,
    notEvenIncidentally: false,
  });
}

/** A list without scores limits nothing until a person has made rules of it. */
function fromWords(list: FmlList): Made {
  const made = newMade();
  for (const words of list.words) {
    const before = made.limits.length;
    const rulesBefore = made.rules.length;
    for (const rule of words.rules) addRule(made, rule, null);
    const open = !isSettled(words.state);
    if (open) made.openWords += 1;
    const source = {
      item: `rubriek ${words.rubriek}`,
      name: RUBRIEK_NAMES[words.rubriek],
      score: null,
      options: [],
      toelichting: words.text,
      open,
      wishes: [],
    };
    const links: (string | null)[] = made.limits.slice(before).map(({ id }) => id);
    if (made.rules.length > rulesBefore) links.push('werktijden');
    for (const limit of links.length > 0 ? links : [null]) made.sources.push({ ...source, limit });
    if (open && words.rubriek === 6) made.timesSettled = made.daySettled = made.weekSettled = false;
  }
  return made;
}

function sourceOf(kind: ScoredListKind, item: FmlItem, open: boolean, wishes: readonly string[]): Omit<LimitSource, 'limit'> {
  const name = findCatalogueItem(kind, item.item)?.entry.name ?? '';
  return { item: item.item, name, score: item.score, options: item.options, toelichting: item.toelichting, open, wishes };
}

/** Hours on that day: a step of the urenopbouw that has begun replaces what the list says, until the next one. */
function hoursOf(list: FmlList, made: Made, on: LocalDate): HourLimits {
  const begun = list.buildUp.filter(({ fromOn }) => fromOn <= on);
  const step = {
    perDay: begun.findLast(({ hoursPerDay }) => hoursPerDay !== null)?.hoursPerDay,
    perWeek: begun.findLast(({ hoursPerWeek }) => hoursPerWeek !== null)?.hoursPerWeek,
  };
  return {
    perDay: step.perDay ?? lowest(made.perDay, list.hoursPerDay),
    perWeek: step.perWeek ?? lowest(made.perWeek, list.hoursPerWeek),
    later: list.buildUp
      .filter(({ fromOn }) => fromOn > on)
      .map(({ fromOn, hoursPerDay, hoursPerWeek }) => ({ fromOn, perDay: hoursPerDay, perWeek: hoursPerWeek })),
    daySettled: made.daySettled,
    weekSettled: made.weekSettled,
  };
}

/** The hours as they stand on a later day: every step of the urenopbouw that has begun by then replaces what held before. Never throws. */
export function hoursOn(hours: HourLimits, on: LocalDate): HourLimits {
  const begun = hours.later.filter(({ fromOn }) => fromOn <= on);
  if (begun.length === 0) return hours;
  return {
    ...hours,
    perDay: begun.findLast(({ perDay }) => perDay !== null)?.perDay ?? hours.perDay,
    perWeek: begun.findLast(({ perWeek }) => perWeek !== null)?.perWeek ?? hours.perWeek,
    later: hours.later.filter(({ fromOn }) => fromOn > on),
  };
}

const lowest = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : Math.min(a, b));

import type { HoursPerWeek } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { after, before, clauseAround, decimal, has, sentenceAround, smallNumber } from './gate-text.ts';

const NUM = '\\d{1,2}(?:[.,]\\d{1,2})?';
const SEP = ' ?(?:uur|uren|u)? ?(?:-|/|tot en met|t/m|tot|a|of|to|en|, ) ?(?:maximaal |max\\.? ?|ca\\.? )?';
const UNIT = '(?:[ -]?(?:uur|uurs|uren|urige|urenweek|uren-week|hours?|hrs?|u|uurtjes|uren/week)(?![\\p{L}]))';
const HOURS = new RegExp(`(?<![\\d.,:€/x]|\\du)(${NUM})(?:${SEP}(${NUM}))?(?:${SEP}(${NUM}))?( ?\\+)?${UNIT}`, 'gu');
const PER_WEEK =
  /^[ .]?(?:per (?:\(werk\)|werk)?week|p\.? ?\/? ?w\.?(?![\p{L}])|\/ ?w(?:eek|k)?(?![\p{L}])|in de week|wekelijks|per wk|a week|weekly|werkweek|week\b)/u;
const LABEL =
  /(?:uren per week|aantal uren|aantal uur|uren|uur per week|omvang|functieomvang|arbeidsduur|hours)(?: per week)?(?: \(.{0,12}\))?\s?:\s?\**\s?$/u;
const LABELLED = new RegExp(
  `(?:uren per week|uren p/w|uur per week|aantal uren(?: per week)?|uren/week|hours per week|contracturen|contractsuren|werkuren per week|urenomvang|weekuren|(?<!\\p{L})uren(?= ?:))[\\s:*]{1,5}(${NUM})(?: ?(?:-|tot|/|a) ?(${NUM}))?(?![\\d:])`,
  'gu',
);
const FTE = new RegExp(
  `(?<![\\d.,])(${NUM})(?: ?(?:-|tot|a|/|of|en) ?(${NUM}))? ?(?:fte|wtf)(?![\\p{L}])|(?:fte|wtf|werktijdfactor|deeltijdfactor)[ :=]{1,3}(?:van )?(${NUM})(?: ?(?:-|tot|/) ?(${NUM}))?`,
  'gu',
);
const FULL_WEEK =
  /(?:1(?:[.,]0)? ?fte|fulltime|full-time|voltijds?|volledig\p{L}{0,2} (?:dienstverband|werkweek|aanstelling)|werkweek|o\.?b\.?v\.?|op basis van|bij)[^.\n€]{0,30}?(3[2-9]|4\d|3\d,\d)(?:[.,]\d)? ?-?(?:uur|uren|urige)/u;
const DAYS =
  /(?:minimaal|minstens|min\.|tenminste|ten minste|vanaf) (\d|een|twee|drie|vier|vijf)(?: ?(?:-|tot|a|of) ?(\d|twee|drie|vier|vijf))? (?:dagen|dag) (?:per week|in de week|p\/w|\/week)/gu;
const LOWER = new RegExp(
  `(?:(?:vanaf|minimaal|min\\.|parttime|deeltijd)[ -]{0,3}(${NUM})(?: ?-? ?(?:uur|uren|u))?[^.\\n;]{0,24}?|(?<![\\d.,-])(${NUM})(?: ?(?:uur|uren))? (?:is |zijn |kan )?(?:ook )?)(?:bespreekbaar|mogelijk|kan ook|mag ook|in overleg)`,
  'gu',
);
const FULL: HoursPerWeek = { min: 36, max: 40 };
const HIGHEST = 60;
const DAY_HOURS = 8;
const FULL_WEEK_HOURS = 40;

type Mention = Found<HoursPerWeek> & { readonly kind: 'explicit' | 'plain' | 'basis' };

/**
 * The hours a week of the job as stated. The title goes before the text, hours before fte, and a full week to which pay is reckoned counts
 * only where nothing else is stated. Fulltime without a number is 36 to 40; "fulltime of parttime" says nothing.
 * @param title may be empty
 * @returns null when the text is silent; both ends in, an open end is null
 * @source label instructions "hours_week"; limits page section 4
 */
export function readHours(title: GateText, description: GateText, rules: GateRules): Found<HoursPerWeek> | null {
  const inTitle = mentions(title, rules).filter(({ kind }) => kind !== 'basis');
  const inText = mentions(description, rules);
  const explicit = inText.filter(({ kind }) => kind === 'explicit');
  const basis = inText.find(({ kind }) => kind === 'basis') ?? null;
  const stated = best(inTitle) ?? best(explicit);
  if (stated) return widened(stated, description, rules, basis);
  const fte = readFte(title, description) ?? readFte(description, description);
  if (fte) return fte;
  const plain = inText.find(({ kind }) => kind === 'plain' && inText.length === 1);
  if (plain) return widened(plain, description, rules, basis);
  if (basis) return basis;
  return readFulltime(title, description, rules) ?? readDays(description);
}

function mentions(source: GateText, rules: GateRules): readonly Mention[] {
  const { text, field } = source;
  const found: Mention[] = [];
  for (const match of text.matchAll(LABELLED)) {
    const value = range(match[1], match[2], undefined);
    if (value && plausible(value))
      found.push({ value, field, start: match.index, end: match.index + match[0].length, rule: 'hours/labelled', kind: 'explicit' });
  }
  for (const match of text.matchAll(HOURS)) {
    const { start, numbers } = hoursOf(text, match);
    const end = match.index + match[0].length;
    if (found.some((other) => start < other.end && other.start < end)) continue;
    const value = range(...numbers);
    if (!value || !plausible(value)) continue;
    const lead = before(text, start, 40);
    const tail = after(text, end, 30);
    const weekly = PER_WEEK.test(tail) || /urige$|week$/u.test(match[0]) || /(?:uren|uur) per week:? ?$/u.test(lead);
    if (isOtherHours(source, rules, start, end, weekly) || (!weekly && isClock(text.slice(start, end), lead, tail))) continue;
    const ranged = value.min !== value.max;
    const kind = kindOf(source, rules, { start, end, weekly, ranged, value });
    if (!kind) continue;
    found.push({
      value: withBounds(value, lead, tail, match[4] !== undefined),
      field,
      start,
      end,
      rule: weekly ? 'hours/per-week' : 'hours/bare',
      kind,
    });
  }
  return found;
}

/** A number before the first that is no hours: that of a scale, a grade, a phase. */
const GRADE_LEAD = /(?:schaal|schalen|fwg|fase|groep|niveau|trede|klasse|cao|bijlage|artikel|grade|scale)[ :.-]{0,2}$/u;

/**
 * The numbers of a match that are hours, and where they begin: "schaal 7, 36 uur" speaks of 36 hours alone. A comma joins hours only in a list that
 * goes on ("24, 32 of 36 uur").
 */
function hoursOf(
  text: string,
  match: RegExpExecArray,
): { start: number; numbers: readonly [one: string, two: string | undefined, three: string | undefined] } {
  const [written, one = '', two, three] = match;
  const isList = two === undefined || three !== undefined || !written.startsWith(', ', one.length);
  if (two === undefined || (isList && !GRADE_LEAD.test(before(text, match.index, 16))))
    return { start: match.index, numbers: [one, two, three] };
  return { start: match.index + written.indexOf(two, one.length), numbers: [two, three, undefined] };
}

function kindOf(
  source: GateText,
  rules: GateRules,
  at: { readonly start: number; readonly end: number; readonly weekly: boolean; readonly ranged: boolean; readonly value: HoursPerWeek },
): Mention['kind'] | null {
  const { text } = source;
  const lead = before(text, at.start, 40);
  const near = lead;
  const sentence = sentenceAround(text, at.start, at.end);
  const paid = has(rules.pay.cues, sentence.text) || sentence.text.includes('€');
  const basis = [...near.matchAll(rules.hours.basis)].at(-1);
  const bounded = /(?:vanaf|minimaal|min\.|maximaal|tot) $/u.test(near);
  if (basis && !bounded && near.length - (basis.index + basis[0].length) <= 16 && source.field !== 'title') {
    const reference = /urige/u.test(text.slice(at.start, at.end)) && !/\d{3}/u.test(sentence.text);
    if (reference || /vakantie|verlof|plb|bonus/u.test(lead)) return null;
    return paid || has(rules.pay.cues, text.slice(Math.max(0, at.start - 160), at.start)) ? 'basis' : null;
  }
  if (source.field === 'title') return (at.value.max ?? 0) >= 6 ? 'explicit' : null;
  if (at.weekly) return 'explicit';
  if ((at.value.max ?? at.value.min ?? 0) < 8) return null;
  if (LABEL.test(lead) || at.ranged) return 'explicit';
  const close = `${text.slice(Math.max(sentence.start, at.start - 34), at.start)} | ${text.slice(at.end, Math.min(sentence.end, at.end + 26))}`;
  if (has(rules.hours.explicit, close) || has(rules.hours.fulltime, close) || has(rules.hours.parttime, close)) return 'explicit';
  const line = sentence.text.trim();
  if (line.length <= 40 || /[|,(•-] ?$/u.test(lead) || lead.trim() === '' || /^ ?[|)]/u.test(after(text, at.end, 3))) return 'explicit';
  return 'plain';
}

function isOtherHours(source: GateText, rules: GateRules, start: number, end: number, weekly: boolean): boolean {
  const { text } = source;
  const lead = before(text, start, 30);
  const tail = after(text, end, 24);
  if (/^[ -]?(?:per|\/|p\/) ?(?:dag|dienst|maand|jaar|kwartaal|keer|nacht|blok|sessie|d(?![\p{L}])|m(?![\p{L}])|km)/u.test(tail))
    return true;
  if (
    /^[ -]?(?:vrij|vakantie|verlof|training|reis|opleiding|rijden|per kalenderjaar|extra|vertraging|aaneen|later|voor aanvang|dienst)/u.test(
      tail,
    )
  )
    return true;
  if (/(?:dagen|diensten|dag|werkdagen|shifts|nachten) van (?:\d,?\d? of )?$/u.test(lead)) return true;
  const clause = clauseAround(text, start, end);
  const close = text.slice(Math.max(clause.start, start - 34), Math.min(clause.end, end + 20));
  if (has(rules.hours.other, close)) return true;
  const zone = source.zoneAt(start);
  return zone === 'over_ons' && !weekly;
}

const CLOCK_LEAD =
  /(?:(?<!gaat )om|vanaf|tussen|rond|tot|na|voor|van|begin|start|starten|uiterlijk|half|werktijden|uurrooster|werkuren)(?: circa| ongeveer)?:? ?$/u;

/** A stretch of the clock, to which another is joined: "8-13 en 13-18 uur". */
const OTHER_STRETCH = /(?<!\d)\d{1,2} ?(?:-|tot) ?(?:\d{1,2}(?: uur)? (?:en|of|,) ?(?:van )?)?$/u;

function isClock(written: string, lead: string, tail: string): boolean {
  if (OTHER_STRETCH.test(lead) && /[-–]| tot /u.test(written)) return true;
  const numbers = [...written.matchAll(/\d{1,2}(?:[.,:]\d{1,2})?/gu)].map((match) => match[0]);
  const first = decimal(numbers[0] ?? '');
  const last = decimal(numbers.at(-1) ?? '');
  if (numbers.some((number) => /[.:](?:00|15|30|45)$/u.test(number))) return true;
  if (/ of |\/| en /u.test(written) && last <= 24 && /(?:om|tot|vanaf|rond) ?$/u.test(lead)) return true;
  if (/^\d\d(?!\d)/u.test(tail) || /^[ ]?(?:'s |s' )?(?:ochtends|middags|avonds|nachts|morgens)/u.test(tail)) return true;
  const offered =
    /(?:parttime|part-time|fulltime|full-time|contract|functie|dienstverband|deeltijd|voltijd)[^.]{0,20}(?:vanaf|voor|tot) $/u;
  if (numbers.length === 1 && first >= 12 && offered.test(lead)) return false;
  if (numbers.length === 1)
    return (
      first <= 24 &&
      /(?:(?<!gaat )om|rond|tot|na|vanaf|voor|half|start|uiterlijk|tussen \d{1,2} en|\d{1,2} ?(?:-|tot)) ?$/u.test(lead) &&
      !/(?:contract|functie|baan|dienstverband|werkweek|beschikbaar)\p{L}* (?:voor|vanaf|tot) ?$/u.test(lead)
    );
  return first <= 12 && last <= 24 && (CLOCK_LEAD.test(lead) || /\d ?u$/u.test(written));
}

function range(one: string | undefined, two: string | undefined, three: string | undefined): HoursPerWeek | null {
  const numbers = [one, two, three].flatMap((part) => (part === undefined ? [] : [decimal(part)]));
  if (numbers.length === 0 || numbers.some((number) => !Number.isFinite(number))) return null;
  return { min: Math.min(...numbers), max: Math.max(...numbers) };
}

function plausible({ min, max }: HoursPerWeek): boolean {
  return (min ?? 1) >= 1 && (max ?? 1) <= HIGHEST && (max ?? 0) >= 2;
}

/** Words that open one end: "minimaal 32 uur" has no upper end, "tot 24 uur" no lower one. */
function withBounds(value: HoursPerWeek, lead: string, tail: string, plus: boolean): HoursPerWeek {
  if (value.min !== value.max) return value;
  const close = lead.slice(-34);
  if (
    plus ||
    /(?:minimaal|minstens|minimum|vanaf|min\.|tenminste|ten minste|at least)(?: (?:een contract van|beschikbaar voor|beschikbaar|voor|zo'n|ca\.))? ?$/u.test(
      close,
    ) ||
    /minimaal (?:beschikbaar|inzetbaar)(?: voor)? ?$/u.test(close)
  )
    return { min: value.min, max: null };
  if (/(?:maximaal|maximum|max\.|tot|hoogstens|up to)(?: (?:zo'n|ca\.|wel))? ?$/u.test(close)) return { min: null, max: value.max };
  return /^[^.;\n]{0,14}(?:of meer|minimaal)/u.test(tail) ? { min: value.min, max: null } : value;
}

/** Of several mentions: those on the line of the first one taken together ("8 - 16 uur, 16 - 24 uur"); a range goes before a single number. */
function best(found: readonly Mention[]): Mention | null {
  const first = found.find(({ value }) => value.min !== value.max && value.min !== null && value.max !== null) ?? found[0];
  if (!first) return null;
  const line = found.filter((other) => Math.abs(other.start - first.start) < 60 && other.value.min !== null && other.value.max !== null);
  if (line.length < 2 || first.value.min === null || first.value.max === null) return first;
  const value = {
    min: Math.min(...line.map((other) => other.value.min ?? HIGHEST)),
    max: Math.max(...line.map((other) => other.value.max ?? 0)),
  };
  return { ...first, value, start: Math.min(...line.map((other) => other.start)), end: Math.max(...line.map((other) => other.end)) };
}

/** "40 uur, 36 is bespreekbaar" lowers the lower end; "minimaal 32" beside pay for a week of 40 closes the upper one. */
function widened(stated: Mention, description: GateText, rules: GateRules, basis: Mention | null): Found<HoursPerWeek> {
  let { min, max } = stated.value;
  if (max === null && min !== null) {
    const top = basis?.value.max ?? fulltimeIn(description, rules)?.value.max ?? null;
    if (top !== null && top > min) max = top;
  }
  if (min !== null && max !== null) {
    for (const match of description.text.matchAll(LOWER)) {
      const lower = decimal(match[1] ?? match[2] ?? '');
      if (lower >= 8 && lower < min) min = lower;
    }
  }
  return { value: { min, max }, field: stated.field, start: stated.start, end: stated.end, rule: stated.rule };
}

function readFte(source: GateText, description: GateText): Found<HoursPerWeek> | null {
  for (const match of source.text.matchAll(FTE)) {
    const parts = [match[1] ?? match[3], match[2] ?? match[4]].flatMap((part) => (part === undefined ? [] : [decimal(part)]));
    if (parts.some((part) => part > 1 || part < 0.05)) continue;
    const named = FULL_WEEK.exec(description.text)?.[1];
    const week = named === undefined ? FULL_WEEK_HOURS : decimal(named);
    const hours = parts.map((part) => Math.round(part * week * 100) / 100);
    return {
      value: { min: Math.min(...hours), max: Math.max(...hours) },
      field: source.field,
      start: match.index,
      end: match.index + match[0].length,
      rule: named === undefined ? 'hours/fte' : 'hours/fte-of-named-week',
    };
  }
  return null;
}

function readFulltime(title: GateText, description: GateText, rules: GateRules): Found<HoursPerWeek> | null {
  if (has(rules.hours.parttime, title.text) || has(rules.hours.parttime, description.text)) return null;
  return fulltimeIn(title, rules) ?? fulltimeIn(description, rules);
}

function fulltimeIn(source: GateText, rules: GateRules): Found<HoursPerWeek> | null {
  const others = [...source.text.matchAll(rules.hours.notFulltime)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  for (const match of source.text.matchAll(rules.hours.fulltime)) {
    const start = match.index;
    const end = start + match[0].length;
    if (others.some((other) => start < other.end && other.start < end) || source.zoneAt(start) === 'over_ons') continue;
    return { value: FULL, field: source.field, start, end, rule: 'hours/fulltime' };
  }
  return null;
}

function readDays(source: GateText): Found<HoursPerWeek> | null {
  for (const match of source.text.matchAll(DAYS)) {
    const days = smallNumber(match[1] ?? '');
    const clause = clauseAround(source.text, match.index, match.index + match[0].length);
    if (days === null || /kantoor|thuis|huis|locatie|remote|stage/u.test(clause.text)) continue;
    return {
      value: { min: days * DAY_HOURS, max: null },
      field: source.field,
      start: match.index,
      end: match.index + match[0].length,
      rule: 'hours/days',
    };
  }
  return null;
}

/** Whether the stated hours are no hard border ("uren in overleg"). */
export function readHoursNegotiable(source: GateText, rules: GateRules): Found<boolean> | null {
  for (const match of source.text.matchAll(rules.hours.negotiable)) {
    return { value: true, field: source.field, start: match.index, end: match.index + match[0].length, rule: 'hours/negotiable' };
  }
  return null;
}

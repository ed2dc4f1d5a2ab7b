import type { HoursPerDay, WorkingTime, WorkingTimeDetail } from '../reading/reading.ts';
import type { ClockRange } from './clock.ts';
import { readClockRanges } from './clock.ts';
import type { GateRules, TimeKind } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { before, clauseAround, decimal, has, sentenceAround, smallNumber } from './gate-text.ts';

/** One thing said about when the work is done; `asked` is false where the candidate may refuse it. */
export type TimeSaid = Omit<WorkingTimeDetail, 'start' | 'end' | 'quote'> & { readonly asked: boolean };

const HOUR = 60;
const EVENING_FROM = 18 * HOUR + 30;
const NIGHT_FROM = 22 * HOUR;
const EARLY = 5 * HOUR;
const DAY_FROM = 6 * HOUR;
const DAY_UNTIL = 18 * HOUR + 30;
const SHORTEST_SHIFT = 2 * HOUR;

const SHIFTS = /(twee|drie|vier|vijf|[2-5])[ -]?(?:ploegen|shift)/u;
const PER_WEEK =
  /(een|eens|1|twee|2|drie|3|vier|4)(?: of (?:twee|drie|vier|\d))?(?: keer| x)?(?: (?:de|op))? ?(?:avond|nacht|weekend|zaterdag|zondag|avondshift|weekendshift|koopavond|dienst)?\p{L}* (?:per|in de|in) (week|maand)/u;
const ONCE_IN = /(?:eens|een keer|1 keer|1x|een weekend|een zaterdag) (?:in de|per) (\d|twee|drie|vier|vijf|zes|zeven|acht) weken/u;
const EVERY_OTHER = /om (?:de|het) (?:andere )?(?:week|weekend)/u;
const WEEKS_A_MONTH = 4;
const BOTH_FREE =
  /(?:geen|zonder) (avond|nacht|weekend)\p{L}*-?(?: ?[,/]? ?(?:of|en|noch|geen|avond|nacht|weekend)\p{L}*-?){1,5}|(avonden|weekenden) en (weekenden|avonden) (?:ben je |altijd )?vrij/gu;
const OUTSIDE = /buiten (?:de |onze )?(?:reguliere |normale |gewone |standaard )?$/u;
const REACHABLE = /(?<![\p{L}])(?:bereikbaar|bel|bellen|telefonisch|contact)(?![\p{L}])/u;
const DATE_AFTER = /^ \d{1,2} ?(?:\/|-|jan|feb|maart|apr|mei|juni|juli|aug|sep|okt|nov|dec)/u;

/**
 * Everything that a text says about when the work is done: by name, by clock times, and what it says is not so.
 * @returns in the order of the text
 * @source limits page section 3, items 6.1 and 6.4
 */
export function readTimesSaid(source: GateText, rules: GateRules): readonly Found<TimeSaid>[] {
  const named = rules.workingTimes.times.flatMap(({ time, sure, cued }) => [
    ...readNamed(source, rules, time, sure, true),
    ...readNamed(source, rules, time, cued, false),
  ]);
  const absent = readAbsentPairs(source);
  const free = named.filter(
    (said) => !absent.some((pair) => said.start < pair.end && pair.start < said.end) || said.value.time === 'alleen_dag',
  );
  return [...free, ...absent, ...readByClock(source, rules)].toSorted((one, other) => one.start - other.start);
}

/**
 * The working times in the words of the candidate's side. What the candidate may refuse and what is said to be absent is left out, and
 * `alleen_dag` stands alone: it falls away beside any of the others.
 */
export function workingTimesOf(said: readonly Found<TimeSaid>[]): readonly WorkingTime[] {
  const asked = new Set<WorkingTime>();
  for (const { value } of said) if (value.kind !== 'afwezig' && value.asked && isListed(value.time)) asked.add(value.time);
  const onlyDay = asked.delete('alleen_dag') || (isAbsent(said, 'avond') && isAbsent(said, 'weekend'));
  if (asked.size > 0) return LISTED.filter((time) => asked.has(time));
  return onlyDay ? ['alleen_dag'] : [];
}

const LISTED: readonly WorkingTime[] = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'];

function isListed(time: TimeKind): time is WorkingTime {
  return (LISTED as readonly string[]).includes(time);
}

function isAbsent(said: readonly Found<TimeSaid>[], time: TimeKind): boolean {
  return (
    said.some(({ value }) => value.time === time && value.kind === 'afwezig') &&
    !said.some(({ value }) => value.time === time && value.kind !== 'afwezig' && value.asked)
  );
}

function readNamed(source: GateText, rules: GateRules, time: TimeKind, pattern: RegExp, sure: boolean): readonly Found<TimeSaid>[] {
  const { text, field } = source;
  const words = rules.workingTimes;
  const found: Found<TimeSaid>[] = [];
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const zone = source.zoneAt(start);
    if (!sure && (zone === 'over_ons' || zone === 'procedure')) continue;
    const clause = clauseAround(text, start, end);
    const sentence = sentenceAround(text, start, end);
    const near = text.slice(Math.max(sentence.start, start - 110), Math.min(sentence.end, end + 110));
    const close = text.slice(Math.max(clause.start, start - 70), Math.min(clause.end, end + 60));
    if (DATE_AFTER.test(text.slice(end, end + 12)) || has(words.other, sure ? close : near)) continue;
    if (time === 'alleen_dag' && (OUTSIDE.test(before(text, start, 40)) || REACHABLE.test(clause.text))) continue;
    const others = `${near.slice(0, Math.max(0, start - Math.max(sentence.start, start - 110)))} ${text.slice(end, Math.min(sentence.end, end + 110))}`;
    if (!sure && field !== 'title' && !has(words.cues, others)) continue;
    const off =
      time === 'alleen_dag'
        ? /(?:geen|niet|nooit) (?:alleen )?$/u.test(before(text, start, 14))
        : has(words.off, close.replaceAll(words.notOff, ' ')) && !has(words.voluntary, close);
    const voluntary = !off && has(words.voluntary, close) && time !== 'alleen_dag';
    const softened = voluntary || has(words.softened, close);
    found.push({
      value: {
        time,
        kind: off ? 'afwezig' : softened ? 'verzacht' : 'expliciet',
        from: null,
        until: null,
        shifts: time === 'ploegen' ? shiftsIn(text.slice(start, end)) : null,
        perWeek: timesAWeek(sentence.text),
        asked: !voluntary && !off,
      },
      field,
      start,
      end,
      rule: `time/${time}`,
    });
  }
  return found;
}

/** "Geen avond- of weekendwerk", "avonden en weekenden vrij": several times are absent in one breath. */
function readAbsentPairs(source: GateText): readonly Found<TimeSaid>[] {
  const found: Found<TimeSaid>[] = [];
  for (const match of source.text.matchAll(BOTH_FREE)) {
    for (const time of ['avond', 'nacht', 'weekend'] as const) {
      if (!match[0].includes(time)) continue;
      const value: TimeSaid = { time, kind: 'afwezig', from: null, until: null, shifts: null, perWeek: null, asked: false };
      found.push({ value, field: source.field, start: match.index, end: match.index + match[0].length, rule: 'time/absent' });
    }
  }
  return found;
}

function shiftsIn(text: string): number | null {
  const written = SHIFTS.exec(text)?.[1];
  if (written !== undefined) return smallNumber(written);
  return /vol-?\s?continu/u.test(text) ? 5 : null;
}

function timesAWeek(sentence: string): number | null {
  const direct = PER_WEEK.exec(sentence);
  if (direct) {
    const times = smallNumber(direct[1] ?? '');
    return times === null ? null : direct[2] === 'maand' ? times / WEEKS_A_MONTH : times;
  }
  const weeks = smallNumber(ONCE_IN.exec(sentence)?.[1] ?? '');
  if (weeks !== null && weeks > 0) return Math.round(100 / weeks) / 100;
  return EVERY_OTHER.test(sentence) ? 0.5 : null;
}

/** Clock times of the work itself; those of opening hours, breaks and the telephone are left out. */
function workClocks(source: GateText, rules: GateRules): readonly ClockRange[] {
  const words = rules.workingTimes;
  return readClockRanges(source.text).filter((clock) => {
    const zone = source.zoneAt(clock.start);
    if (zone === 'over_ons' || zone === 'procedure') return false;
    const sentence = sentenceAround(source.text, clock.start, clock.end);
    const near = source.text.slice(Math.max(sentence.start, clock.start - 90), Math.min(sentence.end, clock.end + 60));
    const clause = clauseAround(source.text, clock.start, clock.end);
    const close = source.text.slice(Math.max(clause.start, clock.start - 60), Math.min(clause.end, clock.end + 40));
    if (has(words.clockOther, close)) return false;
    if (clock.kind === 'shift' && clock.from !== null && clock.until !== null && (clock.until - clock.from + 1440) % 1440 < SHORTEST_SHIFT)
      return false;
    return has(words.clock, near) || sentence.text.trim().length <= 40;
  });
}

function readByClock(source: GateText, rules: GateRules): readonly Found<TimeSaid>[] {
  const found: Found<TimeSaid>[] = [];
  for (const clock of workClocks(source, rules)) {
    const clause = clauseAround(source.text, clock.start, clock.end);
    const voluntary = has(rules.workingTimes.voluntary, clause.text) && clock.kind !== 'window';
    for (const time of timesOf(clock)) {
      const value: TimeSaid = {
        time,
        kind: voluntary ? 'verzacht' : 'expliciet',
        from: clock.from,
        until: clock.until,
        shifts: null,
        perWeek: null,
        asked: true,
      };
      found.push({ value, field: source.field, start: clock.start, end: clock.end, rule: `time/clock-${clock.kind}` });
    }
  }
  return found;
}

function timesOf({ from, until, kind }: ClockRange): readonly TimeKind[] {
  if (kind === 'end') return until !== null && (until > EVENING_FROM || until < EARLY) ? ['avond'] : [];
  if (kind === 'start' || until === null || from === null) return from !== null && (from < EARLY || from >= NIGHT_FROM) ? ['nacht'] : [];
  const past = until < from;
  const times: TimeKind[] = [];
  if ((past && from < NIGHT_FROM - HOUR) || (!past && until > EVENING_FROM && from < NIGHT_FROM - HOUR)) times.push('avond');
  if (from < EARLY || from >= NIGHT_FROM || (past && until > HOUR / 2)) times.push('nacht');
  if (times.length === 0 && from >= DAY_FROM && until <= DAY_UNTIL) times.push('alleen_dag');
  return times;
}

const A_DAY = /(?<![\d.,])(\d{1,2}(?:,\d{1,2})?) ?(?:uur|uren|u) ?(?:per dag|\/ ?dag|p\/d)(?! (?:thuis|bereikbaar))/gu;
const DAYS_OF =
  /(?:(\d|vier|vijf|drie|twee) )?(?:werkdagen|dagen|diensten|shifts|nachten) van (\d{1,2}(?:,\d)?)(?: ?(?:of|tot|-|a|en) ?(\d{1,2}(?:,\d)?))? ?(?:uur|u)(?![\p{L}])/gu;
const LONG_SHIFTS = /(?<![\d.,])(\d{1,2})[ -]?uurs?[ -]?(?:dienst|shift)\p{L}*/gu;
const DAYS_A_WEEK =
  /(\d|een|twee|drie|vier|vijf|zes)(?: ?(?:-|of|a|tot|,) ?(?:\d|een|twee|drie|vier|vijf|zes))? (?:werkdagen|dagen|dgn|dag|ochtenden|middagen|nachten) (?:per week|in de week|p\/w|\/ ?week|per werkweek|beschikbaar)|(?:je werkt|werkweek van) (\d|drie|vier|vijf) (?:dagen|ochtenden|middagen)/gu;
const WEEKDAYS = /(?:ma(?:andag)?) ?(?:t\/m|tot en met|tot|-) ?(do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)(?![\p{L}])/gu;
const DAYS_UNTIL: Readonly<Record<string, number>> = { do: 4, vr: 5, za: 6, zo: 7 };
const BREAK = /(\d{2}) ?(?:min|minuten|min\.) ?(?:\p{L}*pauze|onbetaalde pauze|lunch)|(half ?uur|een uur|1 uur) (?:\p{L}*pauze|lunch)/u;
const DAYS_ELSEWHERE = /kantoor|thuis|huis|locatie|remote|telewerk|vakantie|stage|klant|school|ongeveer|support/u;

/**
 * The length of a working day as stated, or as told by clock times from which a named break is taken off; of several the longest.
 * @returns null when the text is silent; `days` is the lowest number of days a week that is named
 */
export function readHoursPerDay(source: GateText, rules: GateRules): Found<HoursPerDay> | null {
  const { text, field } = source;
  const lengths: Found<number>[] = [];
  const days: Found<number>[] = [];
  const add = (list: Found<number>[], value: number | null, start: number, length: number, rule: string): void => {
    if (value !== null && value > 0) list.push({ value, field, start, end: start + length, rule });
  };
  for (const match of text.matchAll(A_DAY)) {
    const clause = clauseAround(text, match.index, match.index + match[0].length);
    if (decimal(match[1] ?? '') <= 12 && !/24|beeldscherm|vergoeding|thuis/u.test(clause.text))
      add(lengths, decimal(match[1] ?? ''), match.index, match[0].length, 'hours-day/stated');
  }
  for (const match of text.matchAll(DAYS_OF)) {
    add(lengths, Math.max(decimal(match[2] ?? ''), decimal(match[3] ?? match[2] ?? '')), match.index, match[0].length, 'hours-day/stated');
    if (match[1] !== undefined) add(days, smallNumber(match[1]), match.index, match[0].length, 'hours-day/days');
  }
  for (const match of text.matchAll(LONG_SHIFTS)) add(lengths, decimal(match[1] ?? ''), match.index, match[0].length, 'hours-day/shift');
  for (const clock of workClocks(source, rules)) {
    if (clock.kind !== 'shift' || clock.from === null || clock.until === null) continue;
    const sentence = sentenceAround(text, clock.start, clock.end);
    const length = ((clock.until - clock.from + 1440) % 1440) - breakIn(sentence.text);
    if (length >= SHORTEST_SHIFT && length <= 14 * HOUR)
      add(lengths, Math.round((length / HOUR) * 100) / 100, clock.start, clock.end - clock.start, 'hours-day/clock');
  }
  for (const match of text.matchAll(DAYS_A_WEEK)) {
    const near = clauseAround(text, match.index, match.index + match[0].length);
    const zone = source.zoneAt(match.index);
    if (match[1] === 'een' || match[1] === '1') continue;
    if (!DAYS_ELSEWHERE.test(near.text) && zone !== 'over_ons')
      add(days, smallNumber(match[1] ?? match[2] ?? ''), match.index, match[0].length, 'hours-day/days');
  }
  for (const match of text.matchAll(WEEKDAYS)) {
    const near = clauseAround(text, match.index, match.index + match[0].length);
    if (!REACHABLE.test(near.text) && source.zoneAt(match.index) !== 'procedure')
      add(days, DAYS_UNTIL[(match[1] ?? '').slice(0, 2)] ?? null, match.index, match[0].length, 'hours-day/weekdays');
  }
  const longest = lengths.toSorted((one, other) => other.value - one.value || one.start - other.start)[0];
  const fewest = days.toSorted((one, other) => one.value - other.value || one.start - other.start)[0];
  const shown = longest ?? fewest;
  if (!shown) return null;
  return {
    value: { hours: longest?.value ?? null, days: fewest?.value ?? null },
    field,
    start: shown.start,
    end: shown.end,
    rule: shown.rule,
  };
}

function breakIn(sentence: string): number {
  const told = BREAK.exec(sentence);
  if (!told) return 0;
  if (told[1] !== undefined) return Number(told[1]);
  return told[2]?.startsWith('half') ? HOUR / 2 : HOUR;
}

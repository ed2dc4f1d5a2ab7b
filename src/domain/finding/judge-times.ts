import type { TimeLimits, TimeRule, TimeWindow } from '../limit/limit.ts';
import type { ClockWindow, LimitsPack } from '../limit/limits-pack.ts';
import { clockWords, timeRuleWords } from '../limit/neutral-words.ts';
import type { Gates, WorkingTimeDetail } from '../reading/reading.ts';
import type { Judged } from './judge-hours.ts';
import type { Graded } from './judge-evidence.ts';
import { OUTCOME_ORDER } from './judge-evidence.ts';

/** Something the vacancy says about times, with the words that carry it where they are known. */
export type ToldTime = Omit<WorkingTimeDetail, 'start' | 'end' | 'quote'> & {
  readonly span: { readonly start: number; readonly end: number; readonly quote: string } | null;
};

export type JudgedTime = Judged & { readonly span: ToldTime['span'] };

type OfferedTimes = Pick<Gates, 'workingTimes' | 'workingTimeDetails' | 'hoursPerDay' | 'hoursPerWeek'>;

const IRREGULAR: readonly ToldTime['time'][] = ['consignatie', 'onregelmatig', 'wisselend'];
const NOT_REGULAR: readonly ToldTime['time'][] = [...IRREGULAR, 'gebroken', 'ploegen'];

/** What a vacancy says about times: the details, and the times that were read without a detail. Never throws. */
export function toldTimes(offered: OfferedTimes): readonly ToldTime[] {
  const detailed = offered.workingTimeDetails.map(({ start, end, quote, ...told }) => ({ ...told, span: { start, end, quote } }));
  const plain = offered.workingTimes
    .filter((time) => !detailed.some((told) => told.time === time))
    .map((time): ToldTime => ({ time, kind: 'expliciet', from: null, until: null, shifts: null, perWeek: null, span: null }));
  return [...detailed, ...plain];
}

/**
 * Working times against what the list says about the parts of the day, and against rules made of its words.
 * @returns the worst finding; null when the list says nothing about times. Never throws.
 * @source limits page section 3, items 6.1 and 6.4
 */
export function judgeTimes(limits: TimeLimits, offered: OfferedTimes, pack: LimitsPack): JudgedTime | null {
  if (limits.windows.length === 0 && limits.rules.length === 0 && limits.settled) return null;
  const told = toldTimes(offered);
  const judged = [
    ...limits.windows.map((window) => judgeWindow(window, told, pack)),
    ...limits.rules.map((rule) => judgeRule(rule, told, offered, pack)),
    ...(limits.settled ? [] : [judgeOpenWords(told)]),
  ];
  const worst = worstOf(judged) ?? SILENT;
  return worst.outcome === 'past' && !limits.settled ? { ...worst, outcome: 'onbekend' } : worst;
}

/** One part of the day that is out of reach, against everything that is told. Never throws. */
function judgeWindow(window: TimeWindow, told: readonly ToldTime[], pack: LimitsPack): JudgedTime {
  return worstOf(told.flatMap((one) => judgeToldInWindow(window, one, pack))) ?? SILENT;
}

function judgeToldInWindow(window: TimeWindow, told: ToldTime, pack: LimitsPack): readonly JudgedTime[] {
  const { part } = window;
  const name = part === 'nacht' ? 'nachtwerk' : 'avondwerk';
  const say = (outcome: Graded, why: string): readonly JudgedTime[] => [
    { outcome, reason: `${why}; de grens is: ${pack.neutral.times[part]}.`, span: told.span },
  ];
  if (told.kind === 'afwezig') return told.time === part ? say('past', `De vacature zegt dat er geen ${name} is`) : [];
  const softened = told.kind === 'verzacht';
  const seldom = softened || (told.perWeek !== null && told.perWeek <= pack.times.eveningsPerWeek);
  if (told.from !== null && told.until !== null) {
    const minutes = overlap({ from: told.from, until: told.until }, window);
    const clock = `Werktijd ${clockWords(told.from)} tot ${clockWords(told.until)} uur`;
    if (minutes === 0) return told.time === part || IRREGULAR.includes(told.time) ? [] : say('past', clock);
    const { usual, seldom: longer } = pack.times.nightToleranceMinutes;
    if (minutes <= usual || (seldom && minutes <= longer)) return say('aandacht', `${clock}, dat raakt aan de grens`);
    return say(softened || (part === 'avond' && seldom) ? 'aandacht' : 'conflict', clock);
  }
  if (told.time === 'alleen_dag') return say('past', 'De vacature is in de dag');
  if (told.time === part) {
    const times = part === 'avond' && seldom;
    return say(softened || times ? 'aandacht' : 'conflict', `De vacature noemt ${name}${softened ? ', vrijwillig of in overleg' : ''}`);
  }
  if (told.time === 'ploegen') return judgeShifts(window, told, say, pack);
  return IRREGULAR.includes(told.time) ? say('aandacht', 'De vacature noemt onregelmatige diensten of bereikbaarheid') : [];
}

/** Three or more shifts hold nights, and every number of shifts from two holds evenings. */
function judgeShifts(
  window: TimeWindow,
  told: ToldTime,
  say: (outcome: Graded, why: string) => readonly JudgedTime[],
  pack: LimitsPack,
): readonly JudgedTime[] {
  if (told.shifts === null) return say('aandacht', 'De vacature noemt ploegendienst, zonder te zeggen welke');
  const nights = told.shifts >= pack.times.shiftsWithNights;
  if (window.part === 'nacht' && !nights) return [];
  return say(told.kind === 'verzacht' ? 'aandacht' : 'conflict', `De vacature noemt ${told.shifts} ploegen`);
}

function judgeRule(rule: TimeRule, told: readonly ToldTime[], offered: OfferedTimes, pack: LimitsPack): JudgedTime {
  const limit = `de grens is: ${timeRuleWords(rule, pack)}.`;
  const found = told.flatMap((one): readonly JudgedTime[] => {
    const outcome = judgeToldByRule(rule, one, pack);
    return outcome === null ? [] : [{ outcome, reason: `De werktijden van de vacature; ${limit}`, span: one.span }];
  });
  if (rule.kind === 'vrij') {
    const outcome = judgeDaysOff(rule, offered);
    if (outcome) found.push({ outcome, reason: `De dagen van de vacature; ${limit}`, span: null });
  }
  return worstOf(found) ?? SILENT;
}

function judgeToldByRule(rule: TimeRule, told: ToldTime, pack: LimitsPack): Graded | null {
  const outright: Graded = told.kind === 'verzacht' ? 'aandacht' : 'conflict';
  if (rule.kind === 'alleen_regelmatig') {
    if (told.kind === 'afwezig') return null;
    if (NOT_REGULAR.includes(told.time)) return outright;
    return told.time === 'regelmatig' || told.time === 'alleen_dag' ? 'past' : null;
  }
  if (told.kind === 'afwezig' || rule.kind === 'pauze') return null;
  if (rule.kind === 'vrij')
    return told.time === 'weekend' && rule.part === 'hele_dag' && rule.days.some((day) => day === 'zaterdag' || day === 'zondag')
      ? outright
      : null;
  if (told.from !== null && told.until !== null) {
    const passesMidnight = told.until < told.from;
    const outside = rule.kind === 'niet_voor' ? told.from < rule.minute || passesMidnight : told.until > rule.minute || passesMidnight;
    return outside ? outright : 'past';
  }
  if (told.time === 'nacht') return outright;
  if (told.time === 'avond' && rule.kind === 'niet_na') return rule.minute <= pack.times.evening.fml_herzien.from ? outright : 'aandacht';
  return NOT_REGULAR.includes(told.time) ? 'aandacht' : null;
}

/** A free day against a week that takes all five: whole days only, a half day can often be arranged and is for a person to ask. */
function judgeDaysOff(rule: Extract<TimeRule, { readonly kind: 'vrij' }>, offered: OfferedTimes): Graded | null {
  const onWeekday = rule.days.some((day) => day !== 'zaterdag' && day !== 'zondag');
  if (!onWeekday) return null;
  const days = offered.hoursPerDay?.days ?? null;
  if (days !== null && days >= 5) return rule.part === 'hele_dag' ? 'conflict' : 'aandacht';
  return days === null && (offered.hoursPerWeek?.min ?? 0) >= 36 ? 'aandacht' : null;
}

/** Words about times that nobody has settled: irregular work is for a person to look at. */
function judgeOpenWords(told: readonly ToldTime[]): JudgedTime {
  const irregular = told.find(({ time, kind }) => kind !== 'afwezig' && NOT_REGULAR.includes(time));
  if (irregular)
    return {
      outcome: 'aandacht',
      reason: 'De vacature noemt ploegen, wisselende of onregelmatige diensten; bij de werktijden is er een toelichting.',
      span: irregular.span,
    };
  return { outcome: 'onbekend', reason: 'Bij de werktijden is er een toelichting die nog niet is vertaald.', span: null };
}

const SILENT: JudgedTime = { outcome: 'onbekend', reason: 'De vacature zegt hierover niets.', span: null };

function worstOf(judged: readonly JudgedTime[]): JudgedTime | null {
  return OUTCOME_ORDER.flatMap((outcome) => judged.filter((one) => one.outcome === outcome))[0] ?? null;
}

/** Minutes that two stretches of clock time share; both may pass midnight. Never throws. */
export function overlap(a: ClockWindow, b: ClockWindow): number {
  const parts = ({ from, until }: ClockWindow): readonly (readonly [number, number])[] =>
    until > from
      ? [[from, until]]
      : [
          [from, 1440],
          [0, until],
        ];
  let minutes = 0;
  for (const [from, until] of parts(a))
    for (const [start, end] of parts(b)) minutes += Math.max(0, Math.min(until, end) - Math.max(from, start));
  return minutes;
}

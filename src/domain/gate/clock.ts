/** A stretch of clock times in a text: minutes after midnight, `until` may be smaller than `from` (past midnight); null where not named. */
export type ClockRange = {
  readonly from: number | null;
  readonly until: number | null;
  /** `shift` is worked from the one to the other; `window` holds a shorter shift ("tussen 7 en 18 uur"); `start` names starting times only, `end` ending times. */
  readonly kind: 'shift' | 'window' | 'start' | 'end';
  readonly start: number;
  readonly end: number;
};

const TIME = '(\\d{1,2})(?:[.:u](\\d{2})|(?= ?u(?:ur)?(?![\\p{L}]))|(?= ?(?:-|tot|en) ?\\d{1,2}(?:[.:u]|\\s?u)))?';
const UNIT = ' ?(?:uur|u|h)?\\.?';
const RANGE = new RegExp(
  `(?<![\\d.,€/])(van |tussen |vanaf |starten tussen )?(?:de )?${TIME}${UNIT} ?(-|tot en met|tot|t/m|en|a|of) ?(?:ongeveer |circa |max\\.? )?(\\d{1,2})(?:[.:u](\\d{2}))?( ?(?:uur|u|h)(?![\\p{L}]))?(?!\\d|%|[.,]\\d)`,
  'gu',
);
const START =
  /(?:begin|begint|beginnen|start|starten|starttijd|aanvang|beginnend)(?: je| we| u| de dag| jouw werkdag| je werkdag| rond| meestal| altijd| vroeg| op de werf| telkens){0,3} (?:om|rond|vanaf|tussen) (\d{1,2})(?:[.:u](\d{2}))?(?!\d|[.,]\d)( ?(?:uur|u)(?![\p{L}]))?/gu;
const UNTIL = /(?<![\p{L}])(?:tot|eindigt om|eindigen om|tot ongeveer|tot uiterlijk) (\d{1,2})[.:u](\d{2})(?!\d|[.,]\d)/gu;
const ENDS =
  /^[^.;\n]{0,60}?(?:tot|rond|eindigen om|eindigt om|klaar om|eindigt rond|tot ongeveer) (\d{1,2})(?:[.:u](\d{2}))? ?(?:uur|u)?(?![\p{L}\d])/u;

/**
 * Finds clock times in folded text: "14.00 - 22.45 uur", "van 8u30 tot 17u", "tussen 7.30 en 17.00 uur", "je begint om 6.30".
 * Bare numbers ("8 tot 16") count only with a unit or minutes on one side. Never throws.
 */
export function readClockRanges(text: string): readonly ClockRange[] {
  const found: ClockRange[] = [];
  for (const match of text.matchAll(RANGE)) {
    const [, lead, fromHour, fromMinutes, joint, untilHour, untilMinutes, unit] = match;
    const timed =
      fromMinutes !== undefined ||
      untilMinutes !== undefined ||
      /u(?!u?r)/u.test(match[0].replace('uur', '')) ||
      (unit !== undefined && lead !== undefined);
    const from = minutes(fromHour, fromMinutes);
    const until = minutes(untilHour, untilMinutes);
    if (!timed || from === null || until === null || from === until) continue;
    if (joint === 'en' && !lead?.includes('tussen')) continue;
    if (joint === 'of' || joint === 'a') continue;
    if (
      /^ ?(?:per week|\/ ?w|p\/w|week|weken|dagen|jaar|kg|kilo|%|euro|km|graden|°|meter|m\b)/u.test(
        text.slice(match.index + match[0].length, match.index + match[0].length + 10),
      )
    )
      continue;
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    const starting = /(?:start|begin)\p{L}*(?: je| de| jouw| werkdag){0,3}:? ?(?:tussen |vanaf )?$/u.test(before + (lead ?? ''));
    found.push({
      from,
      until: starting ? null : until,
      kind: starting ? 'start' : lead?.includes('tussen') || before.endsWith('tussen ') ? 'window' : 'shift',
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  for (const match of text.matchAll(START)) {
    const start = match.index;
    const end = start + match[0].length;
    if (found.some((other) => start < other.end && other.start < end + 2)) continue;
    const from = minutes(match[1], match[2]);
    if (from === null || (match[2] === undefined && match[3] === undefined)) continue;
    const rest = ENDS.exec(text.slice(end, end + 90));
    const until = rest ? minutes(rest[1], rest[2]) : null;
    const shift = until !== null && until > from && until - from >= 120;
    found.push({
      from,
      until: shift ? until : null,
      kind: shift ? 'shift' : 'start',
      start,
      end: shift && rest ? end + rest[0].length : end,
    });
  }
  for (const match of text.matchAll(UNTIL)) {
    const start = match.index;
    const end = start + match[0].length;
    const until = minutes(match[1], match[2]);
    if (until === null || found.some((other) => start < other.end && other.start < end)) continue;
    found.push({ from: null, until, kind: 'end', start, end });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

function minutes(hour: string | undefined, minute: string | undefined): number | null {
  const value = Number(hour) * 60 + Number(minute ?? 0);
  return Number.isFinite(value) && Number(hour) <= 24 && Number(minute ?? 0) < 60 ? value % 1440 : null;
}

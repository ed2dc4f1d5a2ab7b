import type { ComparedDimension } from '../finding/finding.ts';
import type { CandidateLimits, Limit, TimeRule } from './limit.ts';
import type { LimitsPack } from './limits-pack.ts';

/**
 * A limit in neutral Dutch, for everyone who may not see the list: no item number, no item name, no words of the doctor.
 * @returns "tillen tot 10 kg"; with "er is een toelichting, vraag de coach" behind it where words stand open. Never throws.
 * @source design page section 4; limits page section 3, item 1.4
 */
function neutralWords(limit: Limit, pack: LimitsPack): string {
  const words = pack.neutral.dimensions[limit.dim];
  const aspects = limit.aspects.map((aspect) => pack.neutral.aspects[aspect]);
  const said = sayLimit(limit, pack);
  const bearing = aspects.length > 0 ? `${words.name} (${aspects.join(', ')}): ${said}` : said;
  return limit.settled ? bearing : `${bearing}; ${pack.neutral.words}`;
}

/** All limits on one dimension, each once, in neutral Dutch; empty text when there are none. Never throws. */
export function neutralWordsOf(limits: readonly Limit[], pack: LimitsPack): string {
  const said = limits.map((limit) => neutralWords({ ...limit, settled: true }, pack));
  const open = limits.some(({ settled }) => !settled) ? [pack.neutral.words] : [];
  return [...new Set([...said, ...open])].join('; ');
}

/** What limits hours or times, in neutral Dutch; empty text when nothing does. Never throws. */
export function neutralHoursAndTimes(
  dim: Exclude<ComparedDimension, keyof LimitsPack['neutral']['dimensions']>,
  limits: CandidateLimits,
  pack: LimitsPack,
): string {
  const { hours, times } = limits;
  const parts: string[] = [];
  let settled = times.settled;
  if (dim === 'uren_dag') {
    if (hours.perDay !== null) parts.push(fill(pack.neutral.hoursDay, { n: dutch(hours.perDay) }));
    settled = hours.daySettled;
  } else if (dim === 'uren_week') {
    if (hours.perWeek !== null) parts.push(fill(pack.neutral.hoursWeek, { n: dutch(hours.perWeek) }));
    settled = hours.weekSettled;
  } else {
    parts.push(...times.windows.map(({ part }) => pack.neutral.times[part]), ...times.rules.map((rule) => timeRuleWords(rule, pack)));
  }
  if (!settled) parts.push(pack.neutral.words);
  return [...new Set(parts)].join('; ');
}

/** A time rule in Dutch: "niet voor 9.30 uur". Never throws. */
export function timeRuleWords(rule: TimeRule, pack: LimitsPack): string {
  const words = pack.neutral.times[rule.kind];
  switch (rule.kind) {
    case 'niet_voor':
    case 'niet_na':
      return fill(words, { t: clockWords(rule.minute) });
    case 'pauze':
      return fill(words, { n: dutch(rule.minutes), m: dutch(rule.afterMinutes) });
    case 'vrij':
      return fill(words, { d: `${rule.days.join(', ')}${rule.part === 'hele_dag' ? '' : ` (${rule.part})`}` });
    case 'alleen_regelmatig':
      return words;
  }
}

/** Minutes after midnight as a Dutch clock time: 570 is "9.30". Never throws. */
export function clockWords(minute: number): string {
  return `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`;
}

/** A number as Dutch writes it: "7,5", at most two decimals. Never throws. */
export function dutch(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}

function sayLimit(limit: Limit, pack: LimitsPack): string {
  const words = pack.neutral.dimensions[limit.dim];
  const template = limit.amount?.direction === 'min' ? words.numberMin : words.number;
  if (limit.amount && template) return fill(template, { n: dutch(limit.amount.value), u: pack.neutral.units[limit.amount.unit] });
  if (limit.within === null) return words.none ?? words.limits[0] ?? words.name;
  return words.limits[limit.within] ?? words.limits.at(-1) ?? words.name;
}

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/gu, (_whole, name: string) => values[name] ?? '');

import type { Gates } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { before } from './gate-text.ts';

type Remote = NonNullable<Gates['remote']>;
const NEGATED = /(?<![\p{L}])(?:geen|niet|zonder|no)(?: [\p{L}]+)? ?$/u;

/**
 * Whether the work can be done from home. An allowance for it, a place to do it at and hybrid technology say nothing.
 * That it cannot goes before the rest, and altogether before in part.
 * @returns null when the text is silent
 */
export function readRemote(source: GateText, rules: GateRules): Found<Remote> | null {
  const { text, field } = source;
  const others = [...text.matchAll(rules.remote.not)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const first = (pattern: RegExp, value: Remote, rule: string): Found<Remote> | null => {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (others.some((other) => start < other.end && other.start < end)) continue;
      if (value !== 'nee' && NEGATED.test(before(text, start, 24))) continue;
      return { value, field, start, end, rule };
    }
    return null;
  };
  const inTitle =
    field === 'title'
      ? (first(rules.remote.titleHybrid, 'hybride', 'remote/title') ?? first(rules.remote.titleFull, 'volledig', 'remote/title'))
      : null;
  return (
    inTitle ??
    first(rules.remote.no, 'nee', 'remote/not') ??
    first(rules.remote.full, 'volledig', 'remote/full') ??
    first(rules.remote.hybrid, 'hybride', 'remote/part')
  );
}

import type { Certificate } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { has, sentenceAround } from './gate-text.ts';
import { requirementStatus } from './requirement-status.ts';

/** Papers that are asked of whoever is taken on: being willing to hand one in is no softening. */
const HANDED_IN = new Set(['VOG', 'BIG', 'SKJ']);

/**
 * The certificates that a text speaks of, by the names in the word list.
 * @returns one entry per mention, in the order of the list; a mention that is not needed is left out
 */
export function readCertificates(source: GateText, rules: GateRules): readonly Found<Certificate>[] {
  const { text } = source;
  const found: Found<Certificate>[] = [];
  for (const { code, pattern, needs } of rules.certificates) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (needs && !has(needs, sentenceAround(text, start, end).text)) continue;
      if (source.zoneAt(start) === 'over_ons') continue;
      const status = requirementStatus(text, start, end, rules.status, !HANDED_IN.has(code));
      if (status) found.push({ value: { code, status }, field: source.field, start, end, rule: `certificate/${code}` });
    }
  }
  return found;
}

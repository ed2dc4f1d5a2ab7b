import type { LanguageDemand } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { has, sentenceAround } from './gate-text.ts';
import { requirementStatus } from './requirement-status.ts';

const CEFR = /(?<![\p{L}\p{N}])([abc][12])(?![\p{L}\p{N}])/u;
const CHOICE = /(?<![\p{L}])(?:of|or)(?![\p{L}])/u;

/**
 * The languages that a text asks for, with the level in the text's own scale (A1 to C2) or as moedertaal, goed, voldoende, basis.
 * Of languages joined by "of" every one is `pre`: none of them is needed by itself.
 * @returns one entry per mention, in the order of the word list
 */
export function readLanguages(source: GateText, rules: GateRules): readonly Found<LanguageDemand>[] {
  const { text, field } = source;
  const others = [...text.matchAll(rules.languages.other)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const mentions = rules.languages.languages
    .flatMap(({ language, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({ language, start: match.index, end: match.index + match[0].length })),
    )
    .toSorted((one, other) => one.start - other.start);
  const found: Found<LanguageDemand>[] = [];
  for (const [index, { language, start, end }] of mentions.entries()) {
    if (others.some((other) => start < other.end && other.start < end)) continue;
    const zone = source.zoneAt(start);
    if (zone === 'over_ons' || zone === 'procedure') continue;
    const sentence = sentenceAround(text, start, end);
    const near = text.slice(Math.max(sentence.start, start - 80), Math.min(sentence.end, end + 80));
    if (!has(rules.languages.asks, near)) continue;
    const next = mentions[index + 1];
    const previous = mentions[index - 1];
    const joined =
      (next !== undefined && next.language !== language && next.start - end < 12 && CHOICE.test(text.slice(end, next.start))) ||
      (previous !== undefined &&
        previous.language !== language &&
        start - previous.end < 12 &&
        CHOICE.test(text.slice(previous.end, start)));
    const status = requirementStatus(text, start, end, rules.status);
    if (!status) continue;
    found.push({
      value: { language, level: levelIn(near, rules), status: joined ? 'pre' : status },
      field,
      start,
      end,
      rule: joined ? 'language/one-of' : 'language/named',
    });
  }
  return found;
}

function levelIn(near: string, rules: GateRules): string | null {
  const scale = CEFR.exec(near)?.[1];
  if (scale) return scale.toUpperCase();
  return rules.languages.levels.find(({ pattern }) => has(pattern, near))?.level ?? null;
}

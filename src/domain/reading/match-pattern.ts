import type { Amount } from '../demand/dimension.ts';
import type { DemandPack, PatternElement } from './demand-rules.ts';
import type { Clause, Word } from './words.ts';

/** Where a pattern was found: words `first` to `last` (both in) of the clause, and the amounts that stand in it. */
export type Occurrence = { readonly first: number; readonly last: number; readonly amount: Amount | null };

function fits(word: Word, element: Extract<PatternElement, { kind: 'word' }>): boolean {
  return element.any.some(({ text, match }) => {
    if (match === 'whole') return word.text === text;
    return match === 'prefix' ? word.text.startsWith(text) : word.text.endsWith(text);
  });
}

/** Reads "25 kg", "tot 25 kilo", "10 a 15 kg" at a word: the highest number with the unit, and the last word that belongs to it. */
function readAmount(clause: Clause, at: number, unit: Amount['unit'], units: DemandPack['units']): { value: number; last: number } | null {
  let value: number | null = null;
  for (let index = at; index < clause.words.length && index < at + 5; index += 1) {
    const word = clause.words[index];
    if (!word) return null;
    if (word.value !== null) {
      value = Math.max(value ?? 0, word.value);
      continue;
    }
    if (value === null) return null;
    const known = units.find((one) => one.unit === unit && one.words.includes(word.text));
    if (known) return { value: value * known.factor, last: index };
    if (!['tot', 'a', 'en', 'of', 'to', 'and'].includes(word.text)) return null;
  }
  return null;
}

/**
 * Looks for a pattern that begins at a word. Gaps are tried shortest first; the work is bounded by the gaps of the pattern, not by the text.
 * @returns the occurrence, or null
 */
export function matchAt(clause: Clause, start: number, pattern: readonly PatternElement[], units: DemandPack['units']): Occurrence | null {
  const step = (at: number, element: number, amount: Amount | null): Occurrence | null => {
    const wanted = pattern[element];
    if (!wanted) return { first: start, last: at - 1, amount };
    const word = clause.words[at];
    if (wanted.kind === 'gap') {
      for (let skipped = 0; skipped <= wanted.most; skipped += 1) {
        const found = step(at + skipped, element + 1, amount);
        if (found) return found;
        if (at + skipped >= clause.words.length) return null;
      }
      return null;
    }
    if (wanted.kind === 'amount') {
      const read = readAmount(clause, at, wanted.unit, units);
      return read ? step(read.last + 1, element + 1, { value: read.value, unit: wanted.unit }) : null;
    }
    if (word && fits(word, wanted)) {
      const found = step(at + 1, element + 1, amount);
      if (found) return found;
    }
    return wanted.optional ? step(at, element + 1, amount) : null;
  };
  return step(start, 0, null);
}

/** Whether a pattern occurs anywhere in the words `from` to `until` (out) of a clause. */
export function occursIn(
  clause: Clause,
  patterns: readonly (readonly PatternElement[])[],
  units: DemandPack['units'],
  from = 0,
  until = clause.words.length,
): Occurrence | null {
  for (let at = from; at < until; at += 1) {
    for (const pattern of patterns) {
      const found = matchAt(clause, at, pattern, units);
      if (found && found.last < until) return found;
    }
  }
  return null;
}

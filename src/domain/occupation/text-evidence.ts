import type { ReadableText, Section } from '../reading/readable-text.ts';
import { fold } from '../reading/readable-text.ts';
import type { OccupationPack } from './occupation-pack.ts';
import type { TitleIndex } from './title-index.ts';

/** Only so much of a text is read: what the work is stands at its beginning and among the duties. */
const READ_MAX = 4000;
const WORD = /[a-z][a-z\d&+#-]*/g;
/** A function named behind one of these is the function itself ("als magazijnmedewerker"), not a colleague. */
const NAMES_FUNCTION = new Set(['als', 'functie', 'een', 'onze', 'zoeken', 'rol', 'vacature', 'as', 'a', 'beroep', 'baan']);
/** Parts of a text that do not tell what this work is. */
const ELSEWHERE = new Set<Section>(['over_ons', 'bieden', 'procedure', 'verwant']);
const LONGEST_TITLE = 4;

/** Evidence by group: at most 1 for the strongest. */
export type TextEvidence = (doc: ReadableText) => ReadonlyMap<number, number>;

/** Prepares the duties and titles of a lexicon for finding in texts. Never throws. */
export function createTextEvidence({ duties }: OccupationPack, index: TitleIndex): TextEvidence {
  const place = new Map(index.codes.map((code, at) => [code, at]));
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly code: number }[]>();
  for (const { isco08, phrases } of duties) {
    const code = place.get(isco08);
    if (code === undefined) continue;
    for (const phrase of phrases) {
      const words = fold(phrase).match(WORD) ?? [];
      const [first] = words;
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { words, code }]);
    }
  }
  return (doc) => {
    const found = new Map<number, number>();
    const add = (code: number, value: number): void => void found.set(code, (found.get(code) ?? 0) + value);
    const seen = new Set<string>();
    let read = 0;
    for (const { start, end, section } of doc.lines) {
      if (ELSEWHERE.has(section) || read > READ_MAX) continue;
      const words = fold(doc.text.slice(start, Math.min(end, start + READ_MAX))).match(WORD) ?? [];
      const early = read < 600;
      read += end - start;
      for (const [at, word] of words.entries()) {
        for (const { words: phrase, code } of byFirst.get(word) ?? []) {
          if (!phrase.every((part, step) => words[at + step] === part)) continue;
          const key = `${code}:${phrase.join(' ')}`;
          if (seen.has(key)) continue;
          seen.add(key);
          add(code, phrase.length > 1 ? 0.35 : 0.22);
        }
        if (!index.isKnown(word)) continue;
        let joined = '';
        for (let length = 1; length <= LONGEST_TITLE && at + length <= words.length; length += 1) {
          joined = length === 1 ? word : `${joined} ${words[at + length - 1]}`;
          const same = index.exact.get(joined);
          if (!same || joined.length < 5 || seen.has(joined)) continue;
          seen.add(joined);
          const named = NAMES_FUNCTION.has(words[at - 1] ?? '');
          const strength = named ? 0.9 : early ? 0.25 : 0.08;
          const total = same.reduce((sum, { weight }) => sum + weight, 0);
          for (const { code, weight } of same) add(code, (strength * weight * weight) / Math.max(total, weight));
        }
      }
    }
    const most = Math.max(1, ...found.values());
    return new Map([...found].map(([code, value]) => [code, value / most]));
  };
}

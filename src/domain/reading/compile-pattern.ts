import type { Pattern, PatternElement, TextUnit, WordForm } from './demand-rules.ts';
import { fold } from './readable-text.ts';
import { verbForms } from './verb-forms.ts';

/** Words that patterns share: named groups ("+klanten") and the irregular forms of verbs. */
export type WordLists = {
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly verbs: ReadonlyMap<string, readonly string[]>;
  readonly units: ReadonlySet<string>;
};

const GAPS: Readonly<Record<string, number>> = { '..': 3, '...': 7 };
/** How far the part of a separable verb stands behind it at most: "je bouwt het podium en de tent op". Our choice. */
const SPLIT_GAP = 6;
/** How many patterns one may come to when it is written out. Our choice: far over what is readable. */
const MOST = 64;

type Part = readonly (readonly PatternElement[])[];

/**
 * Reads a pattern in the language of `src/rules/demands/README.md` and writes it out.
 * @returns one pattern or more, any of which may be found
 * @throws Error naming what is wrong
 */
export function compilePattern(written: string, lists: WordLists): Pattern[] {
  const halves = written.trim().split(/\s+&\s+/);
  const [left, right, more] = halves.map((half) => compileRow(half, lists));
  if (!left || more) throw new Error(`"${written}" may have one & at most`);
  const near: PatternElement = { kind: 'gap', most: GAPS['...'] ?? 7 };
  const patterns = right
    ? left.flatMap((a) =>
        right.flatMap((b) => [
          [...a, near, ...b],
          [...b, near, ...a],
        ]),
      )
    : left;
  if (patterns.length > MOST) throw new Error(`"${written}" stands for ${patterns.length} patterns: write it as several`);
  for (const [first] of patterns)
    if (first?.kind !== 'word' && first?.kind !== 'amount') throw new Error(`"${written}" must begin with a word or an amount`);
  return patterns;
}

function compileRow(written: string, lists: WordLists): Pattern[] {
  let rows: PatternElement[][] = [[]];
  for (const part of written.split(/\s+/)) {
    const ways = compilePart(part, written, lists);
    rows = rows.flatMap((row) => ways.map((way) => [...row, ...way]));
  }
  return rows;
}

function compilePart(part: string, written: string, lists: WordLists): Part {
  const gap = GAPS[part];
  if (gap !== undefined) return [[{ kind: 'gap', most: gap }]];
  if (part === '$') return [[{ kind: 'end' }]];
  const unit = /^<(\w+)>$/.exec(part)?.[1];
  if (unit !== undefined) {
    if (!lists.units.has(unit)) throw new Error(`"${written}" names the unit ${unit}, which there is not`);
    return [[{ kind: 'amount', unit: unit as TextUnit }]];
  }
  const optional = /^\((.+)\)$/.exec(part)?.[1];
  if (optional !== undefined) return [...compileWord(optional, written, lists), []];
  return compileWord(part, written, lists);
}

function compileWord(part: string, written: string, lists: WordLists): Part {
  const forms: WordForm[] = [];
  const others: PatternElement[][] = [];
  for (const word of part.split('|').flatMap((one) => (one.startsWith('+') ? groupOf(one, written, lists) : [one]))) {
    const [prefix, verb] = word.includes('~') ? word.split('~') : [null, null];
    if (verb) {
      const separable = fold(prefix ?? '');
      const { whole, split } = verbForms(fold(verb), separable, lists.verbs.get(fold(verb)) ?? []);
      forms.push(...whole.map(asWhole));
      if (separable !== '') {
        const element = (words: readonly string[]): PatternElement => ({ kind: 'word', any: words.map(asWhole) });
        others.push([element(split), { kind: 'gap', most: SPLIT_GAP }, element([separable])]);
        others.push([element([separable]), element(['te']), element([fold(verb)])]);
      }
    } else forms.push(formOf(word, written));
  }
  return [...(forms.length > 0 ? [[{ kind: 'word' as const, any: forms }]] : []), ...others];
}

const asWhole = (text: string): WordForm => ({ text, match: 'whole' });

function groupOf(name: string, written: string, lists: WordLists): readonly string[] {
  const group = lists.groups.get(name.slice(1));
  if (!group) throw new Error(`"${written}" names the group ${name}, which there is not`);
  return group;
}

function formOf(word: string, written: string): WordForm {
  const text = fold(word.replaceAll('*', ''));
  if (text === '' || /\s/.test(text)) throw new Error(`"${written}" has an empty word`);
  return { text, match: word.endsWith('*') ? 'prefix' : word.startsWith('*') ? 'suffix' : 'whole' };
}

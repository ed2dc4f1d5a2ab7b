import type { Span } from '../shared/span.ts';

/** What a part of a vacancy is about; null where no heading tells. `verwant`: other vacancies below this one. */
export type Section = 'over_ons' | 'taken' | 'eisen' | 'bieden' | 'procedure' | 'verwant' | null;

export type LineKind = 'heading' | 'item' | 'text';
/** A line of the readable text; `start` in, `end` out. */
export type Line = { readonly start: number; readonly end: number; readonly kind: LineKind };

/**
 * A description without its markup. `from[i]` and `to[i]` are the UTF-16 offsets in the source of the stretch behind character `i` of `text`
 * (from in, to out); both rise with `i`.
 */
export type TextView = {
  readonly source: string;
  readonly text: string;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly lines: readonly Line[];
};

/** A description as the readers take it in: text, lines, what each part is about, and the way back to the source. */
export type ReadableText = {
  readonly text: string;
  readonly lines: readonly (Line & { readonly section: Section })[];
  readonly sectionAt: (offset: number) => Section;
  /** The words of the source behind a stretch of the text. */
  readonly spanOf: (start: number, end: number) => Span;
};

/** Words that tell what follows a heading, per section; the longest words that occur in the heading win. Lower case, no accents. */
export type SectionRules = readonly { readonly section: Exclude<Section, null>; readonly words: readonly string[] }[];

const plainLetters = new Map<string, string>();

/** Lower case without accents, same length: offsets stay what they are. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) {
    // A few capitals become two units in lower case ("İ"): they stay what they are.
    const oneByOne = text.split('').map((unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit));
    return oneByOne.map(plainOf).join('');
  }
  // All of ASCII is folded by its lower case.
  return /[\u0080-\uffff]/.test(lower) ? lower.replace(/[\u0080-\uffff]/g, plainOf) : lower;
}

function plainOf(character: string): string {
  const known = plainLetters.get(character);
  if (known !== undefined) return known;
  const plain = character.normalize('NFD')[0] ?? character;
  const folded = plain.length === character.length ? plain : character;
  // The map cannot outgrow the characters that there are in the basic plane.
  plainLetters.set(character, folded);
  return folded;
}

const HEADING_MAX = 70;
/** Of a line that no mark makes a heading, this share must be the words that name a section: "Contact" is one, "Contact met klanten" is not. Our choice. */
const HEADING_SHARE = 0.6;

/** The section that a line opens, or undefined. Markup, a colon or a question mark makes a heading; else the line must be little more than the name of the section. */
function opens(text: string, line: Line, rules: SectionRules): Section | undefined {
  const written = text.slice(line.start, line.end).trim();
  if (written.length > (line.kind === 'heading' ? 3 : 1) * HEADING_MAX) return undefined;
  const isMarked = line.kind === 'heading' || (line.kind === 'text' && /[:?]$/.test(written));
  if (!isMarked && (/[.,;!]$/.test(written) || line.kind === 'item')) return undefined;
  const words = fold(written)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const heading = ` ${words} `;
  let [best, longest]: [Section | undefined, number] = [undefined, 0];
  for (const rule of rules) {
    for (const word of rule.words) {
      if (word.length > longest && heading.includes(` ${word} `) && (isMarked || word.length >= words.length * HEADING_SHARE)) {
        [best, longest] = [rule.section, word.length];
      }
    }
  }
  return best;
}

/** A quote that crosses tags is clipped to its longest stretch without any, so that a person can read it. */
function clipToRun(source: string, from: number, to: number): Span {
  const whole = source.slice(from, to);
  let [start, end] = [from, to];
  if (/<\/?[a-z]/i.test(whole)) {
    let [at, longest] = [from, 0];
    for (const run of whole.split(/<[^<>]*>/)) {
      const begin = source.indexOf(run, at);
      const length = run.trim().length;
      if (length > longest) [longest, start, end] = [length, begin + run.length - run.trimStart().length, begin + run.trimEnd().length];
      at = begin + run.length;
    }
  }
  return { start, end, quote: source.slice(start, end) };
}

/** From this length on a line is searched for headings inside it: sources that lost their line ends leave everything in one. Our choice. */
const LONG_LINE = 250;

/**
 * Parts a long line where a heading stands inside it ("... in Ruurlo. Over de functie Als magazijnmedewerker ..."). A heading of one word counts only
 * after the end of a sentence.
 */
function partAtHeadings(
  view: TextView,
  line: Line,
  firstWords: ReadonlyMap<string, readonly Naming[]>,
): (Line & { readonly opens: Section | undefined })[] {
  const parts: (Line & { opens: Section | undefined })[] = [];
  let [start, opens]: [number, Section | undefined] = [line.start, undefined];
  if (line.end - line.start >= LONG_LINE) {
    const written = view.text.slice(line.start, line.end);
    const folded = fold(written);
    for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{N}]+/gu)) {
      const first = written[index] ?? '';
      const namings = firstWords.get(word);
      if (!namings || first === first.toLowerCase()) continue;
      const named = namings.find(({ text, isOneWord }) => {
        if (!folded.startsWith(text, index)) return false;
        const after = written.slice(index + text.length, index + text.length + 4);
        if (isOneWord && index > 0 && !/[.!?:;…)]\s*$/.test(written.slice(Math.max(0, index - 3), index))) return false;
        return /^\s*[?:!]/.test(after) || /^\s+[\p{Lu}•*\-–]/u.test(after);
      });
      if (!named || line.start + index < start) continue;
      if (line.start + index > start) parts.push({ start, end: line.start + index, kind: line.kind, opens });
      [start, opens] = [line.start + index, named.section];
    }
  }
  parts.push({ start, end: line.end, kind: line.kind, opens });
  return parts;
}

type Naming = { readonly text: string; readonly isOneWord: boolean; readonly section: Section };

const known = new WeakMap<SectionRules, ReadonlyMap<string, readonly Naming[]>>();

/** The section names by their first word, made once per version of the rules. */
function namingsOf(rules: SectionRules): ReadonlyMap<string, readonly Naming[]> {
  const made = known.get(rules) ?? byFirstWord(rules);
  known.set(rules, made);
  return made;
}

function byFirstWord(rules: SectionRules): ReadonlyMap<string, readonly Naming[]> {
  const map = new Map<string, Naming[]>();
  for (const { section, words } of rules) {
    for (const text of words) {
      const [first = text] = text.split(' ');
      map.set(first, [...(map.get(first) ?? []), { text, isOneWord: first === text, section }]);
    }
  }
  for (const namings of map.values()) namings.sort((a, b) => b.text.length - a.text.length);
  return map;
}

/** In the first half of a text, words about applying are a call in between ("Interesse? Solliciteer nu"), not the part at the end. Our choice. */
function inPlace(section: Section, start: number, length: number): Section {
  return section === 'procedure' && start < length / 2 ? null : section;
}

/** Gives each line its section: a heading opens one, which lasts until the next heading that names another. */
export function toReadable(view: TextView, rules: SectionRules): ReadableText {
  let section: Section = null;
  const firstWords = namingsOf(rules);
  const lines = view.lines.flatMap((line) => {
    const named = opens(view.text, line, rules);
    if (named !== undefined) section = inPlace(named, line.start, view.text.length);
    // What stands under a heading of its own is no longer about the company or another vacancy.
    else if (line.kind === 'heading' && (section === 'verwant' || section === 'over_ons')) section = null;
    return partAtHeadings(view, line, firstWords).map(({ start, end, kind, opens: inside }) => {
      if (inside !== undefined) section = inPlace(inside, start, view.text.length);
      return { start, end, kind, section };
    });
  });
  const lineAt = (offset: number) => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return lines[low];
  };
  return {
    text: view.text,
    lines,
    sectionAt: (offset) => lineAt(offset)?.section ?? null,
    spanOf(start, end) {
      const from = view.from[start] ?? 0;
      const to = end > start ? (view.to[end - 1] ?? from) : from;
      return clipToRun(view.source, from, to);
    },
  };
}

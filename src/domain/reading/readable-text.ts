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
  sectionAt(offset: number): Section;
  /** The words of the source behind a stretch of the text. */
  spanOf(start: number, end: number): Span;
};

/** Words that tell what follows a heading, per section; the first section with a word that occurs in the heading wins. Lower case, no accents. */
export type SectionRules = readonly { readonly section: Exclude<Section, null>; readonly words: readonly string[] }[];

/** Lower case without accents, same length: offsets stay what they are. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.toLowerCase()) {
    const plain = character.normalize('NFD')[0] ?? character;
    folded += plain.length === character.length ? plain : character;
  }
  return folded.length === text.length ? folded : text.toLowerCase().slice(0, text.length).padEnd(text.length);
}

const HEADING_MAX = 70;

/** A line that stands as a heading though no markup says so: short, ends in a colon or question mark, or has no full stop and is told apart by the lines around it. */
function looksLikeHeading(text: string, line: Line): boolean {
  if (line.kind === 'heading') return true;
  const words = text.slice(line.start, line.end).trim();
  if (line.kind === 'item' || words.length === 0 || words.length > HEADING_MAX) return false;
  return /[:?]$/.test(words) || !/[.,;!]$/.test(words);
}

/** Gives each line its section: a heading opens one, which lasts until the next heading that names another. */
export function toReadable(view: TextView, rules: SectionRules): ReadableText {
  let section: Section = null;
  const lines = view.lines.map((line) => {
    if (looksLikeHeading(view.text, line)) {
      const heading = ` ${fold(view.text.slice(line.start, line.end))
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()} `;
      const named = rules.find(({ words }) => words.some((word) => heading.includes(` ${word} `)));
      if (named) section = named.section;
      else if (line.kind === 'heading' && section === 'verwant') section = null;
    }
    return { ...line, section };
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
      return { start: from, end: to, quote: view.source.slice(from, to) };
    },
  };
}

import { formsOf } from './word-forms.ts';

const SHORTEST_HEAD = 3;
const SHORTEST_PART = 3;
/** Letters that join the parts of a compound. */
const LINKS = ['', 's', 'en', 'e', 'n', '-'];

/**
 * Takes a Dutch compound apart, the head last: "heftruckchauffeur" is heftruck and chauffeur, "kwaliteitscontroleur" kwaliteit and controleur.
 * The longest known head wins; what stands before it is one part, or several where all of them are known.
 * @param known whether a word stands in the lexicon
 * @returns the parts, one where the word is no compound that we can see. Never throws.
 */
export function splitCompound(word: string, known: (part: string) => boolean): readonly string[] {
  const plain = split(word, known, 2);
  if (plain.length > 1 || known(word)) return plain;
  return (
    formsOf(word)
      .map((form) => split(form, known, 2))
      .find((parts) => parts.length > 1) ?? [word]
  );
}

function split(word: string, known: (part: string) => boolean, depth: number): readonly string[] {
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_HEAD; cut += 1) {
    const head = word.slice(cut);
    if (!known(head)) continue;
    const before = modifierOf(word.slice(0, cut), known, depth);
    if (before !== null) return [...before, head];
  }
  return [word];
}

function modifierOf(text: string, known: (part: string) => boolean, depth: number): readonly string[] | null {
  for (const link of LINKS) {
    if (!text.endsWith(link)) continue;
    const bare = text.slice(0, text.length - link.length);
    if (bare.length >= SHORTEST_PART && known(bare)) return [bare];
  }
  if (depth > 0 && text.length >= 8) {
    const parts = split(text, known, depth - 1);
    if (parts.length > 1) return parts;
    if (text.endsWith('s')) {
      const bare = split(text.slice(0, -1), known, depth - 1);
      if (bare.length > 1) return bare;
    }
  }
  return null;
}

/**
 * The known word in which an unknown one ends ("kraamzorgcoach": coach), the longest of at least four letters; null where there is none.
 * Never throws.
 */
export function knownEnding(word: string, known: (part: string) => boolean): string | null {
  for (const form of [word, ...formsOf(word)])
    for (let cut = 2; cut <= form.length - 4; cut += 1) if (known(form.slice(cut))) return form.slice(cut);
  return null;
}

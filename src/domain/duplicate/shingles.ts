import { comparable } from '../posting/tidy.ts';

/** Words in a shingle: long enough that two texts share one only by copying, short enough that a reworded sentence costs few. */
const WORDS_A_SHINGLE = 5;

/** The sequences of words of a text, hashed: sorted, each once. Empty where the text has no words. */
export type Shingles = Uint32Array;

/** FNV-1a over the words, with a final mix so that neighbouring texts land far apart. @source Fowler, Noll and Vo; MurmurHash3 finaliser */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** @param text plain text, without tags; a text shorter than one shingle is one shingle. Never throws. */
export function shinglesOf(text: string): Shingles {
  const words = comparable(text).split(' ');
  if (words[0] === '') return new Uint32Array(0);
  const hashes = new Set<number>();
  const last = Math.max(words.length - WORDS_A_SHINGLE, 0);
  for (let at = 0; at <= last; at += 1) hashes.add(hashOf(words.slice(at, at + WORDS_A_SHINGLE).join(' ')));
  return Uint32Array.from(hashes).sort();
}

/**
 * How much two texts share. `jaccard`: shared over all, 0 to 1 (both in); `containment`: shared over the smaller of the two.
 * Both 0 where either is empty: two silences are not alike.
 */
export type Overlap = { readonly jaccard: number; readonly containment: number };

/** Exact overlap of two sets of shingles. */
export function overlapOf(a: Shingles, b: Shingles): Overlap {
  if (a.length === 0 || b.length === 0) return { jaccard: 0, containment: 0 };
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [one, two] = [a[i] ?? 0, b[j] ?? 0];
    if (one === two) shared += 1;
    if (one <= two) i += 1;
    if (two <= one) j += 1;
  }
  return { jaccard: shared / (a.length + b.length - shared), containment: shared / Math.min(a.length, b.length) };
}

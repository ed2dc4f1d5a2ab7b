import type { Shingles } from './shingles.ts';

/** Bins of a signature. Our choice: a likeness is then estimated within 0.09 in 19 of 20 cases. */
const BINS = 128;
/** Bins in a band: texts of which nine in ten shingles are shared fall into a common band practically always, half-alike ones rarely. */
const ROWS = 4;

/** What stands for a text when likeness is only estimated; empty for a text without words. */
export type Signature = Uint32Array;

/**
 * One-permutation MinHash: the hashes are dealt over the bins, each bin keeps its smallest; an empty bin borrows from the next filled one
 * to its right, with the distance mixed in.
 * @source Li, Owen and Zhang, "One Permutation Hashing" (2012); Shrivastava and Li, "Densifying One Permutation Hashing" (2014)
 */
export function signatureOf(shingles: Shingles): Signature {
  if (shingles.length === 0) return new Uint32Array(0);
  const filled = Array.from<number | null>({ length: BINS }).fill(null);
  for (const hash of shingles) {
    const bin = hash % BINS;
    const value = Math.floor(hash / BINS);
    const kept = filled[bin] ?? null;
    if (kept === null || value < kept) filled[bin] = value;
  }
  return Uint32Array.from(filled, (own, bin) => {
    for (let distance = 0; distance < BINS; distance += 1) {
      const value = filled[(bin + distance) % BINS] ?? null;
      if (value !== null) return distance === 0 ? value : (value ^ Math.imul(distance, 0x9e3779b1)) >>> 0;
    }
    return own ?? 0;
  });
}

/** Estimated share of shingles that two texts have in common, 0 to 1; 0 where either has no words. */
export function estimatedLikeness(a: Signature, b: Signature): number {
  if (a.length === 0 || b.length === 0) return 0;
  let equal = 0;
  for (let bin = 0; bin < BINS; bin += 1) if (a[bin] === b[bin]) equal += 1;
  return equal / BINS;
}

/** Keys of which two texts that are nearly one text share at least one. */
export function bandKeysOf(signature: Signature): readonly string[] {
  const keys: string[] = [];
  for (let start = 0; start < signature.length; start += ROWS) keys.push(`${start}:${signature.slice(start, start + ROWS).join('.')}`);
  return keys;
}

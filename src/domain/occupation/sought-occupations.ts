import type { OccupationGuess } from '../reading/reading.ts';

/** A second meaning of a function sought counts where it is at least this share as likely as the first. Our choice. */
const NEARLY_AS_LIKELY = 0.6;
/** Below this confidence the title is not understood, and no group is better than a wrong one. Our choice. */
const UNDERSTOOD_FROM = 0.35;
const MOST = 3;

/**
 * The unit groups that a function sought stands for.
 * @param guesses best first
 * @returns at most three, best first; empty where the title is not understood. Never throws.
 */
export function soughtOccupations(guesses: readonly OccupationGuess[]): readonly string[] {
  const [best] = guesses;
  if (!best || best.confidence < UNDERSTOOD_FROM) return [];
  return guesses
    .filter(({ confidence }) => confidence >= best.confidence * NEARLY_AS_LIKELY)
    .slice(0, MOST)
    .map(({ code }) => code);
}

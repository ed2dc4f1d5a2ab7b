import type { Dimension } from '../demand/dimension.ts';
import type { UsualDemand } from '../match/match.ts';
import type { OccupationGuess } from '../reading/reading.ts';
import type { OccupationPriors } from './occupation-pack.ts';

/** Below this confidence no occupation is sure enough to say what is usual. Our choice. */
const SURE_ENOUGH = 0.2;
/** Another occupation counts along where it is at least this share as likely as the first. Our choice. */
const COUNTS_ALONG = 0.5;

/**
 * What is usual in the work of a vacancy. Where several occupations are likely, only what is usual in all of them counts, at the lowest of
 * their levels: a prior asks for attention, and must not rest on a guess.
 * @param guesses occupations of the vacancy, best first
 * @returns at most one demand on each dimension, over level 0; empty where no occupation is sure enough. Never throws.
 * @source limits page section 1: a prior raises aandacht, never conflict and never past
 */
export function usualDemands(guesses: readonly OccupationGuess[], priors: OccupationPriors): readonly UsualDemand[] {
  const [best] = guesses;
  if (!best || best.confidence < SURE_ENOUGH) return [];
  const likely = guesses.filter(({ confidence }) => confidence >= best.confidence * COUNTS_ALONG);
  const others = likely.slice(1).map(({ code }) => levelsOf(priors, code));
  return (priors.get(best.code) ?? []).flatMap((usual) => {
    const level = Math.min(usual.level, ...others.map((levels) => levels.get(usual.dim) ?? 0));
    return level > 0 ? [{ ...usual, level }] : [];
  });
}

const levelsOf = (priors: OccupationPriors, code: string): ReadonlyMap<Dimension, number> =>
  new Map((priors.get(code) ?? []).map(({ dim, level }) => [dim, level]));

import type { Match } from './match.ts';

/** Why a vacancy does not come into the review queue by itself; it can always be listed, and revived. */
export type KeptBackRule = 'functie_uitgesloten' | 'te_ver' | 'niet_passend';

/** The rules in the order in which they are asked, with the Dutch words for a list of counts. */
export const KEPT_BACK_RULES: Readonly<Record<KeptBackRule, string>> = {
  functie_uitgesloten: 'functie uitgesloten in het zoekprofiel',
  te_ver: 'verder dan de afgesproken afstand',
  niet_passend: 'waarschijnlijk niet passend',
};

/**
 * Which rule keeps a vacancy out of the review queue; the first that applies, so that counts add up. What is not known (place, hours) never
 * keeps a vacancy back.
 * @returns null when the match belongs in the queue; never throws
 */
export function keptBackBy(match: Match): KeptBackRule | null {
  const outcome = (name: 'functie' | 'reistijd'): string | undefined => match.gates.find(({ gate }) => gate === name)?.outcome;
  if (outcome('functie') === 'conflict') return 'functie_uitgesloten';
  if (outcome('reistijd') === 'conflict') return 'te_ver';
  return match.class === 'niet_passend' ? 'niet_passend' : null;
}

/** How many matches each rule keeps back, and how many it leaves. Never throws. */
export function countKeptBack(matches: readonly Match[]): Readonly<Record<KeptBackRule, number>> & { readonly shown: number } {
  const counts = { functie_uitgesloten: 0, te_ver: 0, niet_passend: 0, shown: 0 };
  for (const match of matches) counts[keptBackBy(match) ?? 'shown'] += 1;
  return counts;
}

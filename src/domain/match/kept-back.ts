import type { Match } from './match.ts';

/** Why a vacancy does not come into the review queue by itself; it can always be listed, and revived. */
export type KeptBackRule = 'geen_matching' | 'functie_uitgesloten' | 'te_ver' | 'niet_passend';

/** The rules in the order in which they are asked, with the Dutch words for a list of counts. */
export const KEPT_BACK_RULES: Readonly<Record<KeptBackRule, string>> = {
  geen_matching: 'geen benutbare mogelijkheden',
  functie_uitgesloten: 'functie uitgesloten in het zoekprofiel',
  te_ver: 'verder dan de afgesproken afstand',
  niet_passend: 'waarschijnlijk niet passend',
};

/**
 * Which rules keep a vacancy out of the review queue. What is not known (place, hours) never keeps a vacancy back.
 * @returns every rule that applies, in fixed order; empty when the match belongs in the queue. Never throws.
 */
export function keptBackBy(match: Match): readonly KeptBackRule[] {
  const conflict = (name: 'functie' | 'reistijd'): boolean =>
    match.gates.some(({ gate, outcome }) => gate === name && outcome === 'conflict');
  const applies: Readonly<Record<KeptBackRule, boolean>> = {
    geen_matching: !match.matchable,
    functie_uitgesloten: conflict('functie'),
    te_ver: conflict('reistijd'),
    niet_passend: match.class === 'niet_passend',
  };
  return (Object.keys(KEPT_BACK_RULES) as KeptBackRule[]).filter((rule) => applies[rule]);
}

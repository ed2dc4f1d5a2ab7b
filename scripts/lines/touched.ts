import type { Verification } from '../../src/domain/chain/chain.ts';

const REASONS: Readonly<Record<Extract<Verification, { ok: false }>['reason'], string>> = {
  sequence: 'er ontbreekt een regel, of de volgorde is veranderd',
  owner: 'de regel hoort bij een ander logboek',
  'previous-hash': 'de regel sluit niet aan op de regel ervoor',
  payload: 'de inhoud is veranderd',
  hash: 'de gegevens van de regel (datum, soort of wie) zijn veranderd',
  anchor: 'de regel is niet die welke destijds buiten de database is vastgelegd: het logboek is opnieuw gemaakt',
  'cut-off': 'het einde is afgeknipt: er was een regel die er nu niet meer is',
};

/** What became of verifying a chain, as a sentence; names the first row that was touched. */
export function sayVerification(verified: Verification): string {
  if (!verified.ok) return `AANGERAAKT: rij ${verified.row}: ${REASONS[verified.reason]}.`;
  const erased = verified.erased > 0 ? `, inhoud van ${verified.erased} regels is gewist` : '';
  return `In orde: ${verified.entries} regels, ${verified.anchored} ankers${erased}.`;
}

/** `npm run verify-log -- FILE [--anchors FILE]`: checks an exported log without a database, and names the first row that was touched. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseAnchors } from '../src/adapters/files/anchor-file.ts';
import { sha256 } from '../src/adapters/shared/hash.ts';
import { verifyChain } from '../src/domain/chain/chain.ts';
import { readExport } from '../src/domain/chain/export-file.ts';

const REASONS = {
  sequence: 'er ontbreekt een regel, of de volgorde is veranderd',
  owner: 'de regel hoort bij een ander logboek',
  'previous-hash': 'de regel sluit niet aan op de regel ervoor',
  payload: 'de inhoud is veranderd',
  hash: 'de gegevens van de regel (datum, soort of wie) zijn veranderd',
  anchor: 'de regel is niet die welke destijds buiten de database is vastgelegd: het logboek is opnieuw gemaakt',
  'cut-off': 'het einde is afgeknipt: er was een regel die er nu niet meer is',
} as const;

const { values, positionals } = parseArgs({ options: { anchors: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
if (file === undefined) {
  console.error('Geef het bestand op: npm run verify-log -- BESTAND [--anchors BESTAND]');
  process.exit(2);
}
const read = readExport(readFileSync(file, 'utf8'));
if (!read.ok) {
  console.error(`Regel ${read.refusal.line} van ${file} hoort niet in een export van een logboek (${read.refusal.reason}).`);
  process.exit(2);
}
const { entries, anchors } = read.export;
const outside = values.anchors === undefined ? [] : parseAnchors(readFileSync(values.anchors, 'utf8'));
const verified = verifyChain(sha256, entries, [...anchors, ...outside]);
if (!verified.ok) {
  console.error(`AANGERAAKT: rij ${verified.row}: ${REASONS[verified.reason]}.`);
  process.exit(1);
}
console.log(
  `In orde: ${verified.entries} regels, ${verified.anchored} ankers${verified.erased > 0 ? `, inhoud van ${verified.erased} regels is gewist` : ''}.`,
);

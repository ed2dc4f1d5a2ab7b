/** `npm run verify-log -- FILE [--anchors FILE]`: checks an exported log without a database, and names the first row that was touched. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseAnchors } from '../src/adapters/files/anchor-file.ts';
import { sha256 } from '../src/adapters/shared/hash.ts';
import { verifyChain } from '../src/domain/chain/chain.ts';
import { readExport } from '../src/domain/chain/export-file.ts';
import { sayVerification } from './lines/touched.ts';

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
if (verified.ok) console.log(sayVerification(verified));
else {
  console.error(sayVerification(verified));
  process.exitCode = 1;
}

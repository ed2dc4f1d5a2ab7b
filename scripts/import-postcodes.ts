// Imports the official GeoNames list of Dutch postcodes: npm run import:postcodes -- NL.txt [data folder]
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importPostcodes, writePostcodes } from '../src/adapters/gazetteer/postcodes.ts';
import { ConfigError } from '../src/domain/shared/errors.ts';

const USAGE = `Gebruik: npm run import:postcodes -- NL.txt [gegevensmap]

NL.txt staat in NL.zip op https://download.geonames.org/export/zip/ (GeoNames, CC BY 4.0). De lijst komt als
postcodes.csv in de gegevensmap (DATA_DIR, anders ./data). Herstart daarna de dienst.`;

const [file, folder = process.env['DATA_DIR'] ?? './data'] = process.argv.slice(2);
if (file === undefined || file === '--help') {
  console.log(USAGE);
  process.exitCode = file === undefined ? 1 : 0;
} else {
  try {
    const { areas, implausible, repeated } = importPostcodes(readFileSync(file, 'utf8'));
    mkdirSync(folder, { recursive: true });
    const target = join(folder, 'postcodes.csv');
    // Written beside it first, so that a running service never reads half a list.
    writeFileSync(`${target}.nieuw`, writePostcodes(areas));
    renameSync(`${target}.nieuw`, target);
    console.log(
      `${areas.length} postcodegebieden in ${target} gezet; ${implausible} regels met een onwaarschijnlijke plek en ${repeated} dubbele regels overgeslagen.`,
    );
  } catch (error) {
    if (error instanceof ConfigError) console.error(error.message);
    else if (error instanceof Error && 'code' in error && error.code === 'ENOENT') console.error(`Het bestand ${file} is er niet.`);
    else throw error;
    process.exitCode = 1;
  }
}

// npm run derive:priors -- FOLDER: derives what is usual in occupations from the figures of O*NET, by the rules in src/rules/priors/thresholds.yaml.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadOccupations } from '../src/adapters/rules/load-occupations.ts';
import { DERIVED_PRIORS_FILE, loadPriorRules } from '../src/adapters/rules/load-priors.ts';
import { toCsvRow } from '../src/adapters/shared/csv.ts';
import { derivePriors, fillGroups } from '../src/domain/occupation/derive-priors.ts';
import { ConfigError } from '../src/domain/shared/errors.ts';
import { readFigures } from './derive-priors/read-figures.ts';

const USAGE = `Gebruik: npm run derive:priors -- MAP

MAP bevat de O*NET Database, text files (onetcenter.org/database.html, CC BY 4.0) en ESCO_to_ONET-SOC.xlsx, bewaard als CSV.`;

function run(folder: string): void {
  const { rules, standIns } = loadPriorRules();
  const groups = loadOccupations().groups.map(({ isco08 }) => isco08);
  const own = readFigures(folder);
  const filled = fillGroups(groups, own, standIns);
  const known = new Set([...own.values()].flatMap((figures) => [...figures.keys()]));
  const unknown = rules.flatMap(({ figure, and }) => [figure, ...and.map((also) => also.figure)]).find((figure) => !known.has(figure));
  if (unknown !== undefined)
    throw new ConfigError(`src/rules/priors/thresholds.yaml: het cijfer ${unknown} komt in de bestanden niet voor.`);
  const rows = [...filled].flatMap(([isco08, figures]) => derivePriors(isco08, figures, rules));
  const lines = [['isco08', 'dim', 'level'], ...rows.map(({ isco08, dim, level }) => [isco08, dim, String(level)])];
  writeFileSync(DERIVED_PRIORS_FILE, `${lines.map(toCsvRow).join('\n')}\n`);
  const silent = [...filled].filter(([, figures]) => figures.size === 0).length;
  console.log(
    `${rows.length} regels voor ${groups.length - silent} van ${groups.length} beroepsgroepen in ${fileURLToPath(DERIVED_PRIORS_FILE)}; ${own.size} groepen hebben eigen cijfers.`,
  );
}

const [folder] = process.argv.slice(2);
if (folder === undefined || folder === '--help') {
  console.log(USAGE);
  process.exitCode = folder === undefined ? 1 : 0;
} else {
  try {
    run(folder);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

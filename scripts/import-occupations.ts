// npm run import:occupations -- FOLDER [data folder]: widens the lexicon of occupations with official lists that the administrator downloaded.
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OCCUPATIONS_FILE, writeImportedOccupations } from '../src/adapters/rules/imported-occupations.ts';
import { loadOccupations } from '../src/adapters/rules/load-occupations.ts';
import {
  readBrcGroups,
  readEscoGroups,
  readEscoOccupations,
  readRegister,
  readSharedDuties,
} from '../src/adapters/rules/occupation-sources.ts';
import { createOccupationGuesser } from '../src/domain/occupation/guess-occupations.ts';
import { plausibleTitles } from '../src/domain/occupation/plausible-titles.ts';
import { ConfigError } from '../src/domain/shared/errors.ts';
import { createFileFinder } from './files/find-file.ts';

const USAGE = `Gebruik: npm run import:occupations -- MAP [gegevensmap]

In MAP (of in mappen daaronder) staan een of meer van deze bestanden, zoals ze te downloaden zijn (ook ingepakt met gzip):
  occupations_nl.csv, ISCOGroups_nl.csv   ESCO, Nederlands, csv: esco.ec.europa.eu > Use ESCO > Download
  brc2014*.csv                            CBS, werkboek BRC 2014, tweede blad bewaard als CSV
  uwv_beroepen*.csv                       beroepenregister van UWV, met de kolommen uwv_beroep en isco08
  Tasks to DWAs.txt, ESCO_to_ONET-SOC.csv O*NET Database, text files, en de tabel naar ESCO bewaard als CSV: onetcenter.org
De lijst komt als ${OCCUPATIONS_FILE} in de gegevensmap (DATA_DIR, anders ./data). Herstart daarna de dienst.`;

const say = (line: string): void => console.error(line);
const number = (value: number): string => value.toLocaleString('nl-NL');

function run(folder: string, dataDir: string): void {
  const find = createFileFinder(folder);
  const told = <Value>(what: string, name: RegExp, read: (text: string) => Value, count: (value: Value) => number): Value | null => {
    const text = find(name);
    if (text === null) {
      say(`- ${what}: niet gevonden, overgeslagen.`);
      return null;
    }
    const value = read(text);
    say(`- ${what}: ${number(count(value))} gelezen.`);
    return value;
  };
  const size = (list: readonly unknown[]): number => list.length;
  say(`Lijsten zoeken in ${folder}:`);
  const register = told('beroepenregister van UWV', /^uwv_beroepen.*\.csv$/iu, readRegister, size);
  const esco = told('beroepen van ESCO', /^occupations_nl\.csv$/iu, readEscoOccupations, size);
  const escoGroups = told('namen van beroepsgroepen', /^ISCOGroups_nl\.csv$/iu, readEscoGroups, size);
  const groups = told('indeling van CBS (BRC 2014)', /^brc2014.*\.csv$/iu, readBrcGroups, (map) => map.size);
  const crosswalk = find(/^esco_(?:to_)?onet-?soc.*\.csv$/iu);
  const alike =
    crosswalk === null
      ? null
      : told('taken van O*NET', /^(?:tasks to dwas|db_\d+_\d+_tasks_to_dwas)\.txt$/iu, (text) => readSharedDuties(text, crosswalk), size);
  const listed = [...(register ?? []), ...(esco ?? []), ...(escoGroups ?? [])];
  if (listed.length === 0 && groups === null) throw new ConfigError(`In ${folder} staat geen van de lijsten.\n\n${USAGE}`);

  const own = loadOccupations();
  const guesser = createOccupationGuesser(own);
  const known = new Set(own.groups.map(({ isco08 }) => isco08));
  const sound = listed.filter(({ isco08 }) => known.has(isco08));
  const kept = plausibleTitles(sound, own.titles, (title) => guesser.guess(title, null).map(({ code }) => code));
  const seen = new Set<string>();
  const titles = kept.filter(({ title, isco08 }) => {
    const key = `${isco08} ${title.toLowerCase()}`;
    return !seen.has(key) && seen.add(key);
  });
  const text = writeImportedOccupations({
    titles,
    alike: alike ?? [],
    groups: new Map([...(groups ?? [])].filter(([isco08]) => known.has(isco08))),
  });
  mkdirSync(dataDir, { recursive: true });
  const target = join(dataDir, OCCUPATIONS_FILE);
  // Written beside it first, so that a running service never reads half a list.
  writeFileSync(`${target}.nieuw`, text);
  renameSync(`${target}.nieuw`, target);
  say(
    `${number(listed.length - sound.length)} titels hoorden bij een onbekende beroepsgroep, ${number(sound.length - kept.length)} synoniemen waren misleidend, ${number(kept.length - titles.length)} stonden er dubbel.`,
  );
  console.log(
    `${number(titles.length)} titels in ${target} gezet (sha256 ${createHash('sha256').update(text).digest('hex').slice(0, 16)}). Herstart de dienst.`,
  );
}

const [folder, dataDir = process.env['DATA_DIR'] ?? './data'] = process.argv.slice(2);
if (folder === undefined || folder === '--help') {
  console.log(USAGE);
  process.exitCode = folder === undefined ? 1 : 0;
} else {
  try {
    run(folder, dataDir);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

import { readRecords } from '../../src/adapters/shared/csv.ts';
import type { GroupFigures } from '../../src/domain/occupation/derive-priors.ts';
import { meanOf } from '../../src/domain/occupation/derive-priors.ts';
import { ConfigError } from '../../src/domain/shared/errors.ts';
import { createFileFinder } from '../files/find-file.ts';

/** Scales that give one mean per element; all other rows of the official files give shares of answers. */
const MEANS = new Set(['CX', 'CT', 'IM']);
const OFFICIAL = ['Work Context.txt', 'Abilities.txt'];
const CROSSWALK = 'ESCO_to_ONET-SOC.csv';
const BY_GROUP = ['work_context_by_isco08.csv', 'abilities_importance_by_isco08.csv'];

/**
 * Reads the figures of O*NET per ISCO-08 unit group: from tables that hold them by group, or from the official text files with the crosswalk from
 * ESCO saved as CSV. Files may be packed with gzip and may stand in folders below.
 * @throws ConfigError, in Dutch, naming what is missing
 */
export function readFigures(folder: string): ReadonlyMap<string, GroupFigures> {
  const search = createFileFinder(folder);
  const find = (name: string): string | null => search(new RegExp(`^${name.replace('.', String.raw`\.`)}$`, 'iu'));
  const byGroup = BY_GROUP.map(find);
  if (byGroup.every((file) => file !== null)) return readByGroup(byGroup);
  const official = OFFICIAL.map(find);
  const crosswalk = search(/^esco_(?:to_)?onet-?soc.*\.csv$/iu);
  if (official.every((file) => file !== null) && crosswalk !== null) return readOfficial(official, crosswalk);
  const missing = [...OFFICIAL.filter((_, at) => official[at] === null), ...(crosswalk === null ? [CROSSWALK] : [])];
  throw new ConfigError(
    `In ${folder} ontbreekt: ${missing.join(', ')}. De eerste twee zitten in "O*NET Database, text files" (onetcenter.org/database.html), de laatste is ESCO_to_ONET-SOC.xlsx (onetcenter.org/crosswalks/esco), bewaard als CSV.`,
  );
}

function readByGroup(texts: readonly string[]): ReadonlyMap<string, GroupFigures> {
  const all = new Map<string, Map<string, number>>();
  for (const record of texts.flatMap((text) => readRecords(text))) {
    const own = all.get(record['isco08'] ?? '') ?? new Map<string, number>();
    for (const [name, value] of Object.entries(record))
      if (name !== 'isco08' && !name.startsWith('n_') && value.trim() !== '' && Number.isFinite(Number(value)))
        own.set(name, Number(value));
    all.set(record['isco08'] ?? '', own);
  }
  return all;
}

/** "Spend Time Standing" as it is named in the rules: `spend_time_standing`. What stands behind "such as" is left out. */
const toName = (element: string): string =>
  element
    .toLowerCase()
    .replace(/ such as .*$/u, '')
    .replaceAll(/[^a-z]+/gu, '_')
    .replaceAll(/^_|_$/gu, '');

function readOfficial(texts: readonly string[], crosswalk: string): ReadonlyMap<string, GroupFigures> {
  const bySoc = new Map<string, Map<string, number>>();
  for (const record of texts.flatMap((text) => readRecords(text, '\t'))) {
    const soc = record['O*NET-SOC Code'] ?? '';
    if (!MEANS.has(record['Scale ID'] ?? '')) continue;
    const own = bySoc.get(soc) ?? new Map<string, number>();
    own.set(toName(record['Element Name'] ?? ''), Number(record['Data Value']));
    bySoc.set(soc, own);
  }
  const figures = new Map<string, GroupFigures[]>();
  for (const line of crosswalk.split(/\r?\n/u)) {
    const isco08 = /(?:^|[",;/])C?(\d{4})(?:\.[\d.]+)?(?=[",;])/u.exec(line)?.[1];
    const soc = /\b(\d{2}-\d{4}\.\d{2})\b/u.exec(line)?.[1];
    const own = bySoc.get(soc ?? '');
    if (isco08 !== undefined && own) figures.set(isco08, [...(figures.get(isco08) ?? []), own]);
  }
  if (figures.size === 0) throw new ConfigError('De tabel van ESCO naar O*NET-SOC noemt geen beroep dat in de O*NET-bestanden voorkomt.');
  return new Map([...figures].map(([isco08, all]) => [isco08, meanOf(all)]));
}

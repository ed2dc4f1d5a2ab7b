import { existsSync, readFileSync } from 'node:fs';
import type { OccupationTitle } from '../../domain/occupation/occupation-pack.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { readCsv, toCsvRow } from '../shared/csv.ts';

/** What was imported: titles, how near two unit groups are by their duties, and the occupation group of CBS of each. */
export type ImportedOccupations = {
  readonly titles: readonly OccupationTitle[];
  /** From 0 to 1 (ends in), once for each pair. */
  readonly alike: readonly { readonly isco08: string; readonly other: string; readonly share: number }[];
  readonly groups: ReadonlyMap<string, string>;
};

/** The name of the file in the data folder. */
export const OCCUPATIONS_FILE = 'occupations.csv';
const HEADER = ['kind', 'isco08', 'value', 'share'];
const AGAIN = 'maak hem opnieuw met: npm run import:occupations -- MAP';
const NOTHING: ImportedOccupations = { titles: [], alike: [], groups: new Map() };

/** The imported list as it is kept in the data folder; the same lists give the same file. */
export function writeImportedOccupations({ titles, alike, groups }: ImportedOccupations): string {
  const rows = [
    ...titles.map(({ title, isco08, weight }) => ['title', isco08, title, String(weight)]),
    ...alike.map(({ isco08, other, share }) => ['alike', isco08, other, String(share)]),
    ...[...groups].map(([isco08, group]) => ['group', isco08, group, '']),
  ];
  return `${[HEADER, ...rows].map(toCsvRow).join('\n')}\n`;
}

/**
 * Reads the imported list.
 * @param file path in the data folder; nothing is imported where it is not there
 * @throws ConfigError naming the file, the line and the command that makes it anew
 */
export function readImportedOccupations(file: string): ImportedOccupations {
  if (!existsSync(file)) return NOTHING;
  const [header = [], ...rows] = readCsv(readFileSync(file, 'utf8'));
  if (header.join() !== HEADER.join()) throw new ConfigError(`${file} is geen beroepenlijst; ${AGAIN}`);
  const [titles, alike, groups]: [OccupationTitle[], ImportedOccupations['alike'][number][], Map<string, string>] = [[], [], new Map()];
  for (const [at, [kind, isco08 = '', value = '', share = '']] of rows.entries()) {
    const number = Number(share);
    const isSound = /^\d{4}$/u.test(isco08) && value !== '' && number >= 0 && number <= 1;
    if (isSound && kind === 'title') titles.push({ title: value, isco08, weight: number });
    else if (isSound && kind === 'alike') alike.push({ isco08, other: value, share: number });
    else if (isSound && kind === 'group') groups.set(isco08, value);
    else throw new ConfigError(`${file}, regel ${at + 2} is onleesbaar; ${AGAIN}`);
  }
  return { titles, alike, groups };
}

import type { ListedTitle } from '../../domain/occupation/plausible-titles.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { readRecords } from '../shared/csv.ts';

/** How far the titles of a list speak for their group beside our own; ESCO is European, and its Dutch synonyms are many and rough. Our choices. */
const WEIGHT = { register: 1, registerInactive: 0.9, preferred: 0.35, synonym: 0.2, hidden: 0.1, group: 0.2 };

type Records = ReturnType<typeof readRecords>;

function recordsOf(text: string, name: string, columns: readonly string[]): Records {
  const head = text.slice(0, 2000).split(/\r?\n/u)[0] ?? '';
  const separator = [',', ';', '\t'].toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const records = readRecords(text, separator);
  const missing = columns.filter((column) => !Object.hasOwn(records[0] ?? {}, column));
  if (missing.length > 0) throw new ConfigError(`${name}: de kolom ${missing.join(', ')} ontbreekt. Is dit het goede bestand?`);
  return records;
}

const isUnitGroup = (code: string): boolean => /^\d{4}$/u.test(code);
const linesOf = (cell: string | undefined): readonly string[] =>
  (cell ?? '')
    .split(/[\r\n]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** "monteur/monteuse" names two; the part of a word behind a slash is left with it. */
const namesIn = (label: string): readonly string[] => {
  const parts = label.split('/').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => /^\p{L}[\p{L} -]{4,}$/u.test(part)) ? parts : [label];
};

/**
 * Occupations of ESCO in Dutch (`occupations_nl.csv`, any version from 1.1 on).
 * @throws ConfigError, in Dutch, where a column is not there
 * @source ESCO classification of the European Commission
 */
export function readEscoOccupations(text: string): readonly ListedTitle[] {
  return recordsOf(text, 'occupations_nl.csv', ['iscoGroup', 'preferredLabel', 'altLabels']).flatMap((record) => {
    const isco08 = (record['iscoGroup'] ?? '').replace(/^C/u, '');
    if (!isUnitGroup(isco08)) return [];
    const named = (labels: readonly string[], weight: number, preferred: boolean): readonly ListedTitle[] =>
      labels.flatMap(namesIn).map((title) => ({ title, isco08, weight, preferred }));
    return [
      ...named(linesOf(record['preferredLabel']), WEIGHT.preferred, true),
      ...named(linesOf(record['altLabels']), WEIGHT.synonym, false),
      ...named(linesOf(record['hiddenLabels']), WEIGHT.hidden, false),
    ];
  });
}

/** Names of the ISCO-08 unit groups (`ISCOGroups_nl.csv` of ESCO). @throws ConfigError, in Dutch, where a column is not there */
export function readEscoGroups(text: string): readonly ListedTitle[] {
  return recordsOf(text, 'ISCOGroups_nl.csv', ['code', 'preferredLabel']).flatMap((record) => {
    const isco08 = (record['code'] ?? '').replace(/^C/u, '');
    const title = (record['preferredLabel'] ?? '').trim();
    return isUnitGroup(isco08) && title !== '' ? [{ title, isco08, weight: WEIGHT.group, preferred: true }] : [];
  });
}

/** The register of occupations of UWV as CSV (`uwv_beroep`, `isco08`, and `status` where it is there). @throws ConfigError, in Dutch, where a column is not there */
export function readRegister(text: string): readonly ListedTitle[] {
  return recordsOf(text, 'uwv_beroepen.csv', ['uwv_beroep', 'isco08']).flatMap((record) => {
    const [title, isco08] = [(record['uwv_beroep'] ?? '').trim(), record['isco08'] ?? ''];
    const weight = record['status'] === 'I' ? WEIGHT.registerInactive : WEIGHT.register;
    return isUnitGroup(isco08) && title !== '' ? [{ title, isco08, weight, preferred: true }] : [];
  });
}

/**
 * The occupation group of CBS (BRC 2014) of each ISCO-08 unit group: sheet 2 of the workbook, saved as CSV.
 * @throws ConfigError, in Dutch, where a column is not there
 * @source CBS, Beroepenclassificatie ROA-CBS 2014, CC BY 4.0
 */
export function readBrcGroups(text: string): ReadonlyMap<string, string> {
  const records = recordsOf(text, 'brc2014.csv', ['ISCO2008unitgroup', 'BRC2014beroepsgroep']);
  return new Map(
    records.flatMap((record): [string, string][] => {
      // A spreadsheet drops the zeros that a code begins with.
      const [isco08, group] = [record['ISCO2008unitgroup'] ?? '', record['BRC2014beroepsgroep'] ?? ''];
      return /^\d{3,4}$/u.test(isco08) && group !== '' ? [[isco08.padStart(4, '0'), group.padStart(4, '0')]] : [];
    }),
  );
}

/** From this share of common activities on two groups are worth remembering as alike. Our choice. */
const ALIKE_FROM = 0.25;

/**
 * How near unit groups are by the detailed work activities of their O*NET occupations, the rare ones weighing more.
 * @param tasks `Tasks to DWAs.txt`: which activities each O*NET occupation has
 * @param crosswalk ESCO to O*NET-SOC as CSV
 * @returns each pair once, from 0.25 to 1 (ends in); never throws
 * @source O*NET Database, USDOL/ETA, CC BY 4.0
 */
export function readSharedDuties(
  tasks: string,
  crosswalk: string,
): readonly { readonly isco08: string; readonly other: string; readonly share: number }[] {
  const activities = new Map<string, Set<string>>();
  for (const record of readRecords(tasks, '\t')) {
    const soc = record['O*NET-SOC Code'] ?? '';
    activities.set(soc, (activities.get(soc) ?? new Set()).add(record['DWA ID'] ?? ''));
  }
  const byGroup = new Map<string, Map<string, number>>();
  for (const line of crosswalk.split(/\r?\n/u)) {
    const isco08 = /(?:^|[",;/])C?(\d{4})(?:\.[\d.]+)?(?=[",;])/u.exec(line)?.[1];
    const soc = /\b(\d{2}-\d{4}\.\d{2})\b/u.exec(line)?.[1];
    if (isco08 === undefined || soc === undefined) continue;
    const own = byGroup.get(isco08) ?? new Map<string, number>();
    for (const activity of activities.get(soc) ?? []) own.set(activity, (own.get(activity) ?? 0) + 1);
    byGroup.set(isco08, own);
  }
  const groupsOf = new Map<string, number>();
  for (const own of byGroup.values()) for (const activity of own.keys()) groupsOf.set(activity, (groupsOf.get(activity) ?? 0) + 1);
  const vectors = [...byGroup]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([isco08, own]) => {
      const weights = new Map(
        [...own].map(([activity, count]) => [activity, Math.log(1 + count) * Math.log(byGroup.size / (groupsOf.get(activity) ?? 1))]),
      );
      const length = Math.sqrt([...weights.values()].reduce((sum, value) => sum + value * value, 0)) || 1;
      return { isco08, weights, length };
    });
  return vectors.flatMap((one, at) =>
    vectors.slice(at + 1).flatMap((other) => {
      let dot = 0;
      for (const [activity, value] of one.weights) dot += value * (other.weights.get(activity) ?? 0);
      const share = Math.round((dot / (one.length * other.length)) * 1000) / 1000;
      return share >= ALIKE_FROM ? [{ isco08: one.isco08, other: other.isco08, share: Math.min(1, share) }] : [];
    }),
  );
}

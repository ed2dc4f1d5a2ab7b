import type { Application } from '../application/application.ts';
import { localDateOf, type LocalDate } from '../shared/local-date.ts';

/** Columns of the overview that goes into reports. @source domain reference section 5.6 */
export const OVERVIEW_COLUMNS = [
  'volgnr',
  'datum activiteit',
  'soort',
  'werkgever',
  'functie',
  'plaats',
  'afstand (km)',
  'bron',
  'link',
  'bewaarde vacaturetekst (sha256)',
  'bewaard op',
  'contactpersoon (rol)',
  'belastbaarheidstoets',
  'initiatief',
  'stand',
  'uitkomst',
  'reden',
  'datum uitkomst',
  'bewijs',
  'opmerking',
] as const;

export type OverviewCell = string | number | null;

const LOAD_WORDS = {
  geen_conflict: 'geen conflict gevonden',
  aandacht: 'aandachtspunten',
  niet_passend: 'waarschijnlijk niet passend',
} as const;
const words = (code: string): string => code.replaceAll('_', ' ');

/** An application with everything that the overview tells of it. */
export type ApplicationInOverview = Application & {
  readonly loadCheckedByName: string | null;
  readonly notes: readonly string[];
  readonly evidence: readonly { readonly name: string; readonly addedByName: string | null }[];
};

const by = (what: string, name: string | null): string => (name === null ? what : `${what} (${name})`);

/** Applications by the day of the activity, the oldest first. Never throws. */
export function inOrder<Applied extends Application>(
  applications: readonly Applied[],
): readonly { readonly one: Applied; readonly on: LocalDate }[] {
  return applications
    .map((one) => ({ one, on: one.appliedOn ?? localDateOf(one.createdAt) }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Applications as rows of the overview, oldest first; nothing medical stands in any column. */
export function overviewRows(applications: readonly ApplicationInOverview[]): OverviewCell[][] {
  return inOrder(applications).map(({ one, on }, index) => [
    index + 1,
    on,
    words(one.kind),
    one.employer,
    one.function,
    one.town,
    one.distanceKm,
    one.sourceName,
    one.link,
    one.archived?.sha256 ?? null,
    one.archived?.capturedAt.toISOString() ?? null,
    one.contactRole,
    one.loadCheck ? by(LOAD_WORDS[one.loadCheck], one.loadCheckedByName) : null,
    one.initiative,
    words(one.state),
    one.outcome ? words(one.outcome) : null,
    one.outcomeReason,
    one.outcomeOn,
    one.evidence.map((file) => by(file.name, file.addedByName)).join('; '),
    one.notes.join('; '),
  ]);
}

/** Cells that a spreadsheet would take for a formula are made text. @source OWASP, CSV Injection */
function cell(value: OverviewCell): string {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value).replace('.', ',') : /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV that a Dutch spreadsheet opens: semicolons, decimal commas, a byte order mark. @source RFC 4180, for quoting */
export function toCsv(rows: readonly (readonly OverviewCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

import type { Application } from '../application/application.ts';
import { localDateOf } from '../shared/local-date.ts';

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

/** Applications as rows of the overview, oldest first; nothing medical stands in any column. */
export function overviewRows(
  applications: readonly (Application & { readonly evidence: readonly { readonly name: string }[] })[],
): OverviewCell[][] {
  const dated = applications
    .map((one) => ({ one, on: one.appliedOn ?? localDateOf(one.createdAt) }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return dated.map(({ one, on }, index) => [
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
    one.loadCheck ? LOAD_WORDS[one.loadCheck] : null,
    one.initiative,
    words(one.state),
    one.outcome ? words(one.outcome) : null,
    one.outcomeReason,
    one.outcomeOn,
    one.evidence.map((file) => file.name).join('; '),
    null,
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

import { expect, it } from 'vitest';
import { OVERVIEW_COLUMNS, overviewRows, toCsv, type ApplicationInOverview } from '../../../../src/domain/effort/overview-table.ts';
import { toApplicationId, toCandidateId } from '../../../../src/domain/shared/ids.ts';
import type { LocalDate } from '../../../../src/domain/shared/local-date.ts';

const anApplication = (given: Partial<ApplicationInOverview> = {}): ApplicationInOverview => ({
  id: toApplicationId('a1'),
  candidateId: toCandidateId('k1'),
  vacancyId: null,
  kind: 'vacature',
  employer: 'De Molen',
  function: 'Inpakker',
  town: 'Ede',
  distanceKm: 4.5,
  sourceName: 'Vallei aan het Werk',
  link: 'https://vallei.example/inpakker',
  contactRole: 'teamleider',
  initiative: 'kandidaat',
  state: 'gesloten',
  outcome: 'afgewezen',
  outcomeReason: 'andere kandidaat',
  appliedOn: '2026-03-02' as LocalDate,
  outcomeOn: '2026-03-20' as LocalDate,
  loadCheck: 'aandacht',
  loadCheckedBy: null,
  loadCheckedByName: 'Joost',
  archived: { text: 'Je pakt in.', sha256: 'abc', capturedAt: new Date('2026-03-02T08:00:00Z') },
  version: 1,
  createdAt: new Date('2026-03-01T08:00:00Z'),
  notes: ['gebeld op maandag', 'brief ontvangen'],
  evidence: [{ name: 'brief.pdf', addedByName: 'Carla' }],
  ...given,
});
const cellOf = (row: readonly unknown[] | undefined, column: (typeof OVERVIEW_COLUMNS)[number]) => row?.[OVERVIEW_COLUMNS.indexOf(column)];

it('fills every column of the overview', () => {
  const [row] = overviewRows([anApplication()]);
  expect(row).toHaveLength(OVERVIEW_COLUMNS.length);
  expect(row?.filter((value) => value === null || value === '')).toEqual([]);
  expect(cellOf(row, 'belastbaarheidstoets')).toBe('aandachtspunten (Joost)');
  expect(cellOf(row, 'bewijs')).toBe('brief.pdf (Carla)');
  expect(cellOf(row, 'opmerking')).toBe('gebeld op maandag; brief ontvangen');
});

it('numbers the activities by their day, by that of opening where nobody applied yet', () => {
  const rows = overviewRows([
    anApplication({ employer: 'later' }),
    anApplication({ employer: 'eerder', appliedOn: null }),
    anApplication({ employer: 'eerst', appliedOn: '2026-02-01' as LocalDate }),
  ]);
  expect(rows.map((row) => [cellOf(row, 'volgnr'), cellOf(row, 'werkgever')])).toEqual([
    [1, 'eerst'],
    [2, 'eerder'],
    [3, 'later'],
  ]);
});

it('gives a Dutch spreadsheet no formula, and every text as it was', () => {
  const csv = toCsv([['=1+1', '@naam', 'a;b', 'zegt "ja"', 4.5, null]]);
  expect(csv).toBe(`\ufeff'=1+1;'@naam;"a;b";"zegt ""ja""";4,5;\r\n`);
});

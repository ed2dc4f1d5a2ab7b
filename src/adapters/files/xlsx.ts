import writeXlsxFile from 'write-excel-file/node';

export type Sheet = { readonly name: string; readonly rows: readonly (readonly (string | number | null)[])[] };

/** Writes tables as an Excel workbook, a sheet each; the first row stands bold. */
export async function toXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row, index) =>
      row.map((value) => (value === null ? null : { value, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) })),
    ),
  }));
  return writeXlsxFile(written).toBuffer();
}

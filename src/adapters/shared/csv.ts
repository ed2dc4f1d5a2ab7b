/**
 * Splits a table into rows of fields: quotes around fields, doubled quotes and line ends within them. A byte order mark is left out, and so are
 * empty lines. Never throws.
 * @source RFC 4180
 */
export function readCsv(text: string, separator = ','): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let at = text.startsWith('\u{FEFF}') ? 1 : 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === separator) endField();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') field += sign;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}

/** Rows of a table with a header, by the names of its columns. Never throws; a field that is not there is empty. */
export function readRecords(text: string, separator = ','): readonly Readonly<Record<string, string>>[] {
  const [header = [], ...rows] = readCsv(text, separator);
  return rows.map((row) => Object.fromEntries(header.map((name, at) => [name.trim(), row[at] ?? ''])));
}

/** Writes one row; fields with a separator, quote or line end are quoted. Never throws. */
export function toCsvRow(fields: readonly string[]): string {
  return fields.map((field) => (/[",\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
}

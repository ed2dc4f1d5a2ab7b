import { jobObjectToRaw } from '../ats/json-job.ts';
import type { ParsedData } from '../ats/parse-json.ts';

const SEPARATORS = [';', ',', '\t', '|'];

/**
 * Splits a table into rows of fields: quotes around fields, doubled quotes and line ends within them.
 * @source RFC 4180
 */
function readRows(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) {
          field += text.slice(at);
          at = text.length;
          break;
        }
        field += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
    }
    const match = /^[^\n\r]*?(?=\r|\n|$)/.exec(text.slice(at, at + 100_000))?.[0] ?? '';
    const stop = match.indexOf(separator);
    field += stop < 0 ? match : match.slice(0, stop);
    at += stop < 0 ? match.length : stop;
    row.push(field.trim());
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}

/**
 * Reads a table with a header (CSV): each row an opening by the names of its columns. A row with another number of fields than the header
 * cannot be trusted: the column order changed without a word, so it gives no title and is reported.
 */
export function parseTable(text: string): ParsedData {
  const head = text.slice(0, text.search(/[\r\n]/) < 0 ? undefined : text.search(/[\r\n]/));
  const separator = SEPARATORS.toSorted((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  const [header = [], ...rows] = readRows(text, separator);
  const names = header.map((name) => name.toLowerCase());
  const isTable =
    header.length >= 3 &&
    names.some((name) => /title|titel|functie|vacature|name|naam/.test(name)) &&
    names.every((name) => name.length <= 60);
  if (!isTable) return { kind: 'text', refused: 'plain text: neither page, feed nor answer', raws: [] };
  const raws = rows.map((row) =>
    row.length === header.length ? jobObjectToRaw(Object.fromEntries(header.map((name, index) => [name, row[index] ?? '']))) : {},
  );
  return { kind: 'table', refused: null, raws };
}

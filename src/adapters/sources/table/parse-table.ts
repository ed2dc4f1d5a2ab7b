import { isJobObject, jobObjectToRaw } from '../ats/json-job.ts';
import type { ParsedData } from '../ats/parse-json.ts';
import type { RawPosting } from '../raw-posting.ts';

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

const TITLE = /title|titel|functie|vacature|name|naam/;
/** Rows that may stand above the header: the name of an export, a date, an empty line. */
const ABOVE_HEADER_MAX = 10;

/** Whether a row names columns: short words, no addresses or figures, one of them a title, none twice. */
function isHeader(row: readonly string[]): boolean {
  const names = row.map((name) => name.toLowerCase());
  return (
    row.length >= 3 &&
    names.some((name) => TITLE.test(name)) &&
    names.every((name) => name.length <= 60 && !/^https?:|\d{3}|[€!?]/.test(name)) &&
    new Set(names.filter((name) => name !== '')).size === names.filter((name) => name !== '').length &&
    isJobObject(Object.fromEntries(names.map((name) => [name, name])))
  );
}

/** What a column of addresses holds in a row that fits its header; the order of columns may change without a word. */
function fits(header: readonly string[], row: readonly string[]): boolean {
  if (row.length !== header.length) return false;
  const addresses = header.flatMap((name, at) =>
    /^(?:url|link|vacature-?url|detail-?url|href|job-?url)$/i.test(name) ? [row[at] ?? ''] : [],
  );
  const isAddress = (value: string): boolean => value === '' || /^(?:https?:)?\/|^www\./i.test(value);
  return addresses.every(isAddress);
}

/**
 * Reads a table with a header (CSV): each row an opening by the names of its columns. The header may stand some rows down, and a new one may
 * come half-way. A row that does not fit its header (another number of fields, no address where the addresses stand) cannot be trusted: it
 * gives no title and is reported.
 */
export function parseTable(text: string): ParsedData {
  const lines = text.split(/\r\n|\r|\n/, ABOVE_HEADER_MAX);
  const count = (line: string, separator: string): number => line.split(separator).length;
  const widest = (separator: string): number => Math.max(...lines.map((line) => count(line, separator)));
  const separator = SEPARATORS.toSorted((a, b) => widest(b) - widest(a))[0] ?? ',';
  const rows = readRows(text, separator);
  const first = rows.slice(0, ABOVE_HEADER_MAX).findIndex(isHeader);
  let header = rows[first];
  if (header === undefined) return { kind: 'text', refused: 'plain text: neither page, feed nor answer', raws: [] };
  const raws: RawPosting[] = [];
  for (const row of rows.slice(first + 1)) {
    if (isHeader(row)) header = row;
    else {
      const names: readonly string[] = header;
      raws.push(fits(names, row) ? jobObjectToRaw(Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))) : {});
    }
  }
  return { kind: 'table', refused: null, raws };
}

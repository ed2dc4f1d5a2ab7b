import { BIGINT, DuckDBDataChunk, DuckDBInstance, INTEGER, SMALLINT } from '@duckdb/node-api';
import type { PackedVacancies, SqlAnswer } from './packed-columns.ts';
import { readAnswer } from './packed-columns.ts';

const TYPES = { bigint: BIGINT, integer: INTEGER, smallint: SMALLINT } as const;
/** Rows of one chunk: the size that DuckDB works with itself. */
const CHUNK = 2048;

/** The packed vacancies in DuckDB, in memory, on so many threads. */
export async function openDuckdb(
  { size, columns }: PackedVacancies,
  threads: number,
): Promise<{ readonly ask: (sql: string) => Promise<SqlAnswer>; readonly close: () => void }> {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  await connection.run(`create table v (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
  const appender = await connection.createAppender('v');
  const types = columns.map(({ type }) => TYPES[type]);
  for (let from = 0; from < size; from += CHUNK) {
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(columns.map(({ values }) => Array.from<number | bigint>(values.subarray(from, from + CHUNK))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return {
    async ask(sql) {
      const reader = await connection.runAndReadAll(sql);
      return readAnswer(reader.getRows().map((row) => row.map(Number)));
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

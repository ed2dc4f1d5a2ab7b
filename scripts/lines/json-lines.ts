import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One line of a file of JSON lines: what stands on it, or why it could not be read. */
export type Line<T> = { readonly id: unknown; readonly value: T } | { readonly id: unknown; readonly error: string };

/** Text of a file, or of standard input for `-`. */
export const readInput = (path: string): string => readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/u, '');

/** Reads every line that is not blank; a line that is no JSON, or that `read` refuses, is kept with the reason. Order is kept. */
export function parseLines<T>(text: string, read: (value: unknown) => T): readonly Line<T>[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): Line<T> => {
      let value: unknown = null;
      try {
        value = JSON.parse(line);
        return { id: idOf(value), value: read(value) };
      } catch (error) {
        return { id: idOf(value), error: reasonOf(error) };
      }
    });
}

/** A sentence for what went wrong with a line. */
export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof Error ? error.message : String(error);
}

/** The id of a line that could not be read, as far as it can be told. */
function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
}

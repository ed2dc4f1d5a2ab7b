import { readFile } from 'node:fs/promises';

/** A file's text, or null when there is no such file. A file that is there and cannot be read throws: it must not be taken for absent. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ConfigError } from '../../src/domain/shared/errors.ts';

/**
 * Finds downloaded files by name in a folder and the folders below it, packed with gzip or not, whatever the case of the letters.
 * @returns a function that gives the text of the first file whose name fits, null where there is none
 * @throws ConfigError where the folder is not there, or the file is no text
 */
export function createFileFinder(folder: string): (name: RegExp) => string | null {
  if (!existsSync(folder)) throw new ConfigError(`De map ${folder} is er niet.`);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  return (name) => {
    const path = paths.find((one) => name.test((one.split(/[/\\]/u).at(-1) ?? '').replace(/\.gz$/iu, '')));
    if (path === undefined) return null;
    const bytes = readFileSync(join(folder, path));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(/\.gz$/iu.test(path) ? gunzipSync(bytes) : bytes);
    } catch (cause) {
      throw new ConfigError(`${path} is geen leesbaar tekstbestand (UTF-8).`, { cause });
    }
  };
}

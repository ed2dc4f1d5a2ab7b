import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OCCUPATIONS_FILE } from './imported-occupations.ts';

/** A list that an administrator imported into the data folder. */
export type ReferenceFile = {
  readonly name: 'occupations' | 'postcodes';
  readonly file: string;
  /** Hash of its content; null where it was not imported. */
  readonly sha256: string | null;
  /** The command that makes it. */
  readonly command: string;
};

/** The lists that can be imported, as they are in this data folder now. */
export function referenceFilesIn(dataDir: string): readonly ReferenceFile[] {
  return [
    toReference('occupations', join(dataDir, OCCUPATIONS_FILE), 'npm run import:occupations -- MAP'),
    toReference('postcodes', join(dataDir, 'postcodes.csv'), 'node scripts/import-postcodes.ts NL.txt'),
  ];
}

function toReference(name: ReferenceFile['name'], file: string, command: string): ReferenceFile {
  return { name, file, command, sha256: existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null };
}

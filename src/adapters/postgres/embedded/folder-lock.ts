import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConfigError } from '../../../domain/shared/errors.ts';

export type FolderLock = { release(): void };

/**
 * Takes a data folder for this process. The operating system keeps the lock (through SQLite, which Node carries) and gives it back when
 * the process ends in whatever way, so there is never a stale one: a file with a process id in it cannot promise that, least of all in a
 * container, where every start has the same id.
 * @throws ConfigError when another process has it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const holderFile = join(folder, 'app.pid');
  const database = open(join(folder, 'app.lock'));
  try {
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw unfit(folder, cause);
    const holder = await readFile(holderFile, 'utf8').catch(() => '');
    throw new ConfigError(
      `Spoorzoeker draait al op deze gegevensmap (${folder}${holder === '' ? '' : `, proces ${holder.trim()}`}). ` +
        'Stop die eerst, of geef deze een eigen map met DATA_DIR.',
      { cause },
    );
  }
  await writeFile(holderFile, `${process.pid}\n`);
  return { release: () => void (database.isOpen && database.close()) };
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (cause) {
    throw unfit(file, cause);
  }
}

const unfit = (place: string, cause: unknown): ConfigError =>
  new ConfigError(`In de gegevensmap is niet te schrijven (${place}). Kijk van wie die map is, of geef een andere met DATA_DIR.`, {
    cause,
  });

/** @source SQLite, "Result and Error Codes": SQLITE_BUSY is 5 */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}

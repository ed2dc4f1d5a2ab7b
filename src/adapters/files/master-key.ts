import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../../domain/shared/errors.ts';

const BYTES = 32;

/**
 * The master key: given as base64, or kept in a file that the first start makes, readable by its owner only and outside the data folder.
 * @returns `made` true when it was made now: whoever starts the service is then told to keep a copy apart
 * @throws ConfigError when it is not 32 bytes, or the file cannot be read or made
 */
export function loadMasterKey(given: string | null, file: string): { readonly key: Uint8Array; readonly made: boolean } {
  if (given !== null) return { key: decode(given, 'SPOOR_KEY'), made: false };
  try {
    return { key: decode(readFileSync(file, 'utf8'), file), made: false };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const key = randomBytes(BYTES);
  try {
    // The file is closed to others, its folder need not be: the database's own user may have to pass through it.
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new ConfigError(`De hoofdsleutel kan niet worden bewaard in ${file}. Zet SPOOR_KEY_FILE op een plek waar dat wel kan.`, {
      cause,
    });
  }
  return { key, made: true };
}

function decode(text: string, where: string): Uint8Array {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== BYTES) throw new ConfigError(`${where}: de hoofdsleutel moet ${BYTES} bytes zijn in base64.`);
  return key;
}

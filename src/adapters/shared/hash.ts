import { createHash, randomBytes } from 'node:crypto';

/** SHA-256 of a text in UTF-8 or of bytes, lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** 128 random bits, hexadecimal: the salt of a chained payload. */
export function newSalt(): string {
  return randomBytes(16).toString('hex');
}

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ConfigError } from '../../domain/shared/errors.ts';
import type { DataKey, Keyring } from '../../ports/keyring.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

function seal(key: Uint8Array, plain: Uint8Array, boundTo: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(boundTo));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Uint8Array, sealed: Uint8Array, boundTo: string): Uint8Array {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(boundTo));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
}

/** Seals and opens with the key given, 32 bytes. */
export const createDataKey = (key: Uint8Array): DataKey => ({
  seal: (plain, boundTo) => seal(key, plain, boundTo),
  open: (sealed, boundTo) => open(key, sealed, boundTo),
});

/** @throws ConfigError when the master key is not 32 bytes */
export function createKeyring(masterKey: Uint8Array): Keyring {
  if (masterKey.length !== KEY_BYTES)
    throw new ConfigError(`De hoofdsleutel moet ${KEY_BYTES} bytes zijn (base64), niet ${masterKey.length}.`);
  return {
    masterKeyId: createHash('sha256').update('spoorzoeker master key id\n').update(masterKey).digest('hex').slice(0, 16),
    newWrappedKey: (candidateId) => seal(masterKey, randomBytes(KEY_BYTES), `candidate_key.wrapped.${candidateId}`),
    unwrap(wrapped, candidateId) {
      try {
        return createDataKey(open(masterKey, wrapped, `candidate_key.wrapped.${candidateId}`));
      } catch (cause) {
        throw new ConfigError(
          'De sleutel van een kandidaat past niet bij deze hoofdsleutel. Zet de hoofdsleutel terug waarmee deze installatie begon.',
          {
            cause,
          },
        );
      }
    },
  };
}

import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createKeyring } from '../../../../src/adapters/shared/keyring.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('createKeyring', () => {
  const keyring = createKeyring(randomBytes(32));
  const wrapped = keyring.newWrappedKey('c1');
  const key = keyring.unwrap(wrapped, 'c1');
  const sealed = key.seal(Buffer.from('niet boven schouderhoogte'), 'fml_list.content.l1');

  it('opens what it sealed at its own place', () => {
    expect(text(key.open(sealed, 'fml_list.content.l1'))).toBe('niet boven schouderhoogte');
    expect(text(sealed)).not.toContain('schouderhoogte');
  });

  it('does not open ciphertext that was moved to another row', () => {
    expect(() => key.open(sealed, 'fml_list.content.l2')).toThrow('unable to authenticate');
  });

  it('does not open ciphertext of which a bit was changed', () => {
    const changed = Uint8Array.from(sealed);
    changed[14] = (changed[14] ?? 0) ^ 1;
    expect(() => key.open(changed, 'fml_list.content.l1')).toThrow('unable to authenticate');
  });

  it('does not unwrap the key of one candidate for another, nor with another master key', () => {
    expect(() => keyring.unwrap(wrapped, 'c2')).toThrow('hoofdsleutel');
    expect(() => createKeyring(randomBytes(32)).unwrap(wrapped, 'c1')).toThrow('hoofdsleutel');
  });

  it('refuses a master key that is too short', () => {
    expect(() => createKeyring(randomBytes(16))).toThrow('32 bytes');
  });

  it('seals the same text differently each time', () => {
    expect(Buffer.compare(key.seal(Buffer.from('a'), 'x'), key.seal(Buffer.from('a'), 'x'))).not.toBe(0);
  });
});

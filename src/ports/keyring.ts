/**
 * Seals and opens bytes under one candidate's data key (AES-256-GCM). `boundTo` names table, column and row ("fml_list.content.<id>"):
 * ciphertext moved to another place does not open.
 * @throws Error when the bytes were changed, belong elsewhere, or the key is another
 */
export type DataKey = {
  seal(plain: Uint8Array, boundTo: string): Uint8Array;
  open(sealed: Uint8Array, boundTo: string): Uint8Array;
};

/** Makes and unwraps data keys with the master key, which never leaves it. */
export type Keyring = {
  readonly masterKeyId: string;
  /** A new data key, wrapped for the candidate named: it unwraps for no other. */
  newWrappedKey(candidateId: string): Uint8Array;
  /** @throws ConfigError when the key was wrapped by another master key */
  unwrap(wrapped: Uint8Array, candidateId: string): DataKey;
};

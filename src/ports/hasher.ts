/** SHA-256 of a text in UTF-8 or of bytes, lower-case hexadecimal. */
export type Hasher = { sha256(content: string | Uint8Array): string };

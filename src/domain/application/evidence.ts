/** Media types that evidence may have, with the bytes that a file of that type begins with (hexadecimal; empty: not checked by bytes). */
export const EVIDENCE_TYPES = {
  'application/pdf': ['255044462d'],
  'image/png': ['89504e470d0a1a0a'],
  'image/jpeg': ['ffd8ff'],
  'message/rfc822': [],
  'text/plain': [],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['504b0304'],
} as const satisfies Record<string, readonly string[]>;

export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** 10 MiB: a scanned letter fits, a film does not. Our choice. */
export const EVIDENCE_MAX_BYTES = 10 * 1024 * 1024;

export type EvidenceRefusal = 'type' | 'size' | 'empty' | 'content-differs-from-type' | 'name';

const TEXT_TYPES: readonly string[] = ['message/rfc822', 'text/plain'];

/**
 * Whether a file can be kept as evidence: one of the types, 1 byte to 10 MiB (ends in), and bytes that begin as that type does; a text holds no NUL byte.
 * @returns null when it can, else the refusal to show; never throws
 */
export function checkEvidence(file: { name: string; mediaType: string; content: Uint8Array }): EvidenceRefusal | null {
  if (!/^[^/\\\0]{1,200}$/.test(file.name)) return 'name';
  if (!Object.hasOwn(EVIDENCE_TYPES, file.mediaType)) return 'type';
  if (file.content.length === 0) return 'empty';
  if (file.content.length > EVIDENCE_MAX_BYTES) return 'size';
  const beginnings: readonly string[] = EVIDENCE_TYPES[file.mediaType as EvidenceType];
  const first = Array.from(file.content.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (beginnings.length > 0 && !beginnings.some((beginning) => first.startsWith(beginning))) return 'content-differs-from-type';
  return TEXT_TYPES.includes(file.mediaType) && file.content.includes(0) ? 'content-differs-from-type' : null;
}

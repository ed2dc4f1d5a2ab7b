import type { Json } from './canonical-json.ts';
import { canonicalJson } from './canonical-json.ts';

/** SHA-256 of a text in UTF-8, lower-case hexadecimal; handed in, because hashing is a port. */
export type Sha256 = (text: string) => string;

/** The hash before the first entry of every chain. */
export const CHAIN_START = '0'.repeat(64);

/**
 * One link: what its hash covers. The payload is covered through its digest only, so that it can be erased and the chain still be verified.
 * `owner` is the candidate of an effort log or the agency of an audit log; `seq` counts from 1 without gaps.
 */
export type Link = {
  readonly id: string;
  readonly owner: string;
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly actor: string;
  readonly payloadDigest: string;
  readonly previousHash: string;
};

export type ChainedEntry = Link & {
  readonly hash: string;
  /** Null after erasure: the link still counts, its content is gone. */
  readonly content: { readonly salt: string; readonly payload: Json } | null;
};

/** The head of a chain as written down outside the database on some day. */
export type Anchor = { readonly owner: string; readonly seq: number; readonly hash: string; readonly at: string };

export type Verification =
  | { readonly ok: true; readonly entries: number; readonly erased: number; readonly anchored: number }
  | {
      readonly ok: false;
      readonly row: number;
      readonly reason: 'sequence' | 'owner' | 'previous-hash' | 'payload' | 'hash' | 'anchor' | 'cut-off';
    };

/** Digest of a payload with its salt (so that a short payload cannot be guessed from the digest). */
export function payloadDigest(sha256: Sha256, salt: string, payload: Json): string {
  return sha256(`${salt}\n${canonicalJson(payload)}`);
}

/** Hash of a link over everything it says and the hash before it. */
export function linkHash(sha256: Sha256, link: Link): string {
  return sha256(canonicalJson([link.previousHash, link.id, link.owner, link.seq, link.at, link.kind, link.actor, link.payloadDigest]));
}

/**
 * Checks a whole chain from its first entry on, and that every anchor is still in it: an anchor beyond the last entry means that the end was cut off,
 * an anchor with another hash that the chain was made again.
 * @returns what was verified, or the first row (counting from 1) that was touched and how; never throws
 */
export function verifyChain(sha256: Sha256, entries: readonly ChainedEntry[], anchors: readonly Anchor[]): Verification {
  let previousHash = CHAIN_START;
  let erased = 0;
  const owner = entries[0]?.owner ?? anchors[0]?.owner;
  for (const [index, entry] of entries.entries()) {
    const row = index + 1;
    if (entry.seq !== row) return { ok: false, row, reason: 'sequence' };
    if (entry.owner !== owner) return { ok: false, row, reason: 'owner' };
    if (entry.previousHash !== previousHash) return { ok: false, row, reason: 'previous-hash' };
    if (entry.content === null) erased += 1;
    else if (payloadDigest(sha256, entry.content.salt, entry.content.payload) !== entry.payloadDigest)
      return { ok: false, row, reason: 'payload' };
    if (linkHash(sha256, entry) !== entry.hash) return { ok: false, row, reason: 'hash' };
    previousHash = entry.hash;
  }
  const touched = anchors
    .filter((anchor) => anchor.owner === owner && entries[anchor.seq - 1]?.hash !== anchor.hash)
    .sort((a, b) => a.seq - b.seq)[0];
  if (touched) return { ok: false, row: touched.seq, reason: touched.seq > entries.length ? 'cut-off' : 'anchor' };
  return { ok: true, entries: entries.length, erased, anchored: anchors.length };
}

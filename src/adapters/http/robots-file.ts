import { parseRobots, robotsFor, type Robots, type RobotsForAgent } from '../../domain/source/robots.ts';

/** The standard asks for at least 500 KiB; we read twice that and leave the rest. @source RFC 9309 section 2.5 */
export const ROBOTS_MAX_BYTES = 1024 * 1024;

/** Longest time that a copy is used, and how soon a host whose file could not be read is asked again. @source RFC 9309 section 2.4 */
export const ROBOTS_MAX_AGE_MS = 24 * 3_600_000;
export const ROBOTS_RETRY_MS = 5 * 60_000;

/** UTF-16 without a mark shows itself: every other byte of a text in Latin letters is zero. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  return first === 0 && second !== 0 && third === 0 && fourth !== 0 ? 'utf-16be' : null;
}

/** Decodes a robots.txt: UTF-8 as the standard says, or UTF-16 as some servers send it. A cut last line is left out. Never throws. */
export function decodeRobots(bytes: Uint8Array): string {
  const kept = bytes.subarray(0, ROBOTS_MAX_BYTES);
  const text = new TextDecoder(guessUtf16(kept) ?? 'utf-8').decode(kept);
  // Half a Disallow is another Disallow.
  return bytes.length >= ROBOTS_MAX_BYTES ? text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1) : text;
}

/** What a host's robots.txt says to us; `unreachable` means hands off for now. */
export type HostRobots =
  | { readonly kind: 'known'; readonly forUs: RobotsForAgent; readonly sitemaps: readonly string[] }
  | { readonly kind: 'unreachable'; readonly detail: string };

const ALLOW_ALL: Robots = { groups: [], sitemaps: [] };

/** @param text the decoded file; null: the host has none */
export function toHostRobots(text: string | null, agentName: string): HostRobots {
  const robots = text === null ? ALLOW_ALL : parseRobots(text);
  return { kind: 'known', forUs: robotsFor(robots, agentName), sitemaps: robots.sitemaps };
}

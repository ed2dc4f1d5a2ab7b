/** One Allow or Disallow line. */
type Rule = { readonly allow: boolean; readonly pattern: string };
type Group = { readonly agents: readonly string[]; readonly rules: readonly Rule[]; readonly crawlDelays: readonly number[] };

/** What a robots.txt says, to all readers. */
export type Robots = {
  readonly groups: readonly Group[];
  /** Addresses of sitemaps, in order and once each; they stand outside the groups and hold for everyone. */
  readonly sitemaps: readonly string[];
};

/** What a robots.txt says to us. `crawlDelaySeconds`: null when it names none for us. */
export type RobotsForAgent = { readonly rules: readonly Rule[]; readonly crawlDelaySeconds: number | null };

/** Longer lines are cut: the longest address that is in use, times the length of an escaped character. @source google/robotstxt, robots.cc */
const LINE_MAX = 2083 * 8;

/** The names of directives, with the misspellings that real files have. @source google/robotstxt, robots.cc */
const DIRECTIVES: readonly (readonly [RegExp, 'agent' | 'allow' | 'disallow' | 'sitemap' | 'delay'])[] = [
  [/^user[ -]?agent/i, 'agent'],
  [/^allow/i, 'allow'],
  [/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)/i, 'disallow'],
  [/^site-?map/i, 'sitemap'],
  [/^crawl-?delay/i, 'delay'],
];

/** `%e2` and `%E2` are the same. @source RFC 3986 section 6.2.2.1 */
function upperEscapes(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

/** Escapes what is not ASCII and writes escapes in capitals, so that a pattern compares with an address as it is sent. */
function escapePattern(pattern: string): string {
  // A lone surrogate cannot be escaped: it stays, and matches nothing that is sent.
  return upperEscapes(pattern).replaceAll(/[\u{80}-\u{d7ff}\u{e000}-\u{10ffff}]+/gu, (characters) => encodeURIComponent(characters));
}

/** Splits at the colon, or at white space where the colon was forgotten and exactly two words stand there. */
function splitLine(line: string): [string, string] | null {
  const colon = line.indexOf(':');
  if (colon >= 0) return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  const words = line.trim().split(/\s+/);
  const [key, value] = words;
  return words.length === 2 && key && value ? [key, value] : null;
}

/** The product name in a User-agent line: up to the first character that a name cannot have. `*`, alone or before a space, is everyone. */
function toAgentName(value: string): string {
  if (value === '*' || /^\*\s/.test(value)) return '*';
  return (/^[a-z_-]*/i.exec(value)?.[0] ?? '').toLowerCase();
}

function parseDelay(value: string): number | null {
  const seconds = /^\d{1,6}(?:\.\d{1,6})?/.exec(value)?.[0];
  return seconds === undefined ? null : Number(seconds);
}

/**
 * Reads a robots.txt. Whatever it cannot understand is passed over, as the standard asks.
 * @param text the decoded file
 * @returns its groups in order; never throws
 * @source RFC 9309 sections 2.1 and 2.2; parsing of misspelt files after google/robotstxt
 */
export function parseRobots(text: string): Robots {
  const groups: { agents: string[]; rules: Rule[]; crawlDelays: number[] }[] = [];
  const sitemaps = new Set<string>();
  let current: (typeof groups)[number] | null = null;
  let agentsOpen = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = raw.slice(0, LINE_MAX).replace(/#.*$/s, '').trim();
    const pair = splitLine(line);
    if (!pair) continue;
    const [key, value] = pair;
    const directive = DIRECTIVES.find(([form]) => form.test(key))?.[1];
    if (directive === 'sitemap' && value !== '') sitemaps.add(value);
    if (directive === 'agent') {
      if (!current || !agentsOpen) groups.push((current = { agents: [], rules: [], crawlDelays: [] }));
      agentsOpen = true;
      current.agents.push(toAgentName(value));
    }
    if ((directive === 'allow' || directive === 'disallow') && current) {
      agentsOpen = false;
      if (value !== '') current.rules.push({ allow: directive === 'allow', pattern: escapePattern(value) });
    }
    if (directive === 'delay' && current) {
      const delay = parseDelay(value);
      if (delay !== null) current.crawlDelays.push(delay);
    }
  }
  return { groups, sitemaps: [...sitemaps] };
}

/**
 * Takes from a robots.txt what is meant for one reader: every group that names it, together; the groups for `*` only when none does.
 * @param agent product name as it is sent, without version ("Spoorzoeker"); compared without regard to case
 * @source RFC 9309 section 2.2.1
 */
export function robotsFor(robots: Robots, agent: string): RobotsForAgent {
  const name = agent.toLowerCase();
  const named = robots.groups.filter(({ agents }) => name !== '' && agents.includes(name));
  const chosen = named.length > 0 ? named : robots.groups.filter(({ agents }) => agents.includes('*'));
  const delays = chosen.flatMap(({ crawlDelays }) => crawlDelays);
  return { rules: chosen.flatMap(({ rules }) => rules), crawlDelaySeconds: delays.length === 0 ? null : Math.max(...delays) };
}

/**
 * Whether a path pattern fits the beginning of a path: `*` stands for anything, a `$` at the end for the end of the path.
 * Each piece between stars is looked for once from where the last one ended, so that no pattern costs more than path times pattern.
 * @source RFC 9309 section 2.2.3
 */
export function matchesPath(pattern: string, path: string): boolean {
  const toEnd = pattern.endsWith('$');
  const pieces = (toEnd ? pattern.slice(0, -1) : pattern).split('*');
  const first = pieces[0] ?? '';
  if (!path.startsWith(first)) return false;
  if (pieces.length === 1) return !toEnd || path.length === first.length;
  const last = pieces.at(-1) ?? '';
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return toEnd ? path.length - last.length >= at && path.endsWith(last) : path.includes(last, at);
}

/** Path and query of an address as they are sent, without the fragment; `/` when there is none. */
function toPath(url: string): string {
  const authority = url.indexOf('//');
  const rest = authority >= 0 && (authority === 0 || url[authority - 1] === ':') ? url.slice(authority + 2) : url;
  const start = rest.startsWith('/') && authority < 0 ? 0 : rest.search(/[/?;]/);
  const fragment = rest.indexOf('#');
  if (start < 0 || (fragment >= 0 && fragment < start)) return '/';
  const path = rest.slice(start, fragment < 0 ? undefined : fragment);
  return path.startsWith('/') ? path : `/${path}`;
}

/** Letters, digits and `-._~` need no escape: escaped or not, the address is the same. @source RFC 3986 section 2.3 */
function unescapeUnreserved(text: string): string {
  return text.replaceAll(/%(?:2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/gi, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
}

/** An index page is allowed with its directory. @source google/robotstxt, robots.cc (HandleAllow) */
function lengthOfAllow(pattern: string, path: string): number {
  if (matchesPath(pattern, path)) return pattern.length;
  const directory = /^(.*\/)index\.html?/.exec(pattern)?.[1];
  return directory !== undefined && matchesPath(`${directory}$`, path) ? directory.length + 1 : -1;
}

/** A Disallow also counts when only the writing of an unreserved character differs: in doubt we stay away. */
function lengthOfDisallow(pattern: string, path: string): number {
  if (matchesPath(pattern, path)) return pattern.length;
  const hasEscapes = pattern.includes('%') || path.includes('%');
  return hasEscapes && matchesPath(unescapeUnreserved(pattern), unescapeUnreserved(path)) ? pattern.length : -1;
}

/**
 * Whether the rules for us let an address be fetched: the longest pattern that fits decides, and Allow wins when two are equally long.
 * `/robots.txt` itself may always be fetched.
 * @param url the address as it is sent, escaped; a path alone will do
 * @source RFC 9309 section 2.2.2
 */
export function mayFetch(robots: RobotsForAgent, url: string): boolean {
  const path = upperEscapes(toPath(url));
  if (path === '/robots.txt') return true;
  const lengths = (allow: boolean): number =>
    robots.rules
      .filter((rule) => rule.allow === allow)
      .reduce((best, { pattern }) => Math.max(best, allow ? lengthOfAllow(pattern, path) : lengthOfDisallow(pattern, path)), -1);
  return lengths(true) >= lengths(false);
}

/**
 * Whether a robots.txt allows one reader one address.
 * @param robotsTxt the decoded file; empty allows everything
 * @param userAgent product name, without version
 * @returns false only where a Disallow for this reader fits; never throws
 * @source RFC 9309
 */
export function isAllowed(robotsTxt: string, userAgent: string, url: string): boolean {
  return mayFetch(robotsFor(parseRobots(robotsTxt), userAgent), url);
}

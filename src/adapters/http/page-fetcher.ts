import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { isWorthRetrying } from '../../domain/source/politeness.ts';
import { mayFetch } from '../../domain/source/robots.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FetchedPage, FetchOptions, HostGate, PageFetcher, Validators } from '../../ports/page-fetcher.ts';
import { refuseAddress, type ResolveHost } from './address-guard.ts';
import { detectBlock, isLoginRedirect } from './block-page.ts';
import { findOptOut } from './opt-out.ts';
import { createAsk, failed, type PoliteConfig } from './polite-request.ts';
import { readRedirect } from './redirect.ts';
import { createRobotsCache } from './robots-cache.ts';
import type { Answer } from './send-request.ts';

export type PageFetcherConfig = PoliteConfig & {
  /** Name as robots.txt files know us, letters only: "Spoorzoeker". */
  readonly agentName: string;
  /** Version, and where a site's owner can reach us (address of a page, or mailto:), for the User-Agent header. */
  readonly agentVersion: string;
  readonly contact: string;
  readonly maxRedirects: number;
};

/** Limits for ordinary sites; a caller adds who we are. Our choice, but for the five redirects. @source RFC 9309 section 2.3.1.2 */
export const DEFAULT_FETCH_LIMITS: Omit<PageFetcherConfig, 'agentName' | 'agentVersion' | 'contact'> = {
  allowedOrigins: [],
  onlyAllowedOrigins: false,
  allowedPorts: [80, 443],
  connectTimeoutMs: 10_000,
  totalTimeoutMs: 30_000,
  maxBytes: 10 * 1024 * 1024,
  maxHeaderBytes: 16 * 1024,
  minDelayMs: 1_000,
  maxRedirects: 5,
  attempts: 3,
};

export type PageFetcherDeps = {
  readonly clock: Clock;
  readonly hostGate: HostGate;
  /** Looks names up; the system's resolver when left out. */
  readonly resolve?: ResolveHost;
};

const NEVER = new AbortController().signal;

const resolveBySystem: ResolveHost = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

function toHeaders({ agentName, agentVersion, contact }: PageFetcherConfig): Readonly<Record<string, string>> {
  return {
    'user-agent': `${agentName}/${agentVersion} (+${contact})`,
    accept: 'text/html,application/xhtml+xml,application/json,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5',
    'accept-language': 'nl,en;q=0.5',
    'accept-encoding': 'gzip, br',
  };
}

function readValidators(headers: IncomingHttpHeaders): Validators {
  return { etag: headers.etag ?? null, lastModified: headers['last-modified'] ?? null };
}

/** A validator goes back as it came, unless it could not stand in a header. */
function toConditions(validators: Validators | null | undefined): Record<string, string> {
  const isPlain = (value: string | null | undefined): value is string => typeof value === 'string' && /^[\t\x20-\x7e]{1,1000}$/.test(value);
  return {
    ...(isPlain(validators?.etag) ? { 'if-none-match': validators.etag } : {}),
    ...(isPlain(validators?.lastModified) ? { 'if-modified-since': validators.lastModified } : {}),
  };
}

/** What an answer that is no redirect means. @param first the address that was asked for; @param url the one that answered */
function toPage(
  { status, headers, body }: Extract<Answer, { kind: 'answer' }>,
  first: URL,
  url: URL,
  wasConditional: boolean,
  fetchedAt: Date,
): FetchedPage {
  if (status === 304 && wasConditional) return { kind: 'not-modified', fetchedAt };
  if (status === 429) return { kind: 'blocked', reason: 'too-many-requests', detail: headers['retry-after'] ?? '' };
  const block = detectBlock(status, headers, body);
  if (block) return { kind: 'blocked', reason: block, detail: `${status} ${url.host}` };
  if (status === 404 || status === 410) return { kind: 'gone', status, fetchedAt };
  if (status >= 500) return failed('server-error', String(status));
  if (status !== 200 && status !== 203)
    return { ...failed('http-status', String(status)), retry: isWorthRetrying(status) ? 'back-off' : 'never' };
  if (isLoginRedirect(first, url)) return { kind: 'blocked', reason: 'login', detail: url.pathname };
  return {
    kind: 'ok',
    url: url.href,
    bytes: body,
    sha256: createHash('sha256').update(body).digest('hex'),
    contentType: headers['content-type'] ?? null,
    // Validators belong to the address that gave them; after a redirect they would be shown to another one.
    validators: url.href === first.href ? readValidators(headers) : { etag: null, lastModified: null },
    fetchedAt,
  };
}

/**
 * Makes the one fetcher of the service: named, one request at a time per host, by robots.txt, inside the reach policy, with a limit on
 * everything. Every hop of a redirect is judged like a first address.
 */
export function createPageFetcher(config: PageFetcherConfig, deps: PageFetcherDeps): PageFetcher {
  const ask = createAsk(config, { clock: deps.clock, hostGate: deps.hostGate, resolve: deps.resolve ?? resolveBySystem });
  const headers = toHeaders(config);
  const robotsOf = createRobotsCache(config, { ask, clock: deps.clock, headers });

  async function fetchPage(address: string, { validators, minDelayMs = 0, json, signal = NEVER }: FetchOptions = {}): Promise<FetchedPage> {
    const first = URL.parse(address);
    if (!first) return { kind: 'refused', reason: 'address-form', detail: '' };
    first.hash = '';
    const conditions = toConditions(validators);
    const seen = new Set<string>();
    let url = first;
    while (!seen.has(url.href) && seen.size <= config.maxRedirects) {
      seen.add(url.href);
      const refusal = refuseAddress(url, config);
      if (refusal) return { kind: 'refused', reason: refusal, detail: url.host };
      const robots = await robotsOf(url.origin, signal);
      if (robots === null) return failed('stopped');
      if (robots.kind === 'unreachable') return { kind: 'refused', reason: 'robots-unreachable', detail: robots.detail };
      if (!mayFetch(robots.forUs, url.href)) return { kind: 'refused', reason: 'robots-disallow', detail: url.pathname };
      const isFirst = url === first;
      const { crawlDelaySeconds } = robots.forUs;
      const answer = await ask(url, {
        headers: isFirst ? { ...headers, ...conditions, ...(json === undefined ? {} : { 'content-type': 'application/json' }) } : headers,
        ...(json === undefined ? {} : { body: json }),
        minDelayMs,
        crawlDelay: () => crawlDelaySeconds,
        signal,
      });
      if (answer.kind === 'broken') return failed(answer.reason, answer.detail);
      if (answer.kind !== 'answer') return answer;
      const target = readRedirect(answer, url);
      if (target === null) {
        const optOut = answer.status === 200 ? findOptOut(answer.headers, answer.body, config.agentName) : null;
        if (optOut !== null) return { kind: 'refused', reason: 'opt-out', detail: optOut };
        return toPage(answer, first, url, isFirst && Object.keys(conditions).length > 0, deps.clock.now());
      }
      if (target === 'form' || json !== undefined) return failed('redirect-form', answer.headers.location?.slice(0, 100) ?? '');
      url = target;
    }
    return failed('redirect-limit', `${seen.size} addresses`);
  }

  return {
    fetch: fetchPage,
    async sitemapsOf(address, { signal = NEVER } = {}) {
      const url = URL.parse(address);
      if (!url || refuseAddress(url, config)) return [];
      const robots = await robotsOf(url.origin, signal);
      return robots?.kind === 'known' ? robots.sitemaps : [];
    },
  };
}

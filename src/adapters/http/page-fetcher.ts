import { createHash } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import {
  delayBetweenRequests,
  isHostInTrouble,
  isWorthRetrying,
  pauseAfterFailure,
  LONGEST_WAIT_IN_RUN_MS,
  parseRetryAfter,
} from '../../domain/source/politeness.ts';
import { mayFetch, parseRobots, robotsFor } from '../../domain/source/robots.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FetchedPage, FetchOptions, HostGate, PageFetcher, Validators } from '../../ports/page-fetcher.ts';
import { refuseAddress, resolveChecked, type ReachPolicy, type ResolveHost } from './address-guard.ts';
import { detectBlock, isLoginRedirect } from './block-page.ts';
import { decodeRobots, ROBOTS_MAX_AGE_MS, ROBOTS_MAX_BYTES, ROBOTS_RETRY_MS, toHostRobots, type HostRobots } from './robots-file.ts';
import { sendRequest, type Answer, type RequestLimits } from './send-request.ts';

export type PageFetcherConfig = ReachPolicy &
  RequestLimits & {
    /** Name as robots.txt files know us, letters only: "Spoorzoeker". */
    readonly agentName: string;
    /** Version, and where a site's owner can reach us (address of a page or mailto:), for the User-Agent header. */
    readonly agentVersion: string;
    readonly contact: string;
    /** Least time between two requests to one host, whatever source or site say. */
    readonly minDelayMs: number;
    readonly maxRedirects: number;
    /** Requests for one address before it is given up, 1 or more. */
    readonly attempts: number;
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

type Failed = Extract<FetchedPage, { kind: 'failed' }>;
type Hop = {
  readonly minDelayMs: number;
  readonly signal: AbortSignal;
  /** What the host asks for between two requests, in seconds; an answer that is robots.txt itself is the first to say it. */
  readonly crawlDelay: (answer: Answer | null) => number | null;
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const ACCEPT =
  'text/html,application/xhtml+xml,application/ld+json,application/json,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5';
const NEVER_AGAIN: ReadonlySet<Failed['reason']> = new Set([
  'too-large',
  'headers-too-large',
  'redirect-limit',
  'redirect-form',
  'encoding',
  'protocol',
]);
const NEVER = new AbortController().signal;

const resolveBySystem: ResolveHost = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

const failed = (reason: Failed['reason'], detail = ''): Failed => ({
  kind: 'failed',
  reason,
  retry: NEVER_AGAIN.has(reason) ? 'never' : 'back-off',
  detail,
});

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

function readLocation(answer: Extract<Answer, { kind: 'answer' }>, url: URL): URL | null {
  const target = answer.headers.location === undefined ? null : URL.parse(answer.headers.location, url.href);
  if (target) target.hash = '';
  return target;
}

/** The resolver knows no limit of its own. @throws Error when the time is up */
async function withinTime<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  const stop = new AbortController();
  const late = wait(timeoutMs, null, { signal: stop.signal }).then(() => {
    throw new Error(`no answer within ${timeoutMs} ms`);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
    late.catch(() => null);
  }
}

async function untilStopped<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value | null> {
  if (signal.aborted) return null;
  const done = new AbortController();
  const stopped = once(signal, 'abort', { signal: done.signal }).then(
    () => null,
    () => null,
  );
  try {
    return await Promise.race([promise, stopped]);
  } finally {
    done.abort();
  }
}

/**
 * Makes the one fetcher of the service: named, one request at a time per host, by robots.txt, inside the reach policy, with a limit on
 * everything. Every hop of a redirect is judged like a first address.
 */
export function createPageFetcher(config: PageFetcherConfig, deps: PageFetcherDeps): PageFetcher {
  const resolve: ResolveHost = (host) => withinTime((deps.resolve ?? resolveBySystem)(host), config.connectTimeoutMs);
  const userAgent = `${config.agentName}/${config.agentVersion} (+${config.contact})`;
  const robotsOfHosts = new Map<string, { readonly robots: Promise<HostRobots>; readonly untilMs: number }>();
  const nowMs = (): number => deps.clock.now().getTime();

  /** One address, tried again after a pause where that can help. */
  async function ask(
    url: URL,
    headers: Readonly<Record<string, string>>,
    hop: Hop,
    isRobots = false,
  ): Promise<Answer | Extract<FetchedPage, { kind: 'refused' | 'blocked' | 'failed' }>> {
    let outcome: Answer | null = null;
    for (let attempt = 1; attempt <= config.attempts; attempt += 1) {
      const turn = await deps.hostGate
        .acquire(url.origin, { maxWaitMs: LONGEST_WAIT_IN_RUN_MS, signal: hop.signal })
        .catch((error: unknown) => {
          if (hop.signal.aborted) return null;
          throw error;
        });
      if (turn === null) return failed('stopped');
      if (!turn.ok) break;
      let [isFailure, isTrouble, retryAfterMs]: [boolean, boolean, number | null] = [false, false, null];
      try {
        // Looked up once per request, and connected to exactly what was judged.
        const checked = await resolveChecked(url, config, resolve);
        if (!checked.ok)
          return checked.reason === 'name-not-found'
            ? failed(checked.reason, url.host)
            : { kind: 'refused', reason: checked.reason, detail: url.host };
        outcome = await sendRequest(url, {
          ...config,
          ...(isRobots ? { maxBytes: ROBOTS_MAX_BYTES } : {}),
          addresses: checked.addresses,
          headers: {
            'user-agent': userAgent,
            accept: ACCEPT,
            'accept-language': 'nl,en;q=0.5',
            'accept-encoding': 'gzip, br',
            ...headers,
          },
          tooLarge: isRobots ? 'cut' : 'fail',
          signal: hop.signal,
        });
        isFailure =
          outcome.kind === 'answer' ? isWorthRetrying(outcome.status) : !NEVER_AGAIN.has(outcome.reason) && outcome.reason !== 'stopped';
        isTrouble = isFailure && (outcome.kind !== 'answer' || isHostInTrouble(outcome.status));
        if (outcome.kind === 'answer') retryAfterMs = parseRetryAfter(outcome.headers['retry-after'] ?? null, deps.clock.now());
      } finally {
        const delayMs = delayBetweenRequests(config.minDelayMs, hop.minDelayMs, hop.crawlDelay(outcome));
        const pauseMs = isFailure && !isTrouble ? pauseAfterFailure(attempt, retryAfterMs) : 0;
        await turn.leave.release({ delayMs: Math.max(delayMs, pauseMs), failed: isTrouble, retryAfterMs });
      }
      if (!isFailure) return outcome;
      // A wall stays a wall: trying again is pushing.
      if (outcome.kind === 'answer' && outcome.status !== 429 && detectBlock(outcome.status, outcome.headers, outcome.body)) return outcome;
    }
    return outcome ?? failed('host-paused', url.host);
  }

  const delayFromRobots = (answer: Answer | null): number | null =>
    answer?.kind === 'answer' && answer.status === 200
      ? robotsFor(parseRobots(decodeRobots(answer.body)), config.agentName).crawlDelaySeconds
      : null;

  async function fetchRobots(origin: string): Promise<HostRobots> {
    let url = new URL('/robots.txt', origin);
    for (let hop = 0; hop <= config.maxRedirects; hop += 1) {
      const refusal = refuseAddress(url, config);
      if (refusal) return { kind: 'unreachable', detail: refusal };
      const answer = await ask(url, {}, { minDelayMs: 0, signal: NEVER, crawlDelay: delayFromRobots }, true);
      if (answer.kind !== 'answer') return { kind: 'unreachable', detail: answer.reason };
      const { status, headers, body } = answer;
      if (REDIRECTS.has(status)) {
        const target = readLocation(answer, url);
        if (!target) return { kind: 'unreachable', detail: 'redirect-form' };
        url = target;
        continue;
      }
      if (status === 429 || status >= 500) return { kind: 'unreachable', detail: String(status) };
      if (status >= 400) return toHostRobots(null, config.agentName);
      if (status !== 200) return { kind: 'unreachable', detail: String(status) };
      return detectBlock(status, headers, body)
        ? { kind: 'unreachable', detail: 'challenge' }
        : toHostRobots(decodeRobots(body), config.agentName);
    }
    // Beyond five redirects the file counts as not there. @source RFC 9309 section 2.3.1.2
    return toHostRobots(null, config.agentName);
  }

  /** Several runs may wait for one file: each can be stopped, the file is fetched to its end. Null: stopped. */
  async function robotsOf(origin: string, signal: AbortSignal): Promise<HostRobots | null> {
    const known = robotsOfHosts.get(origin);
    const robots = known && known.untilMs > nowMs() ? known.robots : fetchRobots(origin);
    if (robots !== known?.robots) {
      robotsOfHosts.set(origin, { robots, untilMs: Number.POSITIVE_INFINITY });
      void robots.then(
        ({ kind }) => robotsOfHosts.set(origin, { robots, untilMs: nowMs() + (kind === 'known' ? ROBOTS_MAX_AGE_MS : ROBOTS_RETRY_MS) }),
        () => robotsOfHosts.delete(origin),
      );
    }
    return untilStopped(robots, signal);
  }

  function toPage(answer: Extract<Answer, { kind: 'answer' }>, url: URL, first: URL, wasConditional: boolean): FetchedPage {
    const { status, headers, body } = answer;
    const fetchedAt = deps.clock.now();
    if (status === 304 && wasConditional) return { kind: 'not-modified', fetchedAt };
    if (status === 429) return { kind: 'blocked', reason: 'too-many-requests', detail: headers['retry-after'] ?? '' };
    const block = detectBlock(status, headers, body);
    if (block) return { kind: 'blocked', reason: block, detail: `${status} ${url.host}` };
    if (status === 404 || status === 410) return { kind: 'gone', status, fetchedAt };
    if (status >= 500) return failed('server-error', String(status));
    if (status !== 200 && status !== 203)
      return { ...failed('http-status', String(status)), retry: isWorthRetrying(status) ? 'back-off' : 'never' };
    if (url.href !== first.href && isLoginRedirect(first, url)) return { kind: 'blocked', reason: 'login', detail: url.pathname };
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

  async function fetchPage(address: string, { validators, minDelayMs = 0, signal = NEVER }: FetchOptions = {}): Promise<FetchedPage> {
    const first = URL.parse(address);
    if (!first) return { kind: 'refused', reason: 'address-form', detail: '' };
    first.hash = '';
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
      const conditions = url === first ? toConditions(validators) : {};
      const answer = await ask(url, conditions, { minDelayMs, signal, crawlDelay: () => robots.forUs.crawlDelaySeconds });
      if (answer.kind === 'broken') return failed(answer.reason, answer.detail);
      if (answer.kind !== 'answer') return answer;
      if (!REDIRECTS.has(answer.status)) return toPage(answer, url, first, Object.keys(conditions).length > 0);
      const target = readLocation(answer, url);
      if (!target) return failed('redirect-form', answer.headers.location?.slice(0, 100) ?? '');
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

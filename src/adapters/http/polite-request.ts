import { setTimeout as wait } from 'node:timers/promises';
import {
  delayBetweenRequests,
  isHostInTrouble,
  isWorthRetrying,
  LONGEST_WAIT_IN_RUN_MS,
  parseRetryAfter,
  pauseAfterFailure,
} from '../../domain/source/politeness.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FetchedPage, FetchFailure, HostGate, HostLeave } from '../../ports/page-fetcher.ts';
import { resolveChecked, type ReachPolicy, type ResolveHost } from './address-guard.ts';
import { detectBlock } from './block-page.ts';
import { sendRequest, type Answer, type RequestLimits } from './send-request.ts';

export type PoliteConfig = ReachPolicy &
  RequestLimits & {
    /** Least time between two requests to one host, whatever source or site say. */
    readonly minDelayMs: number;
    /** Requests for one address before it is given up, 1 or more. */
    readonly attempts: number;
  };

/** One request as its caller wants it. */
type Asking = {
  readonly headers: Readonly<Record<string, string>>;
  readonly minDelayMs: number;
  /** What the host asks for between two requests, in seconds; an answer that is robots.txt itself is the first to say it. */
  readonly crawlDelay: (answer: Answer | null) => number | null;
  /** Most bytes to take when fewer than usual matter: the rest is left, and that is no failure. */
  readonly cutAt?: number;
  /** Sent by POST; left out: a GET. */
  readonly body?: string;
  readonly signal: AbortSignal;
};

type Asked = Answer | Extract<FetchedPage, { kind: 'refused' | 'failed' }>;
export type Ask = (url: URL, asking: Asking) => Promise<Asked>;

/** What will be no better the next time. */
const NEVER_AGAIN: ReadonlySet<FetchFailure> = new Set([
  'too-large',
  'headers-too-large',
  'redirect-limit',
  'redirect-form',
  'encoding',
  'protocol',
]);

/** A failure as the port tells it. */
export function failed(reason: FetchFailure, detail = ''): Extract<FetchedPage, { kind: 'failed' }> {
  return { kind: 'failed', reason, retry: NEVER_AGAIN.has(reason) ? 'never' : 'back-off', detail };
}

/** The resolver knows no limit of its own. @throws Error when the time is up */
async function withinTime<Value>(promise: Promise<Value>, timeoutMs: number): Promise<Value> {
  const done = new AbortController();
  const late = wait(timeoutMs, null, { signal: done.signal }).then(() => {
    throw new Error(`no answer within ${timeoutMs} ms`);
  });
  late.catch(() => null);
  try {
    return await Promise.race([promise, late]);
  } finally {
    done.abort();
  }
}

/** Makes the one way in which a request is sent: when it is the host's turn, to an address that was judged, again after a pause where that can help. */
export function createAsk(
  config: PoliteConfig,
  deps: { readonly clock: Clock; readonly hostGate: HostGate; readonly resolve: ResolveHost },
): Ask {
  const resolve: ResolveHost = (host) => withinTime(deps.resolve(host), config.connectTimeoutMs);

  /** Waits for the host's turn. `stopped`: the run no longer wants it; `paused`: the host asked for a longer pause than a run waits. */
  async function takeTurn(host: string, signal: AbortSignal): Promise<HostLeave | 'stopped' | 'paused'> {
    try {
      const turn = await deps.hostGate.acquire(host, { maxWaitMs: LONGEST_WAIT_IN_RUN_MS, signal });
      return turn.ok ? turn.leave : 'paused';
    } catch (error) {
      if (signal.aborted) return 'stopped';
      throw error;
    }
  }

  /** Looks the name up once, and connects to exactly what was judged. */
  async function send(url: URL, asking: Asking): Promise<Asked> {
    const checked = await resolveChecked(url, config, resolve);
    if (!checked.ok) {
      return checked.reason === 'name-not-found'
        ? failed(checked.reason, url.host)
        : { kind: 'refused', reason: checked.reason, detail: url.host };
    }
    return sendRequest(url, {
      connectTimeoutMs: config.connectTimeoutMs,
      totalTimeoutMs: config.totalTimeoutMs,
      maxHeaderBytes: config.maxHeaderBytes,
      maxBytes: asking.cutAt ?? config.maxBytes,
      tooLarge: asking.cutAt === undefined ? 'fail' : 'cut',
      addresses: checked.addresses,
      headers: asking.headers,
      ...(asking.body === undefined ? {} : { body: asking.body }),
      signal: asking.signal,
    });
  }

  return async function ask(url, asking) {
    let last: Answer | null = null;
    for (let attempt = 1; attempt <= config.attempts; attempt += 1) {
      const turn = await takeTurn(url.origin, asking.signal);
      if (turn === 'stopped') return failed('stopped');
      if (turn === 'paused') break;
      let after: Parameters<HostLeave['release']>[0] = { delayMs: config.minDelayMs, failed: false, retryAfterMs: null };
      try {
        const asked = await send(url, asking);
        if (asked.kind !== 'answer' && asked.kind !== 'broken') return asked;
        last = asked;
        after = judge(asked, asking, attempt);
      } finally {
        await turn.release(after);
      }
      if (!isWorthAnotherTry(last)) return last;
    }
    return last ?? failed('host-paused', url.host);
  };

  function judge(answer: Answer, asking: Asking, attempt: number): Parameters<HostLeave['release']>[0] {
    const delayMs = delayBetweenRequests(config.minDelayMs, asking.minDelayMs, asking.crawlDelay(answer));
    if (answer.kind === 'broken')
      return { delayMs, failed: !NEVER_AGAIN.has(answer.reason) && answer.reason !== 'stopped', retryAfterMs: null };
    const retryAfterMs = parseRetryAfter(answer.headers['retry-after'] ?? null, deps.clock.now());
    if (isHostInTrouble(answer.status)) return { delayMs, failed: true, retryAfterMs };
    return {
      delayMs: isWorthRetrying(answer.status) ? Math.max(delayMs, pauseAfterFailure(attempt, retryAfterMs)) : delayMs,
      failed: false,
      retryAfterMs,
    };
  }
}

/** A wall stays a wall, whatever status it has: trying again is pushing. */
function isWorthAnotherTry(answer: Answer): boolean {
  if (answer.kind === 'broken') return !NEVER_AGAIN.has(answer.reason) && answer.reason !== 'stopped';
  if (answer.status === 429) return true;
  return isWorthRetrying(answer.status) && detectBlock(answer.status, answer.headers, answer.body) === null;
}

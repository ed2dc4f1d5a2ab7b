import { once } from 'node:events';
import { parseRobots, robotsFor } from '../../domain/source/robots.ts';
import type { Clock } from '../../ports/clock.ts';
import { refuseAddress, type ReachPolicy } from './address-guard.ts';
import { detectBlock } from './block-page.ts';
import type { Ask } from './polite-request.ts';
import { readRedirect } from './redirect.ts';
import { decodeRobots, ROBOTS_MAX_AGE_MS, ROBOTS_MAX_BYTES, ROBOTS_RETRY_MS, toHostRobots, type HostRobots } from './robots-file.ts';
import type { Answer } from './send-request.ts';

export type RobotsCacheConfig = ReachPolicy & { readonly agentName: string; readonly maxRedirects: number };

/** What the robots.txt of an origin says; null when the signal stopped the waiting. */
export type RobotsOf = (origin: string, signal: AbortSignal) => Promise<HostRobots | null>;

const NEVER = new AbortController().signal;

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

/** Keeps what each host's robots.txt says, for as long as the standard allows. Hosts are origins: scheme, name and port. */
export function createRobotsCache(
  config: RobotsCacheConfig,
  deps: { readonly ask: Ask; readonly clock: Clock; readonly headers: Readonly<Record<string, string>> },
): RobotsOf {
  const known = new Map<string, { readonly robots: Promise<HostRobots>; readonly untilMs: number }>();
  const nowMs = (): number => deps.clock.now().getTime();

  /** The file is itself the first to say how long to wait after it. */
  const crawlDelay = (answer: Answer | null): number | null =>
    answer?.kind === 'answer' && answer.status === 200
      ? robotsFor(parseRobots(decodeRobots(answer.body)), config.agentName).crawlDelaySeconds
      : null;

  function read({ status, headers, body }: Extract<Answer, { kind: 'answer' }>): HostRobots {
    // Too many requests is no permission; it is an answer for later, as a server's fault is.
    if (status === 429 || status >= 500 || (status !== 200 && status < 400)) return { kind: 'unreachable', detail: String(status) };
    if (status >= 400) return toHostRobots(null, config.agentName);
    if (detectBlock(status, headers, body)) return { kind: 'unreachable', detail: 'challenge' };
    return toHostRobots(decodeRobots(body), config.agentName);
  }

  async function fetchRobots(origin: string): Promise<HostRobots> {
    let url = new URL('/robots.txt', origin);
    for (let hop = 0; hop <= config.maxRedirects; hop += 1) {
      const refusal = refuseAddress(url, config);
      if (refusal) return { kind: 'unreachable', detail: refusal };
      const answer = await deps.ask(url, { headers: deps.headers, minDelayMs: 0, crawlDelay, cutAt: ROBOTS_MAX_BYTES, signal: NEVER });
      if (answer.kind !== 'answer') return { kind: 'unreachable', detail: answer.reason };
      const target = readRedirect(answer, url);
      if (target === null) return read(answer);
      if (target === 'form') return { kind: 'unreachable', detail: 'redirect-form' };
      url = target;
    }
    // Beyond five redirects the file counts as not there. @source RFC 9309 section 2.3.1.2
    return toHostRobots(null, config.agentName);
  }

  return function robotsOf(origin, signal) {
    const entry = known.get(origin);
    if (entry && entry.untilMs > nowMs()) return untilStopped(entry.robots, signal);
    // Several runs may wait for one file: each can be stopped, the file is fetched to its end.
    const robots = fetchRobots(origin);
    known.set(origin, { robots, untilMs: Number.POSITIVE_INFINITY });
    robots.then(
      ({ kind }) => known.set(origin, { robots, untilMs: nowMs() + (kind === 'known' ? ROBOTS_MAX_AGE_MS : ROBOTS_RETRY_MS) }),
      () => known.delete(origin),
    );
    return untilStopped(robots, signal);
  };
}

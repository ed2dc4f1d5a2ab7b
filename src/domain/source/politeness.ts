/** Answers that ask us to come back later. @source RFC 9110 section 15.6, RFC 6585 section 4 (429) */
const COME_BACK_LATER: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524]);

/**
 * Whether an answer speaks of the host rather than of one page: the host is then left alone longer with each such answer. A plain 500
 * is mostly one broken page among good ones.
 */
export function isHostInTrouble(status: number): boolean {
  return COME_BACK_LATER.has(status) && status !== 500;
}

/** First pause after a failure, and the longest; doubling in between. Our choice. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Longest pause that a run waits out itself; a longer one ends the run, and the host stays closed until it is over. Our choice. */
export const LONGEST_WAIT_IN_RUN_MS = 60_000;

/**
 * Longest time between two requests that a run keeps to, in milliseconds; a site that asks for more gets one request a run. Our choice,
 * as is the longest run: whatever is left then is for the next one.
 */
export const LONGEST_DELAY_MS = 10 * 60_000;
export const LONGEST_RUN_MS = 8 * 3_600_000;

/** Whether an HTTP status is worth another try. */
export function isWorthRetrying(status: number): boolean {
  return COME_BACK_LATER.has(status);
}

/**
 * How long to leave a host alone after a failure.
 * @param failures failures in a row, this one included; 1 or more
 * @param retryAfterMs what the site asked for; null: nothing. It is obeyed when longer than our own pause
 * @returns milliseconds, at least `FIRST_PAUSE_MS`; our own part at most `LONGEST_PAUSE_MS`, a longer wish of the site is kept
 */
export function pauseAfterFailure(failures: number, retryAfterMs: number | null): number {
  const own = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 30));
  return Math.max(own, retryAfterMs ?? 0);
}

/** A site that asks for more than a day is held closed for a day: by then the next run asks again. */
const RETRY_AFTER_MAX_MS = 86_400_000;

/**
 * Reads a Retry-After header: seconds, or an HTTP date.
 * @param at the moment of the answer (UTC)
 * @returns milliseconds from `at`, 0 to one day (ends in), or null when there is no such header or it cannot be read
 * @source RFC 9110 section 10.2.3
 */
export function parseRetryAfter(value: string | null, at: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, RETRY_AFTER_MAX_MS);
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const until = Date.parse(text);
  return Number.isNaN(until) ? null : Math.min(Math.max(until - at.getTime(), 0), RETRY_AFTER_MAX_MS);
}

/**
 * Time between two requests to one host: the longest of our own, the source's and the site's Crawl-delay.
 * @param crawlDelaySeconds as robots.txt says it; null: it says none
 * @returns milliseconds, 0 or more
 */
export function delayBetweenRequests(ownMs: number, sourceMs: number, crawlDelaySeconds: number | null): number {
  return Math.max(ownMs, sourceMs, crawlDelaySeconds === null ? 0 : Math.ceil(crawlDelaySeconds * 1000));
}

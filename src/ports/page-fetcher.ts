/** What a server gave us to ask "has it changed?" with; null where it gave none. Sent back exactly as received. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null };

/** Why we did not ask, or put away what came: the site's robots.txt or its sign against machines, or our own guard against reaching places that are no public website. */
export type FetchRefusal =
  | 'robots-disallow'
  | 'robots-unreachable'
  | 'opt-out'
  | 'address-form'
  | 'address-scheme'
  | 'address-credentials'
  | 'address-port'
  | 'address-not-public'
  | 'origin-not-allowed';

/** How a site shows that it does not want us: an answer, a challenge page, a login page, or too many requests after we paused. */
export type FetchBlock = 'http-401' | 'http-403' | 'http-451' | 'too-many-requests' | 'challenge' | 'login';

/** What broke on the way. `host-paused`: the host asked for a longer pause than a run waits out. */
export type FetchFailure =
  | 'name-not-found'
  | 'not-reachable'
  | 'connect-timeout'
  | 'timeout'
  | 'http-status'
  | 'server-error'
  | 'host-paused'
  | 'too-large'
  | 'headers-too-large'
  | 'redirect-limit'
  | 'redirect-form'
  | 'encoding'
  | 'cut-off'
  | 'protocol'
  | 'stopped';

/**
 * What came of asking for one address.
 * `ok`: `url` is the address after redirects, `bytes` the body after decompression, `sha256` its hash in hex, `contentType` the header or null.
 * `not-modified`: the validators that were sent still hold. `gone`: 404 or 410. `blocked` is never the same as `gone` or as an empty page.
 * `failed` with `retry` `back-off`: worth another run; `never`: it will fail again. `detail` is for people, in a few words.
 */
export type FetchedPage =
  | {
      readonly kind: 'ok';
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly sha256: string;
      readonly contentType: string | null;
      readonly validators: Validators;
      readonly fetchedAt: Date;
    }
  | { readonly kind: 'not-modified'; readonly fetchedAt: Date }
  | { readonly kind: 'gone'; readonly status: 404 | 410; readonly fetchedAt: Date }
  | { readonly kind: 'blocked'; readonly reason: FetchBlock; readonly detail: string }
  | { readonly kind: 'refused'; readonly reason: FetchRefusal; readonly detail: string }
  | { readonly kind: 'failed'; readonly reason: FetchFailure; readonly retry: 'back-off' | 'never'; readonly detail: string };

/**
 * `minDelayMs`: least time between two requests to this host, on top of our own and the site's. `validators`: ask only for what changed.
 * `json`: a question that some public interfaces only take as a body; it is sent by POST and follows no redirect.
 */
export type FetchOptions = {
  readonly json?: string;
  readonly validators?: Validators | null;
  readonly minDelayMs?: number;
  readonly signal?: AbortSignal;
};

/** Gets pages from the web, politely: the only way out of this service to a source. */
export type PageFetcher = {
  /** Asks for one address. Never throws for anything that the web does: every outcome is a value. */
  fetch(url: string, options?: FetchOptions): Promise<FetchedPage>;
  /** Addresses of sitemaps that the host's robots.txt names; empty when it names none or cannot be read. */
  sitemapsOf(url: string, options?: Pick<FetchOptions, 'signal'>): Promise<readonly string[]>;
};

/** Leave to send one request to a host. */
export type HostLeave = {
  /**
   * Gives the host back.
   * @param after how long nobody may ask (milliseconds, 0 or more), and whether the request failed in a way that asks for a pause
   */
  release(after: { readonly delayMs: number; readonly failed: boolean; readonly retryAfterMs: number | null }): Promise<void>;
};

/**
 * Lets one request at a time through to each host (scheme, name and port), shared by all workers.
 * Failures in a row lengthen the pause (`pauseAfterFailure`); one success ends it.
 */
export type HostGate = {
  /**
   * Waits for the turn.
   * @param maxWaitMs how long the host's pause may still last; a longer pause is told at once. The queue, and a delay of up to
   *   `LONGEST_DELAY_MS`, are waited out
   * @returns leave, or how long the host is still paused (milliseconds)
   * @throws the signal's reason when it aborts
   */
  acquire(
    host: string,
    options: { readonly maxWaitMs: number; readonly signal: AbortSignal },
  ): Promise<{ ok: true; leave: HostLeave } | { ok: false; pausedForMs: number }>;
};

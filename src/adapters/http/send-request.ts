import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { FetchFailure } from '../../ports/page-fetcher.ts';
import type { HostAddress } from './address-guard.ts';

/** Limits on one request. `maxBytes` counts the body both as it is sent and after decompression. */
export type RequestLimits = {
  readonly connectTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxBytes: number;
  readonly maxHeaderBytes: number;
};

export type RequestOptions = RequestLimits & {
  readonly addresses: readonly HostAddress[];
  readonly headers: Readonly<Record<string, string>>;
  /** What to do with a body that is too large: fail, or keep the beginning. */
  readonly tooLarge: 'fail' | 'cut';
  /** Sent by POST; left out: a GET without a body. */
  readonly body?: string;
  readonly signal: AbortSignal;
};

export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }
  | { readonly kind: 'broken'; readonly reason: FetchFailure; readonly detail: string };

type Broken = Extract<Answer, { kind: 'broken' }>;

const broken = (reason: FetchFailure, detail = ''): Broken => ({ kind: 'broken', reason, detail });

const FAILURE_OF_CODE: Readonly<Record<string, FetchFailure>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ENOTFOUND: 'name-not-found',
  ECONNRESET: 'cut-off',
  Z_DATA_ERROR: 'encoding',
  Z_BUF_ERROR: 'cut-off',
};

function toFailure(error: Error): Broken {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const reason = FAILURE_OF_CODE[code] ?? (code.startsWith('HPE_') ? 'protocol' : code.startsWith('Z_') ? 'encoding' : 'not-reachable');
  return broken(reason, code);
}

/** Null for an encoding that we did not ask for; `none` for a plain body. */
function decompressor(encoding: string): Transform | 'none' | null {
  switch (encoding) {
    case '':
    case 'identity':
      return 'none';
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return null;
  }
}

/** The checked addresses, whatever the name would resolve to by now. */
const pinnedLookup =
  (addresses: readonly HostAddress[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family ?? 4);
  };

/** Reads a body under both limits; settles once, and leaves nothing flowing. */
function readBody(response: IncomingMessage, { maxBytes, tooLarge }: RequestOptions): Promise<Buffer | Broken> {
  return new Promise((settle) => {
    const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
    const unpack = decompressor(encoding);
    const chunks: Buffer[] = [];
    let [sent, unpacked] = [0, 0];
    const finish = (outcome: Buffer | Broken): void => {
      settle(outcome);
      response.destroy();
      if (unpack && unpack !== 'none') unpack.destroy();
    };
    const full = (): void =>
      finish(tooLarge === 'cut' ? Buffer.concat(chunks).subarray(0, maxBytes) : broken('too-large', `over ${maxBytes} bytes`));
    const fail = (error: Error): void => finish(toFailure(error));
    const keep = (chunk: Buffer): void => {
      unpacked += chunk.length;
      chunks.push(chunk);
      if (unpacked > maxBytes) full();
    };
    if (unpack === null) return finish(broken('encoding', encoding.slice(0, 40)));
    response.on('error', fail);
    if (unpack === 'none') {
      response.on('data', keep).on('end', () => finish(Buffer.concat(chunks)));
      return undefined;
    }
    response.on('data', (chunk: Buffer) => {
      sent += chunk.length;
      if (sent > maxBytes) full();
    });
    unpack
      .on('data', keep)
      // An answer without a body (304) may name an encoding all the same.
      .on('error', (error) => (sent === 0 ? finish(Buffer.alloc(0)) : fail(error)))
      .on('end', () => finish(Buffer.concat(chunks)));
    response.pipe(unpack);
    return undefined;
  });
}

/** Sends one request to one of the given addresses and reads the answer whole. Follows nothing, retries nothing, never throws. */
export function sendRequest(url: URL, options: RequestOptions): Promise<Answer> {
  return new Promise((settle) => {
    const { headers, addresses, maxHeaderBytes, connectTimeoutMs, totalTimeoutMs, signal } = options;
    if (signal.aborted) return settle(broken('stopped'));
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: false,
      method: options.body === undefined ? 'GET' : 'POST',
      headers: { ...headers, connection: 'close' },
      lookup: pinnedLookup(addresses),
      maxHeaderSize: maxHeaderBytes,
    });
    const finish = (answer: Answer): void => {
      clearTimeout(connecting);
      clearTimeout(total);
      signal.removeEventListener('abort', stop);
      settle(answer);
      request.destroy();
    };
    const stop = (): void => finish(broken('stopped'));
    const connecting = setTimeout(() => finish(broken('connect-timeout', `${connectTimeoutMs} ms`)), connectTimeoutMs);
    const total = setTimeout(() => finish(broken('timeout', `${totalTimeoutMs} ms`)), totalTimeoutMs);
    signal.addEventListener('abort', stop, { once: true });
    request.on('socket', (socket) => socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting)));
    request.on('error', (error) => finish(toFailure(error)));
    request.on('response', (response) => {
      void readBody(response, options).then((body) =>
        finish(Buffer.isBuffer(body) ? { kind: 'answer', status: response.statusCode ?? 0, headers: response.headers, body } : body),
      );
    });
    request.end(options.body);
    return undefined;
  });
}

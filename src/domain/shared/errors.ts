/** Something that went wrong in a way that we understand. `retry` tells a worker: try again at a cost, wait without cost, or give up. */
export abstract class AppError extends Error {
  abstract readonly code:
    | 'not-found'
    | 'not-allowed'
    | 'conflict'
    | 'upstream'
    | 'config'
    | 'no-transaction'
    | 'layout-changed'
    | 'tampered';
  readonly retry: 'back-off' | 'wait' | 'never' = 'never';
}

/** The thing asked for is not there, or not there for this actor (the two are never told apart). */
export class NotFoundError extends AppError {
  override readonly name = 'NotFoundError';
  readonly code = 'not-found';
  constructor(kind: string, id: string) {
    super(`${kind} ${id} not found`);
  }
}

/** The actor's role or assignment does not allow this. */
export class NotAllowedError extends AppError {
  override readonly name = 'NotAllowedError';
  readonly code = 'not-allowed';
  constructor(permission: string) {
    super(`not allowed: ${permission}`);
  }
}

/** Somebody else changed the same thing in between. */
export class ConflictError extends AppError {
  override readonly name = 'ConflictError';
  readonly code = 'conflict';
  constructor(kind: string, id: string) {
    super(`${kind} ${id} was changed by somebody else`);
  }
}

/** Another system failed us. */
export class UpstreamError extends AppError {
  override readonly name = 'UpstreamError';
  readonly code = 'upstream';
  override readonly retry: 'back-off' | 'wait' | 'never';
  constructor(system: string, retry: UpstreamError['retry'], cause?: unknown) {
    super(`${system} failed${cause instanceof Error ? `: ${cause.message}` : ''}`, { cause });
    this.retry = retry;
  }
}

/** The configuration is wrong; the message lists every fault at once. */
export class ConfigError extends AppError {
  override readonly name = 'ConfigError';
  readonly code = 'config';
}

/** A page no longer has the frame that its recipe names. */
export class LayoutChangedError extends AppError {
  override readonly name = 'LayoutChangedError';
  readonly code = 'layout-changed';
  constructor(source: string, frame: string) {
    super(`${source}: the page has no "${frame}" any more`);
  }
}

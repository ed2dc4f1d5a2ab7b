import express, { type Express, type RequestHandler } from 'express';
import type { Log } from '../ports/log.ts';
import { paths } from './paths.ts';

export type HealthOptions = {
  readonly log: Log;
  /** Throws when the service cannot work. */
  readonly check: () => Promise<void>;
};

/** Answers whoever watches over the process: 200 while it can do its work, 503 while it cannot. Says nothing of why to a stranger. */
export function showHealth({ log, check }: HealthOptions): RequestHandler {
  return async (_req, res) => {
    const failed = await check().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (failed) log.warn('web.unhealthy', {}, failed.error);
    res
      .status(failed ? 503 : 200)
      .type('text')
      .send(failed ? 'niet bereikbaar' : 'ok');
  };
}

/** The server of a process that has no pages: its health, and nothing else. */
export function createHealthServer(options: HealthOptions): Express {
  const server = express();
  server.disable('x-powered-by');
  server.get(paths.health.pattern, showHealth(options));
  return server;
}

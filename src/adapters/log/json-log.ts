import type { Clock } from '../../ports/clock.ts';
import type { Log, LogFields } from '../../ports/log.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type Level = (typeof LEVELS)[number];

export type JsonLogDeps = {
  readonly clock: Clock;
  /** Takes one line, its newline included. */
  readonly write: (line: string) => void;
};

/** Writes one line of JSON per event at or above the level. */
export function createJsonLog(leastLevel: Level, { clock, write }: JsonLogDeps): Log {
  const line = (level: Level, event: string, fields: LogFields = {}, error?: unknown): void => {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(leastLevel)) return;
    const cause = error === undefined ? {} : { error: describe(error) };
    write(`${JSON.stringify({ at: clock.now().toISOString(), level, event, ...fields, ...cause })}\n`);
  };
  return {
    debug: (event, fields) => line('debug', event, fields),
    info: (event, fields) => line('info', event, fields),
    warn: (event, fields, error) => line('warn', event, fields, error),
    error: (event, fields, error) => line('error', event, fields, error),
  };
}

type Described = {
  readonly name: string;
  readonly message?: string;
  readonly code?: string;
  readonly stack?: readonly string[];
  readonly cause?: Described;
};

/** Drivers put values of rows and whole requests on their errors: only what is named here is taken along. */
function describe(error: unknown, depth = 0): Described {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const stack = error.stack?.split('\n').flatMap((frame) => (/^\s+at /.test(frame) ? [frame.trim()] : [])) ?? [];
  const cause = error.cause === undefined || depth >= 3 ? {} : { cause: describe(error.cause, depth + 1) };
  return { name: error.name, message: error.message, ...code, stack, ...cause };
}

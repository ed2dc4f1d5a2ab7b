import { connect } from 'node:net';
import { ConfigError } from '../domain/shared/errors.ts';
import type { Secrets } from './load-config.ts';

/** An outside system that the settings name. */
export type Named = { readonly variable: string; readonly url: string };

const DEFAULT_PORTS: { readonly [protocol: string]: number } = {
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'rediss:': 6379,
  'http:': 80,
  'https:': 443,
  'smtp:': 587,
  'smtps:': 465,
};

/** The systems that these settings say are there. */
export function namedSystems({ database, redisUrl, meilisearchUrl, smtpUrl }: Secrets): readonly Named[] {
  const named = [
    { variable: 'DATABASE_URL', url: database?.app ?? null },
    { variable: 'REDIS_URL', url: redisUrl },
    { variable: 'MEILISEARCH_URL', url: meilisearchUrl },
    { variable: 'SMTP_URL', url: smtpUrl },
  ];
  return named.flatMap(({ variable, url }) => (url === null ? [] : [{ variable, url }]));
}

/**
 * Tries whether something listens at every address. A system that is set but away is a fault: falling back would split the record in two.
 * @throws ConfigError naming each variable with its host and port, and no password
 */
export async function checkReachable(named: readonly Named[], timeoutMs = 5_000): Promise<void> {
  const faults = await Promise.all(named.map((system) => faultOf(system, timeoutMs)));
  const found = faults.filter((fault) => fault !== null);
  if (found.length > 0) throw new ConfigError(['Niet bereikbaar:', ...found.map((fault) => `- ${fault}.`)].join('\n'));
}

async function faultOf({ variable, url }: Named, timeoutMs: number): Promise<string | null> {
  const { hostname, port: text, protocol } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const port = text === '' ? DEFAULT_PORTS[protocol] : Number(text);
  // A socket folder instead of a host (`?host=/run/postgresql`) is tried by its own driver.
  if (host === '' || port === undefined) return null;
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: timeoutMs });
    const end = (fault: string | null): void => {
      socket.destroy();
      done(fault);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end(`${variable}: ${hostname}:${port} antwoordt niet binnen ${timeoutMs} ms`));
    socket.once('error', (error: NodeJS.ErrnoException) => end(`${variable}: ${hostname}:${port} (${error.code ?? error.message})`));
  });
}

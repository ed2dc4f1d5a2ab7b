import { DEFAULT_FETCH_LIMITS, type PageFetcherConfig } from './adapters/http/page-fetcher.ts';
import type { Config } from './config/load-config.ts';

const AGENT = { agentName: 'Spoorzoeker', agentVersion: '0.1' };

/** Who we are and what we keep to when we visit a site. */
export function fetcherConfig(config: Config): PageFetcherConfig {
  return {
    ...DEFAULT_FETCH_LIMITS,
    ...AGENT,
    contact: config.contact ?? 'no-contact-set',
    allowedOrigins: config.demoOrigins,
    // Without an address where owners of sites can reach us we visit nobody but our own demo.
    onlyAllowedOrigins: config.contact === null || config.demoOrigins.length > 0,
    connectTimeoutMs: config.fetch.connectTimeoutMs,
    totalTimeoutMs: config.fetch.totalTimeoutMs,
    maxBytes: config.fetch.maxBytes,
    minDelayMs: config.fetch.minDelayMs,
  };
}

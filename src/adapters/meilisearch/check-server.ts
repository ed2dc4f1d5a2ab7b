import { MeilisearchApiError, type Meilisearch, type Settings } from 'meilisearch';
import { ConfigError } from '../../domain/shared/errors.ts';
import { toUpstream } from './as-upstream.ts';

/** The versions that our settings and searches were made for: from, in, and below. */
const VERSIONS = { from: [1, 50], below: [2, 0] } as const;
const NEEDED = `${VERSIONS.from.join('.')} of nieuwer, en ouder dan ${VERSIONS.below.join('.')}`;
const MAKE_KEY = 'Maak een eigen sleutel met weinig rechten: npm run search-key.';

/**
 * Tries whether the server is one that we can work with, under a key that can do no more than it must.
 * @throws ConfigError with a sentence that names the variable; UpstreamError when the server fails otherwise
 */
export async function checkServer(client: Meilisearch, url: string, key: string | null): Promise<void> {
  const server = nameOf(url);
  if (key === null) throw new ConfigError(`MEILISEARCH_KEY ontbreekt. ${MAKE_KEY}`);
  await checkHealth(client, server);
  await checkVersion(client, server);
  if (await mayReadKeys(client, server)) {
    throw new ConfigError(`MEILISEARCH_KEY mag alles op de zoekserver: het is de hoofdsleutel of een beheersleutel. ${MAKE_KEY}`);
  }
}

/** A key of few rights cannot ask for the version, so a server is also known by the settings that it has. @throws ConfigError */
export function checkSettings(url: string, wanted: Settings, found: Settings): void {
  const unknown = Object.keys(wanted).filter((name) => !(name in found));
  if (unknown.length > 0) {
    throw new ConfigError(
      `${nameOf(url)} kent de instellingen ${unknown.join(', ')} niet. Nodig is Meilisearch ${NEEDED}. Werk de server bij.`,
    );
  }
}

/** The server does not take this key for our index. @returns the sentence, or null when that is not what went wrong */
export function refusedKey(url: string, cause: unknown): ConfigError | null {
  const refused = cause instanceof MeilisearchApiError && [401, 403].includes(cause.response.status);
  return refused ? new ConfigError(`${nameOf(url)} weigert MEILISEARCH_KEY. ${MAKE_KEY}`, { cause }) : null;
}

const nameOf = (url: string): string => `MEILISEARCH_URL (${new URL(url).host})`;

async function checkHealth(client: Meilisearch, server: string): Promise<void> {
  try {
    const { status } = await client.health();
    if (status === 'available') return;
  } catch (cause) {
    if (!(cause instanceof MeilisearchApiError) || cause.response.status >= 500) {
      throw new ConfigError(`${server} antwoordt niet zoals Meilisearch: draait de server, en klopt het adres?`, { cause });
    }
  }
  throw new ConfigError(`Op ${server} antwoordt iets anders dan Meilisearch.`);
}

async function checkVersion(client: Meilisearch, server: string): Promise<void> {
  let version: string;
  try {
    version = (await client.getVersion()).pkgVersion;
  } catch (cause) {
    if (cause instanceof MeilisearchApiError && [401, 403].includes(cause.response.status)) return;
    throw toUpstream(cause);
  }
  if (!isSupported(version)) throw new ConfigError(`${server} is Meilisearch ${version}; nodig is ${NEEDED}. Werk de server bij.`);
}

function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const number = major * 10_000 + minor;
  return number >= VERSIONS.from[0] * 10_000 + VERSIONS.from[1] && number < VERSIONS.below[0] * 10_000 + VERSIONS.below[1];
}

async function mayReadKeys(client: Meilisearch, server: string): Promise<boolean> {
  try {
    await client.getKeys({ limit: 1 });
    return true;
  } catch (cause) {
    if (!(cause instanceof MeilisearchApiError)) throw toUpstream(cause);
    // A server that was started without a master key is open to whoever reaches it.
    if (cause.cause?.code === 'missing_master_key') {
      throw new ConfigError(`${server} heeft geen hoofdsleutel: iedereen kan erin. Start Meilisearch met MEILI_MASTER_KEY.`, { cause });
    }
    return false;
  }
}

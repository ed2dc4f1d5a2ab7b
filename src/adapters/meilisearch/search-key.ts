import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { asUpstream, toUpstream } from './as-upstream.ts';
import { INDEX } from './vacancy-index.ts';

/** Fixed, so that the same master key always gives the same key, and asking twice makes one. */
const KEY_UID = '7b2a1a5e-6a53-4c5e-9f0e-5a1d2c0b7e41';

/** What the service does on the server, and nothing else: it can neither read nor make keys, nor see what others keep there. */
const ACTIONS = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.get',
  'settings.update',
  'tasks.get',
];

/** The key for MEILISEARCH_KEY, made if need be: good for the index of the vacancies and the one that a rebuild fills. @throws UpstreamError */
export async function searchKey({ url, masterKey }: { url: string; masterKey: string }): Promise<string> {
  const client = new Meilisearch({ host: url, apiKey: masterKey, timeout: 15_000 });
  try {
    return (await client.getKey(KEY_UID)).key;
  } catch (cause) {
    if (!(cause instanceof MeilisearchApiError && cause.cause?.code === 'api_key_not_found')) throw toUpstream(cause);
  }
  const made = await asUpstream(
    client.createKey({
      uid: KEY_UID,
      name: 'Spoorzoeker',
      description: 'Zoeken in en bijwerken van vacatures',
      actions: ACTIONS,
      indexes: [INDEX, `${INDEX}-next`],
      expiresAt: null,
    }),
  );
  return made.key;
}

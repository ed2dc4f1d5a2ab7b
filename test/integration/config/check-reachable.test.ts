import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { checkReachable } from '../../../src/config/check-reachable.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function aPort({ open }: { open: boolean }): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  if (open) servers.push(server);
  else {
    server.close();
    await once(server, 'close');
  }
  return port;
}

it('is content when everything that is named answers', async () => {
  await expect(
    checkReachable([{ variable: 'REDIS_URL', url: `redis://127.0.0.1:${await aPort({ open: true })}` }]),
  ).resolves.toBeUndefined();
});

it('names every system that is away, by its variable, and never a password', async () => {
  const [redis, meilisearch, mail] = [await aPort({ open: false }), await aPort({ open: true }), await aPort({ open: false })];
  const trying = checkReachable([
    { variable: 'REDIS_URL', url: `redis://:geheim@127.0.0.1:${redis}` },
    { variable: 'MEILISEARCH_URL', url: `http://127.0.0.1:${meilisearch}` },
    { variable: 'SMTP_URL', url: `smtp://127.0.0.1:${mail}` },
  ]);
  await expect(trying).rejects.toThrow(
    `Niet bereikbaar:\n- REDIS_URL: 127.0.0.1:${redis} (ECONNREFUSED).\n- SMTP_URL: 127.0.0.1:${mail} (ECONNREFUSED).`,
  );
});

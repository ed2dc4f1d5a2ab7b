import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPools, poolSizes } from '../../../../src/adapters/postgres/pools.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function asOwner(sql: string): Promise<void> {
  const client = new Client({ connectionString: database.urls.owner });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const withUser = (url: string, user: string): string => {
  const address = new URL(url);
  address.username = user;
  return address.href;
};

it('opens one pool per role, each looking in its own schema', async () => {
  const pools = await openPools(database.urls, poolSizes(3, 1), silentLog);
  const found = await Promise.all(
    [pools.app, pools.auth, pools.queue, pools.matcher].map(async (pool) => {
      const { rows } = await pool.query<{ who: string }>(`select current_user || ' in ' || current_schema() as who`);
      return rows[0]?.who;
    }),
  );
  expect(found).toEqual(['spoor_app in spoor', 'spoor_auth in auth', 'spoor_queue in bullmq', 'spoor_matcher in spoor']);
  await pools.end();
  await pools.end();
});

it('refuses another role than ours, by the name of the setting', async () => {
  const urls = { ...database.urls, app: database.urls.owner };
  await expect(openPools(urls, poolSizes(1, 1), silentLog)).rejects.toThrow('DATABASE_URL moet inloggen als spoor_app, niet als postgres');
});

it('refuses a wrong password, by the name of the setting and without the password', async () => {
  const wrong = new URL(database.urls.queue);
  wrong.password = 'geheim';
  const opening = openPools({ ...database.urls, queue: wrong.href }, poolSizes(1, 1), silentLog);
  await expect(opening).rejects.toThrow('DATABASE_QUEUE_URL');
  await expect(opening).rejects.not.toThrow('geheim');
});

it('refuses a login that stands above row-level security', async () => {
  await asOwner('alter role spoor_matcher bypassrls');
  try {
    await expect(openPools(database.urls, poolSizes(1, 1), silentLog)).rejects.toThrow('spoor_matcher staat boven de rijbeveiliging');
  } finally {
    await asOwner('alter role spoor_matcher nobypassrls');
  }
});

it('refuses a role that does not exist', async () => {
  const urls = { ...database.urls, auth: withUser(database.urls.auth, 'niemand') };
  await expect(openPools(urls, poolSizes(1, 1), silentLog)).rejects.toThrow('DATABASE_AUTH_URL');
});

import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { z } from 'zod';
import type { LoginUrls } from '../../src/adapters/postgres/logins.ts';
import { databaseGrants } from '../../src/adapters/postgres/migrate.ts';
import { TEMPLATE } from './test-postgres.ts';

export type TestDatabase = {
  /** One login per role; `owner` is a superuser. */
  readonly urls: LoginUrls;
  /** Ends every session and drops the database. */
  close(): Promise<void>;
};

const urlsOf = z.strictObject({ owner: z.string(), app: z.string(), auth: z.string(), queue: z.string(), matcher: z.string() });

/** A migrated and otherwise empty database of its own for one test file, copied in a fraction of a second. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const urls = await serverUrls();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(urls, [`create database ${name} owner spoor_owner template ${TEMPLATE} strategy file_copy`, ...databaseGrants(name)]);
  const own = (url: string): string => inDatabase(url, name);
  return {
    urls: { owner: own(urls.owner), app: own(urls.app), auth: own(urls.auth), queue: own(urls.queue), matcher: own(urls.matcher) },
    close: () => onServer(urls, [`drop database if exists ${name} with (force)`]),
  };
}

/** An empty database without roles' schemas or tables, for tests of the migration itself. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const urls = await serverUrls();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(urls, [`create database ${name}`]);
  const own = (url: string): string => inDatabase(url, name);
  return {
    urls: { owner: own(urls.owner), app: own(urls.app), auth: own(urls.auth), queue: own(urls.queue), matcher: own(urls.matcher) },
    close: () => onServer(urls, [`drop database if exists ${name} with (force)`]),
  };
}

async function serverUrls(): Promise<LoginUrls> {
  const response = await fetch(inject('testPostgres'));
  if (!response.ok) throw new Error(`the test database does not start: ${await response.text()}`);
  return urlsOf.parse(await response.json());
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function onServer({ owner }: LoginUrls, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: inDatabase(owner, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

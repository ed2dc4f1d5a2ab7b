import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_VARIABLES, loadConfig, type Environment } from '../../../src/config/load-config.ts';
import { ConfigError } from '../../../src/domain/shared/errors.ts';

const EXTERNAL = { DATABASE_URL: 'postgres://spoor_app:geheim@db.example.nl:5432/spoorzoeker', SMTP_URL: 'smtp://mail.example.nl' };

function faultsOf(environment: Environment): string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('needs nothing to be set: database, queue, search and mail are then our own', () => {
    const { config, secrets } = loadConfig({});
    expect(config).toMatchObject({
      role: 'all',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      database: 'embedded',
      queue: 'postgres',
      vacancySearch: 'postgres',
      mail: 'outbox',
      contact: null,
      demoOrigins: [],
    });
    expect(secrets.database).toBeNull();
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', REDIS_URL: '' }).config).toMatchObject({
      port: 3000,
      database: 'embedded',
      queue: 'postgres',
    });
  });

  it('lists every fault at once', () => {
    expect(
      faultsOf({ PORT: 'tachtig', LOG_LEVEL: 'luid', REDIS_URL: 'http://localhost', DEMO_ORIGINS: 'http://localhost:9999/pad' }),
    ).toEqual([
      '- PORT moet een getal zijn.',
      '- REDIS_URL moet een adres zijn dat begint met redis:// of rediss://.',
      '- DEMO_ORIGINS moet een adres zonder pad zijn, zoals https://spoorzoeker.example.nl.',
      '- LOG_LEVEL moet een van deze zijn: debug, info, warn, error.',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://spoor_app:geheim@db', AUTH_SECRET: 'geheim', SMTP_URL: 'geheim' }).join('\n');
    expect(faults).toContain('DATABASE_URL');
    expect(faults).not.toContain('geheim');
  });

  it.each([
    ['-1', false],
    ['0', true],
    ['65535', true],
    ['65536', false],
    ['1.5', false],
  ])('port %s: allowed is %s', (PORT, allowed) => {
    expect(faultsOf({ PORT }).length === 0).toBe(allowed);
  });

  it.each(['web', 'worker'])('a separate %s process needs a database and a mail server that both can reach', (ROLE) => {
    expect(faultsOf({ ROLE }).map((fault) => fault.split(' ')[1])).toEqual(['DATABASE_URL', 'SMTP_URL']);
    expect(faultsOf({ ROLE, ...EXTERNAL })).toEqual([]);
  });

  it('derives the other logins from that of the app', () => {
    expect(loadConfig(EXTERNAL).secrets.database).toEqual({
      app: 'postgres://spoor_app:geheim@db.example.nl:5432/spoorzoeker',
      owner: 'postgres://spoor_owner:geheim@db.example.nl:5432/spoorzoeker',
      auth: 'postgres://spoor_auth:geheim@db.example.nl:5432/spoorzoeker',
      queue: 'postgres://spoor_queue:geheim@db.example.nl:5432/spoorzoeker',
      matcher: 'postgres://spoor_matcher:geheim@db.example.nl:5432/spoorzoeker',
    });
  });

  it('takes a login that is set as it is', () => {
    const DATABASE_OWNER_URL = 'postgres://postgres:anders@db.example.nl:5432/spoorzoeker';
    expect(loadConfig({ ...EXTERNAL, DATABASE_OWNER_URL }).secrets.database?.owner).toBe(DATABASE_OWNER_URL);
  });

  it.each([
    [{ DATABASE_QUEUE_URL: 'postgres://db/spoorzoeker' }, 'DATABASE_QUEUE_URL is gezet, maar DATABASE_URL niet'],
    [{ DATABASE_URL: 'postgres://spoor_app@db' }, 'DATABASE_URL moet een database noemen'],
    [{ MEILISEARCH_KEY: 'sleutel' }, 'MEILISEARCH_URL niet'],
    [{ SPOOR_KEY: 'a', SPOOR_KEY_FILE: '/elders/key' }, 'SPOOR_KEY en SPOOR_KEY_FILE zijn allebei gezet'],
    [{ DATA_DIR: '/srv/data', SPOOR_KEY_FILE: '/srv/data/key' }, 'SPOOR_KEY_FILE ligt in DATA_DIR'],
    [{ AUTH_SECRET: 'x'.repeat(31) }, 'AUTH_SECRET is korter dan 32 tekens'],
    [{ AUTH_SECRET_FILE: '/bestaat/niet' }, 'AUTH_SECRET_FILE noemt een bestand dat niet te lezen is'],
    [{ FETCH_CONNECT_TIMEOUT_MS: '5000', FETCH_TOTAL_TIMEOUT_MS: '4999' }, 'FETCH_TOTAL_TIMEOUT_MS is kleiner'],
    [{ CONTACT: 'geen adres' }, 'CONTACT moet een e-mailadres zijn, of het adres van een pagina'],
    [{ PUBLIC_URL: 'https://spoor.example.nl/pad' }, 'PUBLIC_URL moet een adres zonder pad zijn'],
  ])('refuses %j', (environment, fault) => {
    expect(faultsOf(environment).join('\n')).toContain(fault);
  });

  it('reads the session secret from a file, without the newline at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'secret-'));
    writeFileSync(join(folder, 'secret'), `${'s'.repeat(32)}\n`);
    expect(loadConfig({ AUTH_SECRET_FILE: join(folder, 'secret') }).secrets.authSecret).toBe('s'.repeat(32));
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['beheer@example.nl', 'mailto:beheer@example.nl'],
    ['mailto:beheer@example.nl', 'mailto:beheer@example.nl'],
    ['https://example.nl/bot', 'https://example.nl/bot'],
  ])('takes %s for a contact', (CONTACT, contact) => {
    expect(loadConfig({ CONTACT }).config.contact).toBe(contact);
  });

  it('keeps demo origins as a list', () => {
    expect(loadConfig({ DEMO_ORIGINS: 'http://localhost:4001, http://localhost:4002/' }).config.demoOrigins).toEqual([
      'http://localhost:4001',
      'http://localhost:4002',
    ]);
  });

  it('has no secret in the part that may be seen', () => {
    const { config } = loadConfig({
      ...EXTERNAL,
      REDIS_URL: 'redis://:geheim@redis',
      MEILISEARCH_URL: 'http://m',
      MEILISEARCH_KEY: 'geheim',
    });
    expect(JSON.stringify(config)).not.toContain('geheim');
  });

  it('reads exactly the variables that .env.example lists', () => {
    const [ours = ''] = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('# --- docker compose ---');
    expect(new Set([...ours.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name))).toEqual(new Set(ENVIRONMENT_VARIABLES));
  });
});

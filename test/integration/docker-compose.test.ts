import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ENVIRONMENT_VARIABLES, loadConfig } from '../../src/config/load-config.ts';

const FILE = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url));
const TEXT = readFileSync(FILE, 'utf8');
const EXAMPLE = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');

const service = z.object({
  image: z.string().optional(),
  command: z.array(z.string()).optional(),
  entrypoint: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
});
const composition = z.object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) });

/** What somebody would write in .env. */
const FILLED: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'een',
  DATABASE_APP_PASSWORD: 'twee',
  DATABASE_AUTH_PASSWORD: 'drie',
  DATABASE_QUEUE_PASSWORD: 'vier',
  DATABASE_MATCHER_PASSWORD: 'vijf',
  REDIS_PASSWORD: 'zes',
  MEILISEARCH_MASTER_KEY: 'zevenzevenzevenzeven',
  MEILISEARCH_KEY: 'acht',
  SMTP_URL: 'smtp://post.voorbeeld.example:587',
  MAIL_FROM: 'Bureau <bureau@voorbeeld.example>',
  CONTACT: 'beheer@voorbeeld.example',
  PUBLIC_URL: 'https://spoor.voorbeeld.example',
  SPOOR_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const VARIABLE = /\$\{([A-Z_]+)(?:(:\?)|:-([^}]*))?\}/g;

const filled = TEXT.replace(VARIABLE, (_, name: string, _required, otherwise?: string) => FILLED[name] ?? otherwise ?? '');
const { services, volumes } = composition.parse(parse(filled, { merge: true }));
const of = (name: string): z.infer<typeof service> => {
  const found = services[name];
  if (!found) throw new Error(`no service ${name}`);
  return found;
};

/** As far as we look at what the linter says. */
type Linted = { readonly messages: readonly { readonly rule: string; readonly message: string }[] };

/** Faults against the schema of the compose specification. */
function schemaFaults(file: string): string[] {
  const rules = { 'invalid-schema': 2 as const };
  const linted: readonly Linted[] = new DCLinter({ rules, quiet: true, debug: false, exclude: [] }).lintFiles([file], false);
  return linted.flatMap(({ messages }) => messages.filter(({ rule }) => rule === 'invalid-schema').map(({ message }) => message));
}

describe('docker-compose.yml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spoorzoeker-compose-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps to the schema of the compose specification', () => {
    expect(schemaFaults(FILE)).toEqual([]);
  });

  it.each([
    ['a word that compose does not know', TEXT.replace('    stop_grace_period: 15s', '    stop_grace_periode: 15s')],
    ['a port that is none', TEXT.replace('"127.0.0.1:${WEB_PORT:-3000}:3000"', '{ publiek: 3000 }')],
  ])('is not passed with %s', (_, broken) => {
    const file = join(folder, 'docker-compose.yml');
    writeFileSync(file, broken);
    expect(schemaFaults(file)).not.toEqual([]);
  });

  it.each([
    ['web', 'web'],
    ['worker', 'worker'],
  ])('starts %s with settings that the service accepts', (name, role) => {
    const { environment, command = [] } = of(name);
    expect(Object.keys(environment).filter((variable) => !ENVIRONMENT_VARIABLES.includes(variable))).toEqual([]);
    expect(command).toEqual(['--role', role]);
    const { config, secrets } = loadConfig({ ...environment, ROLE: role });
    expect(config).toMatchObject({ role, database: 'external', queue: 'redis', vacancySearch: 'meilisearch', mail: 'smtp' });
    expect(secrets.masterKey).toBe(FILLED['SPOOR_KEY']);
  });

  it('gives the login of the owner to migrate, and to nothing else', () => {
    expect(Object.keys(services).filter((name) => 'DATABASE_OWNER_URL' in of(name).environment)).toEqual(['migrate']);
    expect(loadConfig(of('migrate').environment).secrets.database?.owner).toContain('postgres:een@database');
    expect(of('migrate').entrypoint).toEqual(['node', 'scripts/migrate.ts']);
  });

  it('gives every login a password of its own', () => {
    const urls = Object.entries(of('migrate').environment).filter(([name]) => name.startsWith('DATABASE_'));
    const passwords = urls.map(([, url]) => new URL(url).password);
    expect(new Set(passwords).size).toBe(urls.length);
  });

  it('names only services that are there as hosts', () => {
    const hosts = ['web', 'worker', 'migrate'].flatMap((name) =>
      Object.entries(of(name).environment).flatMap(([variable, value]) =>
        /^(?:DATABASE|REDIS|MEILISEARCH)\w*URL$/.test(variable) ? [new URL(value).hostname] : [],
      ),
    );
    expect(hosts.length).toBeGreaterThan(10);
    expect([...new Set(hosts)].filter((host) => !(host in services))).toEqual([]);
  });

  it('starts things in order: what is waited for says when it is ready', () => {
    const waits = Object.values(services).flatMap(({ depends_on }) => Object.entries(depends_on));
    expect(waits.length).toBeGreaterThan(0);
    for (const [name, { condition }] of waits) {
      const { healthcheck } = of(name);
      const answers = condition === 'service_healthy' ? healthcheck?.test !== undefined : condition === 'service_completed_successfully';
      expect({ name, answers }).toEqual({ name, answers: true });
    }
    expect(Object.keys(of('web').depends_on).toSorted()).toEqual(['migrate', 'queue', 'search']);
    expect(of('migrate').depends_on).toEqual({ database: { condition: 'service_healthy' } });
  });

  it('keeps what must not be lost in volumes that it declares', () => {
    const named = Object.values(services).flatMap((one) => one.volumes.map((volume) => volume.split(':')[0]));
    expect(new Set(named)).toEqual(new Set(Object.keys(volumes)));
    for (const name of ['database', 'queue', 'search']) expect(of(name).volumes).not.toEqual([]);
  });

  it('asks for nothing that .env.example does not explain, and for every secret', () => {
    const used = [...TEXT.matchAll(VARIABLE)].map(([, name = '', required]) => ({ name, required: required !== undefined }));
    const explained = new Set([...EXAMPLE.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name));
    expect(used.filter(({ name }) => !explained.has(name))).toEqual([]);
    expect(used.filter(({ name, required }) => /PASSWORD|KEY/.test(name) && !required)).toEqual([]);
    const [, onlyHere = ''] = EXAMPLE.split('# --- docker compose ---');
    const offered = [...onlyHere.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(offered.filter((name) => !used.some((one) => one.name === name))).toEqual([]);
  });
});

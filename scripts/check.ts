/** Format, lint, types, imports and dead code, one line each: npm run check */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));

type Check = { readonly name: string; readonly command: readonly [string, ...string[]] };

const CHECKS: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check', 'src', 'jobs', 'scripts', 'test'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'imports', command: ['vitest', 'run', '--config', 'test/vitest.config.ts', 'test/unit/imports.test.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
];

type Outcome = { readonly passed: boolean; readonly output: string };

/** Runs one tool of this installation. @returns what it said, both streams in the order of writing */
function run([tool, ...args]: Check['command']): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(`${BIN}${tool}`, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const said: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => said.push(piece));
    child.stderr.on('data', (piece: Buffer) => said.push(piece));
    child.on('error', (error) => done({ passed: false, output: `${tool}: ${error.message}` }));
    child.on('close', (code) => done({ passed: code === 0, output: Buffer.concat(said).toString('utf8').trim() }));
  });
}

let failed = 0;
for (const { name, command } of CHECKS) {
  const startedAt = performance.now();
  const { passed, output } = await run(command);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds.padStart(5)} s`);
  if (passed) continue;
  failed += 1;
  console.log(output.replaceAll(/^/gm, '       '));
}
if (failed > 0) {
  console.error(`${failed} of ${CHECKS.length} checks failed.`);
  process.exitCode = 1;
}

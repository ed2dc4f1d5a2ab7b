import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PrintedReading } from './figures.ts';
import type { LabelledText } from './labelled-texts.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const OUTPUT_MOST = 512 * 1024 * 1024;

/** Reads the texts with the code and rules of the working tree, or of an earlier revision of them. @throws Error when the revision has no `read` */
export function readWith(texts: readonly LabelledText[], revision: string | null): ReadonlyMap<string, PrintedReading> {
  const folder = mkdtempSync(join(tmpdir(), 'spoorzoeker-eval-'));
  try {
    const input = join(folder, 'texts.jsonl');
    writeFileSync(input, texts.map((text) => `${JSON.stringify(text.input)}\n`).join(''));
    const code = revision === null ? ROOT : checkOut(revision, join(folder, 'code'));
    const printed = execFileSync(process.execPath, [join(code, 'scripts/read.ts'), input], {
      cwd: code,
      encoding: 'utf8',
      maxBuffer: OUTPUT_MOST,
    });
    const readings = printed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as PrintedReading);
    return new Map(readings.filter(({ demands }) => Array.isArray(demands)).map((reading) => [reading.id, reading]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkOut(revision: string, to: string): string {
  execFileSync('git', ['-C', ROOT, 'rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  execFileSync('mkdir', ['-p', to]);
  const archive = execFileSync('git', ['-C', ROOT, 'archive', revision, 'src', 'scripts', 'package.json'], { maxBuffer: OUTPUT_MOST });
  execFileSync('tar', ['-x', '-C', to], { input: archive });
  symlinkSync(join(ROOT, 'node_modules'), join(to, 'node_modules'));
  return to;
}

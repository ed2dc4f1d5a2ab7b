import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Anchor } from '../../domain/chain/chain.ts';
import type { AnchorFile } from '../../ports/anchor-file.ts';

const anchorLine = z.object({ owner: z.string(), seq: z.number(), hash: z.string(), at: z.string() });

/** Reads anchors, one JSON object a line. @throws ZodError or SyntaxError at a line that is none */
export function parseAnchors(text: string): Anchor[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => anchorLine.parse(JSON.parse(line)));
}

/** One file per month under the folder, only ever appended to. */
export const createAnchorFile = (folder: string): AnchorFile => ({
  async append(anchors) {
    if (anchors.length === 0) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const month = anchors[0]?.at.slice(0, 7) ?? '';
    await appendFile(join(folder, `anchors-${month}.jsonl`), anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''), {
      mode: 0o600,
    });
  },
  async of(owner) {
    const names = await readdir(folder).catch(() => []);
    const files = names.filter((name) => /^anchors-\d{4}-\d{2}\.jsonl$/.test(name)).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    return texts.flatMap(parseAnchors).filter((anchor) => anchor.owner === owner);
  },
});

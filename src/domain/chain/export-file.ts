import type { Anchor, ChainedEntry } from './chain.ts';
import type { Json } from './canonical-json.ts';

/** First line of an export: what it is, and of whom it says nothing but ids. */
const EXPORT_FORMAT = 'spoorzoeker-chain-1';

export type ChainExport = {
  readonly chain: 'effort' | 'audit';
  readonly entries: readonly ChainedEntry[];
  readonly anchors: readonly Anchor[];
};
export type ExportRefusal = { readonly line: number; readonly reason: 'not-json' | 'not-an-export' | 'not-an-entry' };

/** Writes a chain as lines of JSON: a header, the entries in order, the anchors. */
export function writeExport({ chain, entries, anchors }: ChainExport): string {
  const lines: unknown[] = [
    { format: EXPORT_FORMAT, chain },
    ...entries.map((entry) => ({ entry })),
    ...anchors.map((anchor) => ({ anchor })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isEntry(value: unknown): value is ChainedEntry {
  if (!isRecord(value)) return false;
  const texts = [
    value['id'],
    value['owner'],
    value['at'],
    value['kind'],
    value['actor'],
    value['payloadDigest'],
    value['previousHash'],
    value['hash'],
  ];
  const content = value['content'];
  return (
    texts.every(isText) &&
    Number.isInteger(value['seq']) &&
    (content === null || (isRecord(content) && isText(content['salt']) && 'payload' in content))
  );
}

function isAnchor(value: unknown): value is Anchor {
  return isRecord(value) && isText(value['owner']) && isText(value['hash']) && isText(value['at']) && Number.isInteger(value['seq']);
}

function parseLine(line: string): { ok: true; value: Json } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(line) as Json };
  } catch {
    return { ok: false };
  }
}

/** Reads an export back. @returns the chain, or the first line (counting from 1) that does not belong in one; never throws */
export function readExport(text: string): { ok: true; export: ChainExport } | { ok: false; refusal: ExportRefusal } {
  const entries: ChainedEntry[] = [];
  const anchors: Anchor[] = [];
  let chain: ChainExport['chain'] | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    const refuse = (reason: ExportRefusal['reason']) => ({ ok: false as const, refusal: { line: index + 1, reason } });
    if (!parsed.ok) return refuse('not-json');
    const { value } = parsed;
    if (chain === null) {
      if (!isRecord(value) || value['format'] !== EXPORT_FORMAT || (value['chain'] !== 'effort' && value['chain'] !== 'audit'))
        return refuse('not-an-export');
      chain = value['chain'];
    } else if (isRecord(value) && isEntry(value['entry'])) entries.push(value['entry']);
    else if (isRecord(value) && isAnchor(value['anchor'])) anchors.push(value['anchor']);
    else return refuse('not-an-entry');
  }
  return chain === null ? { ok: false, refusal: { line: 1, reason: 'not-an-export' } } : { ok: true, export: { chain, entries, anchors } };
}

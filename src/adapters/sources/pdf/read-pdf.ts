import { getDocumentProxy } from 'unpdf';

/** Longer lists than this are no list of vacancies; the rest is left. */
const PAGES_MAX = 200;
/** From how much larger than the body text a line is a heading. */
const HEADING_RATIO = 1.12;
/** A gap of more than this many line heights begins a new paragraph. */
const PARAGRAPH_GAP = 1.6;

type Line = { text: string; height: number; bold: boolean; gap: number };

const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a PDF begins with; a few bytes may stand before it. @source ISO 32000-1, 7.5.2 "File header" */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * The text of a PDF as a plain page: larger lines are headings, the larger the higher; paragraphs by the room between lines.
 * @returns the page, or why there is none (no PDF, locked, pictures only); never throws
 */
export async function pdfToHtml(bytes: Uint8Array): Promise<{ ok: true; html: string } | { ok: false; reason: string }> {
  try {
    // The library keeps what it is given: it gets a copy.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    const lines: Line[] = [];
    for (let number = 1; number <= Math.min(document.numPages, PAGES_MAX); number += 1) {
      const page = await document.getPage(number);
      lines.push(...linesOf((await page.getTextContent()).items));
    }
    await document.destroy();
    if (lines.length === 0) return { ok: false, reason: 'a PDF without text: it holds pictures of pages' };
    return { ok: true, html: `<html><body>${toBlocks(lines)}</body></html>` };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, reason: isLocked ? 'a PDF that asks for a password' : 'a PDF that cannot be read' };
  }
}

/** Pieces of text that stand on one height make a line. */
function linesOf(items: readonly unknown[]): readonly Line[] {
  const lines: (Line & { y: number })[] = [];
  for (const item of items) {
    if (typeof item !== 'object' || item === null || !('str' in item) || !('transform' in item)) continue;
    const { str, transform, height, fontName } = item as { str: string; transform: readonly number[]; height: number; fontName: string };
    const y = transform[5] ?? 0;
    const size = height || Math.abs(transform[3] ?? 0);
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < Math.max(2, size * 0.4)) {
      last.text += str;
      last.height = Math.max(last.height, size);
    } else if (str.trim() !== '') {
      lines.push({ text: str, height: size, bold: /bold|black|heavy/i.test(fontName), y, gap: last === undefined ? Infinity : last.y - y });
    }
  }
  return lines;
}

/** The size that most characters have. */
function bodyHeight(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { text, height } of lines) {
    const size = Math.round(height * 2) / 2;
    counts.set(size, (counts.get(size) ?? 0) + text.length);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

function toBlocks(lines: readonly Line[]): string {
  const body = bodyHeight(lines);
  const sizes = [...new Set(lines.filter(({ height }) => height > body * HEADING_RATIO).map(({ height }) => Math.round(height)))].toSorted(
    (a, b) => b - a,
  );
  let html = '';
  let open = false;
  for (const line of lines) {
    const text = escapeHtml(line.text.replaceAll(/\s+/g, ' ').trim());
    const level = sizes.indexOf(Math.round(line.height));
    const isHeading = line.height > body * HEADING_RATIO && level >= 0 && text.length <= 160;
    const startsNew = isHeading || line.gap > body * PARAGRAPH_GAP || line.gap < 0 || line.gap === Infinity;
    if (open && startsNew) html += '</p>\n';
    open = open && !startsNew;
    if (isHeading) html += `<h${Math.min(level + 1, 4)}>${text}</h${Math.min(level + 1, 4)}>\n`;
    else {
      html += open ? `<br>${text}` : `<p>${text}`;
      open = true;
    }
  }
  return open ? `${html}</p>` : html;
}

import type { Line, LineKind, TextView } from '../../domain/reading/readable-text.ts';
import type { ToTextView } from '../../ports/text-view.ts';

const BLOCKS = new Set(
  'address article aside blockquote br button dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol option p pre section select table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const HIDDEN = new Set(['script', 'style', 'template', 'noscript', 'svg', 'head', 'iframe']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Entities that Dutch vacancies really hold; any other is left as it is written. @source HTML Standard, named character references */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  euro: '€',
  pound: '£',
  deg: '°',
  plusmn: '±',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  aacute: 'á',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  aring: 'å',
  ccedil: 'ç',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  igrave: 'ì',
  icirc: 'î',
  iuml: 'ï',
  ntilde: 'ñ',
  oacute: 'ó',
  ograve: 'ò',
  ocirc: 'ô',
  ouml: 'ö',
  uacute: 'ú',
  ugrave: 'ù',
  ucirc: 'û',
  uuml: 'ü',
  Eacute: 'É',
  Egrave: 'È',
  Euml: 'Ë',
  Ouml: 'Ö',
  Uuml: 'Ü',
  copy: '©',
  reg: '®',
  trade: '™',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  times: '×',
};

const isSpace = (character: string): boolean => /\s/.test(character);

/** Collects characters with their place in the source; white space is folded, lines are closed by `breakLine`. */
class ViewBuilder {
  private readonly characters: string[] = [];
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly lines: Line[] = [];
  private lineStart = 0;
  private kind: LineKind = 'text';

  setKind(kind: LineKind): void {
    this.kind = kind;
  }

  add(character: string, from: number, to: number): void {
    if (isSpace(character)) {
      if (this.characters.length === this.lineStart || this.characters.at(-1) === ' ') return;
      this.push(' ', from, to);
    } else this.push(character, from, to);
  }

  private push(characters: string, from: number, to: number): void {
    // One entry per UTF-16 unit, so that offsets into the text are offsets into the arrays.
    for (const unit of characters.split('')) {
      this.characters.push(unit);
      this.from.push(from);
      this.to.push(to);
    }
  }

  breakLine(at: number, next: LineKind = 'text'): void {
    while (this.characters.length > this.lineStart && this.characters.at(-1) === ' ') {
      this.characters.pop();
      this.from.pop();
      this.to.pop();
    }
    if (this.characters.length > this.lineStart) {
      this.lines.push({ start: this.lineStart, end: this.characters.length, kind: this.kind });
      this.push('\n', at, at);
      this.lineStart = this.characters.length;
    }
    this.kind = next;
  }

  build(source: string): TextView {
    this.breakLine(source.length);
    return { source, text: this.characters.join(''), from: Uint32Array.from(this.from), to: Uint32Array.from(this.to), lines: this.lines };
  }
}

/** Reads a character reference at `at`. @returns what it stands for and where it ends, or null when it is none */
function readEntity(source: string, at: number): { text: string; end: number } | null {
  // Only a few characters are looked at: a text full of loose ampersands costs no more than another.
  const length = source.slice(at, at + 12).indexOf(';');
  if (length < 0) return null;
  const semicolon = at + length;
  const name = source.slice(at + 1, semicolon);
  const numeric = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (numeric) {
    const code = numeric[1] === undefined ? Number(numeric[2]) : Number.parseInt(numeric[1], 16);
    const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return { text: valid ? String.fromCodePoint(code) : '\ufffd', end: semicolon + 1 };
  }
  const text = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  return text === undefined ? null : { text, end: semicolon + 1 };
}

function addText(builder: ViewBuilder, source: string, from: number, to: number): void {
  for (let at = from; at < to;) {
    const character = source[at] ?? '';
    if (character === '&') {
      const entity = readEntity(source, at);
      if (entity && entity.end <= to) {
        builder.add(entity.text, at, entity.end);
        at = entity.end;
        continue;
      }
    }
    // Zero-width characters and soft hyphens split words that a person reads as one.
    if (!/[\u200b-\u200d\u2060\ufeff\u00ad]/.test(character)) builder.add(character, at, at + 1);
    at += 1;
  }
}

function viewHtml(source: string): TextView {
  const builder = new ViewBuilder();
  const lower = source.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const lastClose = source.lastIndexOf('>');
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) {
      addText(builder, source, at, source.length);
      break;
    }
    addText(builder, source, at, open);
    if (source.startsWith('<!--', open)) {
      const end = source.indexOf('-->', open + 4);
      at = end < 0 ? source.length : end + 3;
      continue;
    }
    const name = /^<\/?([a-z][a-z\d]*)/i.exec(source.slice(open, open + 24))?.[1]?.toLowerCase();
    const close = open < lastClose ? source.indexOf('>', open) : -1;
    if (name === undefined || close < 0) {
      // A lone "<": "salaris < 3000".
      builder.add('<', open, open + 1);
      at = open + 1;
      continue;
    }
    const closing = source[open + 1] === '/';
    at = close + 1;
    if (!closing && HIDDEN.has(name)) {
      const end = lower.indexOf(`</${name}`, at);
      const after = end < 0 ? -1 : source.indexOf('>', end);
      at = after < 0 ? source.length : after + 1;
    } else if (BLOCKS.has(name)) {
      const opens: LineKind = HEADINGS.has(name) ? 'heading' : name === 'li' ? 'item' : 'text';
      builder.breakLine(open, closing ? 'text' : opens);
    }
  }
  return builder.build(source);
}

/** Lines of plain text and Markdown: marks of lists and headings make the kind and are left out, as are Markdown's emphasis and escapes. */
function viewLines(source: string, markdown: boolean): TextView {
  const builder = new ViewBuilder();
  let at = 0;
  while (at <= source.length) {
    const newline = source.indexOf('\n', at);
    const end = newline < 0 ? source.length : newline;
    const mark = /^\s*(?:([-*•·▪●–✓✔➢►]|\d{1,2}[.)])\s+|(#{1,6})\s*)/.exec(source.slice(at, Math.min(end, at + 40)));
    const bold = markdown && /^\s*(\*\*|__).*\1\s*:?\s*$/.test(source.slice(at, Math.min(end, at + 200)));
    builder.setKind(mark?.[2] !== undefined || bold ? 'heading' : mark ? 'item' : 'text');
    const from = at + (mark ? mark[0].length : 0);
    if (markdown) addMarkdown(builder, source, from, end);
    else addText(builder, source, from, end);
    builder.breakLine(end);
    at = end + 1;
  }
  return builder.build(source);
}

function addMarkdown(builder: ViewBuilder, source: string, from: number, to: number): void {
  let start = from;
  for (let at = from; at < to; at += 1) {
    const character = source[at];
    const escape = character === '\\' && /[\\`*_{}[\]()#+\-.!&|~>]/.test(source[at + 1] ?? '');
    const emphasis = character === '*' || (character === '_' && source[at + 1] === '_');
    if (!escape && !emphasis) continue;
    addText(builder, source, start, at);
    if (escape) {
      builder.add(source[at + 1] ?? '', at, at + 2);
      at += 1;
    } else if (character === '_') at += 1;
    start = at + 1;
  }
  addText(builder, source, start, to);
}

/** See the port. Markup inside plain text or Markdown (as boards often leave it) is read as HTML. */
export const toTextView: ToTextView = (source, format) => {
  const tags = format !== 'html' && /<\/?(?:p|br|div|li|ul|strong|h[1-6])\b[^>]{0,200}>/i.test(source);
  return format === 'html' || tags ? viewHtml(source) : viewLines(source, format === 'markdown');
};

/** Deeper nesting than this is an attack or a mistake. */
const DEPTH_MAX = 64;
/** A value that breaks off is kept from here on: it is a text, and its beginning tells something. In characters. */
const BROKEN_TEXT_MIN = 200;

/**
 * Reads JSON as it really stands in pages: control characters in strings, JavaScript comments, trailing commas, single quotes, names without
 * quotes, CDATA and HTML comments around it, several values one after another, a value that breaks off.
 * @returns the values in order; empty when nothing can be read; never throws
 */
export function readLooseJson(source: string): readonly unknown[] {
  // A remark before the data goes; data within a remark stay.
  const remarked = source.replace(/^(?:\s*<!--[^{[]*?-->)+/, '');
  const text = (remarked.trim() === '' ? source : remarked)
    .replace(/^\s*(?:\/\/|\/\*)?\s*<!\[CDATA\[\s*(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*\]\]>\s*(?:\*\/)?\s*$/, '')
    .replace(/^\s*<!--/, '')
    .replace(/-->\s*$/, '')
    .replace(/^\uFEFF/, '')
    .trim();
  if (text === '') return [];
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return readLoosely(text);
  }
}

/** Reads one JavaScript literal at an offset. @returns null where none stands there */
export function readLooseValueAt(text: string, start: number): unknown {
  const reader = new LooseReader(text, start);
  reader.skip();
  return /[[{]/.test(text[reader.at] ?? '') ? reader.value(0) : null;
}

function readLoosely(text: string): readonly unknown[] {
  const reader = new LooseReader(text, 0);
  const values: unknown[] = [];
  while (values.length < 1000) {
    reader.skip();
    while (reader.at < text.length && /[;,]/.test(text[reader.at] ?? '')) {
      reader.at += 1;
      reader.skip();
    }
    if (!/[[{]/.test(text[reader.at] ?? '')) return values;
    values.push(reader.value(0));
  }
  return values;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '' };

class LooseReader {
  private readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** Passes over white space and comments. */
  skip(): void {
    for (;;) {
      while (this.at < this.text.length && /[\s\u0000-\u001F\uFEFF]/.test(this.text[this.at] ?? '')) this.at += 1;
      if (this.text.startsWith('//', this.at)) this.at = this.endOf('\n');
      else if (this.text.startsWith('/*', this.at)) this.at = Math.min(this.endOf('*/') + 2, this.text.length);
      else return;
    }
  }

  private endOf(mark: string): number {
    const end = this.text.indexOf(mark, this.at);
    return end < 0 ? this.text.length : end;
  }

  value(depth: number): unknown {
    this.skip();
    const first = this.text[this.at];
    if (depth > DEPTH_MAX || first === undefined) {
      this.at = this.text.length;
      return null;
    }
    if (first === '{') return this.object(depth);
    if (first === '[') return this.list(depth);
    if (first === '"' || first === "'" || first === '`') return this.stringValue(first);
    return this.word();
  }

  private object(depth: number): Record<string, unknown> {
    const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    this.at += 1;
    for (;;) {
      this.skip();
      const next = this.text[this.at];
      if (next === undefined) return result;
      if (next === '}' || next === ']') {
        this.at += 1;
        return result;
      }
      if (next === ',') {
        this.at += 1;
        continue;
      }
      const before = this.at;
      const name = next === '"' || next === "'" ? this.string(next) : this.name();
      this.skip();
      if (this.text[this.at] === ':') {
        this.at += 1;
        result[name] = this.value(depth + 1);
      }
      if (this.at === before) this.at += 1;
    }
  }

  private list(depth: number): unknown[] {
    const result: unknown[] = [];
    this.at += 1;
    for (;;) {
      this.skip();
      const next = this.text[this.at];
      if (next === undefined) return result;
      if (next === ']' || next === '}') {
        this.at += 1;
        return result;
      }
      if (next === ',') {
        this.at += 1;
        continue;
      }
      const before = this.at;
      result.push(this.value(depth + 1));
      if (this.at === before) this.at += 1;
    }
  }

  /** A text that breaks off is marked as cut; of a shorter value nobody knows what it would have been, and it is none. */
  private stringValue(quote: string): string | null {
    const value = this.string(quote);
    if (this.at <= this.text.length) return value;
    return value.length >= BROKEN_TEXT_MIN ? `${value} …` : null;
  }

  private string(quote: string): string {
    const parts: string[] = [];
    let from = (this.at += 1);
    while (this.at < this.text.length) {
      const char = this.text[this.at];
      if (char === quote) break;
      if (char === '\\') {
        parts.push(this.text.slice(from, this.at), this.escape());
        from = this.at;
      } else this.at += 1;
    }
    parts.push(this.text.slice(from, this.at));
    this.at += 1;
    return parts.join('');
  }

  private escape(): string {
    const code = this.text[this.at + 1] ?? '';
    const hex = code === 'u' ? this.text.slice(this.at + 2, this.at + 6) : code === 'x' ? this.text.slice(this.at + 2, this.at + 4) : '';
    const digits = code === 'u' ? /^[0-9a-f]{4}$/i : /^[0-9a-f]{2}$/i;
    if ((code === 'u' || code === 'x') && digits.test(hex)) {
      this.at += 2 + hex.length;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    this.at += 2;
    return code === '\n' ? '' : (ESCAPES[code] ?? code);
  }

  private name(): string {
    const match = /^[^\s:,{}[\]"']+/.exec(this.text.slice(this.at, this.at + 200));
    this.at += match?.[0].length ?? 0;
    return match?.[0] ?? '';
  }

  private word(): unknown {
    const match = /^[^\s,}\]]+/.exec(this.text.slice(this.at, this.at + 400));
    const word = match?.[0] ?? '';
    this.at += Math.max(word.length, 1);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null' || word === 'undefined' || word === '') return null;
    const number = Number(word);
    return Number.isFinite(number) ? number : word;
  }
}

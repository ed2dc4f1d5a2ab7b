/** Markup that is safe to send: everything that came into it was escaped. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

type Value = Html | string | number | bigint | null | undefined | false | readonly Value[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes a text for element content and for quoted attribute values. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function render(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map(render).join('');
  return escape(String(value));
}

/** Template tag that escapes every value that is not Html already; null, undefined and false are nothing, lists are joined. Quote attributes. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + render(values[index - 1]) + part));
}

/** Attributes of a tag: true stands alone, false, null and undefined are left out. Names are ours, values are escaped. */
export function attributes(all: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  const written = Object.entries(all).flatMap(([name, value]) => {
    if (value === false || value === null || value === undefined) return [];
    return value === true ? [` ${name}`] : [` ${name}="${escape(String(value))}"`];
  });
  return new Html(written.join(''));
}

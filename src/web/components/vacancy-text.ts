import { descriptionTokens } from '../../domain/vacancy/description-tokens.ts';
import type { VacancyVersion } from '../../domain/vacancy/vacancy.ts';
import { escape, html, Html } from '../html.ts';

/** A stretch of the description to be marked; `id` is what a link points at, `outcome` what follows from it for the candidate. */
export type Marked = {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly outcome?: 'past' | 'aandacht' | 'conflict' | 'onbekend';
};

/** A vacancy text as published, through the allow-list, with its evidence marked. */
export function vacancyText(version: Pick<VacancyVersion, 'description' | 'descriptionFormat'>, marked: readonly Marked[]): Html {
  const { description, descriptionFormat } = version;
  const seen = new Set<string>();
  const piece = (start: number, end: number): string => markPiece(description, start, end, marked, seen, descriptionFormat === 'html');
  if (descriptionFormat !== 'html') {
    return html`<div class="vacaturetekst vacaturetekst--tekst" id="vacaturetekst" tabindex="-1">
      ${new Html(piece(0, description.length))}
    </div>`;
  }
  const markup = descriptionTokens(description).map((token) => {
    if (token.kind === 'text') return piece(token.start, token.end);
    if (token.kind === 'break') return '<br />';
    return token.kind === 'open' ? `<${token.tag}>` : `</${token.tag}>`;
  });
  return html`<div class="vacaturetekst" id="vacaturetekst" tabindex="-1">${new Html(markup.join(''))}</div>`;
}

const WORST_FIRST = ['conflict', 'aandacht', 'past', 'onbekend'] as const;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/** Escapes a stretch of the source; character references of an HTML source stay what they stand for, and can make no markup. */
function show(text: string, references: boolean): string {
  if (!references) return escape(text);
  let [shown, at] = ['', 0];
  for (const match of text.matchAll(REFERENCE)) {
    shown += escape(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return shown + escape(text.slice(at));
}

function markPiece(source: string, start: number, end: number, marked: readonly Marked[], seen: Set<string>, references: boolean): string {
  const here = marked.filter((mark) => mark.start < end && mark.end > start);
  const borders = [...new Set([start, end, ...here.flatMap((mark) => [mark.start, mark.end])])]
    .filter((border) => border >= start && border <= end)
    .sort((a, b) => a - b);
  let shown = '';
  for (const [index, from] of borders.entries()) {
    const to = borders[index + 1];
    if (to === undefined) break;
    const marks = here.filter((mark) => mark.start <= from && mark.end >= to);
    const ids = marks.map((mark) => mark.id);
    const text = show(source.slice(from, to), references);
    if (ids.length === 0) shown += text;
    else {
      const first = ids.find((id) => !seen.has(id));
      if (first !== undefined) seen.add(first);
      const own = first === undefined ? '' : ` id="${escape(first)}"`;
      const worst = WORST_FIRST.find((outcome) => marks.some((mark) => mark.outcome === outcome));
      shown += `<mark${own}${worst === undefined ? '' : ` class="${worst}"`} data-bewijs="${escape(ids.join(' '))}">${text}</mark>`;
    }
  }
  return shown;
}

import { html, type Html } from '../../../src/web/html.ts';
import type { DemoSite } from './sites.ts';

/**
 * Sets a written text as HTML. An empty line parts two blocks, `## ` begins a heading, `- ` an item of a list.
 * @param style with tags of their own for headings and lists, or as lines with breaks between, as many editors of such sites leave it
 */
export function renderText(text: string, style: DemoSite['texts']): Html {
  const blocks = text.trim().split(/\n\s*\n/);
  return style === 'structured' ? html`${blocks.map(structured)}` : html`<p>${blocks.map(withBreaks)}</p>`;
}

const isItem = (line: string): boolean => line.startsWith('- ');

function structured(block: string): Html {
  const lines = block.split('\n').map((line) => line.trim());
  const [first = '', ...rest] = lines;
  if (first.startsWith('## '))
    return html`<h3>${first.slice(3)}</h3>
      ${rest.length > 0 ? structured(rest.join('\n')) : null}`;
  const at = lines.findIndex(isItem);
  if (at < 0) return html`<p>${lines.join(' ')}</p>`;
  const before = lines.slice(0, at);
  const items = lines.slice(at).map((line) => html`<li>${isItem(line) ? line.slice(2) : line}</li>`);
  return html`${before.length > 0 ? html`<p>${before.join(' ')}</p>` : null}
    <ul>
      ${items}
    </ul>`;
}

function withBreaks(block: string): Html {
  const lines = block.split('\n').map((line) => line.trim());
  return html`${lines.map((line) => html`${line.startsWith('## ') ? html`<strong>${line.slice(3)}</strong>` : line}<br />`)}<br />`;
}

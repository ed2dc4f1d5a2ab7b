import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTextView } from '../../../../src/adapters/html/text-view.ts';

const linesOf = (source: string, format: 'text' | 'markdown' | 'html') => {
  const view = toTextView(source, format);
  return view.lines.map(({ start, end, kind }) => `${kind}: ${view.text.slice(start, end)}`);
};

describe('the text of a description', () => {
  it('is HTML without its tags, scripts and entities', () => {
    expect(
      linesOf('<h2>Taken</h2><script>alert("tillen")</script><ul><li>Caf&eacute; &amp; bar</li><li>2&nbsp;kg</li></ul>Los < 5', 'html'),
    ).toEqual(['heading: Taken', 'item: Café & bar', 'item: 2 kg', 'text: Los < 5']);
  });

  it('is Markdown without its marks and escapes', () => {
    expect(linesOf('## Eisen\n* 24\\-32 uur\n**Let op**\n1. *Snel*', 'markdown')).toEqual([
      'heading: Eisen',
      'item: 24-32 uur',
      'heading: Let op',
      'item: Snel',
    ]);
  });

  it('is HTML too where plain text holds it', () => {
    expect(linesOf('<p>Taken</p><p>Tillen</p>', 'text')).toEqual(['text: Taken', 'text: Tillen']);
  });

  it('keeps for every character where it came from, whatever the source', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', 'p', 'li', '&', 'amp;', '#', '*', '\\', '-', ' ', '\n', 'é', '😀', '\u200b', 'a'),
        }),
        fc.constantFrom('text', 'markdown', 'html'),
        (source, format) => {
          const view = toTextView(source, format);
          expect(view.from.length).toBe(view.text.length);
          for (let at = 0; at < view.text.length; at += 1) {
            const [from = -1, to = -1, before = 0] = [view.from[at], view.to[at], at > 0 ? view.from[at - 1] : 0];
            expect(from).toBeGreaterThanOrEqual(before);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(to).toBeLessThanOrEqual(source.length);
          }
        },
      ),
    );
  });
});

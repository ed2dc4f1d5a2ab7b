import fc from 'fast-check';
import { load } from 'cheerio';
import { describe, expect, it } from 'vitest';
import { attributes, escape, html, Html } from '../../../src/web/html.ts';

describe('html', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['Bakker & Zn', 'Bakker &amp; Zn'],
    [`"dubbel" en 'enkel'`, '&quot;dubbel&quot; en &#39;enkel&#39;'],
    ['&lt;', '&amp;lt;'],
    ['é ï 🙂', 'é ï 🙂'],
  ])('escapes %s', (value, escaped) => {
    expect(html`<p>${value}</p>`.markup).toBe(`<p>${escaped}</p>`);
  });

  it.each([
    [null, ''],
    [undefined, ''],
    [false, ''],
    [0, '0'],
    [12n, '12'],
    ['', ''],
  ] as const)('writes %s as "%s"', (value, written) => {
    expect(html`${value}`.markup).toBe(written);
  });

  it('escapes every value once, however deep', () => {
    const inner = html`<b>${'a < b'}</b>`;
    expect(html`<p>${inner}</p>`.markup).toBe('<p><b>a &lt; b</b></p>');
    const items = [['<', html`<li>${'>'}</li>`], '&'];
    expect(html`<b>${items}</b>`.markup).toBe('<b>&lt;<li>&gt;</li>&amp;</b>');
  });

  it('does not take a thing that only looks like Html for safe', () => {
    const posed = { markup: '<script>', toString: () => '<script>' } as unknown as Html;
    expect(() => html`${posed}`).toThrow(TypeError);
  });

  it('gives back any text as it was, in content and in an attribute', () => {
    const texts = fc.string({ unit: 'binary' }).filter((text) => !/[\r\0\uD800-\uDFFF]/.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        const page = load(html`<p${attributes({ title: text })}>${text}</p>`.markup, null, false);
        expect(page('*')).toHaveLength(1);
        expect(page('p').text()).toBe(text);
        expect(page('p').attr('title')).toBe(text);
      }),
    );
  });
});

describe('attributes', () => {
  it('lets true stand alone and leaves out what is not', () => {
    expect(attributes({ hidden: true, checked: false, id: null, name: undefined, value: 0 }).markup).toBe(' hidden value="0"');
  });
});

it('escapes a text twice when asked twice', () => {
  expect(escape(escape('<'))).toBe('&amp;lt;');
});

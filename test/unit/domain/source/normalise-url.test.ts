import { existsSync, readFileSync } from 'node:fs';
import { assert, constantFrom, oneof, property, string, webUrl, array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseUrl } from '../../../../src/domain/source/normalise-url.ts';

const SAMPLES = new URL('../../../../../shared/samples/robustness/url-normalise-crawler-commons.csv', import.meta.url);

/** A line is an address, a comma and its normal form; only an address with quotes in it stands between quotes. */
function readCase(line: string): [string, string] {
  const quoted = /^"((?:[^"]|"")*)",\s*(.*)$/.exec(line);
  if (quoted) return [(quoted[1] ?? '').replaceAll('""', '"'), quoted[2] ?? ''];
  const comma = line.lastIndexOf(',');
  return [line.slice(0, comma), line.slice(comma + 1).trim()];
}

describe.skipIf(!existsSync(SAMPLES))('the cases of crawler-commons (absent without ../shared)', () => {
  const lines = existsSync(SAMPLES) ? readFileSync(SAMPLES, 'utf8').split('\n') : [];

  it.each(lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).map(readCase))('%j is %s', (url, normal) => {
    expect(normaliseUrl(url)).toBe(normal);
  });
});

describe('two links to one page', () => {
  it.each([
    ['https://Bank.example:443/vacature/1#solliciteer', 'https://bank.example/vacature/1'],
    ['https://bank.example/vacature/1?utm_source=brief&utm_medium=email', 'https://bank.example/vacature/1'],
    ['https://bank.example/v?gclid=x&id=7&fbclid=y', 'https://bank.example/v?id=7'],
    ['https://bank.example/v;jsessionid=AB12?id=7', 'https://bank.example/v?id=7'],
    ['https://bank.example/v?b=2&a=1', 'https://bank.example/v?a=1&b=2'],
    ['//bank.example/v', 'http://bank.example/v'],
    ['bank.example:8080/v', 'http://bank.example:8080/v'],
    ['https://bank.example/v?q=%C3%A9', 'https://bank.example/v?q=é'],
  ])('%s is %s', (one, other) => {
    expect(normaliseUrl(one)).toBe(normaliseUrl(other));
  });

  it.each([
    ['https://bank.example/v?id=7', 'https://bank.example/v?id=8'],
    ['https://bank.example/v', 'http://bank.example/v'],
    ['https://bank.example/v', 'https://bank.example/V'],
    ['https://bank.example/v?pk_id=7', 'https://bank.example/v?pk_id=8'],
    ['https://bank.example/v?id=7&id=8', 'https://bank.example/v?id=8&id=7'],
    ['https://bank.example/v/', 'https://bank.example/v'],
  ])('are not %s and %s', (one, other) => {
    expect(normaliseUrl(one)).not.toBe(normaliseUrl(other));
  });

  it.each(['http://', 'https://[::1', 'http://a b/', 'https://exa%00mple/'])('%s names no page', (url) => {
    expect([null, 'http:/']).toContain(normaliseUrl(url));
  });

  it('is the same when done twice, whatever it is made of', () => {
    const piece = oneof(
      webUrl({ withQueryParameters: true, withFragments: true }),
      string({ unit: 'binary', maxLength: 12 }),
      constantFrom('%', '%2', '/', '//', '..', '?', '&', '=', ';', ':80', 'http:', 'é', '\uD800'),
    );
    assert(
      property(array(piece, { maxLength: 8 }), (pieces) => {
        const once = normaliseUrl(pieces.join(''));
        expect(once === null ? null : normaliseUrl(once)).toBe(once);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });
});

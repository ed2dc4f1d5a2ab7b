import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeRobots, ROBOTS_MAX_BYTES, toHostRobots } from '../../../../src/adapters/http/robots-file.ts';
import { parseRobots, robotsFor } from '../../../../src/domain/source/robots.ts';

const TEXT = 'User-agent: *\nDisallow: /intern\n';

describe('the bytes of a robots.txt', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 the other way round without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('are read as %s', (_, bytes) => {
    expect(decodeRobots(bytes)).toBe(TEXT);
  });

  it('may be broken', () => {
    expect(parseRobots(decodeRobots(Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x0a]))).groups).toEqual([]);
    expect(decodeRobots(Buffer.alloc(0))).toBe('');
  });

  it('count up to the limit, without the half of a line', () => {
    const text = decodeRobots(Buffer.from(`${'#\n'.repeat(ROBOTS_MAX_BYTES / 2 - 8)}Disallow: /vacatures-intern`));
    expect(text.endsWith('#\n')).toBe(true);
  });
});

it('allows everything where there is no file', () => {
  expect(toHostRobots(null, 'Spoorzoeker')).toEqual({ kind: 'known', forUs: { rules: [], crawlDelaySeconds: null }, sitemaps: [] });
});

const SAMPLES = new URL('../../../../../shared/samples/robustness/robots-sitemaps-crawler-commons.json', import.meta.url);
type Sample = { readonly id: string; readonly kind: string; readonly base64: string; readonly text: string };

describe.skipIf(!existsSync(SAMPLES))('the files of crawler-commons (absent without ../shared)', () => {
  const files: Sample[] = existsSync(SAMPLES) ? (JSON.parse(readFileSync(SAMPLES, 'utf8')) as { files: Sample[] }).files : [];

  it.each(files.filter(({ kind }) => kind === 'robots.txt'))('$id holds a group', ({ base64 }) => {
    expect(parseRobots(decodeRobots(Buffer.from(base64, 'base64'))).groups.length).toBeGreaterThan(0);
  });

  it('merges the groups of one name', () => {
    const file = files.find(({ id }) => id.includes('group-merging'));
    const robots = parseRobots(decodeRobots(Buffer.from(file?.base64 ?? '', 'base64')));
    expect(robotsFor(robots, 'mybot').rules.map(({ pattern }) => pattern)).toEqual(['/private/', '/login/']);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, matchesPath, parseRobots, robotsFor } from '../../../../src/domain/source/robots.ts';

const SAMPLES = new URL('../../../../../shared/samples/robustness/robots-google.json', import.meta.url);

type Case = {
  readonly test: string;
  readonly robots_txt: string;
  readonly user_agent: string;
  readonly url: string;
  readonly allowed: boolean;
};

describe.skipIf(!existsSync(SAMPLES))('the cases of Google (absent without ../shared)', () => {
  const cases: Case[] = existsSync(SAMPLES) ? (JSON.parse(readFileSync(SAMPLES, 'utf8')) as { cases: Case[] }).cases : [];

  it.each(cases)('$test: $user_agent at $url', ({ robots_txt: robotsTxt, user_agent: agent, url, allowed }) => {
    expect(isAllowed(robotsTxt, agent, url)).toBe(allowed);
  });
});

const SIMPLE = 'User-agent: *\nDisallow: /intern/\nAllow: /intern/vacatures/\n\nUser-agent: Spoorzoeker\nDisallow: /zoek\n';

describe('robots.txt', () => {
  it.each([
    ['/intern/x', 'AndereBot', false],
    ['/intern/vacatures/1', 'AndereBot', true],
    ['/intern/x', 'Spoorzoeker', true],
    ['/zoek?q=1', 'Spoorzoeker', false],
    ['/Zoek', 'Spoorzoeker', true],
    ['/robots.txt', 'Spoorzoeker', true],
  ])('%s for %s: %s', (path, agent, allowed) => {
    expect(isAllowed(SIMPLE, agent, `https://bank.example${path}`)).toBe(allowed);
  });

  it.each([
    ['Windows line ends', 'User-agent: *\r\nDisallow: /\r\n'],
    ['Macintosh line ends', 'User-agent: *\rDisallow: /\r'],
    ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /\n'],
    ['spaces and comments', '  user-agent :  *  # iedereen\n\n# niets\n disallow : /  # alles\n'],
    ['no colon', 'User-agent *\nDisallow /\n'],
    ['a misspelling', 'Useragent: *\nDissalow: /\n'],
    ['a word after the star', 'User-agent: * (alle)\nDisallow: /\n'],
    ['rules before any group', 'Allow: /\nUser-agent: *\nDisallow: /\n'],
    ['a group for several names', 'User-agent: EersteBot\nUser-agent: Spoorzoeker\nDisallow: /\n'],
    ['a version behind the name', 'User-agent: Spoorzoeker/0.1\nDisallow: /\n'],
    ['a delay between names and rules', 'User-agent: *\nCrawl-delay: 5\nDisallow: /\n'],
  ])('is understood with %s', (_, text) => {
    expect(isAllowed(text, 'Spoorzoeker', 'https://bank.example/x')).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['only names', 'User-agent: *\n'],
    ['an empty Disallow', 'User-agent: *\nDisallow:\n'],
    ['a page of HTML', '<!doctype html><title>Niet gevonden</title>'],
    ['binary data', '\0\u0001\u0002\n\0'],
  ])('allows everything when it holds %s', (_, text) => {
    expect(isAllowed(text, 'Spoorzoeker', 'https://bank.example/x')).toBe(true);
  });

  it('stays away where only the writing of an escape differs', () => {
    expect(isAllowed('User-agent: *\nDisallow: /%7Eintern', 'Spoorzoeker', 'https://bank.example/~intern')).toBe(false);
    expect(isAllowed('User-agent: *\nDisallow: /caf\u00e9', 'Spoorzoeker', 'https://bank.example/caf%c3%a9')).toBe(false);
    expect(isAllowed('User-agent: *\nDisallow: /~intern', 'Spoorzoeker', 'https://bank.example/%7eintern')).toBe(false);
  });

  it('gives every group that names us, and the longest of their delays', () => {
    const robots = parseRobots(
      'User-agent: a\nCrawl-delay: 2\nDisallow: /x\nUser-agent: b\nDisallow: /y\nUser-agent: A\nCrawl-delay: 0.5\nDisallow: /z\n',
    );
    expect(robotsFor(robots, 'a')).toEqual({
      crawlDelaySeconds: 2,
      rules: [
        { allow: false, pattern: '/x' },
        { allow: false, pattern: '/z' },
      ],
    });
    expect(robotsFor(robots, 'c')).toEqual({ crawlDelaySeconds: null, rules: [] });
  });

  it.each([
    ['0', 0],
    ['0.2', 0.2],
    ['10', 10],
    ['snel', null],
    ['-1', null],
  ])('reads Crawl-delay %s as %s', (value, seconds) => {
    expect(robotsFor(parseRobots(`User-agent: *\nCrawl-delay: ${value}\n`), 'x').crawlDelaySeconds).toBe(seconds);
  });

  it('names sitemaps once each, wherever they stand', () => {
    expect(
      parseRobots(
        'Sitemap: https://a.example/1.xml\nUser-agent: *\nDisallow: /\nsitemap: https://a.example/2.xml\nSitemap: https://a.example/1.xml',
      ).sitemaps,
    ).toEqual(['https://a.example/1.xml', 'https://a.example/2.xml']);
  });
});

describe('a path pattern, whatever it is made of,', () => {
  /** The standard's two signs as a plain expression; slow on purpose-made patterns, so not for use. */
  const asExpression = (pattern: string): RegExp =>
    new RegExp(
      `^${pattern
        .replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&')
        .replaceAll('*', '.*')
        .replace(/\\\$$/, '$')}`,
      's',
    );
  const text = array(oneof(constantFrom('a', 'b', '/', '*', '$', '.'), string({ maxLength: 2 })), { maxLength: 10 });

  it('fits as an expression with the same meaning does', () => {
    assert(
      property(text, text, (pattern, path) => {
        expect(matchesPath(pattern.join(''), path.join(''))).toBe(asExpression(pattern.join('')).test(path.join('')));
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });
});

describe('a path pattern', () => {
  it.each([
    ['/vac', '/vacature/1', true],
    ['/vac$', '/vacature', false],
    ['/vac$', '/vac', true],
    ['/*/intern', '/a/b/intern/c', true],
    ['/*.pdf$', '/a.pdf', true],
    ['/*.pdf$', '/a.pdf?x=1', false],
    ['/a*a', '/a', false],
    ['/a*a$', '/aba', true],
    ['/a*b*$', '/ab', true],
    ['*', '/', true],
    ['$', '/', false],
    ['/a$b', '/a$b', true],
  ])('%s on %s: %s', (pattern, path, fits) => {
    expect(matchesPath(pattern, path)).toBe(fits);
  });

  it('with thousands of stars is answered', () => {
    expect(matchesPath(`/${'*a'.repeat(5_000)}b`, `/${'a'.repeat(10_000)}`)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { checkSource, type SourceDraft } from '../../../../src/domain/source/check-source.ts';
import { isSameSite } from '../../../../src/domain/source/same-site.ts';
import { DEFAULT_SOURCE_LIMITS } from '../../../../src/domain/source/source.ts';

const aDraft = (changes: Partial<SourceDraft> = {}): SourceDraft => ({
  name: 'Regiobank Voorbeeld',
  kind: 'json-ld',
  address: 'https://regiobank.example/',
  recipe: { kind: 'json-ld', sitemaps: [], include: ['/vacatures/'], exclude: [] },
  cron: '30 3 * * *',
  region: null,
  state: { status: 'active' },
  limits: DEFAULT_SOURCE_LIMITS,
  ...changes,
});

const LISTING = { kind: 'listing', list: 'ul', item: 'li', link: 'a', title: 'a', next: null } as const;

describe('a source', () => {
  it('is accepted, trimmed and with its schedule in Dutch time', () => {
    const { cron, ...rest } = aDraft();
    expect(checkSource(aDraft({ name: ' Regiobank Voorbeeld ', address: ' https://regiobank.example/ ' }))).toEqual({
      ok: true,
      source: { ...rest, schedule: { cron, tz: 'Europe/Amsterdam' } },
    });
  });

  it.each<[string, Partial<SourceDraft>]>([
    ['name-length', { name: '  ' }],
    ['name-length', { name: 'x'.repeat(121) }],
    ['kind-recipe-differ', { kind: 'rss' }],
    ['address-form', { address: 'regiobank' }],
    ['address-scheme', { address: 'ftp://regiobank.example/' }],
    ['address-credentials', { address: 'https://ik:geheim@regiobank.example/' }],
    ['sitemap-other-site', { recipe: { kind: 'json-ld', sitemaps: ['https://anders.example/sitemap.xml'], include: [], exclude: [] } }],
    ['pattern-form', { recipe: { kind: 'json-ld', sitemaps: [], include: ['vacatures'], exclude: [] } }],
    ['selector-missing', { kind: 'listing', recipe: { ...LISTING, item: ' ' } }],
    ['selector-missing', { kind: 'listing', recipe: { ...LISTING, next: '' } }],
    ['pause-reason-length', { state: { status: 'paused', reason: 'te kort  ' } }],
    ['pause-reason-length', { state: { status: 'paused', reason: 'x'.repeat(501) } }],
    ['delay-range', { limits: { minDelayMs: -1, maxPages: 10 } }],
    ['delay-range', { limits: { minDelayMs: 600_001, maxPages: 10 } }],
    ['pages-range', { limits: { minDelayMs: 0, maxPages: 0 } }],
    ['pages-range', { limits: { minDelayMs: 0, maxPages: 50_001 } }],
    ['skipped-hour', { cron: '30 2 * * *' }],
  ])('is refused: %s', (refusal, changes) => {
    expect(checkSource(aDraft(changes))).toEqual({ ok: false, refusals: [refusal] });
  });

  it.each<[string, Partial<SourceDraft>]>([
    ['the longest name', { name: 'x'.repeat(120) }],
    ['the shortest reason for a pause', { state: { status: 'paused', reason: 'x'.repeat(10) } }],
    ['the longest reason for a pause', { state: { status: 'paused', reason: 'x'.repeat(500) } }],
    ['the least limits', { limits: { minDelayMs: 0, maxPages: 1 } }],
    ['the greatest limits', { limits: { minDelayMs: 600_000, maxPages: 50_000 } }],
    ['a sitemap on www', { recipe: { kind: 'json-ld', sitemaps: ['https://www.regiobank.example/s.xml'], include: [], exclude: [] } }],
    ['an overview without a next page', { kind: 'listing', recipe: LISTING }],
  ])('may have %s', (_, changes) => {
    expect(checkSource(aDraft(changes)).ok).toBe(true);
  });

  it('is told every fault at once', () => {
    const checked = checkSource(aDraft({ name: '', address: 'x', cron: 'x' }));
    expect(checked).toEqual({ ok: false, refusals: ['name-length', 'address-form', 'cron-form'] });
  });
});

describe('the same site', () => {
  it.each([
    ['https://bank.example/', 'https://bank.example/vacature/1', true],
    ['https://www.bank.example/', 'http://bank.example:8080/', true],
    ['https://bank.example/', 'https://werkenbij.bank.example/', true],
    ['https://bank.example/', 'https://eenbank.example/', false],
    ['https://bank.example/', 'https://bank.example.evil.example/', false],
    ['https://bank.example/', 'mailto:hr@bank.example', false],
    ['https://bank.example/', '/vacature/1', false],
  ])('%s and %s: %s', (site, other, same) => {
    expect(isSameSite(site, other)).toBe(same);
  });
});

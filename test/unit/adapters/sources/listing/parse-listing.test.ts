import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseListing } from '../../../../../src/adapters/sources/listing/parse-listing.ts';
import { LayoutChangedError } from '../../../../../src/domain/shared/errors.ts';
import type { ListingRecipe } from '../../../../../src/domain/source/source.ts';

const PAGE = readFileSync(new URL('../../../../fixtures/sources/listing/overview.html', import.meta.url), 'utf8');
const URL_OF_PAGE = 'https://zorggroep.example/vacatures?sort=datum';

const aRecipe = (changes: Partial<ListingRecipe> = {}): ListingRecipe => ({
  kind: 'listing',
  list: 'ul.vacatures',
  item: 'li.kaart',
  link: 'a',
  title: 'h2',
  next: 'a.volgende',
  ...changes,
});

describe('an overview page', () => {
  it('gives its vacancies in order, with whole addresses', () => {
    expect(parseListing(PAGE, URL_OF_PAGE, aRecipe()).cards).toEqual([
      { url: 'https://zorggroep.example/vacatures/helpende?utm_source=overzicht', title: 'Helpende plus nachtzorg' },
      { url: 'https://zorggroep.example/vacatures/kok', title: 'Kok' },
    ]);
  });

  it('counts the cards it cannot read, with what they say', () => {
    expect(parseListing(PAGE, URL_OF_PAGE, aRecipe()).unreadable).toEqual([
      { reason: 'no-address', text: 'Open sollicitatie Stuur ons een brief' },
      { reason: 'no-title', text: '' },
      { reason: 'no-address', text: 'Mail ons' },
    ]);
  });

  it('leads to the next page, and the last one to none', () => {
    expect(parseListing(PAGE, URL_OF_PAGE, aRecipe()).next).toBe('https://zorggroep.example/vacatures?pagina=2');
    expect(parseListing(PAGE, URL_OF_PAGE, aRecipe({ next: null })).next).toBeNull();
    expect(parseListing(PAGE.replace('class="volgende"', ''), URL_OF_PAGE, aRecipe()).next).toBeNull();
  });

  it('may have items that are links themselves', () => {
    const page = '<div id="v"><a href="/1">Kok</a><a href="/2">Bakker</a></div>';
    expect(parseListing(page, URL_OF_PAGE, aRecipe({ list: '#v', item: 'a', title: 'a' })).cards).toEqual([
      { url: 'https://zorggroep.example/1', title: 'Kok' },
      { url: 'https://zorggroep.example/2', title: 'Bakker' },
    ]);
  });

  it('may be empty inside its frame', () => {
    expect(parseListing('<ul class="vacatures"></ul>', URL_OF_PAGE, aRecipe())).toEqual({ cards: [], unreadable: [], next: null });
  });

  it.each([
    ['has lost its frame', { list: 'ol.vacatures' }],
    ['is read by what is no selector', { item: 'li[' }],
  ])('says that the layout changed when it %s', (_, changes) => {
    expect(() => parseListing(PAGE, URL_OF_PAGE, aRecipe(changes))).toThrow(LayoutChangedError);
  });
});

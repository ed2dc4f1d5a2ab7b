import { loadHtml } from '../page/load-html.ts';
import { z } from 'zod';
import { LayoutChangedError } from '../../../domain/shared/errors.ts';
import type { ListingRecipe } from '../../../domain/source/source.ts';

const vacancyCard = z.object({ url: z.url({ protocol: /^https?$/ }), title: z.string().trim().min(1) });

/** One vacancy as an overview shows it. */
type VacancyCard = z.infer<typeof vacancyCard>;

/** A card that cannot be read: what it had instead of an address or a title. */
type UnreadableCard = { readonly reason: 'no-address' | 'no-title'; readonly text: string };

export type ParsedListing = {
  readonly cards: readonly VacancyCard[];
  readonly unreadable: readonly UnreadableCard[];
  readonly next: string | null;
};

/** What a person needs to find the card again on the page. */
const CARD_TEXT_MAX = 120;

/**
 * Reads one overview page by a source's selectors.
 * @param url address of the page, for relative links
 * @returns cards in page order, the unreadable ones, and the address of the next page
 * @throws LayoutChangedError when the page has no such list, or a selector is none
 */
export function parseListing(page: string, url: string, recipe: ListingRecipe): ParsedListing {
  const $ = loadHtml(page);
  const select = <Found>(selector: string, find: () => Found): Found => {
    try {
      return find();
    } catch (cause) {
      // What css-select throws for a selector that it cannot read.
      throw new LayoutChangedError(url, `${selector} (${cause instanceof Error ? cause.message : 'no selector'})`);
    }
  };
  const absolute = (href: string | undefined): string | undefined => (href ? URL.parse(href, url)?.href.replace(/#.*$/, '') : undefined);
  const list = select(recipe.list, () => $(recipe.list));
  if (list.length === 0) throw new LayoutChangedError(url, recipe.list);
  const items = select(recipe.item, () =>
    list
      .find(recipe.item)
      .toArray()
      .map((item) => $(item)),
  );
  const read = items.map((item) => {
    const link = select(recipe.link, () => (item.is(recipe.link) ? item : item.find(recipe.link)).first());
    const title = select(recipe.title, () => (item.is(recipe.title) ? item : item.find(recipe.title)).first().text());
    const card = vacancyCard.safeParse({ url: absolute(link.attr('href')), title: title.replaceAll(/\s+/g, ' ') });
    if (card.success) return card.data;
    const reason = card.error.issues.some(({ path }) => path[0] === 'url') ? 'no-address' : 'no-title';
    return { reason, text: item.text().replaceAll(/\s+/g, ' ').trim().slice(0, CARD_TEXT_MAX) } as const;
  });
  const { next } = recipe;
  return {
    cards: read.flatMap((card) => ('url' in card ? [card] : [])),
    unreadable: read.flatMap((card) => ('reason' in card ? [card] : [])),
    next: next === null ? null : (absolute(select(next, () => $(next).first().attr('href'))) ?? null),
  };
}

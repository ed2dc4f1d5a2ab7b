import type { SourceRecipe } from '../../domain/source/source.ts';

/** What stands in the fields of the form about a source, by name. */
export type SourceFields = Readonly<Partial<Record<string, string>>>;

/** A recipe as the fields of the form. */
export function recipeFields(recipe: SourceRecipe): SourceFields {
  switch (recipe.kind) {
    case 'json-ld':
      return { sitemaps: recipe.sitemaps.join('\n'), include: recipe.include.join('\n'), exclude: recipe.exclude.join('\n') };
    case 'listing':
      return { list: recipe.list, item: recipe.item, link: recipe.link, linkTitle: recipe.title, next: recipe.next ?? '' };
    case 'rss':
      return { detail: recipe.detail, lists: recipe.lists };
    default:
      return {};
  }
}

/** Once a day in the early morning, not all sources in the same minute. @param address spreads them */
export function defaultCron(address: string): string {
  const spread = Array.from(address).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 180, 0);
  return `${spread % 60} ${4 + Math.floor(spread / 60)} * * *`;
}

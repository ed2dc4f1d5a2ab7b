import { LONGEST_DELAY_MS } from './politeness.ts';
import { isSameSite } from './same-site.ts';
import { checkSchedule, type ScheduleRefusal } from './schedule.ts';
import type { Source, SourceRecipe } from './source.ts';

/** What an administrator fills in; everything that `Source` has but its id, not yet trusted. */
export type SourceDraft = Omit<Source, 'id' | 'schedule'> & { readonly cron: string };

export type SourceRefusal =
  | ScheduleRefusal
  | 'name-length'
  /** Found by whoever saves: names of sources stand in logs, so each is given once. */
  | 'name-taken'
  | 'kind-recipe-differ'
  | 'address-form'
  | 'address-scheme'
  | 'address-credentials'
  | 'sitemap-other-site'
  | 'pattern-form'
  | 'selector-missing'
  | 'pause-reason-length'
  | 'delay-range'
  | 'pages-range';

const SOURCE_NAME_MAX = 120;
const PAUSE_REASON_MIN = 10;
const PAUSE_REASON_MAX = 500;
const PAGES_MAX = 50_000;
const PATTERN_MAX = 500;

const isIn = (value: number, low: number, high: number): boolean => Number.isInteger(value) && value >= low && value <= high;

function checkAddress(address: string): SourceRefusal[] {
  const url = URL.parse(address);
  if (!url) return ['address-form'];
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return ['address-scheme'];
  return url.username || url.password ? ['address-credentials'] : [];
}

function checkRecipe(recipe: SourceRecipe, address: string): SourceRefusal[] {
  if (recipe.kind === 'json-ld') {
    const refusals: SourceRefusal[] = [];
    if (!recipe.sitemaps.every((sitemap) => isSameSite(address, sitemap))) refusals.push('sitemap-other-site');
    const patterns = [...recipe.include, ...recipe.exclude];
    if (!patterns.every((pattern) => /^[/*]/.test(pattern) && pattern.length <= PATTERN_MAX)) refusals.push('pattern-form');
    return refusals;
  }
  if (recipe.kind !== 'listing') return [];
  const { list, item, link, title, next } = recipe;
  return [list, item, link, title, next ?? '-'].some((selector) => selector.trim() === '') ? ['selector-missing'] : [];
}

/**
 * Checks what an administrator entered about a source.
 * Lengths count after trimming: name 1 to 120, pause reason 10 to 500 characters (ends included).
 * @returns the trusted part of a source, or every refusal at once; never throws
 */
export function checkSource(
  draft: SourceDraft,
): { ok: true; source: Omit<Source, 'id'> } | { ok: false; refusals: readonly SourceRefusal[] } {
  const { cron, ...rest } = draft;
  const refusals: SourceRefusal[] = [];
  if (!isIn(draft.name.trim().length, 1, SOURCE_NAME_MAX)) refusals.push('name-length');
  if (draft.recipe.kind !== draft.kind) refusals.push('kind-recipe-differ');
  const address = draft.address.trim();
  refusals.push(...checkAddress(address), ...checkRecipe(draft.recipe, address));
  if (draft.state.status === 'paused' && !isIn(draft.state.reason.trim().length, PAUSE_REASON_MIN, PAUSE_REASON_MAX)) {
    refusals.push('pause-reason-length');
  }
  if (!isIn(draft.limits.minDelayMs, 0, LONGEST_DELAY_MS)) refusals.push('delay-range');
  if (!isIn(draft.limits.maxPages, 1, PAGES_MAX)) refusals.push('pages-range');
  const checked = checkSchedule(cron);
  if (!checked.ok) refusals.push(checked.refusal);
  if (refusals.length > 0 || !checked.ok) return { ok: false, refusals };
  return { ok: true, source: { ...rest, name: draft.name.trim(), address, schedule: checked.schedule } };
}

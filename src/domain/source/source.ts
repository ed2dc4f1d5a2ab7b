import type { SourceId } from '../shared/ids.ts';
import type { CronSchedule } from './schedule.ts';

/** Applicant tracking systems that publish an employer's vacancies at an address of their own, in a form of their own. */
export const ATS_KINDS = [
  'recruitee',
  'teamtailor',
  'personio',
  'smartrecruiters',
  'greenhouse',
  'lever',
  'workable',
  'ashby',
  'homerun',
  'workday',
  'jobylon',
] as const;
export type AtsKind = (typeof ATS_KINDS)[number];

/**
 * How a source publishes: pages with JobPosting markup behind a sitemap, an overview with detail pages, a feed, a table (CSV), one page
 * that holds the vacancies whole, a list in PDF, or the public answer of an ATS.
 */
export const SOURCE_KINDS = ['json-ld', 'listing', 'rss', 'table', 'page', 'pdf', ...ATS_KINDS] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/**
 * Which pages of a site with a sitemap are read.
 * `sitemaps`: addresses of sitemaps; empty means those that robots.txt names, else `/sitemap.xml`.
 * `include`, `exclude`: path patterns as in robots.txt (`*` is anything, `$` the end); an empty `include` takes every page.
 */
export type JsonLdRecipe = {
  readonly kind: 'json-ld';
  readonly sitemaps: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};

/** Where an overview page keeps its vacancies, as CSS selectors; `next` leads to the following page (null: there is only one). */
export type ListingRecipe = {
  readonly kind: 'listing';
  readonly list: string;
  readonly item: string;
  readonly link: string;
  readonly title: string;
  readonly next: string | null;
};

/**
 * How a feed is read. `detail`: when the page behind an entry is read as well: always, where the entry is shorter than a vacancy text, or never.
 * `lists`: whether the feed names every open vacancy, or only the latest ones; in the latter case dropping out of it says nothing.
 */
export type RssRecipe = { readonly kind: 'rss'; readonly detail: 'always' | 'thin' | 'never'; readonly lists: 'all' | 'latest' };

/** Kinds of which the address says everything: there is nothing to configure. */
type PlainKind = Exclude<SourceKind, 'json-ld' | 'listing' | 'rss'>;
export type PlainRecipe = { readonly [Kind in PlainKind]: { readonly kind: Kind } }[PlainKind];

export type SourceRecipe = JsonLdRecipe | ListingRecipe | RssRecipe | PlainRecipe;

/** Whether a source is read on its schedule; a paused one says why (10 to 500 characters) and is not read by hand either. */
export type SourceState = { readonly status: 'active' } | { readonly status: 'paused'; readonly reason: string };

/**
 * How much one run may ask of the site.
 * `minDelayMs`: least time between two requests to one host, 0 to 600,000 (ends in); a longer Crawl-delay of the site wins.
 * `maxPages`: most requests in one run, 1 to 50,000 (ends in); a run that reaches it is partial.
 */
export type SourceLimits = { readonly minDelayMs: number; readonly maxPages: number };

/** A place on the web that publishes vacancies, and how to read it. Belongs to the installation, not to an agency. */
export type Source = {
  readonly id: SourceId;
  readonly name: string;
  readonly kind: SourceKind;
  /** http or https address without credentials: the site, the overview, the feed, the table, or the employer's board at the ATS. */
  readonly address: string;
  readonly recipe: SourceRecipe;
  readonly schedule: CronSchedule;
  /** Labour market region that the source serves; null: none in particular. */
  readonly region: string | null;
  readonly state: SourceState;
  readonly limits: SourceLimits;
};

/** Limits for a source that names none: one request a second, 5,000 pages a run. Our choice. */
export const DEFAULT_SOURCE_LIMITS: SourceLimits = { minDelayMs: 1_000, maxPages: 5_000 };

import type { PlaceFields } from '../../domain/posting/posting-place.ts';

/** A place as a source gives it: one line, or parts. */
export type RawPlace = string | PlaceFields;

/** Pay as a source gives it: one line, or fields. */
export type RawPay =
  | string
  | { readonly min?: unknown; readonly max?: unknown; readonly value?: unknown; readonly unit?: unknown; readonly currency?: unknown };

/**
 * One opening as a parser found it: values as the source wrote them, not yet understood. Leave out what the source does not say.
 * `key`: what the source itself calls it, where that differs from `identifier`.
 * `listed`: it stands on an overview or in a list, so that the text of the page around it is not its own.
 */
export type RawPosting = {
  readonly key?: unknown;
  readonly url?: string | null;
  readonly title?: unknown;
  readonly employer?: unknown;
  readonly places?: readonly RawPlace[];
  readonly remote?: unknown;
  readonly posted?: unknown;
  readonly validThrough?: unknown;
  readonly closing?: unknown;
  readonly hours?: string | { readonly min: unknown; readonly max: unknown };
  readonly pay?: RawPay;
  readonly contract?: unknown;
  readonly education?: unknown;
  readonly identifier?: unknown;
  readonly description?: string | null;
  readonly format?: 'text' | 'markdown' | 'html';
};

/** What the page around a posting says, where the page is about that one vacancy. */
export type PageFacts = {
  /** The vacancy's part of the page, as HTML without scripts. */
  readonly html: string;
  /** The same as text, a block a line. */
  readonly text: string;
  /** Headings that may be its title, best first. */
  readonly titles: readonly string[];
  readonly employer: string | null;
  readonly place: string | null;
  readonly posted: string | null;
  readonly labels: Readonly<Partial<Record<FactLabel, string>>>;
};

/** What a "Label: value" on a page can be about. */
export type FactLabel =
  | 'place'
  | 'hours'
  | 'pay'
  | 'posted'
  | 'closing'
  | 'employer'
  | 'contract'
  | 'education'
  | 'identifier'
  | 'remote'
  | 'country';

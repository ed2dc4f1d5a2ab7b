import type { SourceRecipe } from '../domain/source/source.ts';
import type { FetchedPage } from './page-fetcher.ts';

/**
 * What led to a proposal. `ats-address`: the address is a board of an ATS. `ats-link`: the page leads to one, or is made by one.
 * `answer`: the address itself answers with a list of vacancies. `feed-link`: the page names a feed. `sitemap`: the site lists its pages,
 * and one of them was read as a vacancy. `links`: the page has a row of links that look like vacancies. `pdf-link`: it links to lists in PDF.
 */
export type ProposalReason = 'ats-address' | 'ats-link' | 'answer' | 'feed-link' | 'sitemap' | 'links' | 'pdf-link';

/** A way to read a site: everything of a source that the address can tell. `detail` says for people what was seen. */
export type SourceProposal = {
  readonly address: string;
  readonly recipe: SourceRecipe;
  readonly because: ProposalReason;
  readonly detail: string;
};

/**
 * What was found at an address.
 * `title`: what the site calls itself, for the name of the source; null where it says nothing.
 * `proposals`: best first; not yet tried. `failure`: the address itself could not be read; there may still be proposals.
 */
export type Detected = {
  readonly address: string;
  readonly title: string | null;
  readonly proposals: readonly SourceProposal[];
  readonly failure:
    | Exclude<FetchedPage, { kind: 'ok' | 'not-modified' }>
    | { readonly kind: 'refused-by-parser'; readonly detail: string }
    | null;
};

/** Works out how a site can be read. */
export type SourceDetector = {
  /**
   * Looks at an address, and at what its page names, with a handful of polite requests.
   * @param address as somebody pasted it; without a scheme https is meant
   * @returns what was found; never throws for anything that the web does
   */
  detect(address: string, options?: { readonly signal?: AbortSignal }): Promise<Detected>;
};

import type { PostingContent } from '../domain/posting/posting.ts';
import type { RunOutcome, RunTally } from '../domain/source/run-outcome.ts';
import type { Source } from '../domain/source/source.ts';
import type { Validators } from './page-fetcher.ts';

/** Why something that the source lists gave no posting. `detail` is for people. */
export type UnreadableReason =
  | 'no-vacancy'
  | 'refused-by-parser'
  | 'no-address'
  | 'no-title'
  | 'same-key'
  | 'other-site'
  | 'robots'
  | 'refused-address'
  | 'blocked'
  | 'failed';

/**
 * What we remember of a page: how to ask whether it changed, and which postings it held. `sha256` is of the bytes.
 * `parserVersion`: what read it; a page that another version read is asked for in full again.
 */
export type PageMemory = {
  readonly url: string;
  readonly validators: Validators;
  readonly sha256: string;
  readonly externalKeys: readonly string[];
  readonly parserVersion: string;
};

/** Finds what an earlier run kept of a page of the same source; null when nothing. Saving is the use case's: with the postings. */
export type PageMemories = { find(source: Source, url: string): Promise<PageMemory | null> };

/**
 * What a run reports, in order. The postings of a page come before its `page`, so that storing them and keeping its `memory` can be
 * one transaction: a memory that is kept without its postings would hide them behind "not modified".
 * `posting`: read in this run; `sha256` is of the page it stood on. `still-there`: listed, unchanged or for once not readable, so not gone.
 * `unreadable`: listed, and no posting; kept and counted. `page`: one answer was dealt with; `bytes` is null where it brought none.
 * `finished`: always the last one.
 */
export type ReadEvent =
  | {
      readonly kind: 'posting';
      readonly content: PostingContent;
      readonly pageUrl: string;
      readonly sha256: string;
      readonly fetchedAt: Date;
    }
  | { readonly kind: 'still-there'; readonly externalKey: string; readonly pageUrl: string; readonly checkedAt: Date }
  | { readonly kind: 'unreadable'; readonly url: string; readonly reason: UnreadableReason; readonly detail: string }
  | {
      readonly kind: 'page';
      readonly url: string;
      readonly outcome: 'read' | 'unchanged' | 'gone' | 'blocked' | 'refused' | 'failed';
      readonly bytes: Uint8Array | null;
      readonly contentType: string | null;
      readonly fetchedAt: Date;
      readonly memory: PageMemory | null;
    }
  | ({ readonly kind: 'finished'; readonly tally: RunTally } & RunOutcome);

/** `onPage`: told after each answer, for a progress bar; `listed` is what is known so far, null before the list is read. */
export type ReadOptions = {
  readonly signal?: AbortSignal;
  readonly onPage?: (progress: { readonly pages: number; readonly listed: number | null }) => void;
};

/** Reads a source of any kind. */
export type SourceReader = {
  /**
   * Reads a source from beginning to end, one page at a time, as fast as the consumer takes the events.
   * Everything that the web does is reported, not thrown; leaving the loop early ends the run.
   */
  read(source: Source, options?: ReadOptions): AsyncIterable<ReadEvent>;
};

/**
 * What was understood of one page, feed or API answer.
 * `refused`: why it is not one (login page, broken feed); null with no postings: it is one, without vacancies.
 * `unreadable`: entries on it that gave no posting.
 */
export type ParsedPage = {
  readonly refused: string | null;
  readonly postings: readonly PostingContent[];
  readonly unreadable: readonly { readonly url: string | null; readonly detail: string }[];
};

/** Understands the bytes of a page; pure, never throws. */
export type ParsePage = (page: { readonly bytes: Uint8Array; readonly contentType: string | null; readonly url: string }) => ParsedPage;

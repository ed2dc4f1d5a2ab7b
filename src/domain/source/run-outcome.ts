import type { SourceRecipe } from './source.ts';

/**
 * How a run over a source ended.
 * `complete`: everything the source lists was seen. `partial`: some of it was. `failed`: nothing can be said.
 * `blocked`: the source keeps us out, which is never the same as "no vacancies".
 */
export type RunState = 'complete' | 'partial' | 'failed' | 'blocked';

/** Why a run is not complete; `detail` of the outcome names the page or the counts. */
export type RunReason =
  | 'refused-by-robots'
  | 'opted-out'
  | 'refused-address'
  | 'blocked-by-site'
  | 'too-many-requests'
  | 'unreachable'
  | 'layout-changed'
  | 'not-readable'
  | 'nothing-found'
  | 'suddenly-empty'
  | 'suddenly-fewer'
  | 'pages-failed'
  | 'page-limit'
  | 'list-too-short'
  | 'cards-unreadable'
  | 'stopped';

/**
 * What a run counted. `listed`: vacancy pages or entries that the source names; `found`: postings seen, unchanged ones included;
 * `unreadable`: pages and entries with an address that could not be read; `unreadableCards`: entries without even an address.
 */
export type RunTally = {
  readonly listed: number;
  readonly found: number;
  readonly unreadable: number;
  readonly unreadableCards: number;
  readonly failedPages: number;
  readonly blockedPages: number;
  readonly refusedPages: number;
  readonly gonePages: number;
  readonly reachedLimit: boolean;
  readonly stopped: boolean;
};

/** What ended the run before its vacancies could be listed; null when the list was read whole. */
export type EntryFault = { readonly state: 'failed' | 'blocked' | 'partial'; readonly reason: RunReason; readonly detail: string };

export type RunOutcome = { readonly state: RunState; readonly reason: RunReason | null; readonly detail: string };

/** Pages in a row that say "blocked" after which a run stops: going on would be pushing. Our choice. */
export const BLOCKED_IN_A_ROW = 3;

/** Share of the listed pages that may be unreadable in a complete run; more points at the source or at us. Our choice. */
const UNREADABLE_SHARE = 0.5;

/**
 * Judges one run by what it counted. A page that could not be read, or that robots.txt keeps from us, does not make the run
 * partial: its address was listed, so the reader reports what we knew of it as still there, and nothing is lost by it.
 * @param fault what went wrong with the list itself (sitemap, overview, feed); null: it was read whole
 * @returns the outcome; `reason` is null only when `state` is complete; never throws
 */
export function judgeRun(tally: RunTally, fault: EntryFault | null): RunOutcome {
  if (fault && (fault.state !== 'partial' || tally.found === 0)) {
    return { ...fault, state: fault.state === 'partial' ? 'failed' : fault.state };
  }
  if (tally.blockedPages > 0) {
    const detail = `${tally.blockedPages} of ${tally.listed} pages`;
    return {
      state: tally.found === 0 || tally.blockedPages >= BLOCKED_IN_A_ROW ? 'blocked' : 'partial',
      reason: 'blocked-by-site',
      detail,
    };
  }
  if (tally.refusedPages > 0 && tally.found === 0) {
    return { state: 'blocked', reason: 'refused-by-robots', detail: `${tally.refusedPages} of ${tally.listed} pages` };
  }
  if (tally.failedPages > 0) {
    const detail = `${tally.failedPages} of ${tally.listed} pages`;
    return { state: tally.found === 0 ? 'failed' : 'partial', reason: 'pages-failed', detail };
  }
  if (tally.stopped) return { state: tally.found === 0 ? 'failed' : 'partial', reason: 'stopped', detail: '' };
  if (tally.unreadable > 0 && tally.unreadable >= tally.listed * UNREADABLE_SHARE) {
    const detail = `${tally.unreadable} of ${tally.listed} vacancies`;
    return { state: tally.found === 0 ? 'failed' : 'partial', reason: 'not-readable', detail };
  }
  if (tally.unreadableCards > 0) {
    return { state: tally.found === 0 ? 'failed' : 'partial', reason: 'cards-unreadable', detail: `${tally.unreadableCards} cards` };
  }
  if (fault) return fault;
  if (tally.reachedLimit) return { state: 'partial', reason: 'page-limit', detail: `${tally.listed} pages listed` };
  // Every page that the list names is gone: the list is out of date, or the site moved.
  if (tally.found === 0 && tally.gonePages > 0)
    return { state: 'failed', reason: 'nothing-found', detail: `${tally.gonePages} pages gone` };
  return { state: 'complete', reason: null, detail: '' };
}

/** An earlier run of the same source, for comparison: what it found before any holding back. */
export type EarlierRun = { readonly state: RunState; readonly reason: RunReason | null; readonly found: number };

/** Runs in a row that must show the same emptiness before it is believed; our choice, cautious: a false "gone" hides vacancies. */
export const RUNS_TO_BELIEVE = 3;

/** A complete run that finds less than this share of what the last believed run found is held back first. Our choice. */
const SUDDEN_DROP_SHARE = 0.5;

/** Below this many vacancies a drop is ordinary (one of two filled) and only emptiness is suspect. Our choice. */
const SUDDEN_DROP_FROM = 10;

/**
 * Holds back a complete run that suddenly shows nothing, or far less than before: that is a fault of the source first.
 * After `RUNS_TO_BELIEVE` such runs in a row, this one included, it is believed.
 * @param found postings seen in this run
 * @param earlier runs of the source, newest first; blocked, failed and otherwise partial ones say nothing and are passed over
 * @returns the outcome: failed (`suddenly-empty`) or partial (`suddenly-fewer`) when held back, else unchanged; never throws
 */
export function holdBackSuddenLoss(outcome: RunOutcome, found: number, earlier: readonly EarlierRun[]): RunOutcome {
  if (outcome.state !== 'complete') return outcome;
  const telling = earlier.filter((run) => run.state === 'complete' || run.reason === 'suddenly-empty' || run.reason === 'suddenly-fewer');
  const believedAt = telling.findIndex((run) => run.state === 'complete');
  const believed = telling[believedAt];
  if (!believed) return outcome;
  const empty = found === 0 && believed.found > 0;
  const fewer = believed.found >= SUDDEN_DROP_FROM && found < believed.found * SUDDEN_DROP_SHARE;
  if ((!empty && !fewer) || believedAt + 1 >= RUNS_TO_BELIEVE) return outcome;
  const detail = `${found} after ${believed.found}`;
  return empty ? { state: 'failed', reason: 'suddenly-empty', detail } : { state: 'partial', reason: 'suddenly-fewer', detail };
}

/**
 * Whether vacancies that this run did not see may be marked as gone: only a completed pass over a list of everything knows what is
 * not there. A feed of the latest entries never does; what it showed ends by its closing date.
 */
export function mayMarkGone(outcome: RunOutcome, recipe: SourceRecipe): boolean {
  return outcome.state === 'complete' && !(recipe.kind === 'rss' && recipe.lists === 'latest');
}

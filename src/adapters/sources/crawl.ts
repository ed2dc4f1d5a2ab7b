import { createHash } from 'node:crypto';
import { OVER } from './page/judge-page.ts';
import { normaliseUrl } from '../../domain/source/normalise-url.ts';
import { BLOCKED_IN_A_ROW, type EntryFault, type RunTally } from '../../domain/source/run-outcome.ts';
import { LONGEST_RUN_MS } from '../../domain/source/politeness.ts';
import type { Source } from '../../domain/source/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FetchedPage, PageFetcher, Validators } from '../../ports/page-fetcher.ts';
import type {
  PageMemories,
  PageMemory,
  ParsedPage,
  ParsePage,
  ReadEvent,
  ReadOptions,
  UnreadableReason,
} from '../../ports/source-reader.ts';

export type CrawlDeps = {
  readonly fetcher: PageFetcher;
  readonly memories: PageMemories;
  readonly parse: ParsePage;
  /** Changes when `parse` reads pages differently: they are then asked for in full again. */
  readonly parserVersion: string;
  readonly clock: Clock;
};

/** How one kind of source is gone through: yields what it reads, returns what was wrong with the list itself. */
export type FindVacancies = (source: Source, crawl: Crawl) => AsyncGenerator<ReadEvent, EntryFault | null>;

export type OkPage = Extract<FetchedPage, { kind: 'ok' }>;
type Events = AsyncGenerator<ReadEvent, void>;
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Why a listed page gave nothing, as a run reports it. */
export function missedBy(page: Extract<FetchedPage, { kind: 'blocked' | 'refused' | 'failed' }>): UnreadableReason {
  if (page.kind !== 'refused') return page.kind;
  return page.reason === 'robots-disallow' || page.reason === 'opt-out' ? 'robots' : 'refused-address';
}

/** Failures of one host in a row after which a run stops: the host is down, and asking on helps nobody. */
const FAILED_IN_A_ROW = 10;

/** A robots.txt that cannot be had keeps us away as a host that is down does: it says nothing about being welcome. */
function robotsOutOfReach(page: FetchedPage): FetchedPage {
  if (page.kind !== 'refused' || page.reason !== 'robots-unreachable') return page;
  return { kind: 'failed', reason: 'not-reachable', retry: 'back-off', detail: `robots.txt ${page.detail}` };
}

export type Crawl = ReturnType<typeof createCrawl>;

/** One run over one source: its counts, its budget, and how it deals with a page. */
export function createCrawl(source: Source, deps: CrawlDeps, { signal, onPage }: ReadOptions) {
  const tally: Mutable<RunTally> = {
    listed: 0,
    found: 0,
    unreadable: 0,
    unreadableCards: 0,
    failedPages: 0,
    blockedPages: 0,
    refusedPages: 0,
    gonePages: 0,
    reachedLimit: false,
    stopped: false,
  };
  const listed = new Set<string>();
  /** The keys of this run, with the hash of what was shown under each; null where only its being there was. */
  const shown = new Map<string, string | null>();
  const endMs = deps.clock.now().getTime() + LONGEST_RUN_MS;
  let pages = 0;
  let blockedInARow = 0;
  let failedInARow = 0;
  let stopFault: EntryFault | null = null;

  /** Keeps count of what kind of answers come, and sees when going on makes no sense. */
  function judge(page: FetchedPage): void {
    blockedInARow = page.kind === 'blocked' ? blockedInARow + 1 : 0;
    failedInARow = page.kind === 'failed' && page.retry === 'back-off' ? failedInARow + 1 : 0;
    if (page.kind === 'failed' && page.reason === 'stopped') tally.stopped = true;
    if (page.kind === 'failed' && page.reason === 'host-paused')
      stopFault = { state: 'partial', reason: 'unreachable', detail: `host-paused ${page.detail}` };
    else if (page.kind === 'blocked' && page.reason === 'too-many-requests')
      stopFault = { state: 'blocked', reason: 'too-many-requests', detail: page.detail };
    else if (blockedInARow >= BLOCKED_IN_A_ROW)
      stopFault = { state: 'blocked', reason: 'blocked-by-site', detail: page.kind === 'blocked' ? page.reason : '' };
    else if (failedInARow >= FAILED_IN_A_ROW)
      stopFault = { state: 'partial', reason: 'unreachable', detail: page.kind === 'failed' ? page.reason : '' };
  }

  /** One request within the budget; null when the run is over, for whatever reason. */
  async function ask(url: string, validators: Validators | null = null, json?: string): Promise<FetchedPage | null> {
    if (signal?.aborted) tally.stopped = true;
    if (pages >= source.limits.maxPages || deps.clock.now().getTime() >= endMs) tally.reachedLimit = true;
    if (tally.stopped || tally.reachedLimit || stopFault) return null;
    pages += 1;
    const page = robotsOutOfReach(
      await deps.fetcher.fetch(url, {
        validators,
        minDelayMs: source.limits.minDelayMs,
        ...(json === undefined ? {} : { json }),
        ...(signal ? { signal } : {}),
      }),
    );
    judge(page);
    onPage?.({ pages, listed: listed.size === 0 ? null : listed.size });
    return page;
  }

  /** Notes an entry that the source lists, by its key. @returns false when it was listed already */
  function listEntry(key: string): boolean {
    const isNew = !listed.has(key);
    listed.add(key);
    tally.listed = listed.size;
    return isNew;
  }

  /** Notes the address of a page that the source lists. @returns false when it was listed already, in this writing or another */
  const listPage = (url: string): boolean => listEntry(normaliseUrl(url) ?? url);

  function* stillThere(memory: PageMemory | null): Generator<ReadEvent> {
    for (const externalKey of memory?.externalKeys ?? []) {
      if (!shown.has(externalKey)) tally.found += 1;
      shown.set(externalKey, shown.get(externalKey) ?? null);
      yield { kind: 'still-there', externalKey, pageUrl: memory?.url ?? '', checkedAt: deps.clock.now() };
    }
  }

  function unreadable(url: string, reason: UnreadableReason, detail: string): ReadEvent {
    tally.unreadable += 1;
    return { kind: 'unreadable', url, reason, detail };
  }

  function unreadableCard(url: string, reason: UnreadableReason, detail: string): ReadEvent {
    tally.unreadableCards += 1;
    return { kind: 'unreadable', url, reason, detail };
  }

  /**
   * A posting, unless its key was shown in this run already: the same one is passed over; another one goes by its own address, for a source
   * that gives one key to several vacancies names none of them; without an address it is reported.
   * @returns the key that it goes by
   */
  function* show(found: ParsedPage['postings'][number], page: OkPage): Generator<ReadEvent, string> {
    const hash = createHash('sha256').update(`${found.title}\n${found.description}`).digest('hex');
    const taken = shown.get(found.externalKey);
    const address = found.url === null ? null : normaliseUrl(found.url);
    const content =
      typeof taken === 'string' && taken !== hash && address !== null && address !== found.externalKey
        ? { ...found, externalKey: address }
        : found;
    const earlier = shown.get(content.externalKey);
    if (typeof earlier === 'string' && earlier !== hash)
      yield { kind: 'unreadable', url: content.url ?? page.url, reason: 'same-key', detail: content.externalKey };
    if (earlier !== undefined) return content.externalKey;
    shown.set(content.externalKey, hash);
    tally.found += 1;
    yield { kind: 'posting', content, pageUrl: page.url, sha256: page.sha256, fetchedAt: page.fetchedAt };
    return content.externalKey;
  }

  function remember(url: string, page: OkPage, externalKeys: readonly string[]): PageMemory {
    return { url, validators: page.validators, sha256: page.sha256, externalKeys, parserVersion: deps.parserVersion };
  }

  function pageEvent(
    url: string,
    outcome: Extract<ReadEvent, { kind: 'page' }>['outcome'],
    page: OkPage | null,
    memory: PageMemory | null,
  ): ReadEvent {
    return {
      kind: 'page',
      url,
      outcome,
      bytes: outcome === 'read' ? (page?.bytes ?? null) : null,
      contentType: page?.contentType ?? null,
      fetchedAt: page?.fetchedAt ?? deps.clock.now(),
      memory,
    };
  }

  /** What an earlier run kept of a page, and whether today's parser read it: only then can "not modified" stand for its postings. */
  async function recall(url: string): Promise<{ readonly known: PageMemory | null; readonly current: PageMemory | null }> {
    const known = await deps.memories.find(source, url);
    return { known, current: known?.parserVersion === deps.parserVersion ? known : null };
  }

  /** What a page that brought no content means for the run; counts it, and keeps what we knew of it where it is still listed. */
  function* miss(url: string, page: Exclude<FetchedPage, { kind: 'ok' | 'not-modified' }>, known: PageMemory | null): Generator<ReadEvent> {
    if (page.kind === 'failed' && page.reason === 'stopped') return;
    if (page.kind === 'gone') tally.gonePages += 1;
    if (page.kind === 'blocked') tally.blockedPages += 1;
    if (page.kind === 'refused') tally.refusedPages += 1;
    if (page.kind === 'failed') tally.failedPages += 1;
    if (page.kind === 'refused' || page.kind === 'failed') yield* stillThere(known);
    // Counted above, by what it was: not among those that were there and could not be understood.
    if (page.kind !== 'gone') yield { kind: 'unreadable', url, reason: missedBy(page), detail: `${page.reason} ${page.detail}`.trim() };
    yield pageEvent(url, page.kind, null, null);
  }

  /** A vacancy that ended is often sent on to the front page or the overview; what stands there is not that vacancy. */
  function isSentAway(url: string, page: OkPage): boolean {
    const [asked, got] = [normaliseUrl(url), normaliseUrl(page.url)];
    if (asked === got || got === null) return false;
    return listed.has(got) || got === normaliseUrl(source.address) || new URL(got).pathname === '/';
  }

  /**
   * Reads one page that holds vacancies.
   * @param expected whether the source says that a vacancy stands there; a sitemap also names other pages
   */
  async function* readPage(url: string, expected: boolean): Events {
    const { known, current } = await recall(url);
    const page = await ask(url, current?.validators);
    if (page === null) return;
    if (page.kind === 'not-modified') {
      yield* stillThere(current);
      yield pageEvent(url, 'unchanged', null, current);
    } else if (page.kind !== 'ok') yield* miss(url, page, known);
    else if (isSentAway(url, page)) {
      tally.gonePages += 1;
      yield pageEvent(url, 'gone', null, null);
    } else if (current?.sha256 === page.sha256) {
      yield* stillThere(current);
      yield pageEvent(url, 'unchanged', page, remember(url, page, current.externalKeys));
    } else yield* readContent(url, page, known, expected);
  }

  /** Counts a page that says that what stood there is over, as if it were no longer there. */
  function overEvent(url: string): ReadEvent {
    tally.gonePages += 1;
    return pageEvent(url, 'gone', null, null);
  }

  function* readContent(url: string, page: OkPage, known: PageMemory | null, expected: boolean): Generator<ReadEvent> {
    const parsed = deps.parse({ bytes: page.bytes, contentType: page.contentType, url: page.url });
    if (saysOver(parsed)) return yield overEvent(url);
    const { refused, postings, unreadable: entries } = parsed;
    if (refused !== null) {
      yield* stillThere(known);
      yield unreadable(url, 'refused-by-parser', refused);
      return yield pageEvent(url, 'read', page, null);
    }
    if (postings.length === 0 && entries.length === 0 && expected) yield unreadable(url, 'no-vacancy', '');
    const address = normaliseUrl(page.url);
    // A page that an earlier run had to call by its address keeps that name, whoever comes first today.
    const keeps = postings.length === 1 && address !== null && known?.externalKeys.length === 1 && known.externalKeys[0] === address;
    const keys: string[] = [];
    for (const content of postings) keys.push(yield* show(keeps ? { ...content, externalKey: address } : content, page));
    for (const entry of entries) yield unreadable(entry.url ?? url, 'refused-by-parser', entry.detail);
    const isWhole = entries.length === 0 && (postings.length > 0 || !expected);
    return yield pageEvent(url, 'read', page, isWhole ? remember(url, page, keys) : null);
  }

  return {
    tally,
    ask,
    listEntry,
    listPage,
    recall,
    readPage,
    show,
    stillThere,
    unreadable,
    unreadableCard,
    remember,
    pageEvent,
    overEvent,
    parse: deps.parse,
    sitemapsOf: (url: string) => deps.fetcher.sitemapsOf(url, signal ? { signal } : {}),
    /** Why the run stopped before its end; null when nothing made it stop. */
    stopFault: (): EntryFault | null => stopFault,
    isOver: (): boolean => tally.stopped || tally.reachedLimit || stopFault !== null,
  };
}

/** Whether a page that was read says of what stood there that it is over. */
export function saysOver({ refused }: Pick<ParsedPage, 'refused'>): boolean {
  return refused?.startsWith(OVER) === true;
}

/** What it means when the list itself (sitemap, overview, feed) could not be had; null stands for a run that was over. */
export function toEntryFault(page: Exclude<FetchedPage, { kind: 'ok' | 'not-modified' }> | null): EntryFault | null {
  if (page === null) return null;
  if (page.kind === 'gone') return { state: 'failed', reason: 'unreachable', detail: String(page.status) };
  const detail = `${page.reason} ${page.detail}`.trim();
  if (page.reason === 'too-many-requests') return { state: 'blocked', reason: 'too-many-requests', detail };
  if (page.kind === 'blocked') return { state: 'blocked', reason: 'blocked-by-site', detail };
  if (page.reason === 'robots-disallow') return { state: 'blocked', reason: 'refused-by-robots', detail };
  if (page.reason === 'opt-out') return { state: 'blocked', reason: 'opted-out', detail };
  if (page.kind === 'refused') return { state: 'failed', reason: 'refused-address', detail };
  if (page.reason === 'stopped') return { state: 'failed', reason: 'stopped', detail: '' };
  return { state: 'failed', reason: 'unreachable', detail };
}

import { INSTALLATION_ACTOR } from '../../domain/access/actor.ts';
import type { RunId, SourceId, VacancyId } from '../../domain/shared/ids.ts';
import { holdBackSuddenLoss, mayMarkGone, RUNS_TO_BELIEVE, type RunOutcome } from '../../domain/source/run-outcome.ts';
import type { Source } from '../../domain/source/source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Run, RunCounts } from '../../ports/source-repository.ts';
import type { ReadEvent, SourceReader } from '../../ports/source-reader.ts';
import type { Scope, Transact } from '../../ports/transaction.ts';
import { passOnLead } from '../vacancy/group-vacancy.ts';
import { storePosting, type StorePostingDeps } from '../vacancy/store-posting.ts';

export type IngestSourceDeps = StorePostingDeps & { readonly transaction: Transact; readonly clock: Clock; readonly reader: SourceReader };
export type IngestSource = {
  readonly sourceId: SourceId;
  readonly askedBy: Run['askedBy'];
  /** What asks, the same each time that it is taken up again. */
  readonly claim: string;
  readonly signal?: AbortSignal;
};
export type Ingested = { readonly runId: RunId; readonly counts: RunCounts; readonly outcome: RunOutcome };

/** Earlier runs that are looked at before a sudden loss is believed; blocked and failed ones are passed over. */
const EARLIER_RUNS = RUNS_TO_BELIEVE * 5;

const NO_COUNTS: RunCounts = { pages: 0, seen: 0, added: 0, changed: 0, unchanged: 0, gone: 0, back: 0, unreadable: 0 };

/**
 * Reads a source from beginning to end and keeps what it shows, page by page, each page in one transaction together with what is remembered
 * of it. Safe to run twice: a second run beside the first does nothing.
 * A job that was stopped or killed half-way goes on with its own run when it is taken up again.
 * @returns null when the source is paused or another run is under way
 */
export async function ingestSource(deps: IngestSourceDeps, { sourceId, askedBy, claim, signal }: IngestSource): Promise<Ingested | null> {
  const started = await startRun(deps, { sourceId, askedBy, claim });
  if (!started) return null;
  const { source, runId, startedAt } = started;
  let counts = NO_COUNTS;
  let listed: number | null = null;
  let page: ReadEvent[] = [];
  const options = { onPage: (progress: { listed: number | null }) => void (listed = progress.listed), ...(signal ? { signal } : {}) };
  for await (const event of deps.reader.read(source, options)) {
    if (event.kind === 'finished') {
      // Not an end but a stop: the job goes back to the queue, and its run with it.
      signal?.throwIfAborted();
      return finish(deps, { source, runId, startedAt }, add(counts, await store(deps, source, runId, page, counts, listed)), event);
    }
    page.push(event);
    if (event.kind !== 'page') continue;
    counts = add(counts, await store(deps, source, runId, page, counts, listed));
    page = [];
  }
  throw new Error(`the reader of ${source.kind} ended without an outcome`);
}

async function startRun({ transaction, clock }: IngestSourceDeps, { sourceId, askedBy, claim }: IngestSource) {
  return transaction(INSTALLATION_ACTOR, 'source.run', async ({ sources }) => {
    const source = await sources.get(sourceId);
    const runId = source.state.status === 'paused' ? null : await sources.startRun(sourceId, askedBy, claim);
    return runId === null ? null : { source, runId, startedAt: clock.now() };
  });
}

/** Keeps the events of one page. @returns what it adds to the counts */
async function store(
  deps: IngestSourceDeps,
  source: Source,
  runId: RunId,
  events: readonly ReadEvent[],
  before: RunCounts,
  listed: number | null,
): Promise<RunCounts> {
  if (events.length === 0) return NO_COUNTS;
  return deps.transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    let counts = NO_COUNTS;
    for (const event of events) counts = add(counts, await storeEvent(deps, scope, source, runId, event));
    await scope.sources.saveCounts(runId, add(before, counts), listed);
    return counts;
  });
}

async function storeEvent(deps: IngestSourceDeps, scope: Scope, source: Source, runId: RunId, event: ReadEvent): Promise<RunCounts> {
  switch (event.kind) {
    case 'posting': {
      const from = { sourceId: source.id, runId, shared: true, seenAt: event.fetchedAt };
      const { what } = await storePosting(deps, scope, event.content, from);
      return { ...NO_COUNTS, seen: 1, [what]: 1 };
    }
    case 'still-there': {
      const known = await scope.vacancies.findPosting(source.id, event.externalKey);
      if (!known) return NO_COUNTS;
      await scope.vacancies.seePosting(known.id, event.checkedAt);
      const { state } = await scope.vacancies.get(known.vacancyId);
      const back = state === 'gone' || (known.state === 'gone' && state === 'live');
      if (back) await comeBack(scope, known.vacancyId, event.checkedAt);
      else await scope.vacancies.touch(known.vacancyId, event.checkedAt);
      return { ...NO_COUNTS, seen: 1, [back ? 'back' : 'unchanged']: 1 };
    }
    case 'unreadable':
      await scope.sources.addUnreadable(runId, event);
      return { ...NO_COUNTS, unreadable: 1 };
    case 'page':
      if (event.memory) await scope.sources.saveMemory(source.id, event.memory);
      return { ...NO_COUNTS, pages: 1 };
    case 'finished':
      return NO_COUNTS;
  }
}

/** A vacancy of the shared record that a source shows again. */
async function comeBack({ vacancies, outbox }: Scope, vacancyId: VacancyId, at: Date): Promise<void> {
  await vacancies.setState(vacancyId, 'live', at);
  const key = `index-vacancy.${vacancyId}.back.${at.getTime()}`;
  await outbox.add({ job: 'index-vacancy', key, payload: { agencyId: null, vacancyId } });
}

async function finish(
  { transaction }: IngestSourceDeps,
  { source, runId, startedAt }: { source: Source; runId: RunId; startedAt: Date },
  counts: RunCounts,
  judged: RunOutcome,
): Promise<Ingested> {
  return transaction(INSTALLATION_ACTOR, 'vacancy.ingest', async (scope) => {
    const { sources, vacancies, outbox } = scope;
    const earlier = await sources.earlierRuns(source.id, runId, EARLIER_RUNS);
    const { state, reason, detail } = holdBackSuddenLoss(judged, counts.seen, earlier);
    const outcome: RunOutcome = { state, reason, detail };
    const gone = mayMarkGone(outcome, source.recipe)
      ? await vacancies.markUnseenGone(source.id, startedAt)
      : { postings: 0, vacancyIds: [] };
    for (const vacancyId of gone.vacancyIds) {
      await vacancies.setState(vacancyId, 'gone', startedAt);
      await passOnLead(scope, vacancyId);
      await outbox.add({ job: 'index-vacancy', key: `index-vacancy.${vacancyId}.${runId}`, payload: { agencyId: null, vacancyId } });
    }
    const total = { ...counts, gone: gone.postings };
    await sources.endRun(runId, total, outcome);
    await outbox.add({ job: 'match-new', key: `match-new.${runId}`, payload: {} });
    const was = earlier[0]?.state ?? 'complete';
    if ((was === 'complete') !== (outcome.state === 'complete')) {
      await outbox.add({ job: 'tell-gap', key: `tell-gap.${runId}`, payload: { runId } });
    }
    return { runId, counts: total, outcome };
  });
}

function add(a: RunCounts, b: RunCounts): RunCounts {
  return {
    pages: a.pages + b.pages,
    seen: a.seen + b.seen,
    added: a.added + b.added,
    changed: a.changed + b.changed,
    unchanged: a.unchanged + b.unchanged,
    gone: a.gone + b.gone,
    back: a.back + b.back,
    unreadable: a.unreadable + b.unreadable,
  };
}

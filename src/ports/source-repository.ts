import type { RunOutcome, EarlierRun } from '../domain/source/run-outcome.ts';
import type { Source } from '../domain/source/source.ts';
import type { RunId, SourceId } from '../domain/shared/ids.ts';
import type { PageMemory, UnreadableReason } from './source-reader.ts';

/** What one run over a source counted. */
export type RunCounts = {
  readonly pages: number;
  readonly seen: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly back: number;
  readonly unreadable: number;
};

export type Run = RunCounts & {
  readonly id: RunId;
  readonly sourceId: SourceId;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly askedBy: 'schedule' | 'person';
  readonly state: RunOutcome['state'] | 'running';
  readonly reason: RunOutcome['reason'];
  readonly detail: string | null;
  /** Pages or entries that the source names, as far as known. */
  readonly listed: number | null;
};

export type KeptSource = Source & {
  readonly version: number;
  readonly lastRun: Run | null;
  readonly lastCompleteAt: Date | null;
  readonly livePostings: number;
};
export type UnreadablePosting = { readonly url: string; readonly reason: string; readonly detail: string };

/** Sources and their runs; they belong to the installation. */
export type SourceRepository = {
  list(): Promise<KeptSource[]>;
  /** @throws NotFoundError */
  get(id: SourceId): Promise<KeptSource>;
  add(source: Omit<Source, 'id'>): Promise<SourceId>;
  /** @throws ConflictError when somebody else changed the source meanwhile */
  save(source: Source, version: number): Promise<void>;
  /**
   * Starts a run; null when another one is running. A run of the same claim is begun anew: its worker stopped or died, and the job was taken
   * up again.
   */
  startRun(sourceId: SourceId, askedBy: Run['askedBy'], claim: string): Promise<RunId | null>;
  /** Ends runs that a killed worker left open before `before`, as failed (`stopped`). */
  endStaleRuns(before: Date): Promise<number>;
  saveCounts(runId: RunId, counts: RunCounts, listed: number | null): Promise<void>;
  endRun(runId: RunId, counts: RunCounts, outcome: RunOutcome): Promise<void>;
  runsOf(sourceId: SourceId, limit: number): Promise<Run[]>;
  /** @throws NotFoundError */
  run(id: RunId): Promise<Run>;
  /** Runs that were under way or ended between the two moments (`from` in, `until` out), for the log. */
  runsBetween(from: Date, until: Date): Promise<Run[]>;
  /** Ended runs of a source before this one, newest first. */
  earlierRuns(sourceId: SourceId, before: RunId, limit: number): Promise<EarlierRun[]>;
  addUnreadable(
    runId: RunId,
    unreadable: { readonly url: string; readonly reason: UnreadableReason; readonly detail: string },
  ): Promise<void>;
  unreadableOf(runId: RunId): Promise<UnreadablePosting[]>;
  findMemory(sourceId: SourceId, url: string): Promise<PageMemory | null>;
  saveMemory(sourceId: SourceId, memory: PageMemory): Promise<void>;
};

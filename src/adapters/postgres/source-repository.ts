import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../domain/shared/errors.ts';
import { toRunId, toSourceId } from '../../domain/shared/ids.ts';
import type { RunReason } from '../../domain/source/run-outcome.ts';
import { SOURCE_KINDS, type SourceLimits, type SourceRecipe } from '../../domain/source/source.ts';
import type { KeptSource, Run, RunCounts, SourceRepository } from '../../ports/source-repository.ts';
import type { Tx } from './tx.ts';

const runRow = z.object({
  id: z.string(),
  source_id: z.string(),
  started_at: z.date(),
  ended_at: z.date().nullable(),
  asked_by: z.enum(['schedule', 'person']),
  state: z.enum(['running', 'complete', 'partial', 'failed', 'blocked']),
  reason: z.custom<RunReason>((value) => typeof value === 'string').nullable(),
  detail: z.string().nullable(),
  listed: z.number().nullable(),
  pages: z.number(),
  seen: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  gone: z.number(),
  back: z.number(),
  unreadable: z.number(),
});

const sourceRow = z.object({
  id: z.string(),
  kind: z.enum(SOURCE_KINDS),
  name: z.string(),
  address: z.string(),
  // Both written by this repository from typed values.
  recipe: z.custom<SourceRecipe>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  limits: z.custom<SourceLimits>((value) => typeof value === 'object' && value !== null && 'maxPages' in value),
  region: z.string().nullable(),
  cron: z.string(),
  state: z.enum(['active', 'paused']),
  pause_reason: z.string().nullable(),
  version: z.number(),
  last_run: z.unknown(),
  last_complete_at: z.date().nullable(),
  live_postings: z.coerce.number(),
});

const RUN = `r.id, r.source_id, r.started_at, r.ended_at, r.asked_by, r.state, r.reason, r.detail, r.listed, r.pages, r.seen, r.added, r.changed, r.unchanged,
  r.gone, r.back, r.unreadable`;

const SOURCE = `select s.id, s.kind, s.name, s.address, s.recipe, s.limits, s.region, s.cron, s.state, s.pause_reason, s.version,
    (select max(r.ended_at) from run r where r.source_id = s.id and r.state = 'complete') as last_complete_at,
    (select count(*) from posting p where p.source_id = s.id and p.state = 'live') as live_postings
  from source s`;

function toRun(raw: unknown): Run {
  const row = runRow.parse(raw);
  return {
    ...row,
    id: toRunId(row.id),
    sourceId: toSourceId(row.source_id),
    startedAt: row.started_at,
    endedAt: row.ended_at,
    askedBy: row.asked_by,
  };
}

function toSource(raw: unknown, lastRun: Run | null): KeptSource {
  const row = sourceRow.omit({ last_run: true }).parse(raw);
  return {
    id: toSourceId(row.id),
    kind: row.kind,
    name: row.name,
    address: row.address,
    recipe: row.recipe,
    limits: row.limits,
    region: row.region,
    schedule: { cron: row.cron, tz: 'Europe/Amsterdam' },
    state: row.state === 'paused' ? { status: 'paused', reason: row.pause_reason ?? '' } : { status: 'active' },
    version: row.version,
    lastRun,
    lastCompleteAt: row.last_complete_at,
    livePostings: row.live_postings,
  };
}

const countValues = (counts: RunCounts): number[] => [
  counts.pages,
  counts.seen,
  counts.added,
  counts.changed,
  counts.unchanged,
  counts.gone,
  counts.back,
  counts.unreadable,
];
const SET_COUNTS = 'pages = $2, seen = $3, added = $4, changed = $5, unchanged = $6, gone = $7, back = $8, unreadable = $9';

export const createSourceRepository = (tx: Tx): SourceRepository => {
  const lastRuns = async (ids: readonly string[]): Promise<Map<string, Run>> => {
    const { rows } = await tx.query(
      `select distinct on (r.source_id) ${RUN} from run r where r.source_id = any ($1::uuid[]) order by r.source_id, r.started_at desc`,
      [ids],
    );
    return new Map(rows.map(toRun).map((run) => [String(run.sourceId), run]));
  };
  const idOf = (raw: unknown): string => z.object({ id: z.string() }).parse(raw).id;
  return {
    async list() {
      const { rows } = await tx.query(`${SOURCE} order by s.name`);
      const runs = await lastRuns(rows.map(idOf));
      return rows.map((row) => toSource(row, runs.get(idOf(row)) ?? null));
    },
    async get(id) {
      const { rows } = await tx.query(`${SOURCE} where s.id = $1`, [id]);
      if (rows.length === 0) throw new NotFoundError('source', id);
      const runs = await lastRuns([id]);
      return toSource(rows[0], runs.get(id) ?? null);
    },
    async add(source) {
      const id = toSourceId(tx.newId());
      await tx.query(
        `insert into source (id, kind, name, address, recipe, limits, region, cron, state, pause_reason, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          id,
          source.kind,
          source.name,
          source.address,
          JSON.stringify(source.recipe),
          JSON.stringify(source.limits),
          source.region,
          source.schedule.cron,
          source.state.status,
          source.state.status === 'paused' ? source.state.reason : null,
          tx.actor.accountId,
        ],
      );
      tx.audit.note({ object: 'source', objectId: id, candidateId: null });
      return id;
    },
    async save(source, version) {
      const { rowCount } = await tx.query(
        `update source s set kind = $3, name = $4, address = $5, recipe = $6, limits = $7, region = $8, cron = $9, state = $10, pause_reason = $11,
           version = s.version + 1 where s.id = $1 and s.version = $2`,
        [
          source.id,
          version,
          source.kind,
          source.name,
          source.address,
          JSON.stringify(source.recipe),
          JSON.stringify(source.limits),
          source.region,
          source.schedule.cron,
          source.state.status,
          source.state.status === 'paused' ? source.state.reason : null,
        ],
      );
      if (rowCount !== 1) throw new ConflictError('source', source.id);
      tx.audit.note({ object: 'source', objectId: source.id, candidateId: null });
    },
    async startRun(sourceId, askedBy, claim) {
      const { rows } = await tx.query(
        `insert into run (id, source_id, started_at, asked_by, claim) values ($1, $2, $3, $4, $5)
         on conflict (source_id) where state = 'running' do update set started_at = excluded.started_at where run.claim = excluded.claim
         returning id`,
        [tx.newId(), sourceId, tx.clock.now(), askedBy, claim],
      );
      return rows.length === 0 ? null : toRunId(idOf(rows[0]));
    },
    async endStaleRuns(before) {
      const { rowCount } = await tx.query(
        `update run r set state = 'failed', reason = 'stopped', detail = 'worker gone', ended_at = $2 where r.state = 'running' and r.started_at < $1`,
        [before, tx.clock.now()],
      );
      return rowCount ?? 0;
    },
    async saveCounts(runId, counts, listed) {
      await tx.query(`update run set ${SET_COUNTS}, listed = $10 where id = $1`, [runId, ...countValues(counts), listed]);
    },
    async endRun(runId, counts, outcome) {
      await tx.query(`update run set ${SET_COUNTS}, state = $10, reason = $11, detail = $12, ended_at = $13 where id = $1`, [
        runId,
        ...countValues(counts),
        outcome.state,
        outcome.reason,
        outcome.detail,
        tx.clock.now(),
      ]);
    },
    async runsOf(sourceId, limit) {
      const { rows } = await tx.query(`select ${RUN} from run r where r.source_id = $1 order by r.started_at desc limit $2`, [
        sourceId,
        limit,
      ]);
      return rows.map(toRun);
    },
    async run(id) {
      const { rows } = await tx.query(`select ${RUN} from run r where r.id = $1`, [id]);
      if (rows.length === 0) throw new NotFoundError('run', id);
      return toRun(rows[0]);
    },
    async runsBetween(from, until) {
      const { rows } = await tx.query(
        `select ${RUN} from run r where r.started_at < $2 and (r.ended_at is null or r.ended_at >= $1) order by r.started_at`,
        [from, until],
      );
      return rows.map(toRun);
    },
    async earlierRuns(sourceId, before, limit) {
      const { rows } = await tx.query(
        `select ${RUN} from run r where r.source_id = $1 and r.state <> 'running' and r.started_at < (select b.started_at from run b where b.id = $2)
         order by r.started_at desc limit $3`,
        [sourceId, before, limit],
      );
      return rows.map(toRun).flatMap((run) => (run.state === 'running' ? [] : [{ state: run.state, reason: run.reason, found: run.seen }]));
    },
    async addUnreadable(runId, { url, reason, detail }) {
      await tx.query(`insert into unreadable_posting (run_id, url, reason, detail) values ($1, $2, $3, $4) on conflict do nothing`, [
        runId,
        url,
        reason,
        detail,
      ]);
    },
    async unreadableOf(runId) {
      const { rows } = await tx.query(`select u.url, u.reason, u.detail from unreadable_posting u where u.run_id = $1 order by u.id`, [
        runId,
      ]);
      return z.array(z.object({ url: z.string(), reason: z.string(), detail: z.string() })).parse(rows);
    },
    async findMemory(sourceId, url) {
      const { rows } = await tx.query(
        `select m.url, m.etag, m.last_modified, m.sha256, m.external_keys, m.parser_version from page_memory m where m.source_id = $1 and m.url = $2`,
        [sourceId, url],
      );
      const [row] = z
        .array(
          z.object({
            url: z.string(),
            etag: z.string().nullable(),
            last_modified: z.string().nullable(),
            sha256: z.string(),
            external_keys: z.array(z.string()),
            parser_version: z.string(),
          }),
        )
        .parse(rows);
      return row
        ? {
            url: row.url,
            validators: { etag: row.etag, lastModified: row.last_modified },
            sha256: row.sha256,
            externalKeys: row.external_keys,
            parserVersion: row.parser_version,
          }
        : null;
    },
    async saveMemory(sourceId, memory) {
      await tx.query(
        `insert into page_memory (source_id, url, etag, last_modified, sha256, external_keys, parser_version, checked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (source_id, url) do update set etag = excluded.etag, last_modified = excluded.last_modified, sha256 = excluded.sha256,
           external_keys = excluded.external_keys, parser_version = excluded.parser_version, checked_at = excluded.checked_at`,
        [
          sourceId,
          memory.url,
          memory.validators.etag,
          memory.validators.lastModified,
          memory.sha256,
          [...memory.externalKeys],
          memory.parserVersion,
          tx.clock.now(),
        ],
      );
    },
  };
};

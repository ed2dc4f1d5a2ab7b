import { z } from 'zod';
import { toAgencyId, toCandidateId } from '../../domain/shared/ids.ts';
import type { MatchRunRepository } from '../../ports/match-run-repository.ts';
import type { Tx } from './tx.ts';

const shardRow = z.object({
  number: z.number(),
  agency_id: z.string(),
  first_candidate: z.string(),
  last_candidate: z.string(),
  candidates: z.number(),
});

const runRow = z.object({
  id: z.string(),
  started_at: z.date(),
  finished_at: z.date().nullable(),
  shards: z.coerce.number(),
  shards_done: z.coerce.number(),
  candidates: z.coerce.number(),
  done: z.coerce.number(),
});

export const createMatchRunRepository = (tx: Tx): MatchRunRepository => ({
  async start(claim) {
    await tx.query(`insert into match_run (id, claim, started_at) values ($1, $2, $3) on conflict (claim) do nothing`, [
      tx.newId(),
      claim,
      tx.clock.now(),
    ]);
    const { rows } = await tx.query(`select r.id from match_run r where r.claim = $1`, [claim]);
    return z.object({ id: z.string() }).parse(rows[0]).id;
  },
  async addShards(runId, shards) {
    await tx.query(
      `insert into match_shard (run_id, number, agency_id, first_candidate, last_candidate, candidates)
       select $1, s.* from unnest($2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::int[]) s on conflict do nothing`,
      [
        runId,
        shards.map(({ number }) => number),
        shards.map(({ agencyId }) => agencyId),
        shards.map(({ first }) => first),
        shards.map(({ last }) => last),
        shards.map(({ candidates }) => candidates),
      ],
    );
  },
  async shards(runId) {
    const { rows } = await tx.query(
      `select s.number, s.agency_id, s.first_candidate, s.last_candidate, s.candidates from match_shard s where s.run_id = $1 order by s.number`,
      [runId],
    );
    return z
      .array(shardRow)
      .parse(rows)
      .map((row) => ({
        number: row.number,
        agencyId: toAgencyId(row.agency_id),
        first: toCandidateId(row.first_candidate),
        last: toCandidateId(row.last_candidate),
        candidates: row.candidates,
      }));
  },
  async advance(runId, number, done) {
    await tx.query(
      `update match_shard s set done = greatest(s.done, least($3::bigint, s.candidates)::int) where s.run_id = $1 and s.number = $2`,
      [runId, number, done],
    );
  },
  async finish(runId) {
    await tx.query(`update match_run r set finished_at = coalesce(r.finished_at, $2) where r.id = $1`, [runId, tx.clock.now()]);
  },
  async latest(limit) {
    const { rows } = await tx.query(
      `select r.id, r.started_at, r.finished_at, count(s.number) as shards, count(s.number) filter (where s.done >= s.candidates) as shards_done,
         coalesce(sum(s.candidates), 0) as candidates, coalesce(sum(s.done), 0) as done
       from (select * from match_run order by started_at desc limit $1) r left join match_shard s on s.run_id = r.id
       group by r.id, r.started_at, r.finished_at order by r.started_at desc`,
      [limit],
    );
    return z
      .array(runRow)
      .parse(rows)
      .map((row) => ({
        id: row.id,
        startedAt: row.started_at,
        finishedAt: row.finished_at,
        shards: row.shards,
        shardsDone: row.shards_done,
        candidates: row.candidates,
        done: row.done,
      }));
  },
  async forgetBefore(at) {
    await tx.query(`delete from match_run r where r.started_at < $1 and r.finished_at is not null`, [at]);
  },
});

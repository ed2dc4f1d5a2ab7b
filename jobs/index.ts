import type { BoundJob } from '../src/ports/job-queue.ts';
import {
  anchorChainsJob,
  countNewsJob,
  closeSearchDaysJob,
  expireVacanciesJob,
  refreshProfilesJob,
  wakeParkedJob,
  type DailyDeps,
} from './daily/job.ts';
import { checkIndexJob } from './check-index/job.ts';
import { finishMatchRunJob } from './finish-match-run/job.ts';
import { indexVacancyJob } from './index-vacancy/job.ts';
import { ingestSourceJob } from './ingest-source/job.ts';
import { judgeVacancyJob } from './judge-vacancy/job.ts';
import { matchCandidateJob } from './match-candidate/job.ts';
import { matchNewJob } from './match-new/job.ts';
import { matchShardJob } from './match-shard/job.ts';
import { planIngestJob } from './plan-ingest/job.ts';
import { readVacanciesJob } from './read-vacancies/job.ts';
import { rebuildIndexJob } from './rebuild-index/job.ts';
import { refreshProfileJob } from './refresh-profile/job.ts';
import { tellGapJob } from './tell-gap/job.ts';

/** Every kind of job there is. */
export const JOBS = [
  planIngestJob,
  ingestSourceJob,
  matchNewJob,
  matchShardJob,
  finishMatchRunJob,
  matchCandidateJob,
  judgeVacancyJob,
  refreshProfileJob,
  indexVacancyJob,
  rebuildIndexJob,
  checkIndexJob,
  tellGapJob,
  readVacanciesJob,
  expireVacanciesJob,
  wakeParkedJob,
  refreshProfilesJob,
  closeSearchDaysJob,
  anchorChainsJob,
  countNewsJob,
] as const;

type DepsOf<J> = J extends { bind(deps: infer D): BoundJob } ? D : never;
type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** What all jobs together work with. */
export type JobDeps = DailyDeps & Intersection<DepsOf<(typeof JOBS)[number]>>;

/** Every job with what it works with, for a worker. */
export function bindJobs(deps: JobDeps): readonly BoundJob[] {
  return JOBS.map((job) => job.bind(deps));
}

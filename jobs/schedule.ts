import type { ScheduleLine } from '../src/ports/job-queue.ts';
import { checkIndexJob } from './check-index/job.ts';
import { anchorChainsJob, countNewsJob, closeSearchDaysJob, expireVacanciesJob, refreshProfilesJob, wakeParkedJob } from './daily/job.ts';
import { planIngestJob } from './plan-ingest/job.ts';
import { readVacanciesJob } from './read-vacancies/job.ts';

const tz = 'Europe/Amsterdam';

/** All cron lines. None falls between 02:00 and 03:00, which the clock skips in March and repeats in October. */
export const SCHEDULE: readonly ScheduleLine[] = [
  { id: 'plan-ingest', job: planIngestJob, cron: '*/5 * * * *', tz },
  { id: 'close-search-days', job: closeSearchDaysJob, cron: '10 0 * * *', tz },
  { id: 'expire-vacancies', job: expireVacanciesJob, cron: '20 0 * * *', tz },
  { id: 'refresh-profiles', job: refreshProfilesJob, cron: '30 0 * * *', tz },
  { id: 'count-news', job: countNewsJob, cron: '10 5 * * *', tz },
  { id: 'wake-parked', job: wakeParkedJob, cron: '0 5 * * *', tz },
  { id: 'anchor-chains', job: anchorChainsJob, cron: '50 23 * * *', tz },
  { id: 'read-vacancies', job: readVacanciesJob, cron: '45 3 * * *', tz },
  { id: 'check-index', job: checkIndexJob, cron: '30 4 * * *', tz },
];

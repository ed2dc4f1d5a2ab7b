import { z } from 'zod';
import type { AnchorFile } from '../../src/ports/anchor-file.ts';
import type { Log } from '../../src/ports/log.ts';
import type { Transact } from '../../src/ports/transaction.ts';
import { listAgencies } from '../../src/usecases/agency/list-agencies.ts';
import { anchorChains } from '../../src/usecases/audit/anchor-chains.ts';
import { closeSearchDays } from '../../src/usecases/effort/close-search-days.ts';
import { refreshAgency } from '../../src/usecases/match/refresh-candidate.ts';
import type { RefreshProfileDeps } from '../../src/usecases/match/refresh-profile.ts';
import { wakeParked } from '../../src/usecases/review/wake-parked.ts';
import { expireVacancies } from '../../src/usecases/vacancy/expire-vacancies.ts';
import { countNews } from '../../src/usecases/vacancy/saved-searches.ts';
import { defineJob } from '../define-job.ts';

export type DailyDeps = RefreshProfileDeps & { readonly transaction: Transact; readonly anchors: AnchorFile; readonly log: Log };

type CountNewsDeps = Parameters<typeof countNews>[0];

const once = { payload: z.strictObject({}), retry: { attempts: 8, firstDelayMs: 30_000 } };

export const expireVacanciesJob = defineJob({
  ...once,
  name: 'expire-vacancies',
  key: () => 'expire-vacancies',
  async run(deps: DailyDeps) {
    deps.log.info('vacancies.expired', { vacancies: await expireVacancies(deps) });
  },
});

export const wakeParkedJob = defineJob({
  ...once,
  name: 'wake-parked',
  key: () => 'wake-parked',
  async run(deps: DailyDeps) {
    let woken = 0;
    for (const agencyId of await listAgencies(deps)) woken += await wakeParked(deps, agencyId);
    deps.log.info('reviews.woken', { reviews: woken });
  },
});

export const refreshProfilesJob = defineJob({
  ...once,
  name: 'refresh-profiles',
  key: () => 'refresh-profiles',
  async run(deps: DailyDeps) {
    let candidates = 0;
    for (const agencyId of await listAgencies(deps)) candidates += await refreshAgency(deps, agencyId);
    deps.log.info('profiles.refreshed', { candidates });
  },
});

export const closeSearchDaysJob = defineJob({
  ...once,
  name: 'close-search-days',
  key: () => 'close-search-days',
  async run(deps: DailyDeps) {
    let entries = 0;
    for (const agencyId of await listAgencies(deps)) entries += await closeSearchDays(deps, agencyId);
    deps.log.info('search-days.closed', { entries });
  },
});

export const countNewsJob = defineJob({
  ...once,
  name: 'count-news',
  key: () => 'count-news',
  async run(deps: DailyDeps & CountNewsDeps) {
    let searches = 0;
    for (const agencyId of await listAgencies(deps)) searches += await countNews(deps, agencyId);
    deps.log.info('saved-searches.counted', { searches });
  },
});

export const anchorChainsJob = defineJob({
  ...once,
  name: 'anchor-chains',
  key: () => 'anchor-chains',
  async run(deps: DailyDeps) {
    deps.log.info('chains.anchored', { chains: await anchorChains(deps) });
  },
});

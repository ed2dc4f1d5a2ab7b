import { judgeRun } from '../../domain/source/run-outcome.ts';
import type { SourceKind } from '../../domain/source/source.ts';
import type { SourceReader } from '../../ports/source-reader.ts';
import { createCrawl, type CrawlDeps, type FindVacancies } from './crawl.ts';
import { findVacancies as findByJsonLd } from './json-ld/find-vacancies.ts';
import { findVacancies as findByListing } from './listing/find-vacancies.ts';
import { findVacancies as findByRecruitee } from './recruitee/find-vacancies.ts';
import { findVacancies as findByRss } from './rss/find-vacancies.ts';

const FINDERS: Readonly<Record<SourceKind, FindVacancies>> = {
  'json-ld': findByJsonLd,
  listing: findByListing,
  rss: findByRss,
  recruitee: findByRecruitee,
};

/** Reads sources of every kind through the one fetcher. */
export function createSourceReader(deps: CrawlDeps): SourceReader {
  return {
    async *read(source, options = {}) {
      const crawl = createCrawl(source, deps, options);
      const fault = yield* FINDERS[source.kind](source, crawl);
      yield { kind: 'finished', tally: { ...crawl.tally }, ...judgeRun(crawl.tally, fault ?? crawl.stopFault()) };
    },
  };
}

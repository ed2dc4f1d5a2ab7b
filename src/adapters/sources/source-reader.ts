import { judgeRun } from '../../domain/source/run-outcome.ts';
import { ATS_KINDS, type SourceKind } from '../../domain/source/source.ts';
import type { SourceReader } from '../../ports/source-reader.ts';
import { findVacancies as findByAts } from './ats/find-vacancies.ts';
import { createCrawl, type CrawlDeps, type FindVacancies } from './crawl.ts';
import { findVacancies as findByJsonLd } from './json-ld/find-vacancies.ts';
import { findVacancies as findByListing } from './listing/find-vacancies.ts';
import { findVacancies as findByPage } from './page/find-vacancies.ts';
import { findVacancies as findByPdf } from './pdf/find-vacancies.ts';
import { findVacancies as findByRss } from './rss/find-vacancies.ts';

const OWN: Readonly<Partial<Record<SourceKind, FindVacancies>>> = {
  'json-ld': findByJsonLd,
  listing: findByListing,
  rss: findByRss,
  table: findByPage,
  page: findByPage,
  pdf: findByPdf,
};

function finderOf(kind: SourceKind): FindVacancies {
  const own = ATS_KINDS.some((ats) => ats === kind) ? findByAts : OWN[kind];
  if (own === undefined) throw new TypeError(`no reader for sources of kind ${kind}`);
  return own;
}

/** Reads sources of every kind through the one fetcher. */
export function createSourceReader(deps: CrawlDeps): SourceReader {
  return {
    async *read(source, options = {}) {
      const crawl = createCrawl(source, deps, options);
      const fault = yield* finderOf(source.kind)(source, crawl);
      yield { kind: 'finished', tally: { ...crawl.tally }, ...judgeRun(crawl.tally, fault ?? crawl.stopFault()) };
    },
  };
}

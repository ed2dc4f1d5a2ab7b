// npm run bench:search -- [--vacancies N] [--searches N] [--only postgres|meilisearch] [--slowest N] [--json]: generated vacancies (scripts/bench/search/documents.ts
// says how they are made) put into both search engines, each on its own server in a temporary folder, and mixed searches with facets and places
// (queries.ts), one at a time and 16 at once. Meilisearch has to be on the path; its figures are null where it is not.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadOccupations } from '../../src/adapters/rules/load-occupations.ts';
import { loadSearchLexicon } from '../../src/adapters/rules/load-search-lexicon.ts';
import { createSearchTerms } from '../../src/domain/vacancy/search-lexicon.ts';
import type { VacancyIndex, VacancyQuery } from '../../src/ports/vacancy-index.ts';
import { showProgress } from '../lines/progress.ts';
import { documentsInPieces } from './search/documents.ts';
import { aSearch } from './search/queries.ts';
import { openMeilisearch, openPostgres, type BenchServer } from './search/servers.ts';

const { values } = parseArgs({
  options: {
    vacancies: { type: 'string', default: '400000' },
    searches: { type: 'string', default: '200' },
    only: { type: 'string' },
    slowest: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const [vacancies, searches, slowest] = [Number(values.vacancies), Number(values.searches), Number(values.slowest)];
const AT_ONCE = 16;
const lexicon = loadSearchLexicon(loadOccupations());
const searchTerms = createSearchTerms(lexicon);
const queries = Array.from({ length: searches }, (_, n) => aSearch(n));

type Figures = {
  readonly documentsPerSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p50MsAt16: number;
  readonly p95MsAt16: number;
  readonly perSecondAt16: number;
};
type Timed = { readonly query: VacancyQuery; readonly ms: number };

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const rounded = (value: number): number => Number(value.toFixed(1));

/** Asks every query, so many at once. */
async function ask(index: VacancyIndex, atOnce: number): Promise<readonly Timed[]> {
  const timed: Timed[] = [];
  const waiting = queries.values();
  const worker = async (): Promise<void> => {
    for (const query of waiting) {
      const startedAt = performance.now();
      await index.search(query);
      timed.push({ query, ms: performance.now() - startedAt });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return timed;
}

async function measure(name: string, { index }: BenchServer): Promise<Figures> {
  const progress = showProgress(`vacatures in ${name}`);
  const builtFrom = performance.now();
  await index.rebuild(documentsInPieces(vacancies, searchTerms, (done) => progress(done, vacancies)));
  const seconds = (performance.now() - builtFrom) / 1_000;
  await ask(index, 1);
  const one = await ask(index, 1);
  const manyFrom = performance.now();
  const many = await ask(index, AT_ONCE);
  const manySeconds = (performance.now() - manyFrom) / 1_000;
  for (const { query, ms } of one.toSorted((a, b) => b.ms - a.ms).slice(0, slowest)) {
    const { text, near, at: _, agencyId: __, ...rest } = query;
    process.stderr.write(`${ms.toFixed(0)} ms "${text}" ${near?.km ?? '-'} km ${JSON.stringify(rest)}\n`);
  }
  const [ones, manys] = [one, many].map((timed) => timed.map(({ ms }) => ms).toSorted((a, b) => a - b));
  return {
    documentsPerSecond: Math.round(vacancies / seconds),
    p50Ms: rounded(quantile(ones ?? [], 0.5)),
    p95Ms: rounded(quantile(ones ?? [], 0.95)),
    p50MsAt16: rounded(quantile(manys ?? [], 0.5)),
    p95MsAt16: rounded(quantile(manys ?? [], 0.95)),
    perSecondAt16: rounded(searches / manySeconds),
  };
}

async function measureOn(name: 'postgres' | 'meilisearch', open: () => Promise<BenchServer | null>): Promise<Figures | null> {
  if (values.only !== undefined && values.only !== name) return null;
  const server = await open();
  if (server === null) {
    process.stderr.write(`${name} is er niet: de cijfers ervan blijven leeg.\n`);
    return null;
  }
  try {
    return await measure(name, server);
  } finally {
    await server.close();
  }
}

const postgres = await measureOn('postgres', () => openPostgres(lexicon));
const meilisearch = await measureOn('meilisearch', () => openMeilisearch(lexicon));
const flat = (name: string, figures: Figures | null) => ({
  [`${name}DocsPerSecond`]: figures?.documentsPerSecond ?? null,
  [`${name}P50Ms`]: figures?.p50Ms ?? null,
  [`${name}P95Ms`]: figures?.p95Ms ?? null,
  [`${name}P50MsAt16`]: figures?.p50MsAt16 ?? null,
  [`${name}P95MsAt16`]: figures?.p95MsAt16 ?? null,
  [`${name}PerSecondAt16`]: figures?.perSecondAt16 ?? null,
});
const figures = {
  vacancies,
  searches,
  load: rounded(loadavg()[0] ?? 0),
  ...flat('meilisearch', meilisearch),
  ...flat('postgres', postgres),
};
if (values.json) console.log(JSON.stringify(figures));
else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(28)} ${value ?? '-'}`);

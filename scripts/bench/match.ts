// npm run bench:match -- [--vacancies N] [--candidates N] [--asked N] [--json]: the kernel on a generated country (scripts/bench/match/vacancies.ts and
// candidates.ts say how it is spread): one candidate against all vacancies, all candidates against a day's new ones and against all, and the same
// filter and best fifty asked of DuckDB and of PostgreSQL, whose answers have to be the same.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { loadLimits } from '../../src/adapters/rules/load-limits.ts';
import type { LimitsPack } from '../../src/domain/limit/limits-pack.ts';
import { BEST, createKernel } from '../../src/domain/match/kernel/match-candidate.ts';
import type { VacancyIndex } from '../../src/domain/match/kernel/vacancy-index.ts';
import { addDays, type LocalDate } from '../../src/domain/shared/local-date.ts';
import { buildIndex } from './match/build-index.ts';
import { aCandidate } from './match/candidates.ts';
import { openDuckdb } from './match/in-duckdb.ts';
import { openPostgres } from './match/in-postgres.ts';
import { matchAll } from './match/match-all.ts';
import type { SqlAnswer } from './match/packed-columns.ts';
import { packVacancies } from './match/packed-columns.ts';

const { values } = parseArgs({
  options: {
    vacancies: { type: 'string', default: '400000' },
    candidates: { type: 'string', default: '50000' },
    asked: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
  },
});
const [vacancies, candidates, asked] = [Number(values.vacancies), Number(values.candidates), Number(values.asked)];
const TODAY = addDays('2026-11-02' as LocalDate, 0);
/** New vacancies of a day, of every sixteen that there are. */
const NEW_SHARE = 16;
const POSTGRES_ASKED = 40;
const GROUP = 100;

const figures: Record<string, number> = { vacancies, candidates };
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
function tell(name: string, value: number, digits: number, words: string): void {
  figures[name] = rounded(value, digits);
  if (!values.json) console.log(`${words.padEnd(72)} ${figures[name]}`);
}

/** Times of one candidate at a time against all vacancies, milliseconds, after as many again to warm up. */
function timeOneByOne(index: VacancyIndex, pack: LimitsPack, count: number): readonly number[] {
  const kernel = createKernel(index, pack);
  const times: number[] = [];
  for (let from = 0; from < 2 * count; from += GROUP) {
    const group = Array.from({ length: GROUP }, (_, at) => aCandidate(from + at, pack, TODAY));
    for (const candidate of group) {
      const startedAt = performance.now();
      kernel.match(candidate);
      times.push(performance.now() - startedAt);
    }
  }
  return times.slice(count).sort((a, b) => a - b);
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const quantile = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

/** Asks the same of a database and of the kernel. @returns mean milliseconds of the database, and for how many candidates the answers differ */
async function compare(
  index: VacancyIndex,
  pack: LimitsPack,
  count: number,
  ask: (sql: string) => Promise<SqlAnswer>,
  queryFor: ReturnType<typeof packVacancies>['queryFor'],
): Promise<{ readonly meanMs: number; readonly mismatches: number }> {
  const kernel = createKernel(index, pack);
  let mismatches = 0;
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    const candidate = aCandidate(number, pack, TODAY);
    const query = queryFor(candidate, BEST);
    const startedAt = performance.now();
    const { conflicts, ranks } = await ask(query);
    times.push(performance.now() - startedAt);
    const own = kernel.match(candidate);
    const best = own.best.map(({ position }) => index.rank[position] ?? 0);
    if (own.conflicts.join() !== conflicts.join() || best.join() !== ranks.join()) mismatches += 1;
  }
  // The first few warm the database up.
  return { meanMs: mean(times.slice(Math.min(5, count - 1))), mismatches };
}

async function measure(): Promise<void> {
  const pack = loadLimits();
  const { index, seconds } = buildIndex(0, vacancies, pack, TODAY);
  tell('buildSeconds', seconds, 2, `build of the index of ${vacancies} vacancies, s`);
  const times = timeOneByOne(index, pack, Math.min(2000, candidates));
  tell('oneMeanMs', mean(times), 3, 'one candidate against all, mean, ms');
  tell('oneP99Ms', quantile(times, 0.99), 3, 'one candidate against all, p99, ms');
  const fresh = buildIndex(vacancies, Math.ceil(vacancies / NEW_SHARE), pack, TODAY);
  tell('newBuildSeconds', fresh.seconds, 2, `build of the index of ${fresh.index.size} new vacancies, s`);
  tell(
    'newPairsSeconds',
    (await matchAll(fresh.index, TODAY, candidates, 1)).seconds,
    2,
    `${candidates} candidates against the new, one core, s`,
  );
  const two = await matchAll(index, TODAY, candidates, 2);
  tell('allPairsSeconds', two.seconds, 2, `${candidates} candidates against all, two cores, s`);
  tell('allPairsCpuSeconds', two.cpuSeconds, 2, 'the same in processor time of one of the two threads, s');
  tell(
    'allPairsOneCoreSeconds',
    (await matchAll(index, TODAY, candidates, 1)).seconds,
    2,
    `${candidates} candidates against all, one core, s`,
  );
  tell('pairsWithoutConflict', two.pairs, 0, 'pairs without a conflict');
  tell('rssMb', process.resourceUsage().maxRSS / 1024, 0, 'highest memory of the process until here, MB');

  const packed = packVacancies(index, pack);
  const duckdb = await openDuckdb(packed, 2);
  const inDuckdb = await compare(index, pack, asked, duckdb.ask, packed.queryFor);
  duckdb.close();
  tell('duckdbMeanMs', inDuckdb.meanMs, 2, 'the same in DuckDB on two threads, mean, ms');
  tell('timesDuckdb', inDuckdb.meanMs / mean(times), 1, 'times as long as the kernel on one');
  const postgres = await openPostgres(packed);
  const inPostgres = await compare(index, pack, Math.min(asked, POSTGRES_ASKED), postgres.ask, packed.queryFor);
  await postgres.close();
  tell('postgresMeanMs', inPostgres.meanMs, 2, 'the same in PostgreSQL, mean, ms');
  tell('timesPostgres', inPostgres.meanMs / mean(times), 1, 'times as long as the kernel');
  tell('mismatches', inDuckdb.mismatches + inPostgres.mismatches, 0, 'answers that differ');
  tell('loadAverage', loadavg()[0] ?? 0, 2, 'load of the machine in the last minute, of all that runs on it');
}

await measure();
if (values.json) console.log(JSON.stringify(figures));

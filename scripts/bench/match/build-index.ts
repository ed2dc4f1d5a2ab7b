import type { LimitsPack } from '../../../src/domain/limit/limits-pack.ts';
import { createIndexBuilder } from '../../../src/domain/match/kernel/index-vacancies.ts';
import type { VacancyIndex } from '../../../src/domain/match/kernel/vacancy-index.ts';
import type { LocalDate } from '../../../src/domain/shared/local-date.ts';
import { aVacancy } from './vacancies.ts';

const BATCH = 500;

/**
 * Builds an index of generated vacancies, the first of them number `from`.
 * @returns the index, and the seconds that building took without making up the vacancies
 */
export function buildIndex(
  from: number,
  count: number,
  pack: LimitsPack,
  today: LocalDate,
): { readonly index: VacancyIndex; readonly seconds: number } {
  const builder = createIndexBuilder(pack, today);
  let spentMs = 0;
  for (let at = 0; at < count; at += BATCH) {
    const vacancies = Array.from({ length: Math.min(BATCH, count - at) }, (_, number) => aVacancy(from + at + number, today));
    const startedAt = performance.now();
    for (const vacancy of vacancies) builder.add(vacancy);
    spentMs += performance.now() - startedAt;
  }
  const startedAt = performance.now();
  const index = builder.finish(`bench-${count}`);
  return { index, seconds: (spentMs + performance.now() - startedAt) / 1000 };
}

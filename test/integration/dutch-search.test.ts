// How many of the vacancies that people mean are found by what they type in Dutch, with what is known of the language and without it. The
// vacancies are those of the demo; the questions and what is meant by them stand in test/fixtures/search.
import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadVacancies } from '../../scripts/demo/labour-market/vacancies.ts';
import { searchKey } from '../../src/adapters/meilisearch/search-key.ts';
import { createMeilisearchVacancyIndex } from '../../src/adapters/meilisearch/vacancy-index.ts';
import { createPostgresVacancyIndex } from '../../src/adapters/postgres/search/vacancy-index.ts';
import { loadOccupations } from '../../src/adapters/rules/load-occupations.ts';
import { loadSearchLexicon } from '../../src/adapters/rules/load-search-lexicon.ts';
import { createSearchTerms, type SearchLexicon } from '../../src/domain/vacancy/search-lexicon.ts';
import { localDateOf } from '../../src/domain/shared/local-date.ts';
import type { VacancyIndex } from '../../src/ports/vacancy-index.ts';
import { aVacancyDocument, aVacancyQuery, NOW, vacancyIdOf } from '../support/a-vacancy-document.ts';
import { mayTestMeilisearch, startMeilisearch } from '../support/meilisearch-server.ts';
import { createTestDatabase } from '../support/test-database.ts';

const QUESTIONS = Object.entries(
  z
    .record(z.string(), z.array(z.string()))
    .parse(parse(readFileSync(new URL('../fixtures/search/dutch-queries.yaml', import.meta.url), 'utf8'))),
);
const VACANCIES = loadVacancies(localDateOf(NOW));
const WITH = loadSearchLexicon(loadOccupations());
/** What a search engine knows of itself: stop words, and no more. */
const WITHOUT: SearchLexicon = { ...WITH, groups: [], parts: new Set() };

type Figures = { readonly recall: number; readonly inTen: number };

/** Share of the meant vacancies that are found at all, and of the first ten that are meant (as many as there are), over all questions. */
async function measure(index: VacancyIndex, lexicon: SearchLexicon): Promise<Figures> {
  const searchTerms = createSearchTerms(lexicon);
  await index.rebuild(
    (async function* () {
      yield VACANCIES.map(({ title, text, employer, place }, n) =>
        aVacancyDocument(n, { title, body: text, employer, town: place, terms: searchTerms(title, text) }),
      );
    })(),
  );
  let [asked, recall, inTen] = [0, 0, 0];
  for (const [text, titles] of QUESTIONS) {
    const meant = new Set(VACANCIES.flatMap(({ title }, n) => (titles.some((part) => title.includes(part)) ? [vacancyIdOf(n)] : [])));
    if (meant.size === 0) continue;
    const { hits } = await index.search(aVacancyQuery({ text, limit: 100 }));
    const found = hits.map(({ id }) => id);
    asked += 1;
    recall += found.filter((id) => meant.has(id)).length / meant.size;
    inTen += found.slice(0, 10).filter((id) => meant.has(id)).length / Math.min(10, meant.size);
  }
  return { recall: recall / asked, inTen: inTen / asked };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function tell(engine: string, knowing: Figures, bare: Figures): void {
  const line = ({ recall, inTen }: Figures): string => `found ${percent(recall)}, among the first ten ${percent(inTen)}`;
  console.log(
    `Dutch on ${engine}, ${QUESTIONS.length} questions over ${VACANCIES.length} vacancies\n  with:    ${line(knowing)}\n  without: ${line(bare)}`,
  );
}

it('asks of what is there: every title that is meant belongs to a vacancy', () => {
  const parts = QUESTIONS.flatMap(([, titles]) => titles);
  expect(parts.filter((part) => !VACANCIES.some(({ title }) => title.includes(part)))).toEqual([]);
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(100);
});

describe('Dutch on PostgreSQL', () => {
  let close: () => Promise<void>;
  let open: (lexicon: SearchLexicon) => VacancyIndex;
  beforeAll(async () => {
    const database = await createTestDatabase();
    const pool = new Pool({ connectionString: database.urls.app, options: '-c search_path=spoor,public', max: 2 });
    pool.on('error', () => undefined);
    open = (lexicon) => createPostgresVacancyIndex({ pool, lexicon });
    close = async () => {
      await pool.end();
      await database.close();
    };
  });
  afterAll(() => close());

  it('finds most of what is meant, and far more than without', async () => {
    const knowing = await measure(open(WITH), WITH);
    const bare = await measure(open(WITHOUT), WITHOUT);
    tell('PostgreSQL', knowing, bare);
    expect(knowing.recall).toBeGreaterThan(0.85);
    expect(knowing.inTen).toBeGreaterThan(0.75);
    expect(knowing.recall - bare.recall).toBeGreaterThan(0.2);
  });
});

describe.runIf(mayTestMeilisearch())('Dutch on Meilisearch', () => {
  it('finds most of what is meant, and more than without', async () => {
    const server = await startMeilisearch();
    const key = await searchKey(server);
    const on = async (lexicon: SearchLexicon): Promise<VacancyIndex> => {
      const index = createMeilisearchVacancyIndex({ url: server.url, key, lexicon });
      await index.prepare();
      return index;
    };
    const knowing = await measure(await on(WITH), WITH);
    const bare = await measure(await on(WITHOUT), WITHOUT);
    tell('Meilisearch', knowing, bare);
    await server.close();
    expect(knowing.recall).toBeGreaterThan(0.85);
    expect(knowing.inTen).toBeGreaterThan(0.75);
    expect(knowing.recall - bare.recall).toBeGreaterThan(0.1);
  });
});

import { Pool } from 'pg';
import { describe } from 'vitest';
import { createPostgresVacancyIndex } from '../../../../../src/adapters/postgres/search/vacancy-index.ts';
import { LEXICON, vacancyIndexContract } from '../../../../contracts/vacancy-index.contract.ts';
import { createTestDatabase } from '../../../../support/test-database.ts';

describe('vacancy search on PostgreSQL', () => {
  vacancyIndexContract(async () => {
    const database = await createTestDatabase();
    const pool = new Pool({ connectionString: database.urls.app, options: '-c search_path=spoor,public', max: 4 });
    pool.on('error', () => undefined);
    return {
      index: createPostgresVacancyIndex({ pool, lexicon: LEXICON }),
      async close() {
        await pool.end();
        await database.close();
      },
    };
  });
});

/** Makes the key with which the service works on Meilisearch, once, and prints it: npm run search-key */
import { searchKey } from '../src/adapters/meilisearch/search-key.ts';
import { AppError } from '../src/domain/shared/errors.ts';

const { MEILISEARCH_URL: url = '', MEILISEARCH_MASTER_KEY: masterKey = '' } = process.env;

if (url === '' || masterKey === '') {
  console.error(`Gebruik: MEILISEARCH_URL=http://… MEILISEARCH_MASTER_KEY=… npm run --silent search-key

Drukt de sleutel af die in MEILISEARCH_KEY hoort. Hij mag alleen in de index van de vacatures zoeken en schrijven. De hoofdsleutel heeft de
dienst zelf niet nodig: zet die niet in haar omgeving. Bij dezelfde hoofdsleutel hoort altijd dezelfde sleutel.`);
  process.exitCode = 1;
} else {
  try {
    console.log(await searchKey({ url, masterKey }));
  } catch (error) {
    console.error(error instanceof AppError ? error.message : error);
    process.exitCode = 1;
  }
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReferenceList } from '../../../../src/adapters/postgres/reference-lists.ts';
import { checkReferenceLists, recordReferenceLists } from '../../../../src/adapters/postgres/reference-lists.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const aList = (sha256: string | null, name = 'occupations'): ReferenceList => ({
  name,
  file: 'data/occupations.csv',
  sha256: sha256 === null ? null : sha256.repeat(64),
  command: 'npm run import:occupations -- MAP',
});
const check = (list: ReferenceList) => checkReferenceLists(database.urls.app, [list]);

it('lets a process start with the lists of the installation, and without any where none was noted', async () => {
  await expect(check(aList(null))).resolves.toBeUndefined();
  await recordReferenceLists(database.urls.owner, [aList('a')]);
  await expect(check(aList('a'))).resolves.toBeUndefined();
});

it('refuses a process with another list, and names the commands', async () => {
  await recordReferenceLists(database.urls.owner, [aList('a')]);
  await expect(check(aList('b'))).rejects.toThrow(
    'data/occupations.csv is een andere lijst dan die van de andere processen van deze dienst. Zet op elke machine hetzelfde bestand (te maken met: npm run import:occupations -- MAP). Is deze lijst de goede, leg haar dan vast met: npm run migrate',
  );
});

it('refuses a process without the list, and one with a list that the others lack', async () => {
  await recordReferenceLists(database.urls.owner, [aList('a'), aList(null, 'postcodes')]);
  await expect(check(aList(null))).rejects.toThrow('data/occupations.csv is er niet');
  await expect(check(aList('c', 'postcodes'))).rejects.toThrow('staat hier wel');
});

it('takes the new list once it is noted, and leaves what was noted where it is asked to', async () => {
  await recordReferenceLists(database.urls.owner, [aList('a')]);
  await recordReferenceLists(database.urls.owner, [aList('b')], 'all');
  await expect(check(aList('a'))).resolves.toBeUndefined();
  await recordReferenceLists(database.urls.owner, [aList('b')]);
  await expect(check(aList('b'))).resolves.toBeUndefined();
});

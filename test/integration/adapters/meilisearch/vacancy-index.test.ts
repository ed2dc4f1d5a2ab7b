import { createServer } from 'node:http';
import { once } from 'node:events';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchKey } from '../../../../src/adapters/meilisearch/search-key.ts';
import { createMeilisearchVacancyIndex } from '../../../../src/adapters/meilisearch/vacancy-index.ts';
import { LEXICON, vacancyIndexContract } from '../../../contracts/vacancy-index.contract.ts';
import { aVacancyDocument, aVacancyQuery } from '../../../support/a-vacancy-document.ts';
import { mayTestMeilisearch, startMeilisearch, type MeilisearchServer } from '../../../support/meilisearch-server.ts';

describe.runIf(mayTestMeilisearch())('vacancy search on Meilisearch', () => {
  vacancyIndexContract(async () => {
    const server = await startMeilisearch();
    const index = createMeilisearchVacancyIndex({ url: server.url, key: await searchKey(server), lexicon: LEXICON });
    await index.prepare();
    return { index, close: () => server.close() };
  });

  describe('at start', () => {
    let server: MeilisearchServer;
    beforeAll(async () => {
      server = await startMeilisearch();
    });
    afterAll(() => server.close());
    const prepare = async (key: string | null, url = server.url) => createMeilisearchVacancyIndex({ url, key, lexicon: LEXICON }).prepare();

    it('asks to be built when it is new, and when its settings were others', async () => {
      const key = await searchKey(server);
      expect(await prepare(key)).toBe('rebuild');
      expect(await prepare(key)).toBe('ready');
      const other = createMeilisearchVacancyIndex({ url: server.url, key, lexicon: { ...LEXICON, groups: [['kok', 'kokkin']] } });
      expect(await other.prepare()).toBe('rebuild');
      await other.rebuild((async function* () {})());
      expect(await other.prepare()).toBe('ready');
    });

    it('gives one key for one master key', async () => {
      expect(await searchKey(server)).toBe(await searchKey(server));
    });

    it('refuses to work without a key, with the master key, with the admin key, and with a wrong one', async () => {
      const { results } = await new Meilisearch({ host: server.url, apiKey: server.masterKey }).getKeys();
      const admin = results.find(({ name }) => name?.includes('Admin'))?.key ?? '';
      await expect(prepare(null)).rejects.toThrow('MEILISEARCH_KEY ontbreekt');
      await expect(prepare(server.masterKey)).rejects.toThrow('mag alles op de zoekserver');
      await expect(prepare(admin)).rejects.toThrow('mag alles op de zoekserver');
      await expect(prepare('verkeerd')).rejects.toThrow(/weigert MEILISEARCH_KEY/);
      await expect(prepare('verkeerd')).rejects.not.toThrow('verkeerd');
    });

    it('refuses a server that is open to all', async () => {
      const open = await startMeilisearch({ masterKey: null });
      await expect(prepare('wat dan ook', open.url)).rejects.toThrow('heeft geen hoofdsleutel');
      await open.close();
    });

    it.each([
      [
        'an older version',
        { health: [200, { status: 'available' }], version: [200, { pkgVersion: '1.12.3' }] },
        'is Meilisearch 1.12.3; nodig is 1.50 of nieuwer',
      ],
      ['a version to come', { health: [200, { status: 'available' }], version: [200, { pkgVersion: '2.0.0' }] }, 'is Meilisearch 2.0.0'],
      [
        'an older version under a key that may not ask',
        {
          health: [200, { status: 'available' }],
          'indexes/vacancies': [200, { uid: 'vacancies' }],
          'indexes/vacancies/settings': [200, { stopWords: [] }],
        },
        'kent de instellingen searchableAttributes',
      ],
      ['another web server', { health: [404, { message: 'niet hier' }] }, 'antwoordt iets anders dan Meilisearch'],
      ['another healthy service', { health: [200, { ok: true }] }, 'antwoordt iets anders dan Meilisearch'],
      ['a broken one', { health: [500, { message: 'stuk' }] }, 'antwoordt niet zoals Meilisearch'],
    ] satisfies [string, { [path: string]: [number, object] }, string][])(
      'refuses %s',
      async (_, answers: { [path: string]: [number, object] }, sentence) => {
        const impostor = createServer((request, response) => {
          const [status, answer] = answers[request.url?.slice(1).split('?')[0] ?? ''] ?? [403, { code: 'invalid_api_key' }];
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
        });
        impostor.listen(0, '127.0.0.1');
        await once(impostor, 'listening');
        const address = impostor.address();
        await expect(prepare('sleutel', `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`)).rejects.toThrow(sentence);
        impostor.close();
      },
    );

    it('gives a key that reaches nothing else on the server', async () => {
      const limited = new Meilisearch({ host: server.url, apiKey: await searchKey(server) });
      const master = new Meilisearch({ host: server.url, apiKey: server.masterKey });
      await master.createIndex('anders').waitTask();
      await expect(limited.index('anders').search('')).rejects.toThrow('authorized indexes are');
      await expect(limited.getKeys()).rejects.toThrow('API key is invalid');
      await expect(limited.createDump()).rejects.toThrow('API key is invalid');
    });
  });

  it('says which task the server could not do, and that trying again does not help', async () => {
    const server = await startMeilisearch();
    const index = createMeilisearchVacancyIndex({ url: server.url, key: await searchKey(server), lexicon: LEXICON });
    await index.prepare();
    const faulty = { ...aVacancyDocument(1), id: 'geen geldig nummer!' as ReturnType<typeof aVacancyDocument>['id'] };
    await expect(index.put([faulty])).rejects.toMatchObject({
      code: 'upstream',
      retry: 'never',
      message: expect.stringContaining('invalid_document_id'),
    });
    await server.close();
    await expect(index.search(aVacancyQuery())).rejects.toMatchObject({ code: 'upstream', retry: 'back-off' });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SourceRecipe } from '../../src/domain/source/source.ts';
import type { PageMemory } from '../../src/ports/source-reader.ts';
import { aSource, endOf, postingsOf, readSource, stillThereOf } from '../support/read-source.ts';
import { serveSite, type Answers, type ServedSite } from '../support/served-site.ts';

/** A kind of source, and a site of that kind that shows the two vacancies below. */
export type SourceKindCase = { readonly name: string; readonly recipe: SourceRecipe; readonly path: string; readonly site: Answers };

const TITLES = ['Medewerker wasserij', 'Chauffeur rolstoeltaxi'];
const WORDS = ['bedient de mangel', 'zet de rolstoel vast'];
const LOGIN = '<html><head><title>Inloggen</title></head><body><h1>Inloggen</h1><form><input type="password"></form></body></html>';
const WALL = '<html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1></body></html>';

/** What every kind of source owes the service. */
export function sourceKindContract({ name, recipe, path, site }: SourceKindCase): void {
  describe(`a source: ${name}`, () => {
    let served: ServedSite;
    beforeAll(async () => void (served = await serveSite(site)));
    afterAll(() => served.close());
    beforeEach(() => served.answer(site));
    const read = (kept?: Map<string, PageMemory>) => readSource(aSource(recipe, `${served.origin}${path}`), kept);

    it('gives each vacancy whole, once, under a key of its own', async () => {
      const events = await read();
      const postings = postingsOf(events);
      expect(postings.map(({ title }) => title)).toEqual(TITLES);
      for (const [at, word] of WORDS.entries()) expect(postings[at]?.description).toContain(word);
      expect(new Set(postings.map(({ externalKey }) => externalKey)).size).toBe(2);
      expect(postings.every(({ url, cut }) => url !== null && !cut)).toBe(true);
      expect(endOf(events)).toMatchObject({ state: 'complete', reason: null, tally: { found: 2, unreadable: 0, unreadableCards: 0 } });
    });

    it('loses nothing when nothing changed', async () => {
      const kept = new Map<string, PageMemory>();
      const keys = postingsOf(await read(kept)).map(({ externalKey }) => externalKey);
      const again = await read(kept);
      expect(stillThereOf(again).toSorted()).toEqual(keys.toSorted());
      expect(postingsOf(again)).toEqual([]);
      expect(endOf(again)).toMatchObject({ state: 'complete', tally: { found: 2 } });
    });

    it.each([
      ['a fault of the server', { body: 'Storing', status: 503 }],
      ['a refusal', { body: 'Verboden', status: 403 }],
      ['a page that is gone', { body: 'Weg', status: 404 }],
      ['a login page', { body: LOGIN }],
      ['a wall before the site', { body: WALL }],
      ['half an answer', { body: '{"jobs": [{"title": "Medew', type: 'application/json' }],
    ])('takes %s for a fault, never for an empty list', async (_, answer) => {
      served.answer(({ path: asked }) => (asked === '/robots.txt' ? null : answer));
      const events = await read();
      expect(postingsOf(events)).toEqual([]);
      expect(endOf(events)?.state).not.toBe('complete');
    });

    it('asks for nothing that robots.txt keeps from it', async () => {
      served.answer((asked) =>
        asked.path === '/robots.txt' ? { body: 'User-agent: Spoorzoeker\nDisallow: /\n', type: 'text/plain' } : site(asked),
      );
      const before = served.asked.length;
      expect(endOf(await read())).toMatchObject({ state: 'blocked', reason: 'refused-by-robots' });
      expect(served.asked.slice(before)).toEqual([]);
    });
  });
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toSourceId } from '../../src/domain/shared/ids.ts';
import type { SearchLexicon } from '../../src/domain/vacancy/search-lexicon.ts';
import { CAP, type VacancyDocument, type VacancyHits, type VacancyIndex, type VacancyQuery } from '../../src/ports/vacancy-index.ts';
import { aVacancyDocument, aVacancyQuery, daysAgo, NOW, OTHER_AGENCY, OWN_AGENCY, vacancyIdOf } from '../support/a-vacancy-document.ts';

/** One search engine with an empty index. */
export type IndexSystem = {
  readonly index: VacancyIndex;
  close(): Promise<void>;
};

/** The little that is known of Dutch here. */
export const LEXICON: SearchLexicon = {
  stopWords: new Set(['de', 'en', 'voor', 'in']),
  groups: [
    ['schoonmaker', 'schoonmaakster', 'interieurverzorger'],
    ['ict', 'informatietechnologie'],
  ],
  parts: new Set(['heftruck', 'chauffeur']),
};

const UTRECHT = { lat: 52.0907, lon: 5.1214 };
/** 15 km from Utrecht. */
const AMERSFOORT = { lat: 52.1561, lon: 5.3878 };
/** 35 km from Utrecht. */
const AMSTERDAM = { lat: 52.3676, lon: 4.9041 };
const BOARD = toSourceId('00000000-0000-4000-8000-0000000000b1');
const SITE = toSourceId('00000000-0000-4000-8000-0000000000b2');

async function* inBatches(documents: readonly VacancyDocument[], size = 2): AsyncGenerator<readonly VacancyDocument[]> {
  for (let from = 0; from < documents.length; from += size) yield documents.slice(from, from + size);
}

const numbersOf = ({ hits }: VacancyHits): number[] => hits.map(({ id }) => Number(id.slice(-12)));
const plain = (text: VacancyHits['hits'][number]['title']): string => text.map((piece) => piece.text).join('');
const marked = (text: VacancyHits['hits'][number]['title']): string[] => text.flatMap((piece) => (piece.marked ? [piece.text] : []));

/** What every vacancy search has to do, whatever it is made of. */
export function vacancyIndexContract(openSystem: () => Promise<IndexSystem>): void {
  let system: IndexSystem;
  beforeAll(async () => {
    system = await openSystem();
  });
  afterAll(() => system.close());

  const fill = (documents: readonly VacancyDocument[]): Promise<void> => system.index.rebuild(inBatches(documents));
  const search = (facts: Partial<VacancyQuery>): Promise<VacancyHits> => system.index.search(aVacancyQuery(facts));
  const find = async (facts: Partial<VacancyQuery>): Promise<number[]> => numbersOf(await search(facts)).toSorted((a, b) => a - b);
  const fingerprints = async (): Promise<string[]> => {
    const all: string[] = [];
    for await (const piece of system.index.fingerprints()) all.push(...piece.map(({ fingerprint }) => fingerprint));
    return all.toSorted();
  };

  describe('text', () => {
    beforeAll(() =>
      fill([
        aVacancyDocument(1, {
          title: 'Heftruckchauffeur',
          body: 'In ons magazijn in Nieuwegein rijdt u op de heftruck.',
          terms: ['heftruck', 'chauffeur'],
        }),
        aVacancyDocument(2, { title: 'Financieel medewerker', body: 'U boekt facturen. Geen ervaring met een heftruck nodig.' }),
        aVacancyDocument(3, { title: 'Schoonmaker scholen', body: 'U houdt lokalen en gangen schoon.', town: 'Amersfoort' }),
        aVacancyDocument(4, { title: 'Medewerker crèche', body: 'Met kinderen spelen en voorlezen.', employer: 'De Zandbak' }),
        aVacancyDocument(5, {
          title: 'Verkoopmedewerker',
          body: "Tomaten, foto's en café-artikelen verkopen in onze winkel.",
          firstSeenAt: daysAgo(1),
        }),
        aVacancyDocument(6, { title: 'Verkoopmedewerker', body: 'Schoenen verkopen.', firstSeenAt: daysAgo(9) }),
      ]),
    );

    it('finds a word in title, text, employer and town', async () => {
      expect(await find({ text: 'schoonmaker' })).toEqual([3]);
      expect(await find({ text: 'facturen' })).toEqual([2]);
      expect(await find({ text: 'zandbak' })).toEqual([4]);
      expect(await find({ text: 'amersfoort' })).toEqual([3]);
    });

    it('finds everything without a text, the newest first', async () => {
      const all = await search({});
      expect(all.total).toBe(6);
      expect(all.atLeast).toBe(false);
      expect(numbersOf(all)[0]).toBe(5);
      expect(numbersOf(all).at(-1)).toBe(6);
    });

    it('puts a word in the title before the same word in the text', async () => {
      expect(numbersOf(await search({ text: 'heftruck' }))).toEqual([1, 2]);
    });

    it('puts the newer of two that are as good first', async () => {
      expect(numbersOf(await search({ text: 'verkoopmedewerker' }))).toEqual([5, 6]);
    });

    it('asks for every word', async () => {
      expect(await find({ text: 'medewerker facturen' })).toEqual([2]);
      expect(await find({ text: 'facturen kinderen' })).toEqual([]);
    });

    it('passes over words that say nothing', async () => {
      expect(await find({ text: 'de schoonmaker in de scholen' })).toEqual([3]);
    });

    it('takes words between quotes as a phrase, and leaves out what has a minus', async () => {
      expect(await find({ text: '"ervaring met een heftruck"' })).toEqual([2]);
      expect(await find({ text: '"heftruck ervaring"' })).toEqual([]);
      expect(await find({ text: 'heftruck -facturen' })).toEqual([1]);
    });

    it('does not look at accents', async () => {
      expect(await find({ text: 'creche' })).toEqual([4]);
      expect(await find({ text: 'crèche' })).toEqual([4]);
      expect(await find({ text: 'financiëel' })).toEqual([2]);
    });

    it('forgives an error in a longer word', async () => {
      expect(await find({ text: 'schoonmakr' })).toEqual([3]);
      expect(await find({ text: 'heftrukchauffeur' })).toEqual([1]);
      expect(await find({ text: 'verkoopmedewreker' })).toEqual([5, 6]);
    });

    it('forgives none in a short one', async () => {
      expect(await find({ text: 'zond' })).toEqual([]);
    });

    it('finds what is called otherwise', async () => {
      expect(await find({ text: 'schoonmaakster' })).toEqual([3]);
      expect(await find({ text: 'interieurverzorger' })).toEqual([3]);
    });

    it('finds a compound by one of its parts', async () => {
      expect(await find({ text: 'chauffeur' })).toEqual([1]);
      expect(await find({ text: 'heftruck chauffeur' })).toEqual([1]);
    });

    it.each([
      '"',
      '-',
      '- -',
      ':*',
      "';drop table vacancy_document",
      '(((',
      '| & !',
      'a & | b',
      '\\',
      '%',
      '<b>',
      '\0',
      '🙂',
      'x'.repeat(2_000),
    ])('takes %j for what it is: a text', async (text) => {
      expect((await search({ text })).total).toBeGreaterThanOrEqual(0);
    });

    it('marks what was found, and shows the passage', async () => {
      const { hits } = await search({ text: 'facturen' });
      expect(hits.map(({ excerpt }) => marked(excerpt))).toEqual([['facturen']]);
      expect(plain(hits[0]?.excerpt ?? [])).toContain('boekt facturen.');
      const [titled] = (await search({ text: 'schoonmaker' })).hits;
      expect(marked(titled?.title ?? [])).toEqual(['Schoonmaker']);
    });

    it('shows the beginning of the text without a question, and marks nothing', async () => {
      const shown = (await search({})).hits.find(({ id }) => id === vacancyIdOf(3));
      expect(shown).toMatchObject({ employer: 'Bedrijf', town: 'Amersfoort', km: null, firstSeenAt: daysAgo(2) });
      expect(plain(shown?.title ?? [])).toBe('Schoonmaker scholen');
      expect(plain(shown?.excerpt ?? [])).toContain('U houdt lokalen');
      expect(marked(shown?.excerpt ?? [])).toEqual([]);
    });

    it('gives page after page, each once', async () => {
      const pages = await Promise.all([0, 2, 4, 6].map((offset) => search({ limit: 2, offset })));
      expect(pages.map(({ hits }) => hits.length)).toEqual([2, 2, 2, 0]);
      expect(new Set(pages.flatMap(numbersOf)).size).toBe(6);
    });
  });

  describe('facts', () => {
    beforeAll(() =>
      fill([
        aVacancyDocument(1, {
          contract: ['vast'],
          education: 'mbo2',
          hoursMin: 16,
          hoursMax: 24,
          occupation: '8344',
          sources: [BOARD],
          firstSeenAt: daysAgo(0),
        }),
        aVacancyDocument(2, {
          contract: ['vast', 'tijdelijk'],
          education: 'mbo2',
          hoursMin: 36,
          hoursMax: 40,
          occupation: '8332',
          sources: [BOARD, SITE],
          workingTimes: ['avond'],
        }),
        aVacancyDocument(3, {
          contract: ['tijdelijk'],
          education: 'hbo',
          hoursMin: 32,
          hoursMax: 32,
          occupation: '2411',
          sources: [SITE],
          point: AMERSFOORT,
          firstSeenAt: daysAgo(5),
        }),
        aVacancyDocument(4, { point: AMSTERDAM, firstSeenAt: daysAgo(20), workingTimes: ['avond', 'weekend'] }),
        aVacancyDocument(5, { point: null, firstSeenAt: daysAgo(90) }),
      ]),
    );

    it('narrow a search, and widen each other within one list', async () => {
      expect(await find({ contract: ['vast'] })).toEqual([1, 2]);
      expect(await find({ contract: ['vast', 'tijdelijk'] })).toEqual([1, 2, 3]);
      expect(await find({ contract: ['tijdelijk'], education: ['mbo2'] })).toEqual([2]);
      expect(await find({ workingTimes: ['weekend'] })).toEqual([4]);
      expect(await find({ sources: [SITE] })).toEqual([2, 3]);
    });

    it('narrow by a group of occupations of any width', async () => {
      expect(await find({ occupations: ['8'] })).toEqual([1, 2]);
      expect(await find({ occupations: ['83'] })).toEqual([1, 2]);
      expect(await find({ occupations: ['8332'] })).toEqual([2]);
      expect(await find({ occupations: ['24', '8344'] })).toEqual([1, 3]);
    });

    it('narrow by hours wherever the hours of the vacancy lie in the band', async () => {
      expect(await find({ hours: ['16-23'] })).toEqual([1]);
      expect(await find({ hours: ['24-31'] })).toEqual([1]);
      expect(await find({ hours: ['32-35', '36+'] })).toEqual([2, 3]);
      expect(await find({ hours: ['onbekend'] })).toEqual([4, 5]);
    });

    it('narrow by distance, and tell it', async () => {
      expect(await find({ near: { point: UTRECHT, km: 5 } })).toEqual([1, 2]);
      expect(await find({ near: { point: UTRECHT, km: 25 } })).toEqual([1, 2, 3]);
      expect(await find({ near: { point: UTRECHT, km: 60 } })).toEqual([1, 2, 3, 4]);
      const [amersfoort] = (await search({ near: { point: AMERSFOORT, km: 5 } })).hits;
      expect(amersfoort?.km).toBe(0);
      const far = (await search({ near: { point: UTRECHT, km: 60 } })).hits.find(({ id }) => id === vacancyIdOf(3));
      expect(far?.km).toBeGreaterThan(17);
      expect(far?.km).toBeLessThan(22);
    });

    it('narrow by when a vacancy was first seen, the moment itself in', async () => {
      expect(await find({ seenSince: daysAgo(5) })).toEqual([1, 2, 3]);
      expect(await find({ seenSince: new Date(daysAgo(5).getTime() + 1) })).toEqual([1, 2]);
    });

    it('are counted', async () => {
      const { facets } = await search({});
      const exact = (pairs: readonly (readonly [string | number, number])[]) =>
        pairs.map(([value, count]) => ({ value, count, atLeast: false }));
      expect(facets.contract).toEqual(
        exact([
          ['tijdelijk', 2],
          ['vast', 2],
        ]),
      );
      expect(facets.education).toEqual(
        exact([
          ['mbo2', 2],
          ['hbo', 1],
        ]),
      );
      expect(facets.occupations).toEqual(
        exact([
          ['83', 2],
          ['24', 1],
        ]),
      );
      expect(facets.workingTimes).toEqual(
        exact([
          ['avond', 2],
          ['weekend', 1],
        ]),
      );
      expect(facets.hours).toEqual(
        exact([
          ['16-23', 1],
          ['24-31', 1],
          ['32-35', 1],
          ['36+', 1],
          ['onbekend', 2],
        ]),
      );
      expect(facets.sources).toEqual(
        exact([
          [BOARD, 2],
          [SITE, 2],
        ]),
      );
      expect(facets.distance).toEqual([]);
      expect(facets.seen).toEqual(
        exact([
          [1, 1],
          [3, 2],
          [7, 3],
          [14, 3],
          [30, 4],
        ]),
      );
    });

    it('are counted as if their own list narrowed nothing, since its choices widen each other', async () => {
      const { facets, total } = await search({ contract: ['vast'], education: ['mbo2'] });
      expect(total).toBe(2);
      expect(facets.contract.map(({ value, count }) => [value, count])).toEqual([
        ['vast', 2],
        ['tijdelijk', 1],
      ]);
      expect(facets.education.map(({ value, count }) => [value, count])).toEqual([['mbo2', 2]]);
    });

    it('are counted by ring around a point', async () => {
      const rings = async (km: number) => {
        const { facets } = await search({ near: { point: UTRECHT, km } });
        return facets.distance.map(({ value, count }) => [value, count]);
      };
      expect(await rings(5)).toEqual([
        [5, 2],
        [10, 2],
      ]);
      expect(await rings(25)).toEqual([
        [15, 2],
        [25, 3],
        [40, 4],
      ]);
      expect(await rings(60)).toEqual([
        [40, 4],
        [60, 4],
      ]);
    });

    it('let nothing into a filter that is not a closed code', async () => {
      const stray = { contract: ['vast"] OR agency = "x' as 'vast'] };
      await expect(search(stray)).rejects.toThrow(/not a closed code|postgres search/);
    });
  });

  describe('upkeep', () => {
    beforeEach(() =>
      fill([aVacancyDocument(1, { title: 'Bakker' }), aVacancyDocument(2, { title: 'Slager' }), aVacancyDocument(3, { title: 'Kapper' })]),
    );

    it('counts and lists what it holds', async () => {
      expect(await system.index.count()).toBe(3);
      expect(await fingerprints()).toEqual(
        [1, 2, 3].map((n) => aVacancyDocument(n, { title: ['', 'Bakker', 'Slager', 'Kapper'][n] ?? '' }).fingerprint).toSorted(),
      );
    });

    it('replaces a vacancy that is put again', async () => {
      await system.index.put([aVacancyDocument(1, { title: 'Banketbakker' })]);
      expect(await system.index.count()).toBe(3);
      expect(await find({ text: 'banketbakker' })).toEqual([1]);
    });

    it('finds no more what was removed, and passes over what is not in', async () => {
      await system.index.remove([vacancyIdOf(2), vacancyIdOf(99)]);
      await system.index.put([]);
      await system.index.remove([]);
      expect(await find({})).toEqual([1, 3]);
    });

    it('holds after a rebuild what was handed over, and nothing else', async () => {
      await fill([aVacancyDocument(3, { title: 'Herenkapper' }), aVacancyDocument(4, { title: 'Timmerman' })]);
      expect(await find({})).toEqual([3, 4]);
      expect(await find({ text: 'herenkapper' })).toEqual([3]);
      await fill([]);
      expect(await find({})).toEqual([]);
    });

    it('keeps what was not handed over when a rebuild breaks off', async () => {
      async function* broken(): AsyncGenerator<readonly VacancyDocument[]> {
        yield [aVacancyDocument(1, { title: 'Bakker' })];
        throw new Error('the record is away');
      }
      await expect(system.index.rebuild(broken())).rejects.toThrow('the record is away');
      expect(await find({})).toEqual([1, 2, 3]);
    });

    it('is ready once it is built', async () => {
      expect(await system.index.prepare()).toBe('ready');
    });
  });

  it('mends a word with what stands in the vacancies of that agency, and never tells a word of another', async () => {
    await fill([aVacancyDocument(1, { title: 'Bakker' }), aVacancyDocument(9, { title: 'Xylofoonbouwer', agencyId: OTHER_AGENCY })]);
    expect(await search({ text: 'xylofoonbouwr' })).toMatchObject({ hits: [], corrected: [] });
    expect(await search({ text: 'xylofoonb' })).toMatchObject({ hits: [], corrected: [] });
    expect(await find({ text: 'xylofoonbouwr', agencyId: OTHER_AGENCY })).toEqual([9]);
    await system.index.remove([vacancyIdOf(9)]);
  });

  it('shows what an agency pasted to that agency alone', async () => {
    await fill([
      aVacancyDocument(1, { title: 'Bakker' }),
      aVacancyDocument(2, { title: 'Bakker', agencyId: OWN_AGENCY }),
      aVacancyDocument(3, { title: 'Bakker', agencyId: OTHER_AGENCY }),
    ]);
    expect(await find({ text: 'bakker' })).toEqual([1, 2]);
    expect(await find({ text: 'bakker', agencyId: OTHER_AGENCY })).toEqual([1, 3]);
    expect((await search({ agencyId: OTHER_AGENCY })).total).toBe(2);
    await system.index.remove([vacancyIdOf(3)]);
    expect(await system.index.count()).toBe(2);
  });

  it('counts no further than it ranks, and says so', async () => {
    const many = Array.from({ length: CAP + 50 }, (_, n) =>
      aVacancyDocument(1_000 + n, { title: 'Inpakker', contract: n < 7 ? ['zzp'] : ['vast'], firstSeenAt: n < 7 ? NOW : daysAgo(n % 40) }),
    );
    await system.index.rebuild(inBatches(many, 500));
    const { total, atLeast, facets, hits } = await search({ text: 'inpakker', offset: CAP - 100, limit: 100 });
    expect({ total, atLeast, shown: hits.length }).toEqual({ total: CAP, atLeast: true, shown: 100 });
    expect(facets.contract.find(({ value }) => value === 'vast')?.atLeast).toBe(true);
    expect(facets.contract.find(({ value }) => value === 'zzp')?.count).toBe(7);
  });
}

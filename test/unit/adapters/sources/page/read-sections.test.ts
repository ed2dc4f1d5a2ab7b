import { load } from 'cheerio';
import { expect, it } from 'vitest';
import { readSections } from '../../../../../src/adapters/sources/page/read-sections.ts';

const URL_OF_PAGE = 'https://bron.example/werken';
const TEXT =
  'Je sorteert post, je loopt een vaste ronde en je helpt bezoekers aan de balie. Je werkt vier dagen in de week in een team van zes.';
const opening = (title: string, place: string): string => `<h2>${title}</h2><p>Plaats: ${place}</p><p>Uren per week: 24</p><p>${TEXT}</p>`;

it('finds each opening of a page under a key and address of its own', () => {
  const raws = readSections(
    load(`<main><h1>Werken bij</h1>${opening('Postbezorger', 'Goes')}${opening('Postbezorger', 'Vlissingen')}</main>`),
    URL_OF_PAGE,
  );
  expect(raws.map(({ title, key, places }) => [title, key, places])).toEqual([
    ['Postbezorger', 'Postbezorger|Goes', ['Goes']],
    ['Postbezorger', 'Postbezorger|Vlissingen', ['Vlissingen']],
  ]);
});

it('takes the sections of one vacancy for no vacancies', () => {
  const page = `<h1>Postbezorger</h1><h2>Wat ga je doen</h2><p>${TEXT}</p><h2>Wat vragen wij</h2><p>Opleiding: geen</p><p>${TEXT}</p><h2>Ons aanbod</h2><p>Uren per week: 24</p><p>Salaris: € 15 per uur</p><p>${TEXT}</p>`;
  expect(readSections(load(page), URL_OF_PAGE)).toEqual([]);
});

it('takes headings over news or departments for no vacancies', () => {
  expect(readSections(load(`<h2>Arbeiders</h2><p>${TEXT}</p><h2>Studenten</h2><p>${TEXT}</p>`), URL_OF_PAGE)).toEqual([]);
});

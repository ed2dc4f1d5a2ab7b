import { expect, it } from 'vitest';
import { parseTable } from '../../../../../src/adapters/sources/table/parse-table.ts';

const HEADER = 'vacaturenummer;functietitel;plaats;url';

it('reports a row whose columns moved without a word, and reads the others', () => {
  const { raws } = parseTable(`${HEADER}\n1;Inpakker;Breda;https://bron.example/1\n2;https://bron.example/2;Tilburg;Lasser\n3;Kok;Goes\n`);
  expect(raws.map(({ title }) => title)).toEqual(['Inpakker', undefined, undefined]);
});

it('goes on with a new header that comes half-way', () => {
  const { raws } = parseTable(
    `${HEADER}\n1;Inpakker;Breda;https://bron.example/1\nfunctietitel;url;vacaturenummer;plaats\nLasser;https://bron.example/2;2;Tilburg\n`,
  );
  expect(raws.map(({ title, identifier }) => [title, identifier])).toEqual([
    ['Inpakker', '1'],
    ['Lasser', '2'],
  ]);
});

it('is no table without a header that names vacancies', () => {
  expect(parseTable('artikel;prijs;voorraad\nschroef;2;100\n').refused).not.toBeNull();
  expect(parseTable('Een gewone tekst, met een komma, en nog een.\nTweede regel, met, komma.').refused).not.toBeNull();
});

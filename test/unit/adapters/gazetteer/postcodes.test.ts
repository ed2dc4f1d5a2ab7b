import { describe, expect, it } from 'vitest';
import { importPostcodes, readPostcodes, writePostcodes } from '../../../../src/adapters/gazetteer/postcodes.ts';

const row = (postcode: string, town: string, municipality: string, lat: number, lon: number): string =>
  ['NL', postcode, town, 'Provincie', '01', `${town} Municipality`, municipality, '', '', lat, lon, ''].join('\t');

/** A whole list: 31 regions of 100 postcodes, each in a town of its own on a grid with rows 0.1 degree apart. */
const country = Array.from({ length: 3100 }, (_, at) =>
  row(String(1000 + at), `Plaats ${Math.floor(at / 100)}`, '0344', 51 + Math.floor(at / 100) * 0.1, 5),
);

describe('importPostcodes', () => {
  it('keeps one area per postcode and leaves out what cannot be', () => {
    const { areas, implausible, repeated } = importPostcodes(
      [
        ...country,
        row('1001', 'Plaats 0', '0344', 51, 5),
        row('1003', 'Elders', '0344', 54, 6),
        row('4150', 'Plaats 31', '0344', 52, 5),
        row('4151', 'Plaats 31', '0344', 52.001, 5),
        row('4199', 'Plaats 31', '0344', 53, 5),
      ].join('\n'),
    );
    expect({ implausible, repeated }).toEqual({ implausible: 2, repeated: 1 });
    expect(areas.find(({ postcode }) => postcode === '1003')?.point.lat).toBe(51);
    expect(areas.some(({ postcode }) => postcode === '4199')).toBe(false);
  });

  it('keeps an island: alone, under a name of its own', () => {
    const { areas } = importPostcodes(
      [...country, row('4150', 'Plaats 31', '0344', 52, 5), row('4199', 'Eiland', '0096', 53.3, 5.06)].join('\n'),
    );
    expect(areas.find(({ town }) => town === 'Eiland')).toMatchObject({ postcode: '4199', municipalityCode: '0096' });
  });

  it.each([
    ['PK\u0003\u0004', 'Pak het eerst uit'],
    ['', 'het is leeg'],
    ['postcode,plaats\n1011,Amsterdam', '2 van 2 regels'],
    [country.slice(0, 10).join('\n'), 'maar 10 postcodegebieden'],
  ])('refuses %j with a sentence', (text, sentence) => {
    expect(() => importPostcodes(text)).toThrow(sentence);
  });
});

describe('readPostcodes', () => {
  it('reads what was written', () => {
    const areas = [
      { postcode: '1011', town: 'Amsterdam', municipalityCode: '0363', point: { lat: 52.371, lon: 4.9042 } },
      { postcode: '9999', town: 'Plaats, met komma', municipalityCode: null, point: { lat: 53, lon: 6.5 } },
    ];
    expect(readPostcodes(writePostcodes(areas), 'postcodes.csv')).toEqual(areas);
  });

  it('names the file and the line that it cannot read', () => {
    expect(() => readPostcodes('iets anders', 'data/postcodes.csv')).toThrow('data/postcodes.csv is geen postcodelijst');
    expect(() => readPostcodes(`${writePostcodes([])}1011,Amsterdam\n`, 'data/postcodes.csv')).toThrow('regel 2');
  });
});

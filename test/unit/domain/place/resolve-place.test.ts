import { describe, expect, it } from 'vitest';
import type { PlaceNames, Town } from '../../../../src/domain/place/gazetteer.ts';
import { buildGazetteer } from '../../../../src/domain/place/gazetteer.ts';
import type { WrittenPlace } from '../../../../src/domain/place/resolve-place.ts';
import { resolvePlace } from '../../../../src/domain/place/resolve-place.ts';

const names: PlaceNames = {
  towns: [{ country: 'NL', name: 'Den Haag', listed: 'The Hague', also: ["'s-Gravenhage"] }],
  provinces: [
    { country: 'NL', code: '03', names: ['Gelderland', 'GE', 'Gld'] },
    { country: 'NL', code: '15', names: ['Overijssel', 'OV'] },
    { country: 'NL', code: '11', names: ['Zuid-Holland', 'South Holland', 'ZH'] },
    { country: 'NL', code: '09', names: ['Utrecht'] },
  ],
  countries: [
    { country: 'NL', names: ['NL', 'Nederland', 'Netherlands'] },
    { country: 'BE', names: ['België', 'Vlaanderen'] },
  ],
  noise: ['en omgeving', 'gemeente'],
  quarters: ['zuidoost', 'centrum'],
};
const aTown = (name: string, province: string, municipalityCode: string | null, lat: number, lon: number, country = 'NL'): Town => ({
  name,
  country,
  province,
  municipalityCode,
  point: { lat, lon },
});
const towns = [
  aTown('The Hague', '11', '0518', 52.08, 4.3),
  aTown('Hengelo', '15', '0164', 52.27, 6.79),
  aTown('Hengelo', '03', '1876', 52.05, 6.31),
  aTown('Utrecht', '09', '0344', 52.09, 5.11),
  aTown('Winterswijk', '03', '0294', 51.97, 6.72),
  aTown('Capelle aan den IJssel', '11', '0502', 51.93, 4.58),
  aTown('Gent', 'VOV', null, 51.05, 3.72, 'BE'),
];
const municipalities = [
  { name: 'Hengelo', code: '0164', province: '15' },
  { name: 'Bronckhorst', code: '1876', province: '03' },
  { name: 'Winterswijk', code: '0294', province: '03' },
  { name: 'Utrecht', code: '0344', province: '09' },
];
const without = buildGazetteer({ towns, municipalities, postcodes: [], names });
const gazetteer = buildGazetteer({
  towns,
  municipalities,
  postcodes: [
    { postcode: '7113', town: 'Huppel', municipalityCode: '0294', point: { lat: 51.99, lon: 6.75 } },
    { postcode: '3511', town: 'Utrecht', municipalityCode: '0344', point: { lat: 52.091, lon: 5.117 } },
  ],
  names,
});

const written = (asWritten: string | null, more: Partial<WrittenPlace> = {}): WrittenPlace => ({
  asWritten,
  town: null,
  postcode: null,
  region: null,
  country: null,
  ...more,
});

describe('resolvePlace', () => {
  it.each<[string, string, string]>([
    ['Den Haag', 'Den Haag', '0518'],
    ["'S-GRAVENHAGE", 'Den Haag', '0518'],
    ['The Hague, South Holland, Netherlands', 'Den Haag', '0518'],
    ['UTRECHT', 'Utrecht', '0344'],
    ['Utrecht, Utrecht, Netherlands', 'Utrecht', '0344'],
    ['Gemeente Utrecht', 'Utrecht', '0344'],
    ['Hengelo, GE, NL', 'Hengelo', '1876'],
    ['Hengelo (Gld)', 'Hengelo', '1876'],
    ['Hengelo, Bronckhorst', 'Hengelo', '1876'],
    ['Hengelo, Overijssel', 'Hengelo', '0164'],
    ['Capelle a/d IJssel', 'Capelle aan den IJssel', '0502'],
    ['Utrecht Centrum', 'Utrecht', '0344'],
    ['3511 AB Utrecht', 'Utrecht', '0344'],
  ])('resolves "%s"', (text, town, municipalityCode) => {
    expect(resolvePlace(written(text), gazetteer)).toMatchObject({ asWritten: text, town, municipalityCode, country: 'NL', mark: null });
  });

  it.each<[string | null, string]>([
    ['Hengelo', 'ambiguous'],
    ['Overijssel', 'region'],
    ['Nederland', 'region'],
    ['Nergenshuizen', 'unknown'],
    [null, 'unknown'],
    ['Gent', 'unknown'],
  ])('leaves "%s" open and says why', (text, mark) => {
    expect(resolvePlace(written(text), gazetteer)).toMatchObject({ asWritten: text, point: null, mark });
  });

  it('looks abroad only where a country is told, and believes the text before the source', () => {
    expect(resolvePlace(written('Gent', { country: 'BE' }), gazetteer).town).toBe('Gent');
    expect(resolvePlace(written('Gent, Vlaanderen, België', { country: 'NL' }), gazetteer)).toMatchObject({
      town: 'Gent',
      country: 'BE',
      mark: null,
    });
  });

  it('puts a village that is not known at its municipality, and says so', () => {
    expect(resolvePlace(written('Huppel, Winterswijk'), without)).toMatchObject({
      town: 'Winterswijk',
      municipalityCode: '0294',
      mark: 'municipality',
    });
    expect(resolvePlace(written('Huppel, Winterswijk'), gazetteer)).toMatchObject({ town: 'Huppel', municipalityCode: '0294', mark: null });
  });

  it('uses a postcode when the list is there, and asks for a name when it is not', () => {
    expect(resolvePlace(written(null, { postcode: '7113 XX' }), gazetteer)).toMatchObject({
      town: 'Huppel',
      postcode: '7113XX',
      point: { lat: 51.99, lon: 6.75 },
    });
    expect(resolvePlace(written(null, { postcode: '7113' }), without)).toMatchObject({
      point: null,
      postcode: '7113',
      mark: 'postcode-not-imported',
    });
  });

  it('keeps the town where the postcode lies elsewhere', () => {
    expect(resolvePlace(written('Hengelo, Overijssel', { postcode: '3511 AB' }), gazetteer)).toMatchObject({
      town: 'Hengelo',
      municipalityCode: '0164',
      mark: 'postcode-elsewhere',
    });
  });

  it('takes the point that the source gives, but not one outside the country', () => {
    expect(resolvePlace(written('Utrecht', { lat: 52.1, lon: 5.1 }), gazetteer).point).toEqual({ lat: 52.1, lon: 5.1 });
    expect(resolvePlace(written('Utrecht', { lat: 0, lon: 0 }), gazetteer).point).toEqual({ lat: 52.09, lon: 5.11 });
  });

  it('prefers the town field to the rest of what was written', () => {
    expect(resolvePlace(written('Utrecht, Hengelo', { town: 'Utrecht' }), gazetteer).town).toBe('Utrecht');
  });
});

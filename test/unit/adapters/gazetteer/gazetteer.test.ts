import { describe, expect, it } from 'vitest';
import { createGazetteer } from '../../../../src/adapters/gazetteer/gazetteer.ts';
import { resolvePlace } from '../../../../src/domain/place/resolve-place.ts';

const gazetteer = createGazetteer(null);
const place = (asWritten: string, country: string | null = null) =>
  resolvePlace({ asWritten, town: null, postcode: null, region: null, country }, gazetteer());

describe('the list of towns', () => {
  it.each<[string, string, string]>([
    ['Den Haag, ZH, NL', 'Den Haag', '0518'],
    ['Den Bosch, North Brabant, Netherlands', "'s-Hertogenbosch", '0796'],
    ['ALMERE', 'Almere', '0034'],
    ['Rijsenhout, Haarlemmermeer', 'Rijsenhout', '0394'],
    ['Hengelo, OV, NL', 'Hengelo', '0164'],
    ['Rijswijk, Zuid-Holland', 'Rijswijk', '0603'],
    ['Driebergen', 'Driebergen-Rijsenburg', '1581'],
  ])('knows "%s"', (text, town, municipalityCode) => {
    expect(place(text)).toMatchObject({ town, municipalityCode, country: 'NL', mark: null });
  });

  it.each(['Bergen', 'Hengelo', 'Beek', 'Rijswijk'])('leaves %s open, because several places bear the name', (name) => {
    expect(place(name)).toMatchObject({ point: null, mark: 'ambiguous' });
  });

  it('knows Belgian towns by their Dutch names', () => {
    expect(place('Antwerpen', 'BE')).toMatchObject({ town: 'Antwerpen', country: 'BE' });
    expect(place('ROESELARE', 'BE')).toMatchObject({ town: 'Roeselare', country: 'BE' });
  });

  it('builds once', () => {
    expect(gazetteer()).toBe(gazetteer());
  });
});

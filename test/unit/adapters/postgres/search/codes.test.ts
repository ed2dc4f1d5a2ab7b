import { expect, it } from 'vitest';
import { codeGroups, codesOf } from '../../../../../src/adapters/postgres/search/codes.ts';
import { distanceKm } from '../../../../../src/domain/place/distance.ts';
import { aVacancyDocument, aVacancyQuery } from '../../../../support/a-vacancy-document.ts';

const UTRECHT = { lat: 52.0907, lon: 5.1214 };

it('puts every place within a circle in one of its cells, whatever the radius', () => {
  for (const km of [1, 5, 10, 15, 25, 40, 60, 120]) {
    const [cells = ''] = codeGroups(aVacancyQuery({ near: { point: UTRECHT, km } }));
    const asked = new Set(cells.slice(1, -1).split(','));
    for (let turn = 0; turn < 720; turn += 1) {
      const reach = km * (0.2 + 0.8 * ((turn % 7) / 6));
      const angle = (turn * Math.PI) / 360;
      const point = {
        lat: UTRECHT.lat + (reach / 111.3) * Math.sin(angle),
        lon: UTRECHT.lon + (reach / (111.3 * Math.cos((UTRECHT.lat * Math.PI) / 180))) * Math.cos(angle),
      };
      if (distanceKm(UTRECHT, point) > km) continue;
      expect(codesOf(aVacancyDocument(1, { point })).some((code) => asked.has(code))).toBe(true);
    }
  }
});

it('asks for few cells', () => {
  for (const km of [5, 10, 15, 25, 40, 60]) {
    const [cells = ''] = codeGroups(aVacancyQuery({ near: { point: UTRECHT, km } }));
    expect(cells.split(',').length).toBeLessThan(40);
  }
});

it('asks for one of the values of every list, and of none of a list that is left out', () => {
  const query = aVacancyQuery({ contract: ['vast', 'tijdelijk'], education: ['mbo2'] });
  expect(codeGroups(query)).toEqual(['{e.mbo2}', '{c.vast,c.tijdelijk}']);
  expect(codeGroups(query, 'contract')).toEqual(['{e.mbo2}']);
});

it('refuses a value that is no code', () => {
  expect(() => codeGroups(aVacancyQuery({ occupations: ['8},{'] }))).toThrow('not a closed code for occupations');
});

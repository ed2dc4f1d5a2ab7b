import { expect, it } from 'vitest';
import { compareTitles, titleWordsOf } from '../../../../src/domain/duplicate/compare-titles.ts';

const compare = (a: string, b: string, beside: readonly string[] = []) => compareTitles(titleWordsOf(a, beside), titleWordsOf(b, beside));

it.each([
  ['Magazijnmedewerker', 'MAGAZIJNMEDEWERKER (m/v/x)'],
  ['Servicedesk medewerker', 'Servicedeskmedewerker'],
  ['Verkoopmedewerk(st)er', 'Verkoopmedewerker'],
  ['Conciërge', 'Concierge (0,6 fte)'],
  ['Monteur (junior)', 'Junior monteur'],
  ['Timmerman', 'Timmerman | tot € 3.250,- per maand'],
  ['Kok 24-32 uur per week', 'Kok'],
  ['Bekijk vacature: Lasser', 'Lasser'],
  ['Planner - banenplein.nl', 'Planner'],
  ['Schoonmaker met spoed gezocht', 'Schoonmaker'],
])('reads %j and %j as one job by name', (a, b) => expect(compare(a, b)).toBe('same'));

it.each([
  ['Junior Planner', 'Senior Planner'],
  ['Verkoper', 'Verkoper zaterdag'],
  ['Begeleider', 'Begeleider nachtdienst'],
  ['Leerkracht groep 3', 'Leerkracht groep 7'],
  ['Timmerman', 'Timmerman zzp'],
  ['Stage marketing', 'Marketing'],
])('keeps %j and %j apart by a telling word', (a, b) => expect(compare(a, b)).toBe('apart'));

it.each([
  ['Projectleider', 'Projectleider infra', 'near'],
  ['Contentspecialist', 'Tekstschrijver', 'other'],
  ['', 'Kok', 'unknown'],
])('compares %j with %j', (a, b, relation) => expect(compare(a, b)).toBe(relation));

it('leaves town and employer out of the comparison, unless the title is nothing else', () => {
  expect(compare('Kapper Almelo', 'Kapper bij Haarhuis', ['almelo', 'Haarhuis'])).toBe('same');
  expect(compare('Vestigingsmanager Almelo', 'Vestigingsmanager Hengelo')).toBe('other');
  expect(titleWordsOf('Almelo', ['almelo']).words).toEqual(['almelo']);
});

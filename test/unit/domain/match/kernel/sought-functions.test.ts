import { expect, it } from 'vitest';
import { loadLimits } from '../../../../../src/adapters/rules/load-limits.ts';
import { indexVacancies } from '../../../../../src/domain/match/kernel/index-vacancies.ts';
import { positionsOf } from '../../../../../src/domain/match/kernel/sought-functions.ts';
import { toVacancyId } from '../../../../../src/domain/shared/ids.ts';
import { titleNames } from '../../../../../src/domain/zoekprofiel/matches-title.ts';
import { aMatchableVacancy, someGates, TODAY } from '../../../../support/an-fml-list.ts';

const TITLES = [
  'Productiemedewerker',
  'Medewerker productie',
  'Verzorgende',
  'Thuiszorg',
  'Planner transport',
  'Transport transport',
  'Medewerker',
];
const vacancies = TITLES.map((title, number) =>
  aMatchableVacancy({
    id: toVacancyId(`v${number}`),
    title,
    reading: {
      occupations: [{ code: `000${number}`, confidence: number === 2 ? 0.4 : 0.5 }],
      gates: someGates(),
      demands: [],
      rulesVersion: 'r',
    },
  }),
);
const index = indexVacancies(vacancies, loadLimits(), TODAY, 'world-1');
const idsAt = (positions: Uint32Array): readonly string[] =>
  Array.from(positions, (position) => index.ids[position] ?? '').toSorted((a, b) => a.localeCompare(b));

it.each(['productie', 'zorg', 'transport planner', 'transport', 'medewerker', 'de', ''])(
  '"%s" by title is what the rule for titles says',
  (title) => {
    const named = vacancies.filter((vacancy) => titleNames(vacancy.title, title)).map(({ id }) => id);
    expect(idsAt(positionsOf({ title, isco08: [] }, index).named)).toEqual(named);
  },
);

it('by occupation only where that is sure, each once', () => {
  const { is } = positionsOf({ title: 'productie', isco08: ['0000', '0002', '0004'] }, index);
  expect(idsAt(is)).toEqual(['v0', 'v1', 'v4']);
});

import { expect, it } from 'vitest';
import { loadLimits } from '../../../../../src/adapters/rules/load-limits.ts';
import type { FixedSet } from '../../../../../src/domain/match/kernel/bitmap.ts';
import { BLOCK_WORDS, joinBlock } from '../../../../../src/domain/match/kernel/bitmap.ts';
import { indexVacancies } from '../../../../../src/domain/match/kernel/index-vacancies.ts';
import { soughtSets } from '../../../../../src/domain/match/kernel/sought-functions.ts';
import { idAt } from '../../../../../src/domain/match/kernel/vacancy-index.ts';
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
/** Ids in a set of at most one block. */
function idsIn(set: FixedSet): readonly string[] {
  const words = new Int32Array(BLOCK_WORDS);
  joinBlock(words, set, 0);
  const positions = Array.from({ length: index.size }, (_, position) => position).filter((position) => ((words[0] ?? 0) >>> position) & 1);
  return positions.map((position) => idAt(index, position)).toSorted((a, b) => a.localeCompare(b));
}

it.each(['productie', 'zorg', 'transport planner', 'transport', 'medewerker', 'de', ''])(
  '"%s" by title is what the rule for titles says',
  (title) => {
    const named = vacancies.filter((vacancy) => titleNames(vacancy.title, title)).map(({ id }) => id);
    expect(idsIn(soughtSets({ title, isco08: [] }, index).named)).toEqual(named);
  },
);

it('by occupation only where that is sure, each once', () => {
  const { is } = soughtSets({ title: 'productie', isco08: ['0000', '0002', '0004'] }, index);
  expect(idsIn(is)).toEqual(['v0', 'v1', 'v4']);
});

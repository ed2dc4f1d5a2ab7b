import { expect, it } from 'vitest';
import type { ListedTitle } from '../../../../src/domain/occupation/plausible-titles.ts';
import { plausibleTitles } from '../../../../src/domain/occupation/plausible-titles.ts';

const aTitle = (title: string, isco08: string, preferred = false): ListedTitle => ({ title, isco08, weight: 0.65, preferred });
const keptOf = (listed: readonly ListedTitle[], nearest: (title: string) => readonly string[] = () => []) =>
  plausibleTitles(listed, [{ title: 'lasser', isco08: '7212', weight: 1 }], nearest).map(({ title, isco08 }) => `${title} ${isco08}`);

it('leaves out a synonym that puts a known title elsewhere', () => {
  expect(keptOf([aTitle('lasser', '3115'), aTitle('lasser', '7213'), aTitle('Lasser (m/v)', '7212')])).toEqual([
    'lasser 7213',
    'Lasser (m/v) 7212',
  ]);
});

it('keeps what a list names so itself, known or not', () => {
  expect(keptOf([aTitle('lasser', '3115', true)])).toEqual(['lasser 3115']);
});

it('keeps a synonym that only one group has', () => {
  expect(keptOf([aTitle('naadzetter', '3115')])).toEqual(['naadzetter 3115']);
});

it('believes the group that is named so, where several claim a title', () => {
  expect(keptOf([aTitle('thuishulp', '2635'), aTitle('thuishulp', '5322', true), aTitle('thuishulp', '3412')])).toEqual(['thuishulp 5322']);
});

it('else believes the groups that its words speak for', () => {
  const listed = [aTitle('thuishulp', '2635'), aTitle('thuishulp', '5322')];
  expect(keptOf(listed, () => ['5321', '9111'])).toEqual(['thuishulp 5322']);
  expect(keptOf(listed, () => ['9111'])).toEqual(['thuishulp 2635', 'thuishulp 5322']);
});

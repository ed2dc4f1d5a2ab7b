import { expect, it } from 'vitest';
import { loadOccupations } from '../../../../src/adapters/rules/load-occupations.ts';
import { loadPriorRules, loadPriors } from '../../../../src/adapters/rules/load-priors.ts';
import { DIMENSIONS } from '../../../../src/domain/demand/dimension.ts';

const priors = loadPriors(loadOccupations().groups.map(({ isco08 }) => isco08));
const levelOf = (isco08: string, dim: string) => priors.get(isco08)?.find((usual) => usual.dim === dim)?.level ?? 0;

it('says what is usual in nearly every unit group', () => {
  expect([...priors].filter(([, usual]) => usual.length === 0).map(([isco08]) => isco08)).toEqual([]);
});

it('names only dimensions and levels that there are, each once, over level 0', () => {
  for (const [isco08, usual] of priors) {
    expect(usual.filter(({ dim, level }) => level < 1 || level > DIMENSIONS[dim])).toEqual([]);
    expect(new Set(usual.map(({ dim }) => dim)).size, isco08).toBe(usual.length);
  }
});

it.each([
  ['9112', 'staan', 3, 'a cleaner is on the feet all shift'],
  ['9112', 'huid', 1, 'a cleaner does wet work'],
  ['5321', 'zorgcontact', 3, 'a carer washes and dresses people'],
  ['5321', 'tillen', 4, 'a carer lifts people'],
  ['8332', 'vervoer_beroepsmatig', 3, 'a lorry driver drives'],
  ['8332', 'zitten', 3, 'a lorry driver sits'],
  ['4110', 'beeldschermwerk', 3, 'a clerk sits at a screen'],
  ['4110', 'tillen', 0, 'a clerk does not lift'],
  ['9334', 'buigen', 3, 'a shelf filler bends'],
  ['5223', 'klantcontact', 3, 'a shop assistant has customers'],
  ['7121', 'klimmen_hoogte', 4, 'a roofer works at height'],
  ['2512', 'staan', 0, 'a developer sits'],
  ['1324', 'leidinggeven', 2, 'a logistics manager leads'],
  ['4321', 'klantcontact', 0, 'an expert takes back what the figures say of customers in a warehouse'],
])('%s %s is %d: %s', (isco08, dim, level) => {
  expect(levelOf(isco08, dim)).toBe(level);
});

it('gives every rule levels in rising order', () => {
  for (const { dim, levels } of loadPriorRules().rules) {
    const froms = levels.toSorted((a, b) => a.level - b.level).map(({ from }) => from);
    expect(froms, dim).toEqual(froms.toSorted((a, b) => a - b));
  }
});

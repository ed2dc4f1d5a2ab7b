import { describe, expect, it } from 'vitest';
import type { PriorRule } from '../../../../src/domain/occupation/derive-priors.ts';
import { derivePriors, fillGroups } from '../../../../src/domain/occupation/derive-priors.ts';

const standing: PriorRule = {
  dim: 'staan',
  figure: 'standing',
  levels: [
    { level: 2, from: 3 },
    { level: 3, from: 4 },
  ],
  and: [],
};
const figures = (own: Record<string, number>) => new Map(Object.entries(own));

describe('what is usual by the figures', () => {
  it.each([
    [2.99, []],
    [3, [2]],
    [3.99, [2]],
    [4, [3]],
  ])('a figure of %d gives %j', (value, levels) => {
    expect(derivePriors('9112', figures({ standing: value }), [standing]).map(({ level }) => level)).toEqual(levels);
  });

  it('asks for the other figures of a rule as well', () => {
    const rule = { ...standing, and: [{ figure: 'pace', from: 2.8 }] };
    expect(derivePriors('9112', figures({ standing: 5, pace: 2.7 }), [rule])).toEqual([]);
    expect(derivePriors('9112', figures({ standing: 5, pace: 2.8 }), [rule])).toEqual([{ isco08: '9112', dim: 'staan', level: 3 }]);
  });

  it('takes the highest level where several rules speak of one dimension', () => {
    const other: PriorRule = { dim: 'staan', figure: 'walking', levels: [{ level: 3, from: 2 }], and: [] };
    expect(derivePriors('9112', figures({ standing: 3, walking: 2 }), [standing, other])).toEqual([
      { isco08: '9112', dim: 'staan', level: 3 },
    ]);
  });

  it('says nothing of a figure that is not known', () => {
    expect(derivePriors('9112', figures({}), [standing])).toEqual([]);
  });
});

describe('groups without figures of their own', () => {
  const own = new Map([
    ['3211', figures({ standing: 2, pace: 1 })],
    ['3212', figures({ standing: 4 })],
    ['2221', figures({ standing: 5 })],
  ]);

  it('take the mean of their minor group', () => {
    expect(fillGroups(['3213'], own, new Map()).get('3213')).toEqual(figures({ standing: 3, pace: 1 }));
  });

  it('take those of a group that stands in for them first', () => {
    expect(
      fillGroups(['3213'], own, new Map([['3213', '2221']]))
        .get('3213')
        ?.get('standing'),
    ).toBe(5);
  });

  it('take no more than the figures that they lack', () => {
    expect(fillGroups(['3212'], own, new Map()).get('3212')).toEqual(figures({ standing: 4, pace: 1 }));
  });

  it('have none where nothing like them is known', () => {
    expect(fillGroups(['6310'], own, new Map()).get('6310')?.size).toBe(0);
  });
});

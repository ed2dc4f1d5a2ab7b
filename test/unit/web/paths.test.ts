import { describe, expect, it } from 'vitest';
import { definePath, paths } from '../../../src/web/paths.ts';

describe('a path', () => {
  const path = definePath('/kandidaten/:candidateId/lijst/:listId');

  it('puts its parts in, encoded', () => {
    expect(path.url({ candidateId: 'a/b', listId: 'c d' })).toBe('/kandidaten/a%2Fb/lijst/c%20d');
  });

  it('adds a query and leaves out what is empty', () => {
    expect(path.url({ candidateId: 'a', listId: 'b' }, { pagina: 2, zoek: 'x&y', leeg: '', niets: null, geen: undefined })).toBe(
      '/kandidaten/a/lijst/b?pagina=2&zoek=x%26y',
    );
    expect(definePath('/vacatures').url({ zoek: 'kok' })).toBe('/vacatures?zoek=kok');
  });

  it('does not mistake one parameter for the start of another', () => {
    expect(definePath('/a/:id/:idee').url({ id: '1', idee: '2' })).toBe('/a/1/2');
    expect(definePath('/a/:idee/:id').url({ id: '1', idee: '2' })).toBe('/a/2/1');
  });
});

it('gives every page an address of its own', () => {
  const patterns: string[] = [];
  const collect = (node: object): void => {
    for (const value of Object.values(node)) {
      if (typeof value !== 'object' || value === null) continue;
      if ('pattern' in value) patterns.push(String(value.pattern));
      else collect(value);
    }
  };
  collect(paths);
  expect(patterns.length).toBeGreaterThan(50);
  expect(new Set(patterns).size).toBe(patterns.length);
});

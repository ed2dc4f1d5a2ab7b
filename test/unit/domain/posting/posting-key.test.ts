import { describe, expect, it } from 'vitest';
import { constantKeysOf, isPlaceholderId } from '../../../../src/domain/posting/posting-key.ts';

describe('an id of a source', () => {
  it.each(['0', '000', '-1', 'null', 'N/A', '999999', '00000000-0000-0000-0000-000000000000', '1'])('%s is none', (id) =>
    expect(isPlaceholderId(id)).toBe(true),
  );
  it.each(['10', '100', '12', 'R-10021', '744000081234001', 'A1B2', '0123', '99'])('%s is one', (id) =>
    expect(isPlaceholderId(id)).toBe(false),
  );
});

describe('a key under several vacancies', () => {
  const entry = (externalKey: string, title: string) => ({ externalKey, title, url: `https://bron.example/${title}` });
  it('is a constant from three on', () => {
    expect([...constantKeysOf([entry('acme', 'a'), entry('acme', 'b'), entry('acme', 'c'), entry('x', 'd')])]).toEqual(['acme']);
    expect([...constantKeysOf([entry('acme', 'a'), entry('acme', 'b')])]).toEqual([]);
  });
  it('is none for one vacancy that is listed three times', () =>
    expect(constantKeysOf([entry('x', 'a'), entry('x', 'a'), entry('x', 'a')]).size).toBe(0));
});

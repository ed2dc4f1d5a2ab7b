import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { translator, type Language } from '../../../../src/web/messages/catalogue.ts';
import { en } from '../../../../src/web/messages/en/index.ts';
import { nl } from '../../../../src/web/messages/nl/index.ts';

const folder = (language: Language): URL => new URL(`../../../../src/web/messages/${language}/`, import.meta.url);

async function keysPerFile(language: Language): Promise<string[]> {
  const files = (await readdir(folder(language))).filter((name) => name !== 'index.ts');
  const modules = await Promise.all(
    files.map(async (name) => (await import(new URL(name, folder(language)).href)) as Record<string, object>),
  );
  return modules.flatMap((exported) => Object.values(exported).flatMap((messages) => Object.keys(messages)));
}

describe.each(['nl', 'en'] as const)('the texts in %s', (language) => {
  it('have every key in one file only', async () => {
    const keys = await keysPerFile(language);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('are all in the catalogue, and none is empty', async () => {
    const all = language === 'nl' ? nl : en;
    expect(Object.keys(all).sort()).toEqual((await keysPerFile(language)).sort());
    expect(Object.entries(all).filter(([, message]) => typeof message === 'string' && message.trim() === '')).toEqual([]);
  });
});

it('has the same keys in both languages, with the same number of parts', () => {
  const shape = (all: object): string[] =>
    Object.entries(all)
      .map(([key, message]) => `${key} ${typeof message === 'function' ? String(message.length) : 'text'}`)
      .sort();
  expect(shape(en)).toEqual(shape(nl));
});

it('never says "je" or "jij" to an employee', () => {
  const toCandidates = /^(portal|rest|limits|answer|my)/;
  const informal = Object.entries(nl).filter(
    ([key, message]) => !toCandidates.test(key) && typeof message === 'string' && /\b(je|jij|jouw|jou)\b/i.test(message),
  );
  expect(informal.map(([key]) => key)).toEqual([]);
});

it('puts the parts in', () => {
  expect(translator('nl')('app.signed-in-as', 'Sam')).toBe('Aangemeld als Sam');
  expect(translator('en')('app.signed-in-as', 'Sam')).toContain('Sam');
});

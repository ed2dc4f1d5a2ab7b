import { expect, it } from 'vitest';
import { verbForms } from '../../../../src/domain/reading/verb-forms.ts';

it.each([
  ['tillen', ['til', 'tilt', 'tillen', 'getild']],
  ['lopen', ['loop', 'loopt', 'lopend']],
  ['schrijven', ['schrijf', 'schrijft']],
  ['lezen', ['lees', 'leest']],
  ['duwen', ['duw', 'duwt', 'geduwd']],
  ['repareren', ['repareer', 'repareert', 'gerepareerd']],
  ['timmeren', ['timmer', 'timmert', 'getimmerd']],
  ['verpakken', ['verpak', 'verpakt']],
  ['monteren', ['monteer', 'monteert', 'gemonteerd']],
  ['schroeven', ['schroef', 'schroeft']],
])('%s has the forms %s', (infinitive, forms) => {
  expect(verbForms(infinitive).whole).toEqual(expect.arrayContaining(forms));
});

it('parts a separable verb', () => {
  const { whole, split } = verbForms('tillen', 'op');
  expect(whole).toEqual(expect.arrayContaining(['optillen', 'optilt', 'opgetild']));
  expect(split).toEqual(expect.arrayContaining(['til', 'tilt']));
});

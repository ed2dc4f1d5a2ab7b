import { expect, it } from 'vitest';
import { keptBackBy } from '../../../../src/domain/match/kept-back.ts';
import type { Match } from '../../../../src/domain/match/match.ts';
import { aMatch } from '../../../support/a-match.ts';

const gate = (name: 'functie' | 'reistijd' | 'uren' | 'opleiding', outcome: 'conflict' | 'onbekend' | 'aandacht'): Partial<Match> => ({
  gates: [{ gate: name, outcome, reason: 'Een reden.', span: null }],
});

it.each([
  ['an ordinary match', {}, []],
  ['points of attention', { class: 'aandacht' }, []],
  ['a likely misfit', { class: 'niet_passend' }, ['niet_passend']],
  ['no usable possibilities', { matchable: false }, ['geen_matching']],
  ['an excluded function', gate('functie', 'conflict'), ['functie_uitgesloten']],
  ['too far', gate('reistijd', 'conflict'), ['te_ver']],
  ['a distance that is not known', gate('reistijd', 'onbekend'), []],
  ['too long a journey by estimate', gate('reistijd', 'aandacht'), []],
  ['hours beside the health limits', gate('uren', 'conflict'), []],
  ['education', gate('opleiding', 'conflict'), []],
  ['everything', { ...gate('reistijd', 'conflict'), matchable: false, class: 'niet_passend' }, ['geen_matching', 'te_ver', 'niet_passend']],
] as const)('%s', (_name, given, rules) => {
  expect(keptBackBy(aMatch(given))).toEqual(rules);
});

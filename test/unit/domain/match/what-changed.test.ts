import { expect, it } from 'vitest';
import type { Match } from '../../../../src/domain/match/match.ts';
import { whatChanged } from '../../../../src/domain/match/what-changed.ts';
import { aFinding, aMatch } from '../../../support/a-match.ts';

const gate = (outcome: 'past' | 'conflict'): Partial<Match> => ({ gates: [{ gate: 'loon', outcome, reason: 'Een reden.', span: null }] });

it.each([
  ['nothing', {}, {}, null],
  ['the class', {}, { class: 'aandacht' }, 'was “geen conflict gevonden”, nu “aandachtspunten”'],
  [
    'an outcome',
    { findings: [aFinding('staan', 'past')] },
    { findings: [aFinding('staan', 'conflict')] },
    'grens aan staan: was past, nu conflict',
  ],
  ['a limit more', {}, { findings: [aFinding('staan', 'past')] }, 'nieuwe voorwaarde: grens aan staan'],
  ['a limit less', { findings: [aFinding('staan', 'past')] }, {}, 'voorwaarde vervallen: grens aan staan'],
  ['a gate', gate('past'), gate('conflict'), 'loon: was past, nu conflict'],
  [
    'only the words of a reason',
    { findings: [aFinding('staan', 'past')] },
    { findings: [aFinding('staan', 'past', { reason: 'Anders gezegd.' })] },
    null,
  ],
  ['only the versions', {}, { versions: { limits: 'limits-2', reading: 'reading-2', list: 2, zoekprofiel: 2 } }, null],
] as const)('%s', (_name, before, after, told) => {
  expect(whatChanged(aMatch(before), aMatch(after))).toBe(told);
});

it('tells everything that changed', () => {
  const told = whatChanged(
    aMatch(gate('past')),
    aMatch({ ...gate('conflict'), class: 'niet_passend', findings: [aFinding('uren_week', 'conflict')] }),
  );
  expect(told?.split('; ')).toHaveLength(3);
});

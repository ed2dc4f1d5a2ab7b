import type { Finding } from '../../src/domain/finding/finding.ts';
import type { Match } from '../../src/domain/match/match.ts';
import { toCandidateId, toVacancyId } from '../../src/domain/shared/ids.ts';

/** Builders of what matching answers, for the tests of what is done with it. */
export const aFinding = (dim: Finding['dim'], outcome: Finding['outcome'], given: Partial<Finding> = {}): Finding => ({
  dim,
  outcome,
  level: null,
  amount: null,
  limit: `grens aan ${dim}`,
  limitIds: [dim],
  span: null,
  rule: null,
  source: null,
  reason: 'Een reden.',
  evidence: [],
  ...given,
});

export const aMatch = (given: Partial<Match> = {}): Match => ({
  candidateId: toCandidateId('candidate-1'),
  vacancyId: toVacancyId('vacancy-1'),
  matchable: true,
  class: 'geen_conflict',
  findings: [],
  gates: [],
  order: [],
  silent: 0,
  openWords: 0,
  untranslated: false,
  distanceKm: null,
  versions: { limits: 'limits-1', reading: 'reading-1', list: 1, zoekprofiel: 1 },
  ...given,
});

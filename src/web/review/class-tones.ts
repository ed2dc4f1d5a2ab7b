import type { Finding } from '../../domain/finding/finding.ts';
import type { MatchClass } from '../../domain/match/match.ts';
import type { Tone } from '../components/show.ts';

/** How each class of a match is shown; beside its words, never instead of them. */
export const CLASS_TONES: Readonly<Record<MatchClass, Tone>> = { geen_conflict: 'success', aandacht: 'warning', niet_passend: 'danger' };

export const OUTCOME_TONES: Readonly<Record<Finding['outcome'], Tone>> = {
  past: 'success',
  aandacht: 'warning',
  conflict: 'danger',
  onbekend: 'neutral',
};

import type { MatchClass } from '../../domain/match/match.ts';
import type { Tone } from '../components/show.ts';

/** How each class of a match is shown; beside its words, never instead of them. */
export const CLASS_TONES: Readonly<Record<MatchClass, Tone>> = { geen_conflict: 'success', aandacht: 'warning', niet_passend: 'danger' };

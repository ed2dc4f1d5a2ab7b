import { readGatesFrom } from '../gate/read-gates.ts';
import type { GateRules } from '../gate/gate-rules.ts';
import type { DemandReader } from './read-demands.ts';
import { toReadable, type ReadableText, type SectionRules, type TextView } from './readable-text.ts';
import type { OccupationGuess, Reading, VacancyText } from './reading.ts';

/** Everything that a reading is made with; one version of it. */
export type ReadingPack = {
  readonly version: string;
  readonly sections: SectionRules;
  readonly demands: DemandReader;
  readonly gates: GateRules;
  guessOccupations(title: string, doc: ReadableText): readonly OccupationGuess[];
};

/** So much of a description is read, in UTF-16 units. Our choice: three times the longest vacancy that we met; what lies behind is no vacancy any more. */
const READ_MOST = 30_000;

/**
 * Reads a vacancy: what the work demands, the gates beside it, and the occupation. Pure and deterministic: the same text and version give the
 * same reading. Never throws.
 */
export function readVacancy(
  text: VacancyText,
  pack: ReadingPack,
  toTextView: (source: string, format: VacancyText['format']) => TextView,
): Reading {
  const doc = toReadable(toTextView(text.description.slice(0, READ_MOST), text.format), pack.sections);
  const zoneAt = (offset: number) => {
    const section = doc.sectionAt(offset);
    return section === 'verwant' ? 'over_ons' : section;
  };
  return {
    occupations: pack.guessOccupations(text.title, doc),
    gates: readGatesFrom(text.title, { text: doc.text, zoneAt, spanOf: doc.spanOf }, pack.gates),
    demands: pack.demands.read(doc),
    rulesVersion: pack.version,
  };
}

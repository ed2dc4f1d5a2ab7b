import type { Json } from '../chain/canonical-json.ts';
import type { EffortEntryId, CandidateId } from '../shared/ids.ts';

/**
 * Everything that leaves a line in the log that counts: acts of people, searches of the machine, and the gaps in them.
 * A correction is an entry of its own that names the one it corrects; nothing is ever changed.
 * @source domain reference section 5.6; design page section 4
 */
export const EFFORT_KINDS = [
  'search.machine',
  'search.gap',
  'search.paused',
  'search.resumed',
  'list.in-force',
  'list.settled',
  'words.written',
  'zoekprofiel.agreed',
  'vacancy.revived',
  'review.decided',
  'review.undone',
  'question.answered',
  'shortlist.answered',
  'application.opened',
  'application.step',
  'evidence.added',
  'contact.made',
  'rest.started',
  'rest.ended',
  'correction',
] as const;

export type EffortKind = (typeof EFFORT_KINDS)[number];

/** One act or search to be written down; `payload` holds ids, codes, counts and the words that belong in the log, never medical text. */
export type EffortToRecord = { readonly kind: EffortKind; readonly payload: { readonly [key: string]: Json } };

/** One line of the log as it stands in the chain. */
export type SearchEffortEntry = EffortToRecord & {
  readonly id: EffortEntryId;
  readonly candidateId: CandidateId;
  /** Counts from 1 without gaps. */
  readonly seq: number;
  readonly at: Date;
  readonly actorAccountId: string | null;
  readonly actorRole: string;
};

import type { PostingContent } from './posting.ts';
import { tidy } from './tidy.ts';

/** Reason of the mark on a posting whose page says that it is over. */
export const CLOSED_BY_TEXT = 'closed';

/** Whether a posting says of itself that it is over. */
export const isClosedByText = ({ marks }: Pick<PostingContent, 'marks'>): boolean =>
  marks.some(({ field, reason }) => field === 'state' && reason === CLOSED_BY_TEXT);

const SUBJECT = '(?:deze|de|onze|die|this|the)? ?(?:vacature|functie|positie|baan|job|position|vacancy|role|posting)';
const WELL = '(?:helaas |inmiddels |reeds |al |intussen |onlangs |niet meer )*';
const NOTICES: readonly RegExp[] = [
  new RegExp(
    `^(?:helaas[,!.]? ?|let op[:!]? ?|sorry[,!]? ?)?${SUBJECT} is ${WELL}(?:vervuld|ingevuld|gesloten|verlopen|vergeven|offline|niet (?:meer|langer) (?:beschikbaar|actueel|open|actief|online|geldig|vacant)|al bezet)`,
    'i',
  ),
  new RegExp(`^(?:helaas[,!.]? ?)?${SUBJECT} (?:staat|is) niet (?:meer|langer) (?:open|online|beschikbaar|vacant)`, 'i'),
  new RegExp(`^${SUBJECT} werd (?:reeds )?(?:ingevuld|afgesloten)`, 'i'),
  /^(?:helaas[,!.]? ?)?(?:reageren|solliciteren)(?: op deze (?:vacature|functie))? (?:is|kan)(?: helaas)? niet (?:meer|langer)(?: mogelijk)?/i,
  /^(?:helaas[,!.]? ?)?(?:je|u) (?:kunt|kan) (?:helaas )?niet (?:meer|langer) (?:reageren|solliciteren)/i,
  /^de (?:sollicitatie|reactie|sluitings|inschrijf)(?:termijn|periode|datum) (?:is|van deze vacature is) (?:verstreken|verlopen|gesloten|voorbij)/i,
  /^(?:vacature (?:vervuld|gesloten|ingevuld|verlopen)|(?:inmiddels )?vervuld|gesloten|closed|filled|expired|position filled|job closed)[!.]?$/i,
  /^(?:sorry[,!]? ?|unfortunately[,!]? ?)?(?:this|the) (?:job|position|vacancy|role|posting)(?: posting| ad)? (?:is (?:no longer (?:available|open|active|accepting applications)|closed|filled)|has (?:been (?:filled|closed|removed)|expired|closed))/i,
  /^(?:we are )?no longer accepting applications/i,
];

/** Longer lines are text in which such words may mean something else. In characters. */
const SENTENCE_MAX = 180;

/**
 * The sentence by which a page says that its vacancy is over: filled, closed, no longer open to applications; in Dutch, Flemish or English.
 * Conditions ("zodra de vacature is vervuld") and announcements ("kan eerder sluiten") are none.
 * @param lines the text of the page, a block a line
 * @returns the sentence as written; null where the page says no such thing; never throws
 */
export function readClosingNotice(lines: readonly string[]): string | null {
  for (const line of lines)
    for (const sentence of tidy(line).split(/(?<=[.!?])\s+/)) {
      if (sentence.length <= SENTENCE_MAX && NOTICES.some((notice) => notice.test(sentence))) return sentence;
    }
  return null;
}

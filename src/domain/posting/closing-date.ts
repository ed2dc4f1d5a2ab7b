import type { LocalDate } from '../shared/local-date.ts';
import { readDateWithoutYear, readPostingDate } from './posting-date.ts';
import { tidy } from './tidy.ts';

const LABEL =
  /(?:sluitingsdatum|reactietermijn|sluitingstermijn|deadline|uiterste (?:reactie|sollicitatie)?datum|closing date|application deadline|apply (?:by|before)|vacature sluit|sluit op|(?:open|geldig|online|beschikbaar) tot(?: en met)?|solliciteren (?:kan|is mogelijk)? ?(?:nog )?(?:tot|t\/m|voor|vóór)|reageren (?:kan|is mogelijk)? ?(?:nog )?(?:tot|t\/m|voor|vóór)|reageer (?:dan )?(?:uiterlijk|voor|vóór|tot)|solliciteer (?:dan )?(?:uiterlijk|voor|vóór|tot))/i;
const BOUND =
  /(?:uiterlijk|voor|vóór|tot|t\/m|tot en met|before|by|no later than)(?: (?:op|het einde van|eind|einde))?(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo))?,? $/i;
const APPLYING = /sollicit|reage|reactie|\bcv\b|motivatie|\bbrief\b|\bapply\b|application|aanmeld|inschrijv/i;
/** What else has a last day: hearing back, interviews, the start, a temporary contract, the job itself. */
const OTHER =
  /\bhoor(?:t|en)?\b|gesprek|uitgenodigd|bericht(?: van ons)?\b|uitslag|beslissing|start(?:datum)?\b|indienst|in dienst|contract|dienstverband|aanstelling|vervanging|periode|vakantie|interview/i;
const DATE =
  /\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}(?:e|de|ste|st|nd|rd|th)? [a-zé]{3,10}\.?,?(?: \d{4})?|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?/giu;

export type ClosingDate = { readonly on: LocalDate | null; readonly asWritten: string };

/**
 * The last day to apply as the text says it: named as such ("Sluitingsdatum: 12-08-2026"), else a last day in a sentence about applying
 * ("stuur je cv uiterlijk 12 augustus").
 * @param lines the vacancy text, one sentence or label a line where possible
 * @param notBefore day from which on a date without a year is sought; null: such a date stays unread
 * @returns the date as understood and as written; `on` is null where it cannot be placed; null where the text names none
 */
export function readClosingDate(lines: readonly string[], notBefore: LocalDate | null): ClosingDate | null {
  const sentences = lines.flatMap((line) => tidy(line).split(/(?<=[.!?])\s+(?=\p{Lu})| \| /u));
  const found = [...dated(sentences, true, notBefore), ...dated(sentences, false, notBefore)];
  return found.find(({ on }) => on !== null) ?? found[0] ?? null;
}

function* dated(sentences: readonly string[], labelled: boolean, notBefore: LocalDate | null): Generator<ClosingDate> {
  for (const [index, sentence] of sentences.entries()) {
    const label = LABEL.exec(sentence);
    if (labelled && label) {
      const rest = sentence.slice(label.index + label[0].length);
      // The date stands after the label, or alone on the next line.
      const own = firstDate(rest.slice(0, 60), notBefore);
      const next = sentences[index + 1] ?? '';
      const following = own === null && tidy(rest).length <= 2 && next.length <= 30 ? firstDate(next, notBefore) : null;
      const closing = own ?? following;
      if (closing) yield closing;
    } else if (!labelled && APPLYING.test(sentence)) {
      for (const match of sentence.matchAll(DATE)) {
        const lead = sentence.slice(0, match.index);
        const clause = lead.slice(Math.max(lead.lastIndexOf(','), lead.lastIndexOf(';')) + 1);
        if (!BOUND.test(lead) || OTHER.test(clause.slice(-50))) continue;
        const closing = firstDate(match[0], notBefore);
        if (closing) yield closing;
      }
    }
  }
}

function firstDate(text: string, notBefore: LocalDate | null): ClosingDate | null {
  for (const match of text.matchAll(DATE)) {
    const on = readPostingDate(match[0]) ?? (notBefore === null ? null : readDateWithoutYear(match[0], notBefore));
    if (on !== null) return { on, asWritten: match[0] };
    if (/\d (?:jan|feb|maa|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)/i.test(match[0])) return { on: null, asWritten: match[0] };
  }
  return null;
}

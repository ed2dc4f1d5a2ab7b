import type { Contract } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText } from './gate-text.ts';
import { clauseAround, has, sentenceAround } from './gate-text.ts';

const DATE =
  '\\d{1,2}(?:-\\d{1,2}-\\d{2,4}|/\\d{1,2}/\\d{2,4}| (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)(?: \\d{4})?)';
const BETWEEN_DATES = new RegExp(`(?<![\\d-])${DATE} ?(?:tot en met|t/m|tot|-) ?${DATE}`, 'gu');
const PROSPECT = 'contract/prospect';

/**
 * The forms of contract on offer. "Uitzicht op vast" is tijdelijk; the employer's own business and calls to leave the telephone alone are no offer.
 * @returns one entry per mention; a permanent contract that is only a prospect is read as tijdelijk by the rule `contract/prospect`
 */
export function readContracts(source: GateText, rules: GateRules): readonly Found<Contract>[] {
  const { text, field } = source;
  const found: Found<Contract>[] = [];
  const lists =
    field === 'title'
      ? [...rules.contracts.title, ...rules.contracts.contracts.filter(({ contract }) => contract !== 'stage')]
      : rules.contracts.contracts;
  for (const { contract, pattern } of lists) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      const sentence = sentenceAround(text, start, end);
      const near = text.slice(Math.max(sentence.start, start - 60), Math.min(sentence.end, end + 50));
      if (has(rules.contracts.not, near)) continue;
      const zone = source.zoneAt(start);
      if (contract !== 'tijdelijk' && contract !== 'vast' && (zone === 'over_ons' || zone === 'procedure')) continue;
      if (contract === 'vast') {
        const clause = clauseAround(text, start, end);
        const around = text.slice(Math.max(clause.start, start - 60), Math.min(clause.end, end + 40));
        const lead = text.slice(Math.max(sentence.start, start - 40), start);
        const prospect = has(rules.contracts.view, around) || has(rules.contracts.view, lead);
        found.push({ value: prospect ? 'tijdelijk' : 'vast', field, start, end, rule: prospect ? PROSPECT : 'contract/vast' });
      } else found.push({ value: contract, field, start, end, rule: `contract/${contract}` });
    }
  }
  for (const match of text.matchAll(BETWEEN_DATES)) {
    const start = match.index;
    const end = start + match[0].length;
    if (
      /(?<![\p{L}])(?:functie|aanstelling|contract|dienstverband|opdracht|vacature|vervanging|periode|looptijd|job)/u.test(
        sentenceAround(text, start, end).text,
      )
    ) {
      found.push({ value: 'tijdelijk', field, start, end, rule: 'contract/between-dates' });
    }
  }
  return found;
}

import type { RequirementStatus } from '../reading/reading.ts';
import type { GateRules } from './gate-rules.ts';
import { clauseAround, has, sentenceAround } from './gate-text.ts';

const GOES_ON =
  /^[\s,:(=-]*(?:is|zijn|of|dan|maar|mag|heb je|hebt u|desgewenst|bij voorkeur|anders|kan|kun|haal|behaal|bereid|te behalen|te halen|een pre|pre|hoeft|niet|wij|we|wordt|word|liefst|eventueel|optioneel|would|preferred|volg)(?![\p{L}])(?! ook)/u;
const HEADING = /^[\s*-]*(?:optioneel|pre|gewenst|nice to have|een pre|pluspunten?)\s?:/u;
/** "Liefst ook BE" speaks of the next thing only. */
const ANOTHER = /^ ?(?:liefst|bij voorkeur|eventueel|graag|en) ook /u;
const BEFORE = 60;
const AFTER = 90;
const LIST_WORDS = 5;

/**
 * How a text asks for the licence, certificate or language that stands at an offset: the clause around it, and the clause that goes on about it.
 * @param mayBeObtained false for papers that nobody is trained for (a VOG): being willing to hand one in is being asked for it
 * @returns `pre` where it is welcome, or can be obtained in the job; null where the text says that it is not needed; else `vereist`
 */
export function requirementStatus(
  text: string,
  start: number,
  end: number,
  rules: GateRules['status'],
  mayBeObtained = true,
): RequirementStatus | null {
  const said = aboutIt(text, start, end);
  if (has(rules.pre, said)) return 'pre';
  if (has(rules.notNeeded, said)) return null;
  return mayBeObtained && has(rules.toObtain, said) ? 'pre' : 'vereist';
}

function aboutIt(text: string, start: number, end: number): string {
  const clause = clauseAround(text, start, end);
  const sentence = sentenceAround(text, start, end);
  // A heading on the same line counts: "Optioneel: rijden op de heftruck (certificaat)".
  const heading = HEADING.exec(sentence.text)?.[0] ?? '';
  const own = heading + text.slice(Math.max(clause.start, start - BEFORE), Math.min(clause.end, end + AFTER));
  const rest = text
    .slice(clause.end, Math.min(sentence.end, end + AFTER))
    .replace(/^\([^()]{0,60}\)/u, (part) => (GOES_ON.test(part) ? part : ''));
  if (GOES_ON.test(rest)) return `${own} ${rest}`;
  const pieces = rest.split(/[,()]| en /u).filter((piece) => piece.trim() !== '');
  // A list of bare names shares what is said of its last one: "VCA-attest, asbest en BA4 = een troef".
  let shared = own;
  for (const piece of pieces) {
    if (ANOTHER.test(piece) || words(piece) > LIST_WORDS || words(own) > LIST_WORDS + 3) break;
    shared += ` ${piece}`;
  }
  return shared;
}

function words(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

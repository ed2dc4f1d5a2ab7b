import type { Contract, Education } from '../reading/reading.ts';
import { tidy } from './tidy.ts';

/** Words of a contract field, Dutch, Flemish and English, and the codes of schema.org and the common ATS. */
const CONTRACTS: readonly (readonly [RegExp, Contract])[] = [
  [/\b(?:vast|vaste|onbepaalde|permanent|indefinit|indefinido|cdi|unbefristet|fulltime_permanent|parttime_permanent)\b/i, 'vast'],
  [
    /\b(?:tijdelijk|tijdelijke|bepaalde|temporary|temp|fixed.?term|jaarcontract|cdd|befristet|contractor_temporary|fulltime_fixed_term|parttime_fixed_term|seizoens\w*)\b/i,
    'tijdelijk',
  ],
  [/detacher/i, 'detachering'],
  [/\buitzend\w*|\binterim\b/i, 'uitzend'],
  [/\bstage\b|\bintern(?:ship)?\b|\bstagiair\w*|afstudeer\w*|leer-?\/?werk\w*|praktikum/i, 'stage'],
  [/\bzzp\w*|freelance|zelfstandig(?:e)? (?:ondernemer|zonder)|\bcontractor\b/i, 'zzp'],
  [/vrijwillig|volunteer/i, 'vrijwillig'],
  [/bijbaan|\bstudentjob|vakantie(?:werk|baan)/i, 'bijbaan'],
];

/** Every form of contract that a field names, in a fixed order; empty where it only speaks of full or part time. */
export function readContractWords(text: string): readonly Contract[] {
  const line = tidy(text);
  return CONTRACTS.filter(([pattern]) => pattern.test(line)).map(([, contract]) => contract);
}

const EDUCATIONS: readonly (readonly [RegExp, Education])[] = [
  [/\bvmbo\b/i, 'vmbo'],
  [/mbo[ -]*(?:niveau)?[ -]*1\b/i, 'mbo1'],
  [/mbo[ -]*(?:niveau)?[ -]*2\b/i, 'mbo2'],
  [/mbo[ -]*(?:niveau)?[ -]*3\b/i, 'mbo3'],
  [/mbo[ -]*(?:niveau)?[ -]*4\b/i, 'mbo4'],
  [/\bmbo\b/i, 'mbo'],
  [/\bhavo\b/i, 'havo'],
  [/\bvwo\b|gymnasium|atheneum/i, 'vwo'],
  [/\bhbo\b|\bbachelor/i, 'hbo'],
  [/\bwo\b|universit|\bmaster\b/i, 'wo'],
  [/geen opleiding|no education|basisonderwijs/i, 'geen'],
];

/** The lowest level of education that an education field names; null where it names none ("Overig"). */
export function readEducationWords(text: string): Education | null {
  const line = tidy(text);
  return EDUCATIONS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** What a field about the workplace says ("TELECOMMUTE", "Hybride", "On site"); null where it says nothing of it. */
export function readRemoteWords(text: string): 'nee' | 'hybride' | 'volledig' | null {
  const line = tidy(text);
  if (/hybri[de]|deels thuis|partly remote|híbrido/i.test(line)) return 'hybride';
  if (/telecommute|fully remote|\bremote\b|thuiswerk|volledig thuis|home.?office|teletrabajo/i.test(line)) return 'volledig';
  return /on.?site|op locatie|presencial|in.?office|am arbeitsplatz/i.test(line) ? 'nee' : null;
}

/**
 * Splits a list that was written as one string, in Python or JSON notation (`"['FULL_TIME', 'PART_TIME']"`).
 * @param value a string, a list of strings, or anything else (gives an empty list)
 */
export function readWordList(value: unknown): readonly string[] {
  const parts = Array.isArray(value) ? value.flatMap((part: unknown) => [...readWordList(part)]) : typeof value === 'string' ? [value] : [];
  return parts.flatMap((part) => {
    const text = tidy(part);
    const words = /^\[.*\]$/.test(text)
      ? text
          .slice(1, -1)
          .split(',')
          .map((word) => tidy(word.replaceAll(/["'\\]/g, '')))
      : [text];
    return words.filter((word) => word !== '' && !/^null$/i.test(word));
  });
}

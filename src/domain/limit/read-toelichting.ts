import type { Aspect, Dimension, Unit } from '../demand/dimension.ts';
import type { FmlValue } from '../fml/fml-list.ts';
import type { LimitsPack } from './limits-pack.ts';

/** What a toelichting says, as far as it can be read without a person. */
export type ToelichtingReading = {
  /** Clauses that are a wish: shown, no limit. */
  readonly wishes: readonly string[];
  /** Clauses that limit or explain; empty when there are only wishes. */
  readonly clauses: readonly string[];
  /** Numbers in the unit of the item, ascending, without doubles. */
  readonly numbers: readonly number[];
  /** True where the clauses say more than a number in that unit: that stays for a person to settle. */
  readonly more: boolean;
  /** "Ook niet incidenteel". */
  readonly notEvenIncidentally: boolean;
};

const NOTHING: ToelichtingReading = { wishes: [], clauses: [], numbers: [], more: false, notEvenIncidentally: false };

// A comma or full stop ends a clause only before white space: "2,5 kg" and "9.30 uur" stay whole.
const CLAUSE_END = /[;\n]|[.,](?=\s|$)/u;
const OPTION = /^\s*(?:optie\s*)?(\d{1,2})\s*:\s*/iu;

/**
 * Reads the doctor's words beside a score.
 * @param text null or blank: nothing
 * @param unit unit of the item; null when a number makes no sense on it
 * @returns never throws; "10 kg, niet boven ellebooghoogte" gives the number 10 and `more`
 * @source limits page section 1, "Words"
 */
export function readToelichting(text: string | null, unit: FmlValue['unit'] | null, pack: LimitsPack): ToelichtingReading {
  if (text === null || text.trim() === '') return NOTHING;
  const all = splitClauses(text);
  const wishes = all.filter((clause) => pack.toelichting.wish.test(clause));
  const clauses = all.filter((clause) => !pack.toelichting.wish.test(clause));
  const read = clauses.map((clause) => readClause(clause, unit, pack));
  return {
    wishes,
    clauses,
    numbers: [...new Set(read.flatMap(({ numbers }) => numbers))].sort((a, b) => a - b),
    more: read.some(({ more }) => more),
    notEvenIncidentally: clauses.some((clause) => pack.toelichting.notEvenIncidentally.test(clause)),
  };
}

/** The clauses of a toelichting, trimmed, without empty ones. Never throws. */
function splitClauses(text: string): readonly string[] {
  return text
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

/**
 * Divides the words beside a multi-select item over its options: "7: geen eindverantwoordelijkheid" is about option 7, and so are the clauses
 * after it. Words without such a number are about every chosen option.
 * @returns per option its words, `null` for those about all; absent where there are none. Never throws.
 */
export function wordsByOption(text: string | null): ReadonlyMap<number | null, string> {
  const words = new Map<number | null, string>();
  let option: number | null = null;
  for (const clause of splitClauses(text ?? '')) {
    const numbered = OPTION.exec(clause);
    if (numbered) option = Number(numbered[1]);
    const rest = clause.replace(OPTION, '');
    words.set(option, words.has(option) ? `${words.get(option)}; ${rest}` : rest);
  }
  return words;
}

/** The kinds that limiting words name, by code; words that allow something name none. Never throws. */
export function namedKinds(clauses: readonly string[], dims: readonly Dimension[], pack: LimitsPack): readonly string[] {
  const limiting = clauses.filter((clause) => !pack.toelichting.allows.test(clause));
  return pack.kinds
    .filter((kind) => kind.dims.some((dim) => dims.includes(dim)) && limiting.some((clause) => kind.words.test(clause)))
    .map(({ code }) => code);
}

/** The aspects of a dimension that limiting words name; empty when they name none. Never throws. */
export function namedAspects(clauses: readonly string[], dim: Dimension, pack: LimitsPack): readonly Aspect[] {
  const limiting = clauses.filter((clause) => !pack.toelichting.allows.test(clause));
  return pack.aspectWords.filter((row) => row.dim === dim && limiting.some((clause) => row.words.test(clause))).map(({ aspect }) => aspect);
}

function readClause(
  clause: string,
  unit: FmlValue['unit'] | null,
  pack: LimitsPack,
): { readonly numbers: readonly number[]; readonly more: boolean } {
  const days = pack.toelichting.daysOfHours.exec(clause);
  if (days && (unit === 'uren_per_week' || unit === 'uren_per_dag')) {
    const hours = toNumber(days[2]);
    // How many days it takes to get there is more than the number says.
    return { numbers: [unit === 'uren_per_week' ? Number(days[1]) * hours : hours], more: true };
  }
  let rest = clause;
  const numbers: number[] = [];
  for (const [written, factor] of unit === null ? [] : UNITS_READ_AS[unit]) {
    const pattern = pack.toelichting.numbers.get(written);
    if (!pattern) continue;
    rest = rest.replace(pattern, (_whole, number: string) => {
      numbers.push(toNumber(number) * factor);
      return ' ';
    });
  }
  if (numbers.length === 0) return { numbers, more: true };
  return { numbers, more: /[\p{L}\d]/u.test(rest.replace(pack.toelichting.filler, ' ')) };
}

const toNumber = (text: string | undefined): number => Number((text ?? '').replace(',', '.'));

/** How a number on an item can be written, and what to multiply by to get the item's own unit. Order matters: the longer unit first. */
const UNITS_READ_AS: Readonly<Record<Unit | 'uren_per_week', readonly (readonly [FmlValue['unit'] | 'kgf', number])[]>> = {
  kg: [['kg', 1]],
  newton: [
    ['kgf', 10],
    ['newton', 1],
  ],
  minuten: [['minuten_aaneen', 1]],
  minuten_aaneen: [
    ['minuten_aaneen', 1],
    ['uren_per_dag', 60],
  ],
  uren_per_dag: [
    ['uren_per_dag', 1],
    ['minuten_aaneen', 1 / 60],
  ],
  uren_per_week: [['uren_per_week', 1]],
  per_uur: [['per_uur', 1]],
  graden: [['graden', 1]],
  graden_celsius: [['graden_celsius', 1]],
  cm: [['cm', 1]],
  meter: [['meter', 1]],
  dB: [['dB', 1]],
  treden: [['treden', 1]],
};

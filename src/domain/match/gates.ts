import type { Judged } from '../finding/judge-hours.ts';
import type { Graded } from '../finding/judge-evidence.ts';
import { worstOutcome } from '../finding/judge-evidence.ts';
import { toldTimes } from '../finding/judge-times.ts';
import { dutch } from '../limit/neutral-words.ts';
import type { LimitsPack } from '../limit/limits-pack.ts';
import type { Contract, Education, GateName, Gates, LicenceCode, WorkingTime } from '../reading/reading.ts';
import type { LocalDate } from '../shared/local-date.ts';
import { titleNames } from '../zoekprofiel/matches-title.ts';
import type { SoughtFunction, Zoekprofiel } from '../zoekprofiel/zoekprofiel.ts';
import type { GateFinding, MatchableVacancy } from './match.ts';

/**
 * Levels of education in order: NLQF, with mbo of no level named between mbo 2 and mbo 4.
 * @source domain reference section 4.2 (NLQF); the place of plain mbo is ours
 */
const EDUCATION_LEVEL: Readonly<Record<Education, number>> = {
  geen: 0,
  mbo1: 1,
  vmbo: 2,
  mbo2: 2,
  mbo: 3,
  mbo3: 3,
  mbo4: 4,
  havo: 4,
  vwo: 5,
  hbo: 6,
  wo: 7,
};

/** What a licence includes beside itself. @source Reglement rijbewijzen: AM comes with every licence, B with C and D */
const LICENCE_INCLUDES: Readonly<Partial<Record<LicenceCode, readonly LicenceCode[]>>> = {
  BE: ['B'],
  C: ['B'],
  CE: ['C', 'BE', 'B'],
  D: ['B'],
};

const CONTRACT_WORDS: Readonly<Record<Contract, string>> = {
  vast: 'vast',
  tijdelijk: 'tijdelijk',
  detachering: 'detachering',
  uitzend: 'uitzendwerk',
  stage: 'stage',
  zzp: 'zzp',
  vrijwillig: 'vrijwilligerswerk',
  bijbaan: 'bijbaan',
};

/** Weeks in a month, and the working weeks in hours between which a monthly pay is read. */
const WEEKS_PER_MONTH = 52 / 12;
const FULL_WEEKS = [36, 40] as const;

/** The words of the vacancy that a gate rests on; the first where there are several, null where the text is silent. Never throws. */
export const evidenceOf = (gates: Gates, gate: GateName): GateFinding['span'] => {
  const found = gates.evidence.find((one) => one.gate === gate);
  return found ? { start: found.start, end: found.end, quote: found.quote, field: found.field } : null;
};

/** Education asked against the highest completed. One step short is aandacht: experience often makes up for it. Never throws. */
export function judgeEducation(asked: Education | null, held: Education | null): Judged {
  if (asked === null) return { outcome: 'onbekend', reason: 'De vacature noemt geen opleiding.' };
  if (asked === 'geen') return { outcome: 'past', reason: 'De vacature vraagt geen opleiding.' };
  if (held === null) return { outcome: 'onbekend', reason: `De vacature vraagt ${asked}; van de kandidaat is geen opleiding bekend.` };
  const short = EDUCATION_LEVEL[asked] - EDUCATION_LEVEL[held];
  const reason = `De vacature vraagt ${asked}; de kandidaat heeft ${held}.`;
  return { outcome: short <= 0 ? 'past' : short === 1 ? 'aandacht' : 'conflict', reason };
}

/** Licences asked against those held; what is only an advantage is never a conflict. Never throws. */
export function judgeLicences(asked: Gates['licences'], held: readonly LicenceCode[]): Judged {
  const required = asked.filter(({ status }) => status === 'vereist');
  const all = new Set(held.flatMap((code) => [code, ...(LICENCE_INCLUDES[code] ?? []), 'AM']));
  const missing = required.filter(({ code }) => !all.has(code)).map(({ code }) => code);
  if (missing.length > 0) return { outcome: 'conflict', reason: `De vacature vraagt rijbewijs ${missing.join(', ')}.` };
  if (required.length > 0) return { outcome: 'past', reason: `Rijbewijs ${required.map(({ code }) => code).join(', ')} is er.` };
  return asked.length > 0
    ? { outcome: 'past', reason: `Rijbewijs ${asked.map(({ code }) => code).join(', ')} is geen eis.` }
    : { outcome: 'onbekend', reason: 'De vacature noemt geen rijbewijs.' };
}

/** Certificates asked against those held and still valid on that day. A VOG can be applied for: aandacht. Never throws. */
export function judgeCertificates(asked: Gates['certificates'], held: Zoekprofiel['certificates'], on: LocalDate): Judged {
  if (asked.length === 0) return { outcome: 'onbekend', reason: 'De vacature noemt geen certificaat.' };
  const judged = asked.filter(({ status }) => status === 'vereist').map(({ code }) => judgeCertificate(code, held, on));
  if (judged.length === 0) return { outcome: 'past', reason: `${asked.map(({ code }) => code).join(', ')} is geen eis.` };
  const outcome = worstOutcome(judged.map((one) => one.outcome)) ?? 'onbekend';
  return { outcome, reason: judged.map(({ reason }) => reason).join(' ') };
}

function judgeCertificate(code: string, held: Zoekprofiel['certificates'], on: LocalDate): Judged {
  const own = held.find((one) => one.code.toLowerCase() === code.toLowerCase());
  if (own) {
    if (own.validUntilOn !== null && own.validUntilOn < on)
      return { outcome: 'aandacht', reason: `${code} was geldig tot en met ${own.validUntilOn}.` };
    return { outcome: 'past', reason: `${code} is er.` };
  }
  return code === 'VOG'
    ? { outcome: 'aandacht', reason: 'Er wordt een VOG gevraagd.' }
    : { outcome: 'conflict', reason: `De vacature vraagt ${code}.` };
}

const CEFR = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'moedertaal'];

/** Languages asked against those held; without recorded languages nothing can be said. Never throws. */
export function judgeLanguages(asked: Gates['languages'], held: Zoekprofiel['languages']): Judged {
  const required = asked.filter(({ status }) => status === 'vereist');
  if (required.length === 0)
    return {
      outcome: asked.length > 0 ? 'past' : 'onbekend',
      reason: asked.length > 0 ? 'De gevraagde taal is geen eis.' : 'De vacature noemt geen taal.',
    };
  if (held.length === 0)
    return {
      outcome: 'onbekend',
      reason: `De vacature vraagt ${required.map(({ language }) => language).join(', ')}; van de kandidaat is geen taal bekend.`,
    };
  const judged = required.map(({ language, level }): Judged => {
    const own = held.find((one) => one.language.toLowerCase() === language.toLowerCase());
    if (!own) return { outcome: 'conflict', reason: `De vacature vraagt ${language}.` };
    const [needs, has] = [CEFR.indexOf((level ?? '').toLowerCase()), CEFR.indexOf((own.level ?? '').toLowerCase())];
    if (needs >= 0 && has >= 0 && has < needs)
      return { outcome: 'aandacht', reason: `De vacature vraagt ${language} op ${level}; de kandidaat heeft ${own.level}.` };
    return { outcome: 'past', reason: `${language} is er.` };
  });
  return { outcome: worstOutcome(judged.map((one) => one.outcome)) ?? 'onbekend', reason: judged.map(({ reason }) => reason).join(' ') };
}

/** Contract forms offered against those that are acceptable. Never throws. */
export function judgeContract(offered: readonly Contract[], acceptable: readonly Contract[]): Judged {
  if (offered.length === 0 || acceptable.length === 0)
    return {
      outcome: 'onbekend',
      reason: offered.length === 0 ? 'De vacature noemt geen contractvorm.' : 'Er is geen contractvorm afgesproken.',
    };
  const words = offered.map((contract) => CONTRACT_WORDS[contract]).join(', ');
  return offered.some((contract) => acceptable.includes(contract))
    ? { outcome: 'past', reason: `Aangeboden: ${words}.` }
    : { outcome: 'conflict', reason: `Alleen ${words}.` };
}

/** Pay offered against the lowest acceptable; between month and hour both a week of 36 and one of 40 hours are tried, and a doubt is aandacht. Never throws. */
export function judgePay(offered: Gates['pay'], minimum: Zoekprofiel['minimumPay']): Judged {
  const most = offered?.max ?? offered?.min ?? null;
  if (offered === null || most === null) return { outcome: 'onbekend', reason: 'De vacature noemt geen loon.' };
  if (minimum === null) return { outcome: 'onbekend', reason: 'Er is geen laagste loon afgesproken.' };
  const asked = `hoogstens € ${dutch(most)} per ${offered.per.replace('_', ' ')}; afgesproken is minstens € ${dutch(minimum.amount)} per ${minimum.per}`;
  const outcomes = FULL_WEEKS.map((week): Graded => {
    const need = minimum.per === 'uur' ? minimum.amount : minimum.amount / (week * WEEKS_PER_MONTH);
    if (perHour(most, offered.per, week) < need) return 'conflict';
    return offered.min !== null && perHour(offered.min, offered.per, week) >= need ? 'past' : 'aandacht';
  });
  const [low, high] = outcomes;
  const outcome = low !== undefined && low === high ? low : 'aandacht';
  // An open upper end says nothing against the pay.
  return { outcome: outcome === 'conflict' && offered.max === null ? 'aandacht' : outcome, reason: `Loon: ${asked}.` };
}

function perHour(amount: number, per: NonNullable<Gates['pay']>['per'], week: number): number {
  const hours = { uur: 1, dag: week / 5, week, vier_weken: week * 4, maand: week * WEEKS_PER_MONTH, jaar: week * 52 };
  return amount / hours[per];
}

/** How sure the occupation of a vacancy must be before it alone decides about a function; 0 to 1, end in. */
const SURE_OCCUPATION = 0.5;

/** The occupation of a vacancy where it is sure enough to decide about a function; null where it is not. Never throws. */
export function sureOccupation({ occupations: [best] }: MatchableVacancy['reading']): string | null {
  return best && best.confidence >= SURE_OCCUPATION ? best.code : null;
}

export type FunctionKind = 'uitgesloten' | 'gewenst' | 'acceptabel' | 'anders';

/** How a vacancy is met by what is sought: `named` by the title, `is` by the title or by the occupation. */
type FunctionSigns = {
  readonly excludedNamed: boolean;
  readonly excludedIs: boolean;
  /** By what is wanted or acceptable. */
  readonly soughtNamed: boolean;
  readonly wantedIs: boolean;
  readonly acceptableIs: boolean;
};

/** What kind of function these signs make; excluded goes first. Never throws. */
function functionKindOf(signs: FunctionSigns): FunctionKind {
  // A title that is wanted by name is not excluded by an occupation that only resembles it.
  if (signs.excludedNamed || (signs.excludedIs && !signs.soughtNamed)) return 'uitgesloten';
  if (signs.wantedIs) return 'gewenst';
  return signs.acceptableIs ? 'acceptabel' : 'anders';
}

/** What kind of function a vacancy is for a candidate, by its title, else by its occupation. Never throws. */
export function functionOf(vacancy: Pick<MatchableVacancy, 'title' | 'reading'>, zoekprofiel: Zoekprofiel): FunctionKind {
  const isco = sureOccupation(vacancy.reading);
  const named = (sought: readonly SoughtFunction[]): boolean => sought.some((one) => titleNames(vacancy.title, one.title));
  const is = (sought: readonly SoughtFunction[]): boolean =>
    named(sought) || (isco !== null && sought.some((one) => one.isco08.includes(isco)));
  const { wanted, acceptable, excluded } = zoekprofiel;
  return functionKindOf({
    excludedNamed: named(excluded),
    excludedIs: is(excluded),
    soughtNamed: named(wanted) || named(acceptable),
    wantedIs: is(wanted),
    acceptableIs: is(acceptable),
  });
}

const FUNCTION_JUDGED: Readonly<Record<FunctionKind, Judged>> = {
  uitgesloten: { outcome: 'conflict', reason: 'Deze functie is in het zoekprofiel uitgesloten.' },
  gewenst: { outcome: 'past', reason: 'Een gewenste functie.' },
  acceptabel: { outcome: 'past', reason: 'Een acceptabele functie.' },
  anders: { outcome: 'onbekend', reason: 'Deze functie staat niet in het zoekprofiel.' },
};

/** The function against what is wanted, acceptable and excluded. Never throws. */
export function judgeFunction(kind: FunctionKind): Judged {
  return FUNCTION_JUDGED[kind];
}

/** Hours a week against the hours agreed: more than agreed by the tolerance is aandacht, fewer than wanted is never worse than aandacht (`tooMany` tells the two apart). Null when nothing was agreed. Never throws. */
export function judgeWantedHours(
  gates: Gates,
  { hoursPerWeek: wanted }: Zoekprofiel,
  pack: LimitsPack,
): (Judged & { readonly tooMany: boolean }) | null {
  const offered = gates.hoursPerWeek;
  if (wanted.min === null && wanted.max === null) return null;
  if (offered === null || (offered.min === null && offered.max === null))
    return { outcome: 'onbekend', reason: 'De vacature noemt geen uren per week.', tooMany: false };
  const [least, most] = [offered.min, offered.max];
  const agreed = `afgesproken is ${dutch(wanted.min ?? 0)} tot ${wanted.max === null ? 'onbeperkt' : dutch(wanted.max)} uur`;
  if (wanted.max !== null && least !== null && least > wanted.max) {
    const slight = gates.hoursNegotiable || least - wanted.max <= pack.times.toleranceWeek;
    return {
      outcome: slight ? 'aandacht' : 'conflict',
      reason: `De vacature vraagt minstens ${dutch(least)} uur per week; ${agreed}.`,
      tooMany: true,
    };
  }
  if (wanted.min !== null && most !== null && most < wanted.min)
    return { outcome: 'aandacht', reason: `De vacature biedt hoogstens ${dutch(most)} uur per week; ${agreed}.`, tooMany: false };
  return { outcome: 'past', reason: `De uren sluiten aan; ${agreed}.`, tooMany: false };
}

const TIME_WORDS: Readonly<Record<WorkingTime, string>> = {
  avond: 'avondwerk',
  nacht: 'nachtwerk',
  weekend: 'weekendwerk',
  ploegen: 'ploegendienst',
  consignatie: 'bereikbaarheidsdienst',
  alleen_dag: 'alleen in de dag',
};

/** An outcome on times, with the time that decides; null where none of those left out is told. */
export type JudgedWantedTimes = Judged & {
  readonly time: WorkingTime | null;
  readonly span: { readonly start: number; readonly end: number; readonly quote: string } | null;
};

/** Times that were agreed not to be worked, against what the vacancy says. Null when nothing was agreed. Never throws. */
export function judgeWantedTimes(gates: Gates, { notTimes }: Zoekprofiel): JudgedWantedTimes | null {
  if (notTimes.length === 0) return null;
  const told = toldTimes(gates).flatMap((one) => {
    const time = notTimes.find((left) => left === one.time);
    return time && one.kind !== 'afwezig' ? [{ ...one, time }] : [];
  });
  const worst = told.find(({ kind }) => kind === 'expliciet') ?? told[0];
  if (!worst) {
    const day = gates.workingTimes.includes('alleen_dag');
    return { outcome: day ? 'past' : 'onbekend', reason: 'De vacature noemt geen tijden die zijn uitgesloten.', time: null, span: null };
  }
  return {
    outcome: worst.kind === 'expliciet' ? 'conflict' : 'aandacht',
    reason: `De vacature noemt ${TIME_WORDS[worst.time]}; dat is in het zoekprofiel uitgesloten.`,
    time: worst.time,
    span: worst.span,
  };
}

import type { Span } from '../shared/span.ts';
import type {
  Certificate,
  Contract,
  GateName,
  Gates,
  LanguageDemand,
  Licence,
  RequirementStatus,
  WorkingTimeDetail,
} from '../reading/reading.ts';
import { readCertificates } from './certificates.ts';
import { readContracts } from './contracts.ts';
import { readEducation } from './education.ts';
import { readExperience } from './experience.ts';
import type { GateRules } from './gate-rules.ts';
import type { Found, GateText, GateZone } from './gate-text.ts';
import { gateText } from './gate-text.ts';
import { readHours, readHoursNegotiable } from './hours.ts';
import { readLanguages } from './languages.ts';
import { JOB_TITLE_RULE, readLicences } from './licences.ts';
import { readPay } from './pay.ts';
import { readRemote } from './remote.ts';
import type { TimeSaid } from './working-times.ts';
import { readHoursPerDay, readTimesSaid, workingTimesOf } from './working-times.ts';

/** What the gate reader needs of a description: the readable text, the zone of a place in it, and the way back to the source. */
export type GateSource = {
  readonly text: string;
  readonly zoneAt: (offset: number) => GateZone;
  /** The stretch of the source description behind a stretch of the readable text. */
  readonly spanOf: (start: number, end: number) => Span;
};

type Evidence = Gates['evidence'][number];

/**
 * Reads what a vacancy asks or offers beside the load: hours, education, licences, certificates, languages, working times, pay, remote work,
 * contract and experience. Pure; never throws.
 * @param title as published; may be empty
 * @returns every value with the words that carry it; null and empty mean that the text is silent
 * @source label instructions; domain reference sections 3.4 to 3.6; limits page sections 3 (6.1 to 6.4) and 4
 */
export function readGatesFrom(title: string, source: GateSource, rules: GateRules): Gates {
  const inTitle = gateText('title', title);
  const inText = gateText('description', source.text, source.zoneAt);
  const texts = [inTitle, inText];
  const evidence: Evidence[] = [];
  const span = (found: Found<unknown>): Span => (found.field === 'title' ? titleSpan(title, found) : source.spanOf(found.start, found.end));
  const noted = <T>(gate: GateName, found: Found<T> | null): T | null => {
    if (!found) return null;
    evidence.push({ gate, field: found.field, rule: found.rule, ...span(found) });
    return found.value;
  };
  const firstOf = <T>(read: (text: GateText, rules: GateRules) => Found<T> | null): Found<T> | null =>
    read(inText, rules) ?? read(inTitle, rules);
  const said = texts.flatMap((text) => readTimesSaid(text, rules));
  const workingTimes = workingTimesOf(said);
  for (const found of said) {
    if ((workingTimes as readonly string[]).includes(found.value.time) && found.value.kind !== 'afwezig') noted('working_times', found);
    else if (found.value.kind === 'afwezig' && workingTimes[0] === 'alleen_dag') noted('working_times', found);
  }
  const contracts = texts.flatMap((text) => readContracts(text, rules));
  return {
    hoursPerWeek: noted('hours_week', readHours(inTitle, inText, rules)),
    hoursNegotiable: noted('hours_week', firstOf(readHoursNegotiable)) ?? false,
    hoursPerDay: noted('hours_day', firstOf(readHoursPerDay)),
    education: noted('education', firstOf(readEducation)),
    licences: merged(
      licencesOf(texts.flatMap((text) => readLicences(text, rules))),
      (value: Licence) => value.code,
      (found) => noted('licences', found),
    ),
    certificates: merged(
      texts.flatMap((text) => readCertificates(text, rules)),
      (value: Certificate) => value.code,
      (found) => noted('certificates', found),
    ),
    languages: merged(
      texts.flatMap((text) => readLanguages(text, rules)),
      (value: LanguageDemand) => value.language,
      (found) => noted('languages', found),
    ),
    workingTimes,
    workingTimeDetails: said.map((found) => detail(found, span(found))),
    pay: noted('salary', firstOf(readPay)),
    remote: noted('remote', firstOf(readRemote)),
    contract: contractsOf(contracts, (found) => noted('contract', found)),
    experienceYears: noted('experience', firstOf(readExperience)),
    evidence,
  };
}

function titleSpan(title: string, { start, end }: Found<unknown>): Span {
  return { start, end, quote: title.slice(start, end) };
}

function detail({ value }: Found<TimeSaid>, span: Span): WorkingTimeDetail {
  const { time, kind, from, until, shifts, perWeek } = value;
  return { ...span, time, kind, from, until, shifts, perWeek };
}

/** One entry per code. Where one mention asks and another is willing to train or calls it welcome, the milder one holds. */
function merged<T extends { readonly status: RequirementStatus }>(
  found: readonly Found<T>[],
  codeOf: (value: T) => string,
  note: (found: Found<T>) => void,
): readonly T[] {
  const kept = new Map<string, Found<T>>();
  for (const one of found) {
    const code = codeOf(one.value);
    const before = kept.get(code);
    if (!before || (before.value.status === 'vereist' && one.value.status === 'pre')) kept.set(code, one);
  }
  for (const one of kept.values()) note(one);
  return [...kept.values()].map(({ value }) => value);
}

/** A class read from the job title gives way to a class that the text names: a "C chauffeur" of whom CE is asked needs CE. */
function licencesOf(found: readonly Found<Licence>[]): readonly Found<Licence>[] {
  const named = found.filter(({ rule }) => rule !== JOB_TITLE_RULE);
  return named.length > 0 ? named : found;
}

/** The forms of contract, each once. A permanent contract that the text also calls a prospect is no offer of one. */
function contractsOf(found: readonly Found<Contract>[], note: (found: Found<Contract>) => void): readonly Contract[] {
  const kept = new Map<Contract, Found<Contract>>();
  for (const one of found) if (!kept.has(one.value)) kept.set(one.value, one);
  if (kept.has('tijdelijk') && kept.has('vast')) kept.delete('vast');
  for (const one of kept.values()) note(one);
  return [...kept.keys()];
}

import type { ComparedDimension } from '../../finding/finding.ts';
import { judgeEvidence } from '../../finding/judge-evidence.ts';
import type { CandidateLimits, Limit } from '../../limit/limit.ts';
import { hoursOn } from '../../limit/limits-of.ts';
import type { LimitsPack } from '../../limit/limits-pack.ts';
import type { Zoekprofiel } from '../../zoekprofiel/zoekprofiel.ts';
import {
  judgeCertificates,
  judgeContract,
  judgeEducation,
  judgeLanguages,
  judgeLicences,
  judgePay,
  judgeWantedHours,
  judgeWantedTimes,
} from '../gates.ts';
import { findHours, findTimes } from '../hours-and-times.ts';
import type { GateKind, MatchableCandidate } from '../match.ts';
import type { FixedSet } from './bitmap.ts';
import { bytesOf, fixedSet } from './bitmap.ts';
import { createBoundedCache } from './bounded-cache.ts';
import type { Forms, Postings, VacancyIndex } from './vacancy-index.ts';

/** A gate that can be made to leave vacancies out; function and distance always do. */
export type StrictGate = Exclude<GateKind, 'functie' | 'reistijd'>;

/** One thing that a candidate asks of the index: which forms of one part of the vacancies are in conflict with it. */
export type Asked = {
  /** The dimension, or the gate, that a conflict counts for. */
  readonly on: ComparedDimension | StrictGate;
  /** The same for every candidate who asks the same. */
  readonly key: string;
  readonly postings: Postings;
  /** Numbers of the forms in conflict: the very functions of the plain match are asked, once for each form that stands in the index. */
  readonly formsInConflict: () => readonly number[];
};

/** What is asked for a candidate: per dimension, hours and times among them, and per strict gate. */
export type AskedConditions = { readonly dimensions: readonly Asked[]; readonly gates: readonly Asked[] };

function ask<Form>(on: Asked['on'], asks: string, forms: Forms<Form>, conflicts: (form: Form) => boolean): Asked {
  return {
    on,
    key: `${on} ${asks}`,
    postings: forms,
    formsInConflict: () => forms.forms.flatMap((form, at) => (conflicts(form) ? [at] : [])),
  };
}

/** All of a limit but its name, in few characters: this is written out for every limit of every candidate. */
function keyOf({ aspects, within, above, between, amount, timesPerHour, kinds, settled, notEvenIncidentally }: Limit): string {
  const number = amount ? `${amount.value}${amount.unit}${amount.conflictFrom}${amount.direction}` : '';
  return `${within}|${above}|${between}|${aspects.join()}|${number}|${timesPerHour}|${kinds.join()}|${settled}${notEvenIncidentally}`;
}

const anyConflict = (found: readonly { readonly outcome: string }[]): boolean => found.some(({ outcome }) => outcome === 'conflict');

/** All that the limits and gates of a candidate ask of an index. Never throws. */
export function conditionsAsked(
  index: VacancyIndex,
  pack: LimitsPack,
  { limits: known, zoekprofiel }: Pick<MatchableCandidate, 'limits' | 'zoekprofiel'>,
  strict: readonly StrictGate[],
): AskedConditions {
  const limits = { ...known, hours: hoursOn(known.hours, index.on) };
  const byDimension = Map.groupBy(limits.limits, ({ dim }) => dim);
  const load = Array.from(byDimension, ([dim, own]) =>
    ask(dim, own.map(keyOf).join(' '), index.demands[dim], (evidence) =>
      own.some((limit) => judgeEvidence(limit, evidence, pack) === 'conflict'),
    ),
  );
  const health = hoursAndTimes(index, pack, limits, zoekprofiel);
  return {
    dimensions: [...load, ...health],
    // The gates on hours and times hold the worst of list and zoekprofiel, so that a conflict with the list is one on the gate.
    gates: strict.flatMap((gate) => [
      onGate(index, pack, gate, zoekprofiel),
      ...health.filter(({ on }) => (on === 'werktijden' ? gate === on : gate === 'uren')),
    ]),
  };
}

function hoursAndTimes(index: VacancyIndex, pack: LimitsPack, limits: CandidateLimits, zoekprofiel: Zoekprofiel): readonly Asked[] {
  const { perDay, perWeek } = limits.hours;
  const { hours, times } = index.gates;
  // Only what can make a conflict is asked, so that more candidates share a condition: fewer hours than wanted never does.
  const wanted: Zoekprofiel = { ...zoekprofiel, hoursPerWeek: { min: null, max: zoekprofiel.hoursPerWeek.max } };
  const only = (own: { readonly perDay: number | null; readonly perWeek: number | null }): CandidateLimits => ({
    ...limits,
    hours: { ...own, later: [], daySettled: true, weekSettled: true },
  });
  const inWeek = ask('uren_week', `${perWeek} ${wanted.hoursPerWeek.max}`, hours, (gates) =>
    anyConflict(findHours(gates, only({ perDay: null, perWeek }), judgeWantedHours(gates, wanted, pack), pack)),
  );
  const inDay = ask('uren_dag', `${perDay}`, hours, (gates) => anyConflict(findHours(gates, only({ perDay, perWeek: null }), null, pack)));
  const atTimes = ask('werktijden', JSON.stringify([limits.times, zoekprofiel.notTimes]), times, (gates) =>
    anyConflict(findTimes(gates, limits, judgeWantedTimes(gates, zoekprofiel), pack)),
  );
  return [...(perWeek === null ? [] : [inWeek]), ...(perDay === null ? [] : [inDay]), atTimes];
}

function onGate(index: VacancyIndex, pack: LimitsPack, gate: StrictGate, zoekprofiel: Zoekprofiel): Asked {
  const { education, licences, certificates, languages, contracts, minimumPay, hoursPerWeek, notTimes } = zoekprofiel;
  const { gates: parts, on } = index;
  // Not to be taken for what the list asks on hours and times.
  const named = (asks: unknown): string => `zoekprofiel ${JSON.stringify(asks)}`;
  switch (gate) {
    case 'opleiding':
      return ask(gate, named(education), parts.education, (told) => judgeEducation(told.education, education).outcome === 'conflict');
    case 'rijbewijs':
      return ask(gate, named(licences), parts.licences, (told) => judgeLicences(told.licences, licences).outcome === 'conflict');
    case 'certificaat':
      return ask(
        gate,
        named(certificates),
        parts.certificates,
        (told) => judgeCertificates(told.certificates, certificates, on).outcome === 'conflict',
      );
    case 'taal':
      return ask(gate, named(languages), parts.languages, (told) => judgeLanguages(told.languages, languages).outcome === 'conflict');
    case 'contract':
      return ask(gate, named(contracts), parts.contract, (told) => judgeContract(told.contract, contracts).outcome === 'conflict');
    case 'loon':
      return ask(gate, named(minimumPay), parts.pay, (told) => judgePay(told.pay, minimumPay).outcome === 'conflict');
    case 'uren':
      return ask(gate, named(hoursPerWeek), parts.hours, (told) => judgeWantedHours(told, zoekprofiel, pack)?.outcome === 'conflict');
    case 'werktijden':
      return ask(gate, named(notTimes), parts.times, (told) => judgeWantedTimes(told, zoekprofiel)?.outcome === 'conflict');
  }
}

/** The vacancies in conflict with one thing that was asked. */
export type Condition = { readonly on: Asked['on']; readonly set: FixedSet };

/** What a candidate's limits and gates ask of the index: one set per dimension, and one per strict gate, with any vacancy in conflict. */
export type Conditions = { readonly dimensions: readonly Condition[]; readonly gates: readonly Condition[] };

/** Memory for conditions that were made up before; a list has a few dozen scores, so that thousands of candidates share some hundreds of them. */
const KEPT_BYTES = 64 * 2 ** 20;

/** Makes the conditions of candidates on one index; each is kept, and the next candidate with the same limit finds it made. */
export function createConditions(
  index: VacancyIndex,
  pack: LimitsPack,
): { readonly of: (candidate: Pick<MatchableCandidate, 'limits' | 'zoekprofiel'>, strict: readonly StrictGate[]) => Conditions } {
  const kept = createBoundedCache<{ readonly set: FixedSet | null }>(KEPT_BYTES, ({ set }) => (set ? bytesOf(set) : 0));
  const make = ({ postings: { starts, positions }, formsInConflict }: Asked): { readonly set: FixedSet | null } => {
    const lists = formsInConflict().map((form) => positions.subarray(starts[form], starts[form + 1]));
    return { set: lists.length === 0 ? null : fixedSet(index.size, lists) };
  };
  const toConditions = (asked: readonly Asked[]): readonly Condition[] =>
    asked.flatMap((one) => {
      const { set } = kept.get(one.key, () => make(one));
      return set === null ? [] : [{ on: one.on, set }];
    });
  return {
    of(candidate, strict) {
      const { dimensions, gates } = conditionsAsked(index, pack, candidate, strict);
      return { dimensions: toConditions(dimensions), gates: toConditions(gates) };
    },
  };
}

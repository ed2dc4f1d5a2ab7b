import type { Dimension } from '../../demand/dimension.ts';
import { judgeEvidence } from '../../finding/judge-evidence.ts';
import type { CandidateLimits, Limit } from '../../limit/limit.ts';
import { hoursOn } from '../../limit/limits-of.ts';
import type { LimitsPack } from '../../limit/limits-pack.ts';
import type { Gates } from '../../reading/reading.ts';
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
import type { Bitmap } from './bitmap.ts';
import { addPosition, newBitmap } from './bitmap.ts';
import type { Forms, GatePart, VacancyIndex } from './vacancy-index.ts';

/** A gate that can be made to leave vacancies out; function and distance always do. */
export type StrictGate = Exclude<GateKind, 'functie' | 'reistijd'>;

/** What a candidate's limits and gates ask of the index: the vacancies in conflict with each of them. */
export type Conditions = {
  /** One per dimension (hours and times among them) on which there is any conflict. */
  readonly dimensions: readonly Bitmap[];
  /** One per strict gate with any conflict: what is in it is left out. */
  readonly gates: readonly Bitmap[];
};

/** How many conditions are kept made up; a list has a few dozen scores, so that thousands of candidates share some hundreds of them. */
const KEPT_CONDITIONS = 1500;

/**
 * Makes the conditions of candidates on one index. A condition is worked out by asking the very functions of the plain match for every form that
 * stands in the index, once, and then marking the vacancies of the forms in conflict; it is kept, and the next candidate with the same limit
 * finds it made.
 */
export function createConditions(
  index: VacancyIndex,
  pack: LimitsPack,
): { readonly of: (candidate: MatchableCandidate, strict: readonly StrictGate[]) => Conditions } {
  const kept = new Map<string, Bitmap | null>();

  /** The vacancies with a form in conflict; null when there are none. */
  function condition<Form>(key: string, { forms, starts, positions }: Forms<Form>, conflicts: (form: Form) => boolean): Bitmap | null {
    const made = kept.get(key);
    if (made !== undefined) return made;
    let bitmap: Bitmap | null = null;
    for (const [at, form] of forms.entries()) {
      if (!conflicts(form)) continue;
      bitmap ??= newBitmap(index.size);
      for (let next = starts[at] ?? 0, end = starts[at + 1] ?? 0; next < end; next += 1) addPosition(bitmap, positions[next] ?? 0);
    }
    const [oldest] = kept.keys();
    if (kept.size >= KEPT_CONDITIONS && oldest !== undefined) kept.delete(oldest);
    kept.set(key, bitmap);
    return bitmap;
  }

  const onDimension = (dim: Dimension, own: readonly Limit[]): Bitmap | null =>
    condition(`${dim} ${JSON.stringify(own)}`, index.demands[dim], (evidence) =>
      own.some((limit) => judgeEvidence(limit, evidence, pack) === 'conflict'),
    );
  const onGates = (name: string, part: GatePart, asks: unknown, conflicts: (gates: Gates) => boolean): Bitmap | null =>
    condition(`${name} ${JSON.stringify(asks)}`, index.gates[part], conflicts);

  function onHoursAndTimes(limits: CandidateLimits, zoekprofiel: Zoekprofiel): readonly (Bitmap | null)[] {
    const { perDay, perWeek } = limits.hours;
    // Only what can make a conflict is asked, so that more candidates share a condition: fewer hours than wanted never does.
    const wanted: Zoekprofiel = { ...zoekprofiel, hoursPerWeek: { min: null, max: zoekprofiel.hoursPerWeek.max } };
    const only = (hours: { readonly perDay: number | null; readonly perWeek: number | null }): CandidateLimits => ({
      ...limits,
      hours: { ...hours, later: [], daySettled: true, weekSettled: true },
    });
    const inConflict = (found: readonly { readonly outcome: string }[]): boolean => found.some(({ outcome }) => outcome === 'conflict');
    return [
      perWeek === null
        ? null
        : onGates('week', 'hours', [perWeek, wanted.hoursPerWeek.max], (gates) =>
            inConflict(findHours(gates, only({ perDay: null, perWeek }), judgeWantedHours(gates, wanted, pack), pack)),
          ),
      perDay === null
        ? null
        : onGates('day', 'hours', perDay, (gates) => inConflict(findHours(gates, only({ perDay, perWeek: null }), null, pack))),
      onGates('times', 'times', [limits.times, zoekprofiel.notTimes], (gates) =>
        inConflict(findTimes(gates, limits, judgeWantedTimes(gates, zoekprofiel), pack)),
      ),
    ];
  }

  /** A vacancy that is in conflict by its hours on the list too is in conflict on the gate: the gate holds the worst of list and zoekprofiel. */
  function onGate(gate: StrictGate, zoekprofiel: Zoekprofiel, health: readonly (Bitmap | null)[]): readonly (Bitmap | null)[] {
    const { education, licences, certificates, languages, contracts, minimumPay } = zoekprofiel;
    const [week = null, day = null, times = null] = health;
    switch (gate) {
      case 'opleiding':
        return [onGates(gate, 'education', education, (gates) => judgeEducation(gates.education, education).outcome === 'conflict')];
      case 'rijbewijs':
        return [onGates(gate, 'licences', licences, (gates) => judgeLicences(gates.licences, licences).outcome === 'conflict')];
      case 'certificaat':
        return [
          onGates(
            gate,
            'certificates',
            certificates,
            (gates) => judgeCertificates(gates.certificates, certificates, index.on).outcome === 'conflict',
          ),
        ];
      case 'taal':
        return [onGates(gate, 'languages', languages, (gates) => judgeLanguages(gates.languages, languages).outcome === 'conflict')];
      case 'contract':
        return [onGates(gate, 'contract', contracts, (gates) => judgeContract(gates.contract, contracts).outcome === 'conflict')];
      case 'loon':
        return [onGates(gate, 'pay', minimumPay, (gates) => judgePay(gates.pay, minimumPay).outcome === 'conflict')];
      case 'uren':
        return [
          week,
          day,
          onGates(gate, 'hours', zoekprofiel.hoursPerWeek, (gates) => judgeWantedHours(gates, zoekprofiel, pack)?.outcome === 'conflict'),
        ];
      case 'werktijden':
        return [
          times,
          onGates(gate, 'times', zoekprofiel.notTimes, (gates) => judgeWantedTimes(gates, zoekprofiel)?.outcome === 'conflict'),
        ];
    }
  }

  return {
    of({ limits: known, zoekprofiel }, strict) {
      const limits = { ...known, hours: hoursOn(known.hours, index.on) };
      const byDimension = Map.groupBy(limits.limits, ({ dim }) => dim);
      const load = Array.from(byDimension, ([dim, own]) => onDimension(dim, own));
      const health = onHoursAndTimes(limits, zoekprofiel);
      const some = (bitmaps: readonly (Bitmap | null)[]): readonly Bitmap[] => bitmaps.filter((bitmap) => bitmap !== null);
      return { dimensions: some([...load, ...health]), gates: some(strict.flatMap((gate) => onGate(gate, zoekprofiel, health))) };
    },
  };
}

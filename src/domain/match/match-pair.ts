import type { Dimension } from '../demand/dimension.ts';
import { DIMENSION_IDS } from '../demand/dimension.ts';
import { findOnDimension } from '../finding/find-on-dimension.ts';
import type { Finding } from '../finding/finding.ts';
import { OUTCOME_ORDER, worstOutcome } from '../finding/judge-evidence.ts';
import type { Judged } from '../finding/judge-hours.ts';
import type { Limit } from '../limit/limit.ts';
import { hoursOn } from '../limit/limits-of.ts';
import type { LimitsPack } from '../limit/limits-pack.ts';
import type { LocalDate } from '../shared/local-date.ts';
import { distanceKm, toGridPoint } from './distance.ts';
import {
  evidenceOf,
  functionOf,
  judgeCertificates,
  judgeContract,
  judgeEducation,
  judgeFunction,
  judgeLanguages,
  judgeLicences,
  judgePay,
  judgeWantedHours,
  judgeWantedTimes,
} from './gates.ts';
import { findHours, findTimes, inDescription } from './hours-and-times.ts';
import { withLicenceDemands } from './licence-demands.ts';
import type { GateFinding, GateKind, Match, MatchableCandidate, MatchableVacancy, MatchClass } from './match.ts';
import { orderParts } from './order.ts';
import { judgeTravel, workingDayHours } from './travel.ts';

type Span = GateFinding['span'];

/**
 * Pairs one vacancy with one candidate: findings per limited dimension, gates beside them, class and order. Decides nothing.
 * @param on day of the match: for the age of the vacancy, the validity of certificates and the step of the urenopbouw
 * @returns never *geen conflict gevonden* where the candidate is not to be matched (geen benutbare mogelijkheden) or the list is not
 *   translated; never throws
 * @source limits page; design page section 3
 */
export function matchPair(vacancy: MatchableVacancy, known: MatchableCandidate, pack: LimitsPack, on: LocalDate): Match {
  const candidate = { ...known, limits: { ...known.limits, hours: hoursOn(known.limits.hours, on), on } };
  const { limits, zoekprofiel } = candidate;
  const { gates } = vacancy.reading;
  const demands = withLicenceDemands(vacancy.reading);
  const byDimension = groupByDimension(limits.limits);
  const load = [...byDimension].map(([dim, own]) =>
    findOnDimension(
      dim,
      own,
      demands,
      vacancy.priors.filter((prior) => prior.dim === dim),
      pack,
    ),
  );
  const wantedHours = judgeWantedHours(gates, zoekprofiel, pack);
  const wantedTimes = judgeWantedTimes(gates, zoekprofiel);
  const hours = findHours(gates, limits, wantedHours, pack);
  const times = findTimes(gates, limits, wantedTimes, pack);
  const findings = [...load, ...hours, ...times].sort((a, b) => OUTCOME_ORDER.indexOf(a.outcome) - OUTCOME_ORDER.indexOf(b.outcome));
  const { point } = vacancy.place ?? { point: null };
  const { home } = zoekprofiel;
  const km = point && home.point ? distanceKm(toGridPoint(point), toGridPoint(home.point)) : null;
  const kind = functionOf(vacancy, zoekprofiel);
  const gate = (name: GateKind, judged: Judged, span: Span): GateFinding => ({
    gate: name,
    outcome: judged.outcome,
    reason: judged.reason,
    span,
  });
  const gatesFound = [
    together('uren', hours, wantedHours, evidenceOf(gates, 'hours_week')),
    together('werktijden', times, wantedTimes, inDescription(wantedTimes?.span) ?? evidenceOf(gates, 'working_times')),
    gate('opleiding', judgeEducation(gates.education, zoekprofiel.education), evidenceOf(gates, 'education')),
    gate('rijbewijs', judgeLicences(gates.licences, zoekprofiel.licences), evidenceOf(gates, 'licences')),
    gate('certificaat', judgeCertificates(gates.certificates, zoekprofiel.certificates, limits.on), evidenceOf(gates, 'certificates')),
    gate('taal', judgeLanguages(gates.languages, zoekprofiel.languages), evidenceOf(gates, 'languages')),
    gate(
      'reistijd',
      judgeTravel(km, gates.remote, zoekprofiel, { travelLimited: limits.travelLimited, dayHours: workingDayHours(gates, limits.hours) }),
      null,
    ),
    gate('contract', judgeContract(gates.contract, zoekprofiel.contracts), evidenceOf(gates, 'contract')),
    gate('loon', judgePay(gates.pay, zoekprofiel.minimumPay), evidenceOf(gates, 'salary')),
    gate('functie', judgeFunction(kind), null),
  ];
  return {
    candidateId: candidate.id,
    vacancyId: vacancy.id,
    matchable: limits.matchable,
    class: classOf(findings, limits.translated && limits.matchable),
    findings,
    gates: gatesFound,
    order: orderParts({ vacancy, candidate, findings, gates: gatesFound, kind, km }),
    silent: findings.filter(({ source, dim }) => source === null && byDimension.has(dim as Dimension)).length,
    openWords: limits.openWords,
    untranslated: !limits.translated,
    distanceKm: km,
    versions: {
      limits: pack.version,
      reading: vacancy.reading.rulesVersion,
      list: limits.listVersion,
      zoekprofiel: candidate.zoekprofielVersion,
    },
  };
}

/**
 * The class of findings: any conflict is *waarschijnlijk niet passend*, else any aandacht *aandachtspunten*. A list that nobody has
 * translated into rules never gives *geen conflict gevonden*. Never throws.
 * @source limits page section 1, "Class of a vacancy for a candidate"
 */
export function classOf(findings: readonly Pick<Finding, 'outcome'>[], translated: boolean): MatchClass {
  const worst = worstOutcome(findings.map(({ outcome }) => outcome));
  if (worst === 'conflict') return 'niet_passend';
  return worst === 'aandacht' || !translated ? 'aandacht' : 'geen_conflict';
}

function groupByDimension(limits: readonly Limit[]): ReadonlyMap<Dimension, readonly Limit[]> {
  const groups = new Map<Dimension, Limit[]>();
  for (const dim of DIMENSION_IDS) {
    const own = limits.filter((limit) => limit.dim === dim);
    if (own.length > 0) groups.set(dim, own);
  }
  return groups;
}

/** Hours and times stand among the gates as well: the worst of list and zoekprofiel. */
function together(name: 'uren' | 'werktijden', health: readonly Finding[], wanted: Judged | null, span: Span): GateFinding {
  const all = [
    ...health.map(({ outcome, reason, span: where }) => ({ outcome, reason, span: where })),
    ...(wanted ? [{ ...wanted, span }] : []),
  ];
  const worst = OUTCOME_ORDER.flatMap((outcome) => all.filter((one) => one.outcome === outcome))[0];
  return worst
    ? { gate: name, outcome: worst.outcome, reason: worst.reason, span: worst.span }
    : { gate: name, outcome: 'onbekend', reason: 'Hierover is niets afgesproken.', span };
}

import type { Demand } from '../../../src/domain/demand/demand.ts';
import type { MatchableVacancy } from '../../../src/domain/match/match.ts';
import type { Gates, WorkingTimeDetail } from '../../../src/domain/reading/reading.ts';
import { toVacancyId } from '../../../src/domain/shared/ids.ts';
import { addDays, type LocalDate } from '../../../src/domain/shared/local-date.ts';
import type { Chance } from './chance.ts';
import { createChance } from './chance.ts';
import type { Occupation, UsualText } from './occupations.ts';
import { OCCUPATIONS } from './occupations.ts';
import { aPlaceInTheCountry } from './towns.ts';

const BY_SHARE = OCCUPATIONS.map((occupation) => [occupation, occupation.share] as const);
const ADDITIONS = ['', '', '', ' m/v', ' 24-32 uur', ' parttime', ' dagdienst', ' junior', ' regio'];

/**
 * One vacancy of a generated country, always the same for the same number.
 *
 * Two in three work in or around a larger municipality by its inhabitants, the others anywhere; 4 % has no known place and 3 % is done from home.
 * Age: half within two weeks, at most 120 days. The occupation is sure in 70 %. Hours are told in 60 % (a quarter of them negotiable), the length of
 * the day in 8 %, education in half, pay in 55 %, a contract in 45 %. Demands: 2 to 5 of those that the occupation's texts name, outright in 70 %,
 * softened in 10 %, and named as absent in 3 %; three in ten with a ceiling where a number stands.
 */
export function aVacancy(number: number, today: LocalDate): MatchableVacancy {
  const chance = createChance(number * 2 + 1);
  const occupation = chance.weighted(BY_SHARE);
  const title = `${chance.one(occupation.titles)}${chance.one(ADDITIONS)}`;
  const place = chance.maybe(0.04) ? null : aPlaceInTheCountry(chance);
  return {
    // As spread as identifiers of a database are.
    id: toVacancyId(`${(Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}-${number}`),
    title,
    place: place && {
      asWritten: place.name,
      town: place.name,
      postcode: null,
      municipalityCode: null,
      labourRegion: null,
      country: 'NL',
      point: place.point,
    },
    firstSeenOn: addDays(today, -(chance.maybe(0.5) ? chance.below(14) : chance.below(121))),
    priors: [],
    reading: {
      occupations: [{ code: occupation.isco08, confidence: chance.maybe(0.7) ? 0.8 : 0.4 }],
      demands: occupation.demands.flatMap((usual) => someDemands(chance, usual)),
      gates: someGates(chance, occupation),
      rulesVersion: 'bench',
    },
  };
}

function someDemands(chance: Chance, usual: UsualText): readonly Demand[] {
  if (!chance.maybe(usual.share)) return [];
  const kind =
    usual.kind ??
    chance.weighted<Demand['kind']>([
      ['expliciet', 70],
      ['afgeleid', 17],
      ['verzacht', 10],
      ['afwezig', 3],
    ]);
  const amount = kind !== 'afwezig' && usual.amounts && chance.maybe(0.5) ? chance.one(usual.amounts) : null;
  const level = chance.one(usual.levels);
  return [
    {
      dim: usual.dim,
      level: kind === 'afwezig' ? 0 : level,
      kind,
      ceiling: amount !== null && chance.maybe(0.3),
      absentFrom: kind === 'afwezig' ? level : null,
      aspects: usual.aspects && chance.maybe(0.7) ? [chance.one(usual.aspects)] : [],
      amount,
      field: 'description',
      rule: 'bench',
      start: 0,
      end: 1,
      quote: '.',
    },
  ];
}

function someTimes(chance: Chance, shifts: number): Pick<Gates, 'workingTimes' | 'workingTimeDetails'> {
  if (!chance.maybe(shifts)) return { workingTimes: chance.maybe(0.15) ? ['alleen_dag'] : [], workingTimeDetails: [] };
  const time = chance.one(['avond', 'weekend', 'ploegen', 'nacht', 'onregelmatig', 'consignatie'] as const);
  const detail: WorkingTimeDetail = {
    time,
    kind: chance.maybe(0.8) ? 'expliciet' : 'verzacht',
    from: null,
    until: null,
    shifts: time === 'ploegen' ? chance.one([null, 2, 3, 5]) : null,
    perWeek: time === 'avond' ? chance.one([null, 1, 2]) : null,
    start: 0,
    end: 1,
    quote: '.',
  };
  return { workingTimes: time === 'onregelmatig' ? [] : [time], workingTimeDetails: [detail] };
}

function someGates(chance: Chance, { education, licence, certificate, shifts }: Occupation): Gates {
  const least = chance.one([8, 12, 16, 20, 24, 24, 28, 32, 32, 32, 36, 36, 38, 40, 40, 40]);
  const pay = chance.one([14, 15, 16, 17, 18, 20, 22]);
  return {
    hoursPerWeek: chance.maybe(0.6) ? { min: least, max: chance.maybe(0.5) ? least : Math.min(40, least + 8) } : null,
    hoursNegotiable: chance.maybe(0.15),
    hoursPerDay: chance.maybe(0.08) ? { hours: chance.one([4, 6, 8, 9]), days: chance.one([null, 3, 4, 5]) } : null,
    education: chance.maybe(0.5) ? chance.weighted(education) : null,
    licences: licence && chance.maybe(licence[1]) ? [{ code: licence[0], status: chance.maybe(0.7) ? 'vereist' : 'pre' }] : [],
    certificates:
      certificate && chance.maybe(certificate[1]) ? [{ code: certificate[0], status: chance.maybe(0.6) ? 'vereist' : 'pre' }] : [],
    languages: chance.maybe(0.12) ? [{ language: 'Nederlands', level: chance.one([null, 'B1']), status: 'vereist' }] : [],
    ...someTimes(chance, shifts),
    pay: chance.maybe(0.55) ? { min: pay, max: pay + chance.one([0, 2, 4, 8]), per: 'uur' } : null,
    remote: chance.maybe(0.03) ? 'volledig' : chance.maybe(0.1) ? 'hybride' : null,
    contract: chance.maybe(0.45) ? [chance.one(['vast', 'tijdelijk', 'uitzend', 'detachering'] as const)] : [],
    experienceYears: null,
    evidence: [],
  };
}

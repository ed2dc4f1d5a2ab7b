import type { Demand } from '../../src/domain/demand/demand.ts';
import type { Aspect, Dimension, Unit } from '../../src/domain/demand/dimension.ts';
import { ASPECTS, DIMENSION_IDS, DIMENSIONS } from '../../src/domain/demand/dimension.ts';
import { FML_CATALOGUE } from '../../src/domain/fml/fml-catalogue.ts';
import type { FmlItem, LimitRule, ScoredListKind } from '../../src/domain/fml/fml-list.ts';
import { limitsOf } from '../../src/domain/limit/limits-of.ts';
import type { LimitsPack } from '../../src/domain/limit/limits-pack.ts';
import type { MatchableCandidate, MatchableVacancy } from '../../src/domain/match/match.ts';
import type { Place, Point } from '../../src/domain/place/place.ts';
import type { Gates, WorkingTimeDetail } from '../../src/domain/reading/reading.ts';
import { toCandidateId, toVacancyId } from '../../src/domain/shared/ids.ts';
import { addDays } from '../../src/domain/shared/local-date.ts';
import type { SoughtFunction } from '../../src/domain/zoekprofiel/zoekprofiel.ts';
import { aList, aMatchableCandidate, aMatchableVacancy, anItem, aZoekprofiel, someGates, TODAY } from './an-fml-list.ts';

/** Random vacancies and candidates from a seed, with every dimension, gate and extreme about as likely: worlds to compare two matchers on. */
export type Chance = {
  readonly below: (end: number) => number;
  readonly maybe: (share: number) => boolean;
  readonly one: <T>(values: readonly T[]) => T;
  readonly some: <T>(values: readonly T[], most: number) => readonly T[];
};

/** Chance from a seed, the same every time. @source the generator mulberry32, in the public domain */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const one = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new RangeError('nothing to choose from');
    return value;
  };
  return {
    below,
    one,
    maybe: (share) => next() < share,
    some: (values, most) => Array.from({ length: below(most + 1) }, () => one(values)),
  };
}

const QUOTES = ['woorden', 'tillen de hele dag', 'werken op hoogte met een ladder', 'agressie', 'heftruck', 'kinderen', 'snijmachine'];
const UNITS: readonly Unit[] = ['kg', 'newton', 'minuten_aaneen', 'uren_per_dag', 'per_uur', 'graden', 'graden_celsius', 'cm', 'dB'];
const TITLES = [
  'Archivaris',
  'Productiemedewerker',
  'Medewerker archief',
  'Inpakker',
  'Receptionist balie',
  'Verzorger',
  'Bezorger',
  'Timmerman',
  'Planner transport',
];
const CODES = ['4415', '9321', '4226', '7115', '0310'];
const TIMES = ['avond', 'nacht', 'weekend', 'ploegen', 'consignatie', 'alleen_dag'] as const;

function aRandomDemand(chance: Chance): Demand {
  const dim = chance.one(DIMENSION_IDS);
  const kind = chance.one(['expliciet', 'expliciet', 'verzacht', 'afgeleid', 'afwezig'] as const);
  const aspects: readonly Aspect[] = (ASPECTS as Partial<Record<Dimension, readonly Aspect[]>>)[dim] ?? [];
  const level = chance.maybe(0.1) ? null : chance.below(DIMENSIONS[dim] + 1);
  return {
    dim,
    level: kind === 'afwezig' ? 0 : level,
    kind,
    ceiling: chance.maybe(0.3),
    absentFrom: kind === 'afwezig' ? 1 + chance.below(DIMENSIONS[dim]) : null,
    aspects: aspects.length > 0 ? [...new Set(chance.some(aspects, 2))] : [],
    amount: chance.maybe(0.3) ? { value: chance.one([-18, 1, 2, 4, 5, 8, 10, 15, 25, 60, 80, 150, 600]), unit: chance.one(UNITS) } : null,
    field: 'description',
    rule: 'random',
    start: chance.below(100),
    end: 200,
    quote: chance.one(QUOTES),
  };
}

function someRandomGates(chance: Chance): Gates {
  const min = chance.one([null, 4, 12, 16, 20, 24, 32, 36, 40]);
  const detail = (): WorkingTimeDetail => ({
    time: chance.one([...TIMES, 'onregelmatig', 'wisselend', 'gebroken', 'regelmatig'] as const),
    kind: chance.one(['expliciet', 'verzacht', 'afwezig'] as const),
    from: chance.one([null, 300, 480, 1080]),
    until: chance.one([null, 60, 1020, 1350, 1439]),
    shifts: chance.one([null, 2, 3]),
    perWeek: chance.one([null, 1, 3]),
    start: chance.below(50),
    end: 60,
    quote: 'diensten',
  });
  return someGates({
    hoursPerWeek: chance.maybe(0.3) ? null : { min, max: chance.one([null, 8, 20, 32, 40]) },
    hoursNegotiable: chance.maybe(0.2),
    hoursPerDay: chance.maybe(0.6) ? null : { hours: chance.one([null, 4, 4.5, 6, 8, 12]), days: chance.one([null, 2, 3, 5]) },
    education: chance.one([null, 'geen', 'vmbo', 'mbo2', 'mbo4', 'hbo', 'wo'] as const),
    licences: chance.some(['B', 'C', 'AM'] as const, 1).map((code) => ({ code, status: chance.one(['vereist', 'pre'] as const) })),
    certificates: chance.some(['VOG', 'VCA'], 2).map((code) => ({ code, status: chance.one(['vereist', 'pre'] as const) })),
    languages: chance
      .some(['Engels', 'Duits'], 1)
      .map((language) => ({ language, level: chance.one([null, 'B1', 'C1']), status: 'vereist' as const })),
    workingTimes: [...new Set(chance.some(TIMES, 2))],
    workingTimeDetails: Array.from({ length: chance.below(3) }, detail),
    pay: chance.maybe(0.5)
      ? null
      : { min: chance.one([null, 12, 2200]), max: chance.one([null, 15, 3000]), per: chance.one(['uur', 'maand'] as const) },
    remote: chance.one([null, null, 'nee', 'hybride', 'volledig'] as const),
    contract: chance.some(['vast', 'tijdelijk', 'zzp'] as const, 2),
    evidence: [{ gate: 'licences', field: 'description', rule: 'random', start: 0, end: 11, quote: 'rijbewijs B' }],
  });
}

function aRandomPoint(chance: Chance): Point {
  if (chance.maybe(0.05)) return { lat: chance.one([0, 49, 60]), lon: chance.one([-10, 5, 12]) };
  // Close together or all over the country; whole steps, so that places and distances meet.
  return chance.maybe(0.5)
    ? { lat: 52 + chance.below(20) / 100, lon: 5 + chance.below(20) / 100 }
    : { lat: 50.8 + chance.below(260) / 100, lon: 3.4 + chance.below(370) / 100 };
}

const aPlace = (point: Point | null): Place => ({
  asWritten: null,
  town: null,
  postcode: null,
  municipalityCode: null,
  labourRegion: null,
  country: null,
  point,
});

/** @param loads most demands of one vacancy; few make worlds in which much fits */
export function aRandomVacancy(chance: Chance, number: number, loads: number): MatchableVacancy {
  return aMatchableVacancy({
    id: toVacancyId(`v${chance.below(1000)}-${number}`),
    title: chance.one(TITLES),
    place: chance.maybe(0.15) ? null : aPlace(chance.maybe(0.1) ? null : aRandomPoint(chance)),
    firstSeenOn: chance.maybe(0.1) ? null : addDays(TODAY, 2 - chance.below(90)),
    priors: chance.maybe(0.3) ? [{ dim: chance.one(DIMENSION_IDS), level: 2, isco08: '4415' }] : [],
    reading: {
      occupations: chance.maybe(0.4) ? [] : [{ code: chance.one(CODES), confidence: chance.one([0.3, 0.5, 0.9]) }],
      demands: Array.from({ length: chance.below(loads + 1) }, () => aRandomDemand(chance)),
      gates: chance.maybe(0.2) ? someGates() : someRandomGates(chance),
      rulesVersion: 'random',
    },
  });
}

const WORDS = [
  null,
  'ook niet incidenteel',
  'alleen agressie',
  'niet op hoogte',
  '8 kg',
  'bij voorkeur niet',
  'geen handschoenen',
  'niet beneden 10 °C',
  '4 dagen van 4 uur',
];

function someRandomItems(chance: Chance, kind: ScoredListKind, share: number): readonly FmlItem[] {
  const rule = (): LimitRule =>
    chance.one<LimitRule>([
      { kind: 'niet_voor', minute: 570 },
      { kind: 'niet_na', minute: 1020 },
      { kind: 'alleen_regelmatig' },
      { kind: 'vrij', days: ['woensdag'], part: 'hele_dag' },
      { kind: 'limiet', dim: 'tillen', aspects: [], within: 1, above: 2, amount: { value: 7, unit: 'kg' } },
      { kind: 'limiet', dim: 'temperatuur', aspects: ['koude'], within: null, above: 1, amount: { value: 10, unit: 'graden_celsius' } },
    ]);
  return FML_CATALOGUE[kind]
    .filter(() => chance.maybe(share))
    .map((entry) => {
      const options = entry.options.map(({ option }) => option);
      const unit = entry.units[0];
      const state = chance.one(['open', 'open', 'geen_extra_beperking', 'regel'] as const);
      return anItem(entry.item, {
        score: options.length > 0 ? null : entry.scale.length > 0 ? chance.below(entry.scale.length) : 1,
        options: options.length > 0 ? [...new Set(chance.some(options, 3))] : [],
        value: unit && chance.maybe(0.3) ? { value: chance.one([2, 4, 8, 12, 16, 30, 80]), unit } : null,
        toelichting: chance.one(WORDS),
        state,
        rules: state === 'regel' ? [rule()] : [],
      });
    });
}

const sought = (chance: Chance, most: number): readonly SoughtFunction[] =>
  chance.some(['archief', 'productie', 'inpakker', 'balie receptionist', 'zorg', 'planner', '', 'medewerker'], most).map((title) => ({
    title,
    isco08: chance.some(CODES, 1),
  }));

/** @param share how much of the list is limited, 0 to 1 */
export function aRandomCandidate(chance: Chance, pack: LimitsPack, share: number): MatchableCandidate {
  const kind = chance.one(['fml_klassiek', 'fml_herzien'] as const);
  const list = aList({
    kind,
    usable: !chance.maybe(0.05),
    items: someRandomItems(chance, kind, share),
    hoursPerWeek: chance.one([null, null, 16, 24]),
    buildUp: chance.maybe(0.2) ? [{ fromOn: addDays(TODAY, 20), hoursPerDay: 6, hoursPerWeek: 30 }] : [],
  });
  // Derived some days ago: a step of the urenopbouw may have begun since.
  const { shared } = limitsOf(list, pack, addDays(TODAY, chance.one([0, -30])));
  return aMatchableCandidate({
    id: toCandidateId('candidate'),
    limits: shared,
    zoekprofiel: aZoekprofiel({
      wanted: sought(chance, 2),
      acceptable: sought(chance, 2),
      excluded: chance.maybe(0.5) ? [] : sought(chance, 2).map((one) => ({ ...one, reason: null })),
      home: { name: 'thuis', point: chance.maybe(0.1) ? null : aRandomPoint(chance) },
      maxKm: chance.one([null, 0, 3, 12.5, 20, 60, 400]),
      hoursPerWeek: { min: chance.one([null, 12]), max: chance.one([null, 16, 32]) },
      notTimes: chance.some(TIMES, 2),
      education: chance.one([null, 'vmbo', 'mbo3', 'hbo'] as const),
      licences: chance.some(['B', 'C'] as const, 1),
      certificates: chance.some(
        [
          { code: 'VCA', validUntilOn: null },
          { code: 'VOG', validUntilOn: addDays(TODAY, -1) },
        ],
        1,
      ),
      languages: chance.some([{ language: 'Engels', level: 'B1' }], 1),
      contracts: chance.some(['vast', 'zzp'] as const, 1),
      minimumPay: chance.one([null, { amount: 14, per: 'uur' }, { amount: 2500, per: 'maand' }] as const),
      homeWorking: chance.one([null, true, false]),
    }),
  });
}

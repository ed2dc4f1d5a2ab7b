import { FML_CATALOGUE } from '../../../src/domain/fml/fml-catalogue.ts';
import type { FmlItem, ScoredListKind } from '../../../src/domain/fml/fml-list.ts';
import { limitsOf } from '../../../src/domain/limit/limits-of.ts';
import type { LimitsPack } from '../../../src/domain/limit/limits-pack.ts';
import type { MatchableCandidate } from '../../../src/domain/match/match.ts';
import { toCandidateId, toFmlListId } from '../../../src/domain/shared/ids.ts';
import type { LocalDate } from '../../../src/domain/shared/local-date.ts';
import type { SoughtFunction, Zoekprofiel } from '../../../src/domain/zoekprofiel/zoekprofiel.ts';
import type { Chance } from './chance.ts';
import { createChance } from './chance.ts';
import { OCCUPATIONS } from './occupations.ts';
import { aPlaceInTheCountry } from './towns.ts';

/** Items that complaints of one kind limit, on the classic list and the revised one, with how often (0 to 1). */
type Complaint = { readonly share: number; readonly items: Readonly<Record<ScoredListKind, readonly string[]>>; readonly often: number };

const COMPLAINTS: readonly Complaint[] = [
  {
    share: 30,
    often: 0.75,
    items: {
      fml_klassiek: ['4.10', '4.11', '4.12', '4.13', '4.14', '4.16', '4.18', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '3.8'],
      fml_herzien: ['4.9', '4.10', '4.11', '4.12', '4.13', '4.14', '4.16', '5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '3.7'],
    },
  },
  {
    share: 20,
    often: 0.7,
    items: {
      fml_klassiek: ['4.3', '4.8', '4.9', '4.13', '4.14', '4.15', '4.16', '5.7', '4.6', '4.17', '5.8'],
      fml_herzien: ['4.3', '4.7', '4.8', '4.12', '4.13', '4.14', '5.7', '4.4', '4.15', '5.8'],
    },
  },
  {
    share: 15,
    often: 0.75,
    items: {
      fml_klassiek: ['4.18', '4.19', '4.20', '4.21', '4.22', '5.3', '5.4', '5.5'],
      fml_herzien: ['4.16', '4.17', '4.18', '4.19', '4.20', '5.3', '5.4', '5.5'],
    },
  },
  {
    share: 35,
    often: 0.6,
    items: {
      fml_klassiek: ['1.1', '1.2', '1.7', '1.9.4', '1.9.5', '1.9.6', '1.9.7', '1.9.8', '1.9.9', '2.6', '2.8', '2.12.1', '2.12.5', '6.1'],
      fml_herzien: ['1.1', '1.2', '1.7', '1.8.1', '1.8.2', '1.8.3', '1.8.4', '1.8.5', '2.6', '2.8', '2.12.1', '2.12.5', '6.1', '2.9'],
    },
  },
];

/**
 * One candidate of a generated country, always the same for the same number: four kinds of complaint, one in three with a second one, so some 8 to 15
 * limited items of either list; a tenth has words that nobody has settled on an item. Hours are limited for half. The circle is 15 to 50 km (30 as a
 * rule); two to four functions wanted, two to five acceptable, up to three excluded.
 */
export function aCandidate(number: number, pack: LimitsPack, today: LocalDate): MatchableCandidate {
  const chance = createChance(number * 2 + 2);
  const kind = chance.one(['fml_klassiek', 'fml_herzien'] as const);
  const byShare = COMPLAINTS.map((complaint) => [complaint, complaint.share] as const);
  const complaints = [chance.weighted(byShare), ...(chance.maybe(1 / 3) ? [chance.weighted(byShare)] : [])];
  const numbers = new Set(complaints.flatMap(({ items, often }) => items[kind].filter(() => chance.maybe(often))));
  const items = FML_CATALOGUE[kind].filter(({ item }) => numbers.has(item));
  const list = {
    id: toFmlListId('bench'),
    version: 1,
    kind,
    drawnUpOn: today,
    validFromOn: today,
    reviewBeforeOn: null,
    authorRole: 'bedrijfsarts' as const,
    usable: true,
    items: items.map((entry): FmlItem => ({
      item: entry.item,
      score: entry.options.length > 0 ? null : 1 + (chance.maybe(0.6) ? 0 : chance.below(Math.max(1, entry.scale.length - 1))),
      options: entry.options.length > 0 ? [chance.one(entry.options).option] : [],
      value: null,
      toelichting: chance.maybe(0.1) ? 'in overleg op te bouwen' : null,
      state: 'open',
      rules: [],
    })),
    words: [],
    hoursPerDay: chance.maybe(0.25) ? chance.one([4, 6]) : null,
    hoursPerWeek: chance.maybe(0.5) ? chance.one([16, 20, 24, 32]) : null,
    buildUp: [],
  };
  return {
    id: toCandidateId(`candidate-${number}`),
    limits: limitsOf(list, pack, today).shared,
    zoekprofiel: aZoekprofiel(chance),
    zoekprofielVersion: 1,
  };
}

function someFunctions(chance: Chance, count: number): readonly SoughtFunction[] {
  return Array.from({ length: count }, () => {
    const occupation = chance.one(OCCUPATIONS);
    // One in three was resolved to its occupation too.
    return { title: chance.one(occupation.titles), isco08: chance.maybe(1 / 3) ? [occupation.isco08] : [] };
  });
}

function aZoekprofiel(chance: Chance): Zoekprofiel {
  return {
    wanted: someFunctions(chance, 2 + chance.below(3)),
    acceptable: someFunctions(chance, 2 + chance.below(4)),
    excluded: someFunctions(chance, chance.below(4)).map((one) => ({ ...one, reason: null })),
    home: aPlaceInTheCountry(chance),
    maxKm: chance.one([15, 20, 25, 30, 30, 30, 35, 40, 50]),
    travel: [],
    hoursPerWeek: { min: null, max: chance.maybe(0.5) ? chance.one([20, 24, 32, 36]) : null },
    hoursPerDay: { min: null, max: null },
    notTimes: chance.maybe(0.4) ? ['nacht'] : [],
    notParts: [],
    education: chance.one([null, 'vmbo', 'mbo2', 'mbo4', 'hbo'] as const),
    licences: chance.maybe(0.6) ? ['B'] : [],
    certificates: [],
    languages: [],
    sectors: [],
    notSectors: [],
    contracts: [],
    minimumPay: null,
    homeWorking: null,
  };
}

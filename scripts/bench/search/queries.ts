import { INSTALLATION } from '../../../src/domain/access/actor.ts';
import { toAgencyId } from '../../../src/domain/shared/ids.ts';
import { DISTANCE_RINGS, HOURS_BANDS } from '../../../src/domain/vacancy/search-facets.ts';
import type { VacancyQuery } from '../../../src/ports/vacancy-index.ts';
import { createChance } from '../match/chance.ts';
import { OCCUPATIONS } from '../match/occupations.ts';
import { aPlaceInTheCountry } from '../match/towns.ts';
import { NOW } from './documents.ts';

/** Words as people type them: in every vacancy, in few, several together, a phrase, with an error, in none. */
const TEXTS = [
  'medewerker',
  'ervaring',
  'werk',
  'chauffeur',
  'schoonmaak',
  'heftruck',
  'magazijn',
  'administratief medewerker',
  'verzorgende ig',
  'receptioniste',
  'vmbo rijbewijs b',
  'avond weekend',
  '"in overleg"',
  'klantenservice thuiswerken',
  'orderpicker nachtdienst',
  'schoonmaakster school',
  'tuin groen snoeien',
  'beveilger',
  'magazijnmedewreker',
  'vrachtwagenchaufeur',
  'glazenwasser hoogwerker',
  'kinderopvang',
  'lassen',
  'kassa winkel',
  'administratie -stage',
  'zorg nacht',
  'zwaluwstaartverbinding',
  'ondernemingsraad',
  'montage elektronica',
  'planner transport',
];

const AGENCY = toAgencyId(INSTALLATION.replace(/0$/, '1'));

/** The n-th search: three in five around a place, half with facets, one in ten without a text. */
export function aSearch(n: number): VacancyQuery {
  const chance = createChance(n * 40_503 + 11);
  const titles = OCCUPATIONS.flatMap((occupation) => occupation.titles);
  const text = chance.maybe(0.1) ? '' : chance.maybe(0.4) ? chance.one(titles) : chance.one(TEXTS);
  const faceted = chance.maybe(0.5);
  return {
    agencyId: AGENCY,
    text,
    near: chance.maybe(0.6) ? { point: aPlaceInTheCountry(chance).point, km: chance.one(DISTANCE_RINGS) } : null,
    occupations: faceted && chance.maybe(0.3) ? [chance.one(OCCUPATIONS).isco08.slice(0, 2)] : [],
    hours: faceted && chance.maybe(0.4) ? [chance.one(HOURS_BANDS)] : [],
    education: faceted && chance.maybe(0.3) ? ['vmbo', 'mbo2'] : [],
    contract: faceted && chance.maybe(0.4) ? ['vast', 'tijdelijk'] : [],
    workingTimes: faceted && chance.maybe(0.1) ? ['avond'] : [],
    sources: [],
    seenSince: chance.maybe(0.2) ? new Date(NOW.getTime() - 7 * 86_400_000) : null,
    order: chance.maybe(0.9) ? 'best' : 'newest',
    at: NOW,
    limit: 25,
    offset: 0,
  };
}

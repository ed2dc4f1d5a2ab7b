import type { Amount, Aspect, Dimension } from '../../src/domain/demand/dimension.ts';
import type { Demand } from '../../src/domain/demand/demand.ts';
import type { Evidence } from '../../src/domain/finding/judge-evidence.ts';
import type { FmlItem, FmlList } from '../../src/domain/fml/fml-list.ts';
import type { CandidateLimits, Limit } from '../../src/domain/limit/limit.ts';
import type { MatchableCandidate, MatchableVacancy } from '../../src/domain/match/match.ts';
import type { Gates } from '../../src/domain/reading/reading.ts';
import { toCandidateId, toFmlListId, toVacancyId } from '../../src/domain/shared/ids.ts';
import type { LocalDate } from '../../src/domain/shared/local-date.ts';
import type { Zoekprofiel } from '../../src/domain/zoekprofiel/zoekprofiel.ts';

/** Builders of lists, limits, demands and pairs for the tests of matching: fixed defaults, the test names only what matters. */
export const TODAY = '2026-11-02' as LocalDate;

export const anItem = (item: string, given: Partial<Omit<FmlItem, 'item'>> = {}): FmlItem => ({
  item,
  score: given.options ? null : 0,
  options: [],
  value: null,
  toelichting: null,
  state: 'open',
  rules: [],
  ...given,
});

export const aList = (given: Partial<FmlList> = {}): FmlList => ({
  id: toFmlListId('list-1'),
  version: 1,
  kind: 'fml_herzien',
  drawnUpOn: TODAY,
  validFromOn: TODAY,
  reviewBeforeOn: null,
  authorRole: 'bedrijfsarts',
  usable: true,
  items: [],
  words: [],
  hoursPerDay: null,
  hoursPerWeek: null,
  buildUp: [],
  ...given,
});

export const aLimit = (dim: Dimension, within: number | null, above: number | null, given: Partial<Limit> = {}): Limit => ({
  id: dim,
  dim,
  aspects: [],
  within,
  above,
  between: 'aandacht',
  amount: null,
  timesPerHour: null,
  kinds: [],
  settled: true,
  notEvenIncidentally: false,
  ...given,
});

export const someEvidence = (dim: Dimension, level: number | null, given: Partial<Evidence> = {}): Evidence => ({
  dim,
  level,
  kind: 'expliciet',
  ceiling: false,
  absentFrom: null,
  aspects: [],
  amount: null,
  quote: 'woorden van de vacature',
  timesPerHour: null,
  ...given,
});

export const aDemand = (
  dim: Dimension,
  level: number | null,
  given: Partial<Demand> & { readonly aspects?: readonly Aspect[]; readonly amount?: Amount | null } = {},
): Demand => ({
  dim,
  level,
  kind: 'expliciet',
  ceiling: false,
  absentFrom: null,
  aspects: [],
  amount: null,
  field: 'description',
  rule: `test:${dim}`,
  start: 0,
  end: 23,
  quote: 'woorden van de vacature',
  ...given,
});

export const someGates = (given: Partial<Gates> = {}): Gates => ({
  hoursPerWeek: null,
  hoursNegotiable: false,
  hoursPerDay: null,
  education: null,
  licences: [],
  certificates: [],
  languages: [],
  workingTimes: [],
  workingTimeDetails: [],
  pay: null,
  remote: null,
  contract: [],
  experienceYears: null,
  evidence: [],
  ...given,
});

export const aMatchableVacancy = (
  given: Partial<MatchableVacancy> & { readonly gates?: Gates; readonly demands?: readonly Demand[] } = {},
): MatchableVacancy => {
  const { gates = someGates(), demands = [], ...rest } = given;
  return {
    id: toVacancyId('vacancy-1'),
    title: 'Archivaris',
    reading: { occupations: [], gates, demands, rulesVersion: 'reading-1' },
    place: null,
    firstSeenOn: TODAY,
    priors: [],
    ...rest,
  };
};

export const someLimits = (given: Partial<CandidateLimits> = {}): CandidateLimits => ({
  rulesVersion: 'limits-1',
  on: TODAY,
  listVersion: 1,
  matchable: true,
  translated: true,
  openWords: 0,
  limits: [],
  hours: { perDay: null, perWeek: null, later: [], daySettled: true, weekSettled: true },
  times: { windows: [], rules: [], settled: true },
  travelLimited: false,
  ...given,
});

export const aZoekprofiel = (given: Partial<Zoekprofiel> = {}): Zoekprofiel => ({
  wanted: [],
  acceptable: [],
  excluded: [],
  home: { name: 'Utrecht', point: null },
  maxKm: null,
  travel: [],
  hoursPerWeek: { min: null, max: null },
  hoursPerDay: { min: null, max: null },
  notTimes: [],
  notParts: [],
  education: null,
  licences: [],
  certificates: [],
  languages: [],
  sectors: [],
  notSectors: [],
  contracts: [],
  minimumPay: null,
  homeWorking: null,
  ...given,
});

export const aMatchableCandidate = (given: Partial<MatchableCandidate> = {}): MatchableCandidate => ({
  id: toCandidateId('candidate-1'),
  limits: someLimits(),
  zoekprofiel: aZoekprofiel(),
  zoekprofielVersion: 1,
  ...given,
});

import type { Contract, Education, WorkingTime } from '../../../src/domain/reading/reading.ts';
import { toSourceId, toVacancyId } from '../../../src/domain/shared/ids.ts';
import { localDateOf } from '../../../src/domain/shared/local-date.ts';
import type { SearchTerms } from '../../../src/domain/vacancy/search-lexicon.ts';
import type { VacancyDocument } from '../../../src/ports/vacancy-index.ts';
import { loadVacancies } from '../../demo/labour-market/vacancies.ts';
import { createChance, type Chance } from '../match/chance.ts';
import { OCCUPATIONS } from '../match/occupations.ts';
import { aPlaceInTheCountry } from '../match/towns.ts';

/** The moment at which the bench asks; the newest vacancy is of that day, the oldest of 90 days before. */
export const NOW = new Date('2026-11-02T12:00:00Z');
const DAYS = 90;
const DAY_MS = 86_400_000;
const BODY_LENGTH = 1_500;
const SOURCES = Array.from({ length: 60 }, (_, n) => toSourceId(`00000000-0000-4000-a000-${String(n).padStart(12, '0')}`));

const DEMO = loadVacancies(localDateOf(NOW));
/** Sentences of the demo's vacancies, each of about a line. */
const SENTENCES = DEMO.flatMap(({ text }) => text.split(/\n+|(?<=[.!?])\s+/)).filter((line) => line.length > 30);
const BY_SHARE = OCCUPATIONS.map((occupation) => [occupation, occupation.share] as const);
const DEMO_TITLES = DEMO.map(({ title }) => title);

const EDUCATION: readonly (readonly [Education | null, number])[] = [
  [null, 45],
  ['vmbo', 8],
  ['mbo2', 12],
  ['mbo3', 8],
  ['mbo4', 10],
  ['mbo', 5],
  ['hbo', 10],
  ['wo', 2],
];
const CONTRACT: readonly (readonly [readonly Contract[], number])[] = [
  [[], 25],
  [['tijdelijk'], 30],
  [['vast'], 20],
  [['tijdelijk', 'vast'], 10],
  [['uitzend'], 10],
  [['bijbaan'], 3],
  [['zzp'], 2],
];
const TIMES: readonly (readonly [readonly WorkingTime[], number])[] = [
  [[], 60],
  [['avond'], 10],
  [['weekend'], 8],
  [['avond', 'weekend'], 7],
  [['ploegen'], 6],
  [['alleen_dag'], 5],
  [['nacht'], 4],
];
const HOURS: readonly (readonly [readonly [number | null, number | null], number])[] = [
  [[null, null], 15],
  [[38, 40], 25],
  [[32, 40], 20],
  [[24, 32], 15],
  [[16, 24], 12],
  [[8, 16], 8],
  [[36, 36], 5],
];

const SYLLABLES = [
  'ban',
  'del',
  'dijk',
  'em',
  'ga',
  'hof',
  'ka',
  'lin',
  'mar',
  'no',
  'oost',
  'per',
  'ra',
  'sen',
  'ta',
  'ver',
  'wal',
  'zan',
];

/** A name that nobody has: the words of a language have a long tail. */
const aName = (chance: Chance): string => Array.from({ length: 2 + chance.below(3) }, () => chance.one(SYLLABLES)).join('');

/** The n-th vacancy: a title of its occupation, a text of sentences from the demo with names of its own, and facts by share. */
function aDocument(n: number, searchTerms: SearchTerms): VacancyDocument {
  const chance = createChance(n * 2_654_435_761 + 7);
  const occupation = chance.weighted(BY_SHARE);
  const place = aPlaceInTheCountry(chance);
  const [hoursMin, hoursMax] = chance.weighted(HOURS);
  const title = chance.maybe(0.7) ? chance.one(occupation.titles) : chance.one(DEMO_TITLES);
  const body = aBody(chance);
  return {
    id: toVacancyId(`00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`),
    agencyId: null,
    title,
    employer: aName(chance),
    town: place.name,
    body,
    terms: searchTerms(title, body),
    point: chance.maybe(0.97) ? place.point : null,
    hoursMin,
    hoursMax,
    education: chance.weighted(EDUCATION),
    contract: chance.weighted(CONTRACT),
    workingTimes: chance.weighted(TIMES),
    occupation: chance.maybe(0.9) ? occupation.isco08 : null,
    sources: [chance.one(SOURCES)],
    // More of them are new than old: vacancies are filled.
    firstSeenAt: new Date(NOW.getTime() - Math.floor((chance.below(1_000_000) / 1_000_000) ** 1.5 * DAYS * DAY_MS)),
    fingerprint: String(n),
  };
}

function aBody(chance: Chance): string {
  const lines: string[] = [];
  for (let length = 0; length < BODY_LENGTH; length += lines.at(-1)?.length ?? 0) {
    lines.push(chance.maybe(0.2) ? `${chance.one(SENTENCES)} Vraag naar ${aName(chance)} ${aName(chance)}.` : chance.one(SENTENCES));
  }
  return lines.join('\n');
}

/** All of them, in pieces. */
export async function* documentsInPieces(
  count: number,
  searchTerms: SearchTerms,
  onPiece: (done: number) => void,
  piece = 1_000,
): AsyncGenerator<readonly VacancyDocument[]> {
  for (let from = 0; from < count; from += piece) {
    const documents = Array.from({ length: Math.min(piece, count - from) }, (_, at) => aDocument(from + at, searchTerms));
    yield documents;
    onPiece(from + documents.length);
  }
}

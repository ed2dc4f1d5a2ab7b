import { DIMENSION_IDS } from '../../demand/dimension.ts';
import type { Demand } from '../../demand/demand.ts';
import type { Dimension } from '../../demand/dimension.ts';
import { fromDemand } from '../../finding/find-on-dimension.ts';
import type { Evidence } from '../../finding/judge-evidence.ts';
import type { LimitsPack } from '../../limit/limits-pack.ts';
import type { Gates } from '../../reading/reading.ts';
import type { VacancyId } from '../../shared/ids.ts';
import type { LocalDate } from '../../shared/local-date.ts';
import { daysBetween } from '../../shared/local-date.ts';
import { titleWords } from '../../zoekprofiel/matches-title.ts';
import { toGridPoint } from '../distance.ts';
import { sureOccupation } from '../gates.ts';
import { withLicenceDemands } from '../licence-demands.ts';
import type { MatchableVacancy } from '../match.ts';
import { AGE_NOT_KNOWN_DAYS } from '../order.ts';
import { cellOf, CELLS } from './grid.ts';
import type { Forms, GatePart, Ids, Lexicon, Postings, VacancyIndex } from './vacancy-index.ts';
import { GATE_PARTS } from './vacancy-index.ts';

/** Most vacancies of one index: a place in the order has to fit in 20 bits of the sort key. */
export const INDEX_MAX = 2 ** 20;
/** Highest age, in days, that the sort key holds; older counts as this old. */
export const AGE_MAX = 2 ** 15 - 1;

/** Takes vacancies one by one, so that they need never be in memory together. */
export type IndexBuilder = {
  /**
   * @param turn the turn that the vacancy took; 0 where turns do not matter
   * @throws RangeError past `INDEX_MAX` vacancies, or for an id that is not plain ASCII
   */
  readonly add: (vacancy: MatchableVacancy, turn?: number) => void;
  /** Makes the index of all that was added; the builder is of no use afterwards. */
  readonly finish: (version: string) => VacancyIndex;
};

/**
 * Begins an index of vacancies.
 * @param on day of the matches: ages hold for it, and a candidate's hours are taken as they are that day
 */
export function createIndexBuilder(pack: LimitsPack, on: LocalDate): IndexBuilder {
  const ids: VacancyId[] = [];
  const turns: number[] = [];
  const [x, y, age, section] = [growing(), growing(), growing(), growing()];
  const kindsOf = kindsByDimension(pack);
  const demands = recordOf(DIMENSION_IDS, () => collect<Evidence>());
  const gates = recordOf(GATE_PARTS, () => collect<Gates>());
  const [words, occupations] = [collect<string>(), collect<string>()];
  return {
    add(vacancy, turn = 0) {
      const at = ids.length;
      if (at >= INDEX_MAX) throw new RangeError(`an index holds at most ${INDEX_MAX} vacancies`);
      ids.push(vacancy.id);
      turns.push(turn);
      const { reading, place, title, firstSeenOn } = vacancy;
      const point = place?.point ? toGridPoint(place.point) : null;
      x.push(point?.x ?? 0);
      y.push(point?.y ?? 0);
      age.push(firstSeenOn === null ? AGE_NOT_KNOWN_DAYS : Math.min(Math.max(0, daysBetween(firstSeenOn, on)), AGE_MAX));
      section.push(point === null ? PLACELESS : reading.gates.remote === 'volledig' ? FROM_HOME : FIRST_CELL + cellOf(point));
      for (const demand of withLicenceDemands(reading)) addDemand(demands[demand.dim], demand, kindsOf, at);
      for (const part of GATE_PARTS) addGates(gates[part], part, reading.gates, at);
      for (const word of new Set(titleWords(title))) words.add(word, at, () => word);
      const isco = sureOccupation(reading);
      if (isco !== null) occupations.add(isco, at, () => isco);
    },
    finish(version) {
      const { rank, order } = sortVacancies(ids, section.values(), age.values());
      const position = inverse(order);
      const starts = startsOfSections(section.values());
      const arranged = <Form>(collected: Collected<Form>): Forms<Form> => collected.arrange(position);
      const lexicon = (collected: Collected<string>): Lexicon => {
        const { forms, ...postings } = collected.arrange(position);
        return { ...postings, entries: forms };
      };
      const ranks = pick(rank, order, shared(Uint32Array, order.length));
      const ages = pick(age.values(), order, shared(Uint16Array, order.length));
      return {
        version,
        on,
        size: ids.length,
        ids: packIds(ids, order),
        turn: pick(turns, order, shared(Float64Array, order.length)),
        x: pick(x.values(), order, shared(Int32Array, order.length)),
        y: pick(y.values(), order, shared(Int32Array, order.length)),
        age: ages,
        rank: ranks,
        byRank: inverse(ranks),
        byFreshness: sortByFreshness(ages, ranks),
        placeless: starts[FROM_HOME] ?? 0,
        fromHome: starts[FIRST_CELL] ?? 0,
        cells: starts.subarray(FIRST_CELL),
        demands: recordOf(DIMENSION_IDS, (dim) => arranged(demands[dim])),
        gates: recordOf(GATE_PARTS, (part) => arranged(gates[part])),
        words: lexicon(words),
        occupations: lexicon(occupations),
      };
    },
  };
}

/** An index of vacancies that are in memory. @throws RangeError past `INDEX_MAX` vacancies */
export function indexVacancies(vacancies: Iterable<MatchableVacancy>, pack: LimitsPack, on: LocalDate, version: string): VacancyIndex {
  const builder = createIndexBuilder(pack, on);
  for (const vacancy of vacancies) builder.add(vacancy);
  return builder.finish(version);
}

/** Sections of the index: what has no known place, work that can be done from home, and then one per cell. */
const PLACELESS = 0;
const FROM_HOME = 1;
const FIRST_CELL = 2;

/** Collects the forms of one part of the vacancies, each once by its key, and which vacancies have them. */
type Collected<Form> = {
  readonly add: (key: string | number, vacancy: number, form: () => Form) => void;
  readonly arrange: (position: Uint32Array) => Forms<Form>;
};

function collect<Form>(): Collected<Form> {
  const known = new Map<string | number, number>();
  const forms: Form[] = [];
  const [of, vacancies] = [growing(), growing()];
  return {
    add(key, vacancy, form) {
      let number = known.get(key);
      if (number === undefined) {
        number = forms.length;
        known.set(key, number);
        forms.push(form());
      }
      of.push(number);
      vacancies.push(vacancy);
    },
    arrange: (position) => ({ forms, ...postingsOf(of.values(), vacancies.values(), forms.length, position) }),
  };
}

/** Puts the positions of each form together: how many each has tells where it starts, then every position goes to the next free place. */
function postingsOf(of: Int32Array, vacancies: Int32Array, forms: number, position: Uint32Array): Postings {
  const starts = shared(Uint32Array, forms + 1);
  for (const form of of) starts[form + 1] = (starts[form + 1] ?? 0) + 1;
  for (let form = 0; form < forms; form += 1) starts[form + 1] = (starts[form + 1] ?? 0) + (starts[form] ?? 0);
  const next = starts.slice();
  const positions = shared(Uint32Array, of.length);
  for (const [at, form] of of.entries()) {
    const place = next[form] ?? 0;
    positions[place] = position[vacancies[at] ?? 0] ?? 0;
    next[form] = place + 1;
  }
  for (let form = 0; form < forms; form += 1) positions.subarray(starts[form], starts[form + 1]).sort();
  return { starts, positions };
}

/**
 * Demands of one form get the same verdict from every limit: the key holds all that a conflict depends on. Of the words only which kinds they
 * name counts. How often an hour is left out: it can make aandacht of what would be past, never a conflict.
 */
function addDemand(forms: Collected<Evidence>, demand: Demand, kindsOf: ReturnType<typeof kindsByDimension>, vacancy: number): void {
  const { level, kind, ceiling, absentFrom, aspects, amount, quote } = demand;
  const named = (kindsOf.get(demand.dim) ?? []).filter((known) => known.demand.test(quote));
  // Levels and absences are below 8: three bits each, 7 for none.
  const plain = KINDS.indexOf(kind) * 128 + (ceiling ? 64 : 0) + (level ?? 7) * 8 + (absentFrom ?? 7);
  const key =
    aspects.length === 0 && amount === null && named.length === 0
      ? plain
      : `${plain} ${aspects.toSorted().join()} ${amount?.value} ${amount?.unit} ${named.map(({ code }) => code).join()}`;
  forms.add(key, vacancy, () => fromDemand(demand, []));
}

const KINDS: readonly Demand['kind'][] = ['expliciet', 'verzacht', 'afgeleid', 'afwezig'];

/** The kinds that limits on a dimension can name: those of every item that limits it. */
function kindsByDimension(pack: LimitsPack): ReadonlyMap<Dimension, LimitsPack['kinds']> {
  const rules = [...pack.items.fml_klassiek.values(), ...pack.items.fml_herzien.values()].map(({ limits }) => limits.map(({ dim }) => dim));
  return new Map(
    DIMENSION_IDS.map((dim) => {
      const beside = new Set(rules.filter((dims) => dims.includes(dim)).flat());
      return [dim, pack.kinds.filter((kind) => kind.dims.some((one) => beside.has(one)))];
    }),
  );
}

const SILENT: Gates = {
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
};

/** What of the gates belongs to each part, or null where the vacancy is silent on it: silence is never a conflict. */
const PARTS: Readonly<Record<GatePart, (gates: Gates) => Partial<Gates> | null>> = {
  hours: ({ hoursPerWeek, hoursNegotiable, hoursPerDay }) =>
    hoursPerWeek || hoursPerDay ? { hoursPerWeek, hoursNegotiable, hoursPerDay } : null,
  times: ({ workingTimes, workingTimeDetails, hoursPerDay, hoursPerWeek }) =>
    workingTimes.length > 0 || workingTimeDetails.length > 0 || hoursPerDay || hoursPerWeek
      ? {
          workingTimes,
          workingTimeDetails: workingTimeDetails.map((detail) => ({ ...detail, start: 0, end: 0, quote: '' })),
          hoursPerDay,
          hoursPerWeek,
        }
      : null,
  education: ({ education }) => (education === null ? null : { education }),
  licences: ({ licences }) => (licences.length === 0 ? null : { licences }),
  certificates: ({ certificates }) => (certificates.length === 0 ? null : { certificates }),
  languages: ({ languages }) => (languages.length === 0 ? null : { languages }),
  contract: ({ contract }) => (contract.length === 0 ? null : { contract }),
  pay: ({ pay }) => (pay === null ? null : { pay }),
};

function addGates(forms: Collected<Gates>, part: GatePart, gates: Gates, vacancy: number): void {
  const own = PARTS[part](gates);
  if (own) forms.add(JSON.stringify(own), vacancy, () => ({ ...SILENT, ...own }));
}

/** The order of the vacancies in the index, and the rank of each by id. Sorted as numbers: section in the high digits, then age, then rank. */
function sortVacancies(
  ids: readonly VacancyId[],
  section: Int32Array,
  age: Int32Array,
): { readonly rank: Uint32Array; readonly order: Uint32Array } {
  const byId = Uint32Array.from(ids.keys()).sort((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const rank = inverse(byId);
  const keys = Float64Array.from(ids.keys(), (at) => ((section[at] ?? 0) * (AGE_MAX + 1) + (age[at] ?? 0)) * INDEX_MAX + (rank[at] ?? 0));
  return { rank, order: Uint32Array.from(keys.sort(), (key) => byId[key % INDEX_MAX] ?? 0) };
}

function sortByFreshness(age: Uint16Array, rank: Uint32Array): Uint32Array {
  const byRank = inverse(rank);
  const keys = Float64Array.from(age, (days, at) => days * INDEX_MAX + (rank[at] ?? 0)).sort();
  const sorted = shared(Uint32Array, keys.length);
  for (const [at, key] of keys.entries()) sorted[at] = byRank[key % INDEX_MAX] ?? 0;
  return sorted;
}

/** @throws RangeError for an id that is not plain ASCII */
function packIds(ids: readonly VacancyId[], order: Uint32Array): Ids {
  const starts = shared(Uint32Array, order.length + 1);
  for (const [position, at] of order.entries()) starts[position + 1] = (starts[position] ?? 0) + (ids[at] ?? '').length;
  const bytes = shared(Uint8Array, starts[order.length] ?? 0);
  for (const [position, at] of order.entries()) {
    const [id, start] = [ids[at] ?? '', starts[position] ?? 0];
    for (let offset = 0; offset < id.length; offset += 1) {
      const code = id.charCodeAt(offset);
      if (code > 127) throw new RangeError(`"${id}" is not plain ASCII`);
      bytes[start + offset] = code;
    }
  }
  return { starts, bytes };
}

/** First position of every section, and one more. */
function startsOfSections(section: Int32Array): Uint32Array {
  const starts = shared(Uint32Array, FIRST_CELL + CELLS + 1);
  for (const one of section) starts[one + 1] = (starts[one + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  return starts;
}

function recordOf<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
}

/** Where each number stands: `inverse(order)[order[at]] === at`. */
function inverse(order: Uint32Array): Uint32Array {
  const position = shared(Uint32Array, order.length);
  for (const [at, one] of order.entries()) position[one] = at;
  return position;
}

function pick<Numbers extends Int32Array | Uint32Array | Uint16Array | Float64Array>(
  from: Int32Array | Uint32Array | readonly number[],
  order: Uint32Array,
  to: Numbers,
): Numbers {
  for (const [at, one] of order.entries()) to[at] = from[one] ?? 0;
  return to;
}

type NumbersOf<Numbers> = { readonly BYTES_PER_ELEMENT: number; new (buffer: SharedArrayBuffer): Numbers };

function shared<Numbers>(Kind: NumbersOf<Numbers>, length: number): Numbers {
  return new Kind(new SharedArrayBuffer(length * Kind.BYTES_PER_ELEMENT));
}

/** Whole numbers in a row that doubles when it is full. */
function growing(): { readonly push: (value: number) => void; readonly values: () => Int32Array } {
  let numbers = new Int32Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === numbers.length) {
        const larger = new Int32Array(2 * length);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = value;
    },
    values: () => numbers.subarray(0, length),
  };
}

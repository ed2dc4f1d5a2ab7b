import { DIMENSION_IDS } from '../../../src/domain/demand/dimension.ts';
import type { LimitsPack } from '../../../src/domain/limit/limits-pack.ts';
import { toGridPoint } from '../../../src/domain/match/distance.ts';
import type { FunctionKind } from '../../../src/domain/match/gates.ts';
import { functionOf } from '../../../src/domain/match/gates.ts';
import { conditionsAsked } from '../../../src/domain/match/kernel/conditions.ts';
import type { Lexicon, Postings, VacancyIndex } from '../../../src/domain/match/kernel/vacancy-index.ts';
import type { MatchableCandidate } from '../../../src/domain/match/match.ts';

/** Forms of one dimension that fit in one column of 64 bits, the sign left alone. */
const BITS = 62;

export type Column = {
  readonly name: string;
  readonly type: 'bigint' | 'integer' | 'smallint';
  readonly values: BigInt64Array | Int32Array | Uint16Array | Uint32Array;
};

/** Titles with their occupation, each once. */
type Function = { readonly title: string; readonly isco: string | null };

/**
 * The vacancies of an index as columns of whole numbers, as tightly as SQL can use them: per dimension one bit for each form that its demands take
 * (which a condition then tests with one AND), and numbers for what else is asked: place, hours, times, function.
 */
export type PackedVacancies = {
  readonly size: number;
  readonly columns: readonly Column[];
  /** SQL of a candidate: the counts of none, one and two conflicts, and the best. Columns of the rows: a, b, c, d (see `readAnswer`). */
  readonly queryFor: (candidate: MatchableCandidate, most: number) => string;
};

/** 0: no known place, 1: can be done from home, 2: everything else. */
const PLACE = 'place';

export function packVacancies(index: VacancyIndex, pack: LimitsPack): PackedVacancies {
  const { size, x, y, age, rank } = index;
  const place = Uint16Array.from({ length: size }, (_, at) => (at < index.placeless ? 0 : at < index.fromHome ? 1 : 2));
  const { numbers: functionAt, functions } = functionsOf(index);
  const columns: Column[] = [
    { name: 'x', type: 'integer', values: x },
    { name: 'y', type: 'integer', values: y },
    { name: 'age', type: 'smallint', values: age },
    { name: 'rank', type: 'integer', values: rank },
    { name: PLACE, type: 'smallint', values: place },
    { name: 'fn', type: 'smallint', values: functionAt },
    { name: 'hours', type: 'smallint', values: formAt(index.gates.hours, size) },
    { name: 'times', type: 'smallint', values: formAt(index.gates.times, size) },
    ...DIMENSION_IDS.flatMap((dim) => bitColumns(dim, index.demands[dim], size)),
  ];
  return { size, columns, queryFor: (candidate, most) => queryFor(index, pack, functions, candidate, most) };
}

/** Number of the only form at each position, from 1; 0 for none. */
function formAt({ starts, positions }: Postings, size: number): Uint16Array {
  const forms = new Uint16Array(size);
  for (let form = 0; form + 1 < starts.length; form += 1)
    for (const position of positions.subarray(starts[form], starts[form + 1])) forms[position] = form + 1;
  return forms;
}

function bitColumns(dim: string, { starts, positions }: Postings, size: number): readonly Column[] {
  const forms = starts.length - 1;
  return Array.from({ length: Math.ceil(forms / BITS) }, (_, part) => {
    const values = new BigInt64Array(size);
    for (let form = part * BITS; form < Math.min(forms, (part + 1) * BITS); form += 1)
      for (const position of positions.subarray(starts[form], starts[form + 1]))
        values[position] = (values[position] ?? 0n) | (1n << BigInt(form - part * BITS));
    return { name: `${dim}_${part}`, type: 'bigint' as const, values };
  });
}

function entriesAt({ entries, starts, positions }: Lexicon, size: number): readonly string[] {
  const at = Array.from({ length: size }, () => '');
  for (const [entry, word] of entries.entries())
    for (const position of positions.subarray(starts[entry], starts[entry + 1])) at[position] += ` ${word}`;
  return at;
}

function functionsOf({ words, occupations, size }: VacancyIndex): {
  readonly numbers: Uint16Array;
  readonly functions: readonly Function[];
} {
  const [titles, codes] = [entriesAt(words, size), entriesAt(occupations, size)];
  const known = new Map<string, number>();
  const functions: Function[] = [];
  const numbers = Uint16Array.from({ length: size }, (_, at) => {
    const [title, isco] = [titles[at] ?? '', (codes[at] ?? '').trim()];
    const number = known.get(`${title}/${isco}`) ?? functions.push({ title, isco: isco === '' ? null : isco }) - 1;
    known.set(`${title}/${isco}`, number);
    return number;
  });
  return { numbers, functions };
}

const KINDS = { gewenst: 0, acceptabel: 1, anders: 2, uitgesloten: 3 } as const satisfies Record<FunctionKind, number>;

function queryFor(
  index: VacancyIndex,
  pack: LimitsPack,
  functions: readonly Function[],
  candidate: MatchableCandidate,
  most: number,
): string {
  const { zoekprofiel } = candidate;
  const { point } = zoekprofiel.home;
  const [home, maxKm] = [point && toGridPoint(point), zoekprofiel.maxKm];
  if (home === null || maxKm === null) throw new RangeError('candidates of this measurement have a home and a radius');
  const ofKind = (kind: FunctionKind): string => {
    const numbers = functions.flatMap(({ title, isco }, number) => {
      const occupations = isco === null ? [] : [{ code: isco, confidence: 1 }];
      return functionOf({ title, reading: { occupations } as never }, zoekprofiel) === kind ? [number] : [];
    });
    return numbers.length === 0 ? 'false' : `fn in (${numbers.join()})`;
  };
  const conflicts = conditionsAsked(index, pack, candidate, []).dimensions.flatMap(({ on, formsInConflict }) => {
    const forms = formsInConflict();
    if (forms.length === 0) return [];
    if (on === 'werktijden') return [`times in (${forms.map((form) => form + 1).join()})`];
    if (on === 'uren_week' || on === 'uren_dag') return [`hours in (${forms.map((form) => form + 1).join()})`];
    const parts = Map.groupBy(forms, (form) => Math.floor(form / BITS));
    const tests = Array.from(parts, ([part, own]) => {
      const mask = own.reduce((bits, form) => bits | (1n << BigInt(form - part * BITS)), 0n);
      return `(${on}_${part} & ${mask}) <> 0`;
    });
    return [tests.length === 1 ? `${tests[0]}` : `(${tests.join(' or ')})`];
  });
  const metres = Math.floor(maxKm) * 1000;
  const square = `((x - ${home.x})::bigint * (x - ${home.x}) + (y - ${home.y})::bigint * (y - ${home.y}))`;
  const near = `x between ${home.x - metres} and ${home.x + metres} and y between ${home.y - metres} and ${home.y + metres} and ${square} <= ${metres ** 2}`;
  const sum = conflicts.length === 0 ? '0' : conflicts.map((test) => `(${test})::int`).join(' + ');
  return `with f as materialized (
  select rank, age, case when ${ofKind('gewenst')} then ${KINDS.gewenst} when ${ofKind('acceptabel')} then ${KINDS.acceptabel} else ${KINDS.anders} end as kind,
    case when place = 0 then ${maxKm} else ceil(sqrt(${square}) / 1000)::int end as km, ${sum} as conflicts
  from v where (place < 2 or (${near})) and not (${ofKind('uitgesloten')}))
select * from (select kind as a, km as b, age::int as c, rank as d from f where conflicts = 0 order by kind, km, age, rank limit ${most}) best
union all select -1, sum(case when conflicts = 0 then 1 else 0 end)::int, sum(case when conflicts = 1 then 1 else 0 end)::int,
  sum(case when conflicts = 2 then 1 else 0 end)::int from f`;
}

export type SqlAnswer = { readonly conflicts: readonly number[]; readonly ranks: readonly number[] };

/** Reads the rows of `queryFor`: the best in order, and one row of counts that begins with -1. */
export function readAnswer(rows: readonly (readonly number[])[]): SqlAnswer {
  const counts = rows.find(([a]) => a === -1) ?? [];
  const best = rows.filter(([a]) => a !== -1);
  const sorted = best.toSorted((one, other) => {
    const at = one.findIndex((value, part) => value !== other[part]);
    return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
  return { conflicts: counts.slice(1).map((count) => count ?? 0), ranks: sorted.map((row) => row[3] ?? 0) };
}

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Dimension } from '../../domain/demand/dimension.ts';
import { DIMENSIONS } from '../../domain/demand/dimension.ts';
import type { UsualDemand } from '../../domain/match/match.ts';
import type { PriorRule } from '../../domain/occupation/derive-priors.ts';
import type { OccupationPriors } from '../../domain/occupation/occupation-pack.ts';
import { ConfigError } from '../../domain/shared/errors.ts';
import { readRecords } from '../shared/csv.ts';

const FOLDER = new URL('../../rules/priors/', import.meta.url);
const DERIVED = new URL('onet.csv', FOLDER);
const EXPERT = new URL('expert.csv', FOLDER);
const THRESHOLDS = new URL('thresholds.yaml', FOLDER);

/** Where `npm run derive:priors` writes what it derives. */
export const DERIVED_PRIORS_FILE = DERIVED;

/** The files of what is usual in occupations, for the hash that makes the version of the rules. */
export const PRIOR_FILES: readonly URL[] = [DERIVED, EXPERT];

const dim = z.custom<Dimension>((value) => typeof value === 'string' && Object.hasOwn(DIMENSIONS, value), 'no such dimension');
const level = z.coerce.number().int().min(0).max(4);
const derivedRow = z.object({ isco08: z.string().regex(/^\d{4}$/), dim, level });
const expertRow = z.object({ isco08: z.string().regex(/^\d{1,4}$/), dim, level, reason: z.string().trim().min(3) });

/**
 * Reads what is usual in occupations: derived from figures, and over that what an expert wrote. The row of an expert with the most digits
 * wins; level 0 takes away what the figures say.
 * @param groups all unit groups
 * @throws ConfigError naming the file, the row and what is wrong
 */
export function loadPriors(groups: readonly string[]): OccupationPriors {
  const derived = rowsOf(DERIVED, derivedRow);
  const expert = rowsOf(EXPERT, expertRow).toSorted((a, b) => a.isco08.length - b.isco08.length);
  for (const { isco08 } of expert)
    if (!groups.some((group) => group.startsWith(isco08)))
      throw new ConfigError(`src/rules/priors/expert.csv: de groep ${isco08} bestaat niet.`);
  return new Map(
    groups.map((isco08) => {
      const levels = new Map<Dimension, number>();
      for (const row of derived) if (row.isco08 === isco08) levels.set(row.dim, row.level);
      for (const row of expert) if (isco08.startsWith(row.isco08)) levels.set(row.dim, row.level);
      return [isco08, [...levels].filter(([, own]) => own > 0).map(([of, own]): UsualDemand => ({ isco08, dim: of, level: own }))];
    }),
  );
}

function rowsOf<Row extends { readonly isco08: string; readonly dim: Dimension; readonly level: number }>(
  file: URL,
  shape: z.ZodType<Row>,
): readonly Row[] {
  const name = file.pathname.split('/').at(-1) ?? '';
  const seen = new Set<string>();
  return readRecords(readFileSync(file, 'utf8')).map((record, at) => {
    const read = shape.safeParse(record);
    if (!read.success) throw new ConfigError(`src/rules/priors/${name}, regel ${at + 2}: ${z.prettifyError(read.error)}`);
    const { isco08, dim: of, level: own } = read.data;
    const key = `${isco08} ${of}`;
    if (own > DIMENSIONS[of]) throw new ConfigError(`src/rules/priors/${name}, regel ${at + 2}: ${of} heeft geen niveau ${own}.`);
    if (seen.has(key)) throw new ConfigError(`src/rules/priors/${name}, regel ${at + 2}: ${key} staat er al.`);
    seen.add(key);
    return read.data;
  });
}

const figures = z.record(z.string(), z.number().min(1).max(5));
const thresholds = z.strictObject({
  rules: z.array(
    z.strictObject({
      dim,
      figure: z.string(),
      levels: z.record(z.string().regex(/^[1-4]$/), z.number().min(1).max(5)),
      and: figures.optional(),
    }),
  ),
  stand_ins: z.record(z.string().regex(/^\d{4}$/), z.string().regex(/^\d{4}$/)),
});

/** Reads the rules by which figures become levels. @throws ConfigError naming what is wrong */
export function loadPriorRules(): { readonly rules: readonly PriorRule[]; readonly standIns: ReadonlyMap<string, string> } {
  const read = thresholds.safeParse(parse(readFileSync(THRESHOLDS, 'utf8')));
  if (!read.success) throw new ConfigError(`src/rules/priors/thresholds.yaml: ${z.prettifyError(read.error)}`);
  return {
    rules: read.data.rules.map((rule) => ({
      dim: rule.dim,
      figure: rule.figure,
      levels: Object.entries(rule.levels).map(([own, from]) => ({ level: Number(own), from })),
      and: Object.entries(rule.and ?? {}).map(([figure, from]) => ({ figure, from })),
    })),
    standIns: new Map(Object.entries(read.data.stand_ins)),
  };
}

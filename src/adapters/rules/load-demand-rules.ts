import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ASPECTS, DIMENSIONS, type Aspect, type Dimension } from '../../domain/demand/dimension.ts';
import { compilePattern, type WordLists } from '../../domain/reading/compile-pattern.ts';
import type { DemandPack, DemandRule, Pattern, TextUnit } from '../../domain/reading/demand-rules.ts';
import { fold } from '../../domain/reading/readable-text.ts';
import { ConfigError } from '../../domain/shared/errors.ts';

const FOLDER = new URL('../../rules/demands/', import.meta.url);
const SETTINGS = ['sections.yaml', 'scope.yaml', 'words.yaml'];

const dim = z.custom<Dimension>((value) => typeof value === 'string' && Object.hasOwn(DIMENSIONS, value), 'no such dimension');
const unit = z.enum([
  'kg',
  'newton',
  'minuten',
  'minuten_aaneen',
  'uren_per_dag',
  'per_uur',
  'graden',
  'graden_celsius',
  'cm',
  'meter',
  'kilometer',
  'stappen',
  'getal',
  'dB',
  'treden',
]) satisfies z.ZodType<TextUnit>;
const section = z.enum(['over_ons', 'taken', 'eisen', 'bieden', 'procedure', 'verwant']);
const many = z.union([z.string(), z.array(z.string())]).transform((value) => (typeof value === 'string' ? [value] : value));

const example = z.strictObject({ text: z.string(), reads: z.string(), in: section.optional() });
const ruleShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  dim,
  kind: z.enum(['expliciet', 'afgeleid', 'boilerplate', 'afwezig']).default('expliciet'),
  level: z.number().int().min(0).max(4).nullable(),
  often: z.number().int().min(1).max(4).nullable().default(null),
  all_day: z.number().int().min(1).max(4).nullable().default(null),
  ceiling: z.boolean().default(false),
  absent_from: z.number().int().min(1).max(4).nullable().default(null),
  aspects: z.array(z.string()).default([]),
  says: z.array(z.string()).min(1),
  in: z.array(section).default([]),
  not: z.array(z.string()).default([]),
  examples: z.array(example).default([]),
});
const scopeShape = z.strictObject({
  thresholds: z.array(
    z.strictObject({ dim, unit, up_to: z.array(z.number()), levels: z.array(z.number().int().min(0).max(4)).optional() }),
  ),
  negations: z.array(z.string()),
  negations_after: z.array(z.string()),
  no_negations: z.array(z.string()),
  softeners: z.array(z.string()),
  aids: z.record(z.string(), z.array(z.string())),
  often: z.array(z.string()),
  all_day: z.array(z.string()),
  ours: z.array(z.string()),
  yours: z.array(z.string()),
  turns: z.array(z.string()),
  units: z.array(z.strictObject({ unit, words: z.array(z.string()), factor: z.number().default(1) })),
});
const wordsShape = z.strictObject({ groups: z.record(z.string(), z.array(z.string())), verbs: z.record(z.string(), z.array(z.string())) });
const sectionsShape = z.array(z.strictObject({ section, words: many }));

/** A duty, tool or certificate with every load that it brings, and the lowest level of each. */
const dutyShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  says: z.array(z.string()).min(1),
  brings: z.record(z.string(), z.number().int().min(1).max(4)),
  in: z.array(section).default([]),
  not: z.array(z.string()).default([]),
  examples: z.array(example).default([]),
});
const fileShape = z.array(z.union([ruleShape, dutyShape]));

type WrittenRule = z.infer<typeof ruleShape>;

function spread(written: z.infer<typeof fileShape>[number]): WrittenRule[] {
  if ('dim' in written) return [written];
  return Object.entries(written.brings).map(([name, level], place) => ({
    id: `${written.id}.${name}`,
    dim: dim.parse(name),
    kind: 'afgeleid',
    level,
    often: null,
    all_day: null,
    ceiling: false,
    absent_from: null,
    aspects: [],
    says: written.says,
    in: written.in,
    not: written.not,
    examples: place === 0 ? written.examples : [],
  }));
}

/** An example beside a rule: what the words must be read as, "tillen 4 expliciet" or "niets". */
export type RuleExample = {
  readonly rule: string;
  readonly dim: Dimension;
  readonly text: string;
  readonly reads: string;
  readonly section: 'taken' | z.infer<typeof section>;
};

function readYaml<T>(name: string, shape: z.ZodType<T>): T {
  try {
    return shape.parse(parse(readFileSync(new URL(name, FOLDER), 'utf8')));
  } catch (cause) {
    throw new ConfigError(`src/rules/demands/${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const ruleFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml') && !SETTINGS.includes(name))
    .sort();

/** The files on which the reading of demands rests, for the hash that makes the version of the rules. */
export function demandRuleFiles(): URL[] {
  return [...SETTINGS, ...ruleFiles()].map((name) => new URL(name, FOLDER));
}

/** Loads every demand rule. @throws ConfigError naming the file and what is wrong in it */
export function loadDemandRules(): DemandPack & { readonly examples: readonly RuleExample[] } {
  const scope = readYaml('scope.yaml', scopeShape);
  const lists = wordLists();
  const compile = (of: string, patterns: readonly string[]) => compileAll(of, patterns, lists);
  const written = ruleFiles()
    .flatMap((name) => readYaml(name, fileShape))
    .flatMap(spread);
  const ids = written.map((rule) => rule.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ConfigError(`src/rules/demands: rule ${twice} stands there twice`);
  return {
    rules: written.map((rule) => toRule(rule, compile)),
    examples: written.flatMap((rule) =>
      rule.examples.map((one) => ({
        rule: rule.id,
        dim: rule.dim,
        text: one.text,
        reads: one.reads,
        section: one.in ?? rule.in[0] ?? 'taken',
      })),
    ),
    thresholds: scope.thresholds.map(toThreshold),
    negations: compile('negations', scope.negations),
    negationsAfter: compile('negations_after', scope.negations_after),
    noNegations: compile('no_negations', scope.no_negations),
    softeners: compile('softeners', scope.softeners),
    aids: new Map(Object.entries(scope.aids).map(([name, patterns]) => [dim.parse(name), compile(`aids of ${name}`, patterns)])),
    oftenWords: compile('often', scope.often),
    allDayWords: compile('all_day', scope.all_day),
    ours: compile('ours', scope.ours),
    yours: compile('yours', scope.yours),
    turns: scope.turns.map(fold),
    units: scope.units.map((one) => ({ ...one, words: one.words.map(fold) })),
    sections: readYaml('sections.yaml', sectionsShape).map((one) => ({ section: one.section, words: one.words.map(fold) })),
  };
}

function wordLists(): WordLists {
  const { groups, verbs } = readYaml('words.yaml', wordsShape);
  return { groups: new Map(Object.entries(groups)), verbs: new Map(Object.entries(verbs)), units: new Set(unit.options) };
}

function compileAll(of: string, patterns: readonly string[], lists: WordLists): Pattern[] {
  return patterns.flatMap((written) => {
    try {
      return compilePattern(written, lists);
    } catch (cause) {
      throw new ConfigError(`src/rules/demands, ${of}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  });
}

function toThreshold({ dim: of, unit: inUnit, up_to: borders, levels }: z.infer<typeof scopeShape>['thresholds'][number]) {
  if (levels && levels.length !== borders.length + 1)
    throw new ConfigError(`src/rules/demands/scope.yaml: ${of} in ${inUnit} needs one level more than borders`);
  const steps = [...borders, null].map((upTo, place) => ({ upTo, level: Math.min(levels?.[place] ?? place, DIMENSIONS[of]) }));
  return { dim: of, unit: inUnit, steps };
}

function toRule(rule: WrittenRule, compile: (of: string, patterns: readonly string[]) => Pattern[]): DemandRule {
  const known: readonly string[] = (ASPECTS as Partial<Record<Dimension, readonly string[]>>)[rule.dim] ?? [];
  const unknown = rule.aspects.find((aspect) => !known.includes(aspect));
  if (unknown !== undefined)
    throw new ConfigError(`src/rules/demands: rule ${rule.id} names aspect ${unknown}, which ${rule.dim} does not have`);
  if (rule.level !== null && rule.level > DIMENSIONS[rule.dim])
    throw new ConfigError(`src/rules/demands: rule ${rule.id} has a level that ${rule.dim} does not have`);
  return {
    id: rule.id,
    dim: rule.dim,
    kind: rule.kind,
    level: rule.level,
    often: rule.often,
    allDay: rule.all_day,
    ceiling: rule.ceiling,
    // What is denied is denied from its own level upward: "geen dakwerk" leaves the ladder open.
    absentFrom: rule.absent_from ?? Math.max(1, rule.level ?? 1),
    aspects: rule.aspects as Aspect[],
    patterns: compile(`rule ${rule.id}`, rule.says),
    sections: rule.in,
    not: compile(`rule ${rule.id}`, rule.not),
  };
}

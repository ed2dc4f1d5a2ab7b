import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Aspect, Dimension } from '../../domain/demand/dimension.ts';
import { ASPECTS, DIMENSION_IDS, DIMENSIONS } from '../../domain/demand/dimension.ts';
import type { ScoredListKind } from '../../domain/fml/fml-list.ts';
import type { Bounds, BoundsAt, ClockWindow, ItemRule, LimitsPack } from '../../domain/limit/limits-pack.ts';
import { ConfigError } from '../../domain/shared/errors.ts';

const dim = z.enum(DIMENSION_IDS as [Dimension, ...Dimension[]]);
const aspect = z.enum([...new Set(Object.values(ASPECTS).flat())] as [Aspect, ...Aspect[]]);
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
  'dB',
  'treden',
]);
const outcome = z.enum(['past', 'aandacht', 'conflict', 'onbekend']);

/** A pattern as an expert writes it; a fault in it is told with its place in the file. */
const pattern = z.string().transform((text, context) => {
  try {
    return new RegExp(text, 'iu');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `not a pattern: ${String(error)}` });
    return z.NEVER;
  }
});

/** `2|3`: the highest level inside and the lowest outside; `-` is none. */
const bounds = z
  .string()
  .regex(/^(-|[0-4])\|(-|[0-4])$/)
  .transform((text): Bounds => {
    const [within, above] = text.split('|').map((part) => (part === '-' ? null : Number(part)));
    return { within: within ?? null, above: above ?? null };
  })
  .refine(({ within, above }) => above === null || above > (within ?? -1), { error: 'above must be higher than within' });
const boundsAt = z.partialRecord(z.enum(['any', '1', '2', '3', '4']), bounds).transform((at) => at as BoundsAt);
const numbersAt = z.record(z.string().regex(/^[0-4]$/), z.number()).transform((at) => at as { readonly [score: number]: number });

const itemLimit = z
  .strictObject({
    dim,
    aspects: z.array(aspect).default([]),
    between: z.enum(['aandacht', 'onbekend']).default('aandacht'),
    at: boundsAt,
    only: pattern.optional(),
    when: z.array(z.strictObject({ words: pattern, without: pattern.optional(), at: boundsAt })).default([]),
  })
  .superRefine((limit, context) => {
    for (const at of [limit.at, ...limit.when.map((other) => other.at)])
      for (const { within, above } of Object.values<Bounds>(at))
        if (Math.max(within ?? 0, above ?? 0) > DIMENSIONS[limit.dim])
          context.addIssue({ code: 'custom', message: `${limit.dim} has no such level` });
    if (limit.aspects.some((name) => !aspectsOf(limit.dim).includes(name)))
      context.addIssue({ code: 'custom', message: `${limit.dim} has no such aspect` });
  });

const itemRow = z
  .strictObject({
    klassiek: z.string().optional(),
    herzien: z.string().optional(),
    limits: z.array(itemLimit).default([]),
    amount: z
      .strictObject({ unit, dims: z.array(dim), direction: z.enum(['max', 'min']).default('max'), anchors: numbersAt.default({}) })
      .optional(),
    times_per_hour: z.strictObject({ dims: z.array(dim), at: numbersAt }).optional(),
    travel: z.literal(true).optional(),
    words: z.literal(true).optional(),
    note: z.literal(true).optional(),
    times: z.enum(['evening', 'night', 'hours_day', 'hours_week', 'other']).optional(),
  })
  .refine((row) => row.klassiek ?? row.herzien, { error: 'an item stands on at least one list' })
  .refine((row) => [row.limits.length > 0, row.words, row.note, row.times].filter(Boolean).length === 1, {
    error: 'an item has limits, or is words, a note or about times',
  });
const itemsFile = z.strictObject({ items: z.array(itemRow) });

const cells = z.strictObject({ within: outcome, between: outcome, above: outcome });
const outcomesFile = z.strictObject({
  version: z.number().int().positive(),
  table: z.strictObject({ expliciet_plafond: cells, expliciet: cells, verzacht: cells, afgeleid: cells, gebruikelijk: cells }),
  level_one: z.strictObject({ inferred_always: z.array(dim), inferred_at_zero: z.array(dim) }),
  no_level: outcome,
  conflict_by_number_only: z.array(dim),
  vague_absence: z.array(
    z.strictObject({ dim, absent_from: z.number(), limit_up_to: z.number(), unit, level_up_to: z.number(), outcome, otherwise: outcome }),
  ),
  aspect_by_level: z.partialRecord(dim, z.record(z.string().regex(/^[0-4]$/), z.array(aspect))),
  often: pattern,
  levels: z.array(z.strictObject({ dim, unit, up_to: z.array(z.number()) })),
  mildest: z.array(z.strictObject({ dim, aspect, at: numbersAt })),
});

/** A moment of the day as minutes after midnight; 24:00 is 1440. */
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
const clockWindow = z.tuple([clock, clock]).transform(([from, until]): ClockWindow => ({ from, until }));
const perList = z.strictObject({ klassiek: clockWindow, herzien: clockWindow });
const timesFile = z.strictObject({
  hours_day: z.strictObject({ anchors: numbersAt }),
  hours_week: z.strictObject({ anchors: numbersAt }),
  tolerance: z.strictObject({ week: z.number().nonnegative(), day: z.number().nonnegative() }),
  days_when_not_stated: z.number().positive(),
  night: perList,
  evening: perList,
  night_tolerance_minutes: z.strictObject({ usual: z.number(), seldom: z.number() }),
  evenings_per_week: z.number(),
  shifts_with_nights: z.number(),
});

const valueUnit = z.enum([...unit.options, 'uren_per_week', 'kgf']);
const dimensionWords = z
  .strictObject({
    name: z.string(),
    number: z.string().nullable().default(null),
    number_min: z.string().nullable().default(null),
    none: z.string().nullable().default(null),
    limits: z.array(z.string()).min(1),
    levels: z.array(z.string()).min(2),
  })
  .transform(({ number_min: numberMin, ...words }) => ({ ...words, numberMin }));
const wordsFile = z.strictObject({
  toelichting: z.strictObject({
    wish: pattern,
    not_even_incidentally: pattern,
    allows: pattern,
    travel_works: pattern,
    units: z.partialRecord(valueUnit, z.string()),
    days_of_hours: pattern,
    filler: z.string(),
  }),
  kinds: z.array(z.strictObject({ code: z.string(), dims: z.array(dim), words: pattern, demand: pattern })),
  aspects: z.partialRecord(dim, z.partialRecord(aspect, pattern)),
  neutral: z.strictObject({
    words: z.string(),
    untranslated: z.string(),
    aspects: z.record(aspect, z.string()),
    units: z.record(z.enum([...unit.options, 'uren_per_week']), z.string()),
    dimensions: z.record(dim, dimensionWords),
    hours_day: z.string(),
    hours_week: z.string(),
    times: z.record(z.enum(['avond', 'nacht', 'niet_voor', 'niet_na', 'alleen_regelmatig', 'pauze', 'vrij']), z.string()),
  }),
});

const FILES = ['items.yaml', 'outcomes.yaml', 'times.yaml', 'words.yaml'] as const;

/** The files of the limits, for the hash that makes the version of all rules. */
export const LIMIT_RULE_FILES: readonly URL[] = FILES.map((name) => new URL(`../../rules/limits/${name}`, import.meta.url));

/** Reads and checks the rules from a recorded list to limits and from a limit to an outcome. @throws ConfigError naming every fault of a file at once */
export function loadLimits(): LimitsPack {
  const texts = LIMIT_RULE_FILES.map((file) => readFileSync(file, 'utf8'));
  const at = (index: number): string => texts[index] ?? '';
  const { items } = check(itemsFile, 'items.yaml', at(0));
  const outcomes = check(outcomesFile, 'outcomes.yaml', at(1));
  const times = check(timesFile, 'times.yaml', at(2));
  const words = check(wordsFile, 'words.yaml', at(3));
  const hash = createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12);
  return {
    version: `limits-${outcomes.version}-${hash}`,
    items: { fml_klassiek: rulesOf(items, 'klassiek'), fml_herzien: rulesOf(items, 'herzien') },
    outcomes: toOutcomes(outcomes),
    times: {
      hoursDayAnchors: times.hours_day.anchors,
      hoursWeekAnchors: times.hours_week.anchors,
      toleranceWeek: times.tolerance.week,
      toleranceDay: times.tolerance.day,
      daysWhenNotStated: times.days_when_not_stated,
      night: byKind(times.night),
      evening: byKind(times.evening),
      nightToleranceMinutes: times.night_tolerance_minutes,
      eveningsPerWeek: times.evenings_per_week,
      shiftsWithNights: times.shifts_with_nights,
    },
    ...toWords(words),
  };
}

function check<Schema extends z.ZodType>(schema: Schema, name: string, text: string): z.infer<Schema> {
  const read = schema.safeParse(parse(text));
  if (!read.success) throw new ConfigError(`src/rules/limits/${name}: ${z.prettifyError(read.error)}`);
  return read.data;
}

const aspectsOf = (name: Dimension): readonly Aspect[] => (ASPECTS as Partial<Record<Dimension, readonly Aspect[]>>)[name] ?? [];

const byKind = (of: z.infer<typeof perList>): Record<ScoredListKind, ClockWindow> => ({
  fml_klassiek: of.klassiek,
  fml_herzien: of.herzien,
});

function rulesOf(rows: z.infer<typeof itemsFile>['items'], list: 'klassiek' | 'herzien'): ReadonlyMap<string, ItemRule> {
  const rules = new Map<string, ItemRule>();
  for (const row of rows) {
    const number = row[list];
    if (number === undefined) continue;
    if (rules.has(number)) throw new ConfigError(`src/rules/limits/items.yaml: item ${number} of the list "${list}" stands there twice`);
    rules.set(number, toRule(row));
  }
  return rules;
}

function toRule(row: z.infer<typeof itemRow>): ItemRule {
  const times = row.times === 'other' ? 'other_times' : row.times;
  return {
    limits: row.limits.map((limit) => ({
      ...limit,
      only: limit.only ?? null,
      when: limit.when.map(({ words, without, at }) => ({ words, without: without ?? null, at })),
    })),
    amount: row.amount ?? null,
    timesPerHour: row.times_per_hour ?? null,
    travel: row.travel ?? false,
    role: times ?? (row.words ? 'words' : row.note ? 'note' : 'limits'),
  };
}

function toOutcomes(file: z.infer<typeof outcomesFile>): LimitsPack['outcomes'] {
  return {
    table: file.table,
    inferredAlways: new Set(file.level_one.inferred_always),
    inferredAtZero: new Set(file.level_one.inferred_at_zero),
    noLevel: file.no_level,
    conflictByNumberOnly: new Set(file.conflict_by_number_only),
    vagueAbsence: file.vague_absence.map((row) => ({
      dim: row.dim,
      absentFrom: row.absent_from,
      limitUpTo: { value: row.limit_up_to, unit: row.unit },
      levelUpTo: row.level_up_to,
      outcome: row.outcome,
      otherwise: row.otherwise,
    })),
    aspectByLevel: new Map(Object.entries(file.aspect_by_level) as [Dimension, { readonly [level: number]: readonly Aspect[] }][]),
    often: file.often,
    levels: new Map(file.levels.map((row) => [row.dim, { unit: row.unit, upTo: row.up_to }])),
    mildest: file.mildest,
  };
}

function toWords({
  toelichting,
  kinds,
  aspects,
  neutral,
}: z.infer<typeof wordsFile>): Pick<LimitsPack, 'toelichting' | 'kinds' | 'aspectWords' | 'neutral'> {
  const unitNames = Object.entries(toelichting.units) as [keyof typeof toelichting.units, string][];
  return {
    toelichting: {
      wish: toelichting.wish,
      notEvenIncidentally: toelichting.not_even_incidentally,
      allows: toelichting.allows,
      travelWorks: toelichting.travel_works,
      numbers: new Map(
        unitNames.map(([name, words]) => [name, new RegExp(`(?<![\\p{L}\\d,.])(-?\\d+(?:[.,]\\d+)?)\\s*${words}(?![\\p{L}\\d])`, 'giu')]),
      ),
      daysOfHours: toelichting.days_of_hours,
      filler: new RegExp(toelichting.filler, 'giu'),
    },
    kinds,
    aspectWords: Object.entries(aspects).flatMap(([name, of]) =>
      Object.entries(of).map(([aspectName, words]) => ({ dim: name as Dimension, aspect: aspectName as Aspect, words })),
    ),
    neutral: {
      words: neutral.words,
      untranslated: neutral.untranslated,
      aspects: neutral.aspects,
      units: neutral.units,
      dimensions: neutral.dimensions,
      hoursDay: neutral.hours_day,
      hoursWeek: neutral.hours_week,
      times: neutral.times,
    },
  };
}
